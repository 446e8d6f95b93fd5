import CodeSets
import Terminal

/// A row of an index, laid out once.
struct IndexRow: Sendable {
  /// A line of the row.
  struct TextLine: Sendable {
    let text: Line
    /// The columns of the text that stand in this line.
    let range: Range<Int>
    let column: Int
    /// The columns of the text that nonessential modifiers take.
    var modifiers = 0..<0
    /// Which of the entry's references it tells of; nil for the term itself.
    var reference: Int?
  }

  /// A code as a row shows it.
  struct Cell: Hashable, Sendable {
    let code: IndexCode
    let state: IndexCodeState

    /// Whether the edition no longer has it as the index prints it.
    var isFlagged: Bool { state == .gone || state == .divided }
  }

  let entry: IndexEntry
  let lines: [TextLine]
  /// The codes, the manifestation last; of a table's row the six cells.
  let codes: [Cell?]
  let hasBelow: Bool

  /// What can be chosen on it, in the order in which it is gone through.
  var targets: [IndexTarget] {
    let codes: [IndexTarget] =
      entry.cells.isEmpty ? self.codes.compactMap { $0.map { .code($0.code) } } : []
    return codes + entry.references.map { .reference($0) }
  }

  /// What stands at the right of an outline: `E85.4 [I43]`, `E11.3 divided`.
  var trail: String {
    codes.enumerated().compactMap { index, cell in
      guard let cell else { return nil }
      let isManifestation = index >= entry.codes.count
      let code = isManifestation ? "[\(cell.code)]" : "\(cell.code)"
      return cell.isFlagged ? "\(code) \(cell.state.rawValue)" : code
    }.joined(separator: " ")
  }

  /// Where Enter leads.
  ///
  /// - Parameters:
  ///   - choice: The target that was chosen, if one was.
  ///   - column: The column of a table.
  func target(choice: Int?, column: Int) -> IndexTarget? {
    let targets = targets
    if let choice, targets.indices.contains(choice) { return targets[choice] }
    let own =
      entry.cells.isEmpty ? codes.first : codes.indices.contains(column) ? codes[column] : nil
    if let code = own ?? nil { return .code(code.code) }
    // A `see` is where the codes are; below a `see also` there are codes too.
    if let see = entry.references.first(where: { !$0.isAlso }) { return .reference(see) }
    if hasBelow, entry.cells.isEmpty { return .below }
    return entry.references.first.map { .reference($0) }
  }
}

/// Where a row of an index leads.
enum IndexTarget: Hashable, Sendable {
  case code(IndexCode)
  case reference(IndexReference)
  /// To the terms below it.
  case below
}

extension IndexReference {
  /// As it is printed: `see also Anemia, with`.
  var words: String { (isAlso ? "see also " : "see ") + text }

  /// The column of the table of neoplasms that it names.
  var column: Int {
    let names = ["secondary", "in situ", "benign", "uncertain", "unspecified behavior"]
    let text = text.lowercased()
    return names.firstIndex(where: text.contains).map { $0 + 1 } ?? 0
  }
}

/// Lays rows of an index out.
struct IndexLayout {
  let book: IndexBook
  let books: CodeBook
  let width: Int

  /// Columns for the codes of an outline.
  static let codeColumns = 16
  /// Where terms begin.
  static let textColumn = 4

  /// What rows were laid out for.
  struct Fit: Hashable, Sendable {
    let width: Int
    let digest: UInt64
  }

  var fit: Fit { Fit(width: width, digest: book.digest) }

  func row(_ number: Int) -> IndexRow {
    let entry = book.entry(number)
    let printed: [IndexCode?] =
      entry.cells.isEmpty ? entry.codes + [entry.manifestation].compactMap(\.self) : entry.cells
    let codes = printed.map { code in
      code.map { IndexRow.Cell(code: $0, state: books.state(of: $0)) }
    }
    return IndexRow(
      entry: entry, lines: entry.kind.columns.isEmpty ? lines(of: entry) : [tableLine(of: entry)],
      codes: codes, hasBelow: !book.below(number).isEmpty)
  }

  /// The one line that a row of a table has: what does not fit is told below the table.
  private func tableLine(of entry: IndexEntry) -> IndexRow.TextLine {
    let text = Line(entry.text)
    return IndexRow.TextLine(
      text: text, range: 0..<text.columns, column: 2 + 2 * min(entry.level, 6),
      modifiers: modifiers(of: entry))
  }

  private func lines(of entry: IndexEntry) -> [IndexRow.TextLine] {
    let column = Self.textColumn + 2 * min(entry.level, 9)
    let hasCodes = !entry.codes.isEmpty || entry.manifestation != nil
    let room = max(12, width - column - 1 - (hasCodes ? Self.codeColumns + 1 : 0))
    let dim = modifiers(of: entry)
    let text = Line(entry.text)
    // A hanging indent, so that no second line looks like a term below.
    var lines = text.wrap(room - 4).enumerated().map { index, row in
      IndexRow.TextLine(
        text: text, range: row.range, column: column + row.indent + (index == 0 ? 0 : 4),
        modifiers: dim)
    }
    for (index, reference) in entry.references.enumerated() {
      let text = Line(reference.words)
      lines += text.wrap(max(12, width - column - 8)).enumerated().map { part, row in
        IndexRow.TextLine(
          text: text, range: row.range, column: column + row.indent + (part == 0 ? 4 : 6),
          reference: index)
      }
    }
    return lines
  }

  private func modifiers(of entry: IndexEntry) -> Range<Int> {
    guard !entry.modifiers.isEmpty, let range = entry.text.firstRange(of: entry.modifiers) else {
      return 0..<0
    }
    let start = columns(of: entry.text[..<range.lowerBound])
    return start..<(start + columns(of: entry.modifiers))
  }
}
