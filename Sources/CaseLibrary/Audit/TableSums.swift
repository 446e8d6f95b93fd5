import Chart

/// A last row called Total is the sum of the three or more rows above it.
func wrongTotals(_ document: ReadDocument) -> [(Int, String, String)] {
  document.lines.indices.compactMap { index in
    let row = fields(document.lines[index])
    guard row.first.map({ ["TOTAL", "Total"].contains($0) }) ?? false else { return nil }
    let totals = row.dropFirst().compactMap { Int($0) }
    guard !totals.isEmpty, totals.count == row.count - 1 else { return nil }
    var parts: [[Int]] = []
    for line in document.lines[..<index].reversed() {
      let cells = fields(line)
      let numbers = cells.suffix(totals.count).compactMap { Int($0) }
      guard cells.count > totals.count, numbers.count == totals.count else { break }
      parts.append(numbers)
    }
    guard parts.count >= 3 else { return nil }
    let sums = totals.indices.map { column in parts.reduce(0) { $0 + $1[column] } }
    guard sums != totals else { return nil }
    return (
      index + 1, "a total of \(listed(totals)), and the rows above add up to \(listed(sums))",
      "correct one of them"
    )
  }
}

private func listed(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

/// The cells of a row: what two or more spaces part.
func fields(_ line: String) -> [String] {
  var cells: [String] = []
  var words: [Substring] = []
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    if !word.isEmpty {
      words.append(word)
    } else if !words.isEmpty {
      cells.append(words.joined(separator: " "))
      words = []
    }
  }
  if !words.isEmpty { cells.append(words.joined(separator: " ")) }
  return cells
}

/// `POD 2`, `HD5`, `ICU day 3` go on as the dates of their notes do; a count that starts again is
/// another's.
func wrongCounts(_ document: ReadDocument) -> [(Int, String, String)] {
  var last: [String: (count: Int, entry: ReadDocument.Entry)] = [:]
  var found: [(Int, String, String)] = []
  for entry in document.entries where entry.isHeading {
    let words = document.words.filter { $0.line == entry.line || $0.line == entry.line + 1 }
    for (name, count) in counts(words.map(\.text)) {
      var isWrong = false
      defer { last[name] = isWrong ? nil : (count, entry) }
      guard let (before, earlier) = last[name], count >= before, entry.date >= earlier.date else {
        continue
      }
      let days = entry.date - earlier.date
      guard count - before != days else { continue }
      // The next one is compared with no wrong one.
      isWrong = true
      found.append(
        (
          entry.line,
          "\(name) \(count), \(days) \(days == 1 ? "day" : "days") after \(name) \(before)",
          "count from the same day throughout"
        ))
    }
  }
  return found
}

private func counts(_ words: [String]) -> [(name: String, count: Int)] {
  words.indices.compactMap { index in
    let word = words[index]
    let rest = words[(index + 1)...]
    for name in ["POD", "PPD", "DOL", "HD"] where word.hasPrefix(name) {
      let digits = word.dropFirst(name.count)
      let number = digits.isEmpty ? rest.first.flatMap { Int($0) } : Int(digits)
      return number.map { (name, $0) }
    }
    guard ["ICU", "vent", "hospital", "postoperative"].contains(word), rest.first == "day" else {
      return nil
    }
    return rest.dropFirst().first.flatMap { Int($0) }.map { ("\(word) day", $0) }
  }
}
