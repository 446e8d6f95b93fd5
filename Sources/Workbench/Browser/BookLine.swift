import Chart
import CodeSets
import Terminal

/// A reference of a note, told apart from every other on a page.
package struct ReferenceID: Hashable, Sendable {
  /// Where the note stands.
  package let owner: NoteOwner
  /// Which of the notes there.
  package let note: Int
  /// Which of the note's references.
  package let part: Int
}

/// A line of a page of the books: laid out once, and drawn as it is.
struct BookLine: Hashable, Sendable {
  /// A stretch of columns of the line's text that names a code.
  struct Link: Hashable, Sendable {
    let columns: Range<Int>
    let id: ReferenceID
  }

  /// What stands to the left of the text: a code, or what kind of note it is.
  var lead = ""
  var leadColumn = 0
  var leadRole = Role.summaryCode
  var text: Line
  /// The columns of the text that stand in this line.
  var range: Range<Int>
  var column = 0
  var role = Role.text
  /// What stands at the right edge.
  var trail = ""
  var links: [Link] = []

  /// An empty line.
  static let blank = BookLine(text: .empty, range: 0..<0)
}

extension BookLine {
  /// A text wrapped between a column and a width, with a lead before its first line.
  static func wrap(
    _ text: String, column: Int, width: Int, role: Role = .text, lead: String = "",
    leadColumn: Int = 0, leadRole: Role = .summaryCode, links: [Link] = []
  ) -> [BookLine] {
    let line = Line(text)
    return line.wrap(max(12, width - column)).enumerated().map { index, row in
      BookLine(
        lead: index == 0 ? lead : "", leadColumn: leadColumn, leadRole: leadRole, text: line,
        range: row.range, column: column + row.indent, role: role,
        links: links.filter { $0.columns.overlaps(row.range) })
    }
  }
}

/// The notes of one owner, laid out in the order of the tabular list.
struct NoteLayout {
  let width: Int
  /// Where the kind of a list of notes stands.
  let labelColumn: Int
  /// Where inclusion terms stand, which have no label.
  let termColumn: Int
  /// Where the notes stand; nil for a line of its own for the label and the notes below.
  let noteColumn: Int?

  func lines(
    _ notes: [Note], of owner: NoteOwner, leavingOut kind: NoteKind? = nil
  ) -> [BookLine] {
    var lines: [BookLine] = []
    var list: Int?
    for (index, note) in notes.enumerated() where note.kind != kind {
      let isFirst = note.list != list
      list = note.list
      var label = isFirst ? note.kind.label : ""
      let isTerm = note.kind == .inclusionTerm
      var column = isTerm ? termColumn : noteColumn ?? labelColumn + 2
      if noteColumn == nil, !label.isEmpty {
        lines.append(
          BookLine(
            lead: label, leadColumn: labelColumn, leadRole: .heading, text: .empty, range: 0..<0))
        label = ""
      }
      if note.heading != nil { column += 2 }
      lines += BookLine.wrap(
        note.words, column: column, width: width, role: isTerm ? .textDim : .text, lead: label,
        leadColumn: labelColumn, leadRole: .heading, links: links(of: note, index, owner))
    }
    return lines
  }

  /// Where in its words a note names codes. A reference whose code the words do not show as such is
  /// linked by the note as a whole.
  private func links(of note: Note, _ index: Int, _ owner: NoteOwner) -> [BookLine.Link] {
    let text = Line(note.words).text
    let cells = Array(text.utf8)
    return note.references.enumerated().map { part, reference in
      let columns = reference.spellings.lazy.compactMap { find(Array($0.utf8), in: cells) }.first
      return BookLine.Link(
        columns: columns ?? 0..<cells.count,
        id: ReferenceID(owner: owner, note: index, part: part))
    }
  }

  private func find(_ word: [UInt8], in cells: [UInt8]) -> Range<Int>? {
    guard let first = word.first, cells.count >= word.count else { return nil }
    for start in 0...(cells.count - word.count)
    where cells[start] == first && cells[start..<(start + word.count)].elementsEqual(word) {
      return start..<(start + word.count)
    }
    return nil
  }
}

extension NoteReference {
  /// How a note may write it, the longest first.
  fileprivate var spellings: [String] {
    guard first != last else { return ["\(first).-", "\(first)-", "\(first)"] }
    return ["\(first)-\(last)", "\(first).-", "\(first)-", "\(first)"]
  }
}

extension Note {
  /// What the note says, without a comma that went on from its label.
  var words: String { text.hasPrefix(", ") ? String(text.dropFirst(2)) : text }
}

extension NoteKind {
  /// What the tabular list calls such notes; empty for what speaks for itself.
  var label: String {
    switch self {
    case .includes: "Includes"
    case .excludes1: "Excludes1"
    case .excludes2: "Excludes2"
    case .codeFirst: "Code first"
    case .useAdditional: "Use additional"
    case .codeAlso: "Code also"
    case .note: "Note"
    case .seventhHeading: "7th character"
    case .visualImpairment: "Impairment"
    case .inclusionTerm, .seventh, .seventhNote: ""
    }
  }
}
