import Practice
import Terminal

/// A mark where it stands on a page, ready to be drawn.
package struct PlacedMark: Hashable, Sendable {
  /// What a mark was made for.
  package enum Kind: Hashable, Sendable {
    case highlight(MarkRole)
    /// A note on text that is not highlighted.
    case note
    case evidence(Pin.Target)
  }

  package var kind: Kind
  package var passage: Passage
  package var range: Range<Int>
  /// Its number among the notes of the record, from 1; nil without a note.
  package var number: Int?
  package var note: String

  /// What stands in the margin beside the colour.
  package var letter: Unicode.Scalar {
    switch kind {
    case .highlight(.diagnosis): "D"
    case .highlight(.procedure): "P"
    case .highlight(.poa): "A"
    case .highlight(.query): "Q"
    case .note: "n"
    case .evidence: "E"
    }
  }

  /// The mark in words.
  package var words: String {
    switch kind {
    case .highlight(let role): role.words
    case .note: "note"
    case .evidence(.diagnosis(let code)): "for \(code.dotted)"
    case .evidence(.procedure(let code)): "for \(code)"
    }
  }

  var role: Role {
    switch kind {
    case .highlight(.diagnosis): .recordMarkDiagnosis
    case .highlight(.procedure): .recordMarkProcedure
    case .highlight(.poa): .recordMarkPOA
    case .highlight(.query): .recordMarkQuery
    case .note: .recordMark
    case .evidence: .recordMark
    }
  }
}

extension MarkRole {
  /// The role in words.
  var words: String { self == .poa ? "POA" : rawValue }
}

extension String {
  /// A normalised diagnosis code with its dot.
  fileprivate var dotted: String { utf8.count > 3 ? "\(prefix(3)).\(dropFirst(3))" : self }
}

/// The marks of every page, found once when they change.
struct PlacedMarks: Hashable, Sendable {
  /// By the place of the page; in the order of the text.
  private(set) var byPage: [Int: [PlacedMark]] = [:]
  private var marks: [Mark] = []
  private var pins: [Pin] = []

  /// Finds where marks and pins stand, if they are others than before.
  mutating func place(_ work: Work, in pages: [Reader.Page]) {
    guard work.marks != marks || work.pins != pins else { return }
    (marks, pins) = (work.marks, work.pins)
    byPage = [:]
    func add(_ kind: PlacedMark.Kind, _ passage: Passage, note: String = "") {
      guard let page = pages.firstIndex(where: { $0.id == passage.document }),
        let range = pages[page].text.range(of: passage)
      else { return }
      byPage[page, default: []].append(
        PlacedMark(kind: kind, passage: passage, range: range, note: note))
    }
    for mark in marks {
      add(mark.role.map { .highlight($0) } ?? .note, mark.passage, note: mark.note)
    }
    for pin in pins { add(.evidence(pin.target), pin.passage) }
    var number = 0
    for page in byPage.keys.sorted() {
      byPage[page]?.sort { $0.range.lowerBound < $1.range.lowerBound }
      for index in byPage[page, default: []].indices
      where byPage[page]?[index].note.isEmpty == false {
        number += 1
        byPage[page]?[index].number = number
      }
    }
  }
}
