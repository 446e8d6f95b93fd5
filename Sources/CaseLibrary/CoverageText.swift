import Chart
import Grading

/// A coverage as plain text of at most 80 columns, the same for the same cases: counts first, then
/// what no case exercises, as lists to write from.
package func coverageText(_ coverage: Coverage) -> String {
  var page = CoveragePage()
  page.add("Coverage of \(coverage.cases) \(coverage.cases == 1 ? "case" : "cases")")
  if !coverage.unopened.isEmpty {
    page.add("Left out, with faults")
    for folder in coverage.unopened { page.add("  " + folder) }
  }
  page.table("Settings", Setting.allCases.map { ($0.rawValue, coverage.settings[$0] ?? 0) })
  page.bars("Difficulty", (1...5).map { (String($0), coverage.difficulties[$0] ?? 0) })
  page.table(
    "Queries (each counted)",
    [("needed", coverage.queriesNeeded), ("not needed", coverage.queriesNotNeeded)])
  page.table(
    "POA values",
    (PresentOnAdmission.valid.map(\.letter) + ["exempt"]).map { ($0, coverage.indicators[$0] ?? 0) }
  )
  page.table(
    "Section II, by principal diagnosis",
    "ABCDFGHIJK".map { (String($0), coverage.principalLetters[$0] ?? 0) })
  page.table("MS-DRGs expected", sorted(coverage.groups) { $0 < $1 })
  page.table("Root operations", sorted(coverage.operations) { $0 < $1 })
  page.table("Edits exercised", sorted(coverage.edits) { $0 < $1 })
  page.table("Guideline sections cited", sorted(coverage.sections, by: precedes))
  let unseen = EditID.allCases.filter { !mistypingEdits.contains($0) }.map(\.rawValue)
    .filter { coverage.edits[$0] == nil }
  page.list("Edits no case exercises", unseen.sorted())
  page.topics("Topics no case covers yet", coverage.openTopics)
  return page.text
}

private func sorted(
  _ counts: [String: Int], by precedes: (String, String) -> Bool
) -> [(String, Int)] {
  counts.keys.sorted(by: precedes).map { ($0, counts[$0] ?? 0) }
}

/// The order of the guidelines: diagnoses, Appendix I, procedures; `I.C.9` before `I.C.10`.
func precedes(_ a: Citation, _ b: Citation) -> Bool {
  sortKey(a).lexicographicallyPrecedes(sortKey(b)) { ($0.number, $0.text) < ($1.number, $1.text) }
}

private func sortKey(_ section: Citation) -> [(number: Int, text: String)] {
  let book = section.hasPrefix("Appendix") ? 1 : "IVX".contains(section.prefix(1)) ? 0 : 2
  var key = [(number: book, text: "")]
  var rest = section[...]
  while let first = rest.first {
    let isDigit = ("0"..."9").contains(first)
    let part = rest.prefix { $0 != "." && ("0"..."9").contains($0) == isDigit }
    if !part.isEmpty { key.append((Int(part) ?? 0, Int(part) == nil ? String(part) : "")) }
    rest = rest.dropFirst(max(1, part.count))
  }
  return key
}

/// Lines of at most 80 columns.
private struct CoveragePage {
  private static let width = 80
  private var lines: [String] = []

  var text: String { lines.map { $0 + "\n" }.joined() }

  mutating func add(_ line: String) { lines.append(line) }

  private mutating func head(_ title: String) {
    lines.append("")
    lines.append(title)
  }

  /// Names with their counts, in columns that are read downwards.
  mutating func table(_ title: String, _ rows: [(name: String, count: Int)]) {
    let counts = rows.map { String($0.count) }
    let names = rows.map(\.name.count).max() ?? 0
    let digits = counts.map(\.count).max() ?? 0
    cells(
      title,
      zip(rows, counts).map { padded($0.name, names) + "  " + leading($1, digits) })
  }

  /// Names alone, in columns.
  mutating func list(_ title: String, _ names: [String]) {
    let width = names.map(\.count).max() ?? 0
    cells(title, names.map { padded($0, width) })
  }

  /// A bar for each, a mark a case, as long as the line holds.
  mutating func bars(_ title: String, _ rows: [(name: String, count: Int)]) {
    head(title)
    let digits = rows.map { String($0.count).count }.max() ?? 0
    for row in rows {
      let bar = String(repeating: "#", count: min(row.count, 60))
      add(trimmed("  \(row.name)  \(leading(String(row.count), digits))  \(bar)"))
    }
  }

  /// A line for each topic: the section or root operation, and what it is about.
  mutating func topics(_ title: String, _ topics: [Topic]) {
    head("\(title): \(topics.count)")
    if topics.isEmpty { add("  none") }
    for topic in topics {
      switch topic.subject {
      case .section(let section): add("  \(padded(section, 14))\(topic.name)")
      case .operation(let name): add("  \(name): \(topic.name)")
      }
    }
  }

  /// Cells of one width, as many beside each other as fit.
  private mutating func cells(_ title: String, _ cells: [String]) {
    head(title)
    guard let width = cells.first?.count else { return add("  none") }
    let columns = max(1, (Self.width - 2 + 3) / (width + 3))
    let height = (cells.count + columns - 1) / columns
    for row in 0..<height {
      let beside = stride(from: row, to: cells.count, by: height).map { cells[$0] }
      add(trimmed("  " + beside.joined(separator: "   ")))
    }
  }
}

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - text.count))
}

private func leading(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}

private func trimmed(_ line: String) -> String {
  var line = line
  while line.hasSuffix(" ") { line.removeLast() }
  return line
}
