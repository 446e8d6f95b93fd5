/// Where the notes of the tabular list name a code by other words than its own: `decubitus ulcer
/// (L89.-)` among what another code excludes tells what L89 is for.
struct Mentions {
  /// Lines of the table of notes by the code that they name.
  private var lines: [String: [Int]] = [:]

  /// The kinds of notes that name codes.
  private static let kinds = Set("12afu".utf8)

  init(_ notes: MappedTable) {
    notes.forEachLine { line in
      let kind = notes.column(2, of: line)
      guard kind.count == 1, Self.kinds.contains(notes.byte(at: kind.lowerBound)) else { return }
      let reference = notes.text(notes.column(3, of: line))
      // A range, or several codes, are not named by the words for all of them.
      guard reference.utf8.count >= 3,
        reference.utf8.allSatisfy({ (48...57).contains($0) || (65...90).contains($0) })
      else { return }
      lines[reference, default: []].append(line.lowerBound)
    }
  }

  /// Where the lines begin that name a code, or a header.
  subscript(code: String) -> [Int] { lines[code] ?? [] }

  /// What a note says, of one that names a code the words for it.
  static func text(_ notes: MappedTable, line: Int) -> String {
    let kind = notes.column(2, of: notes.line(at: line))
    let namesCode = kinds.contains(notes.byte(at: kind.lowerBound))
    return notes.text(
      namesCode ? words(notes, line: line) : notes.column(4, of: notes.line(at: line)))
  }

  /// The words of a note without the code in brackets at its end.
  static func words(_ notes: MappedTable, line: Int) -> Range<Int> {
    let text = notes.column(4, of: notes.line(at: line))
    guard !text.isEmpty, notes.byte(at: text.upperBound - 1) == UInt8(ascii: ")") else {
      return text
    }
    var end = text.upperBound
    while end > text.lowerBound, notes.byte(at: end - 1) != UInt8(ascii: "(") { end -= 1 }
    end = max(text.lowerBound, end - 1)
    while end > text.lowerBound, notes.byte(at: end - 1) == UInt8(ascii: " ") { end -= 1 }
    return text.lowerBound..<end
  }
}
