import Chart

/// A chapter or a block of the tabular list.
package struct TabularSection: Hashable, Sendable {
  /// Which one, as an owner of notes.
  package let owner: NoteOwner
  /// The first category.
  package let first: DiagnosisCode
  /// The last category.
  package let last: DiagnosisCode
  /// The title, without the codes.
  package let title: String

  /// A section by its parts.
  package init(owner: NoteOwner, first: DiagnosisCode, last: DiagnosisCode, title: String) {
    self.owner = owner
    self.first = first
    self.last = last
    self.title = title
  }
}

extension CodeBook {
  /// The 22 chapters, in order.
  package var chapters: [TabularSection] {
    var found: [TabularSection] = []
    sectionTable.forEachLine(startingWith: "") { line in
      // Chapters have numbers, and numbers come first.
      guard sectionTable.byte(at: line.lowerBound) < UInt8(ascii: "A") else { return false }
      found.append(section(line))
      return true
    }
    return found
  }

  /// The chapter of a code, be the code itself in the book or not; nil if its category is not.
  package func chapter(of code: DiagnosisCode) -> TabularSection? {
    places(of: code).first.flatMap { sectionTable.line(for: $0) }.map(section)
  }

  /// The innermost block of a code: of C50.911 it is C50-C50, not C00-C96.
  package func block(of code: DiagnosisCode) -> TabularSection? { blocks(of: code).last }

  /// The blocks of a code, the outermost first.
  package func blocks(of code: DiagnosisCode) -> [TabularSection] {
    places(of: code).dropFirst().compactMap { sectionTable.line(for: $0) }.map(section)
  }

  /// The keys of the chapter and the blocks of a code, the outermost first.
  func places(of code: DiagnosisCode) -> [String] {
    guard let line = categoryTable.line(for: String(code.category)) else { return [] }
    let blocks = categoryTable.text(categoryTable.column(2, of: line))
    return [categoryTable.text(categoryTable.column(1, of: line))]
      + blocks.split(separator: " ").map(String.init)
  }

  func section(_ line: Range<Int>) -> TabularSection {
    let table = sectionTable
    func code(_ column: Int) -> DiagnosisCode {
      DiagnosisCode(normalised: table.text(table.column(column, of: line)))
    }
    return TabularSection(
      owner: NoteOwner(key: table.text(table.column(0, of: line))),
      first: code(1), last: code(2), title: table.text(table.column(3, of: line)))
  }
}

extension NoteOwner {
  /// From the first column of a table.
  init(key: String) {
    if let number = Int(key) {
      self = .chapter(number)
    } else if key.contains("-") {
      self = .block(key)
    } else {
      self = .code(DiagnosisCode(normalised: key))
    }
  }

  /// The first column of a table.
  var key: String {
    switch self {
    case .chapter(let number): number < 10 ? "0\(number)" : "\(number)"
    case .block(let key): key
    case .code(let code): code.text
    }
  }
}
