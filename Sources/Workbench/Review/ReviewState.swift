import Chart
import Grading
import Practice
import Terminal

/// A submitted case under review: what an auditor would say of every line, beside the record.
package struct ReviewState: Sendable {
  /// What the right pane shows.
  package enum Subject: String, CaseIterable, Sendable {
    case lines = "Lines"
    case measures = "Measures"
    case edits = "Edits"
    case reading = "Reading"
    case group = "MS-DRG"
  }

  package let chosen: PracticeCase
  package private(set) var session: Session
  package private(set) var report: GradeReport
  /// What lies behind the MS-DRGs, once they are known.
  package private(set) var groupDetail: GroupDetail?
  package var reader: Reader
  package var recordHasFocus = false
  package var subject = Subject.lines
  package var selected = 0
  /// Which piece of the selected line's evidence is shown; nil before the learner asked.
  package var evidence: Int?
  /// The first row of measures or reading time that is shown.
  package var top = 0
  private(set) var pending: [StampedEvent] = []

  /// A review of a session that was submitted and graded.
  package init(_ chosen: PracticeCase, session: Session, report: GradeReport, reader: Reader) {
    self.chosen = chosen
    self.session = session
    self.report = report
    self.reader = reader
    self.reader.search = nil
    self.reader.selection = nil
    selected = report.lines.firstIndex { $0.needsAttention } ?? 0
    showEvidence(at: 0)
  }

  /// The same report, with its MS-DRGs.
  mutating func takeGroups(_ report: GradeReport, _ detail: GroupDetail?) {
    guard report.lines.count == self.report.lines.count else { return }
    self.report = report
    groupDetail = detail
  }

  /// The line that is selected; nil for an empty report.
  package var line: GradedLine? {
    report.lines.indices.contains(selected) ? report.lines[selected] : nil
  }

  /// The context whose commands the keys mean now.
  package var context: Context { recordHasFocus ? .reviewRecord : .review }

  mutating func select(_ index: Int) {
    guard report.lines.indices.contains(index), index != selected else { return }
    selected = index
    evidence = nil
    showEvidence(at: 0)
  }

  /// Goes to the next or the previous line that is not right, round the end; false if none is.
  mutating func goToMiss(forward: Bool) -> Bool {
    let misses = report.lines.indices.filter { report.lines[$0].needsAttention }
    guard let first = misses.first, let last = misses.last else { return false }
    subject = .lines
    select(
      forward
        ? misses.first { $0 > selected } ?? first : misses.last { $0 < selected } ?? last)
    return true
  }

  /// Opens the document that holds a piece of the selected line's evidence, and highlights it.
  mutating func showEvidence(at index: Int) {
    let pieces = line.map { allEvidence(of: $0) } ?? []
    guard pieces.indices.contains(index) else {
      reader.highlight = nil
      return
    }
    let piece = pieces[index]
    guard let page = reader.index(of: piece.document) else { return }
    _ = reader.open(page)
    evidence = index
    reader.highlight = reader.page.text.range(of: piece)
    if let start = reader.highlight?.lowerBound { reader.reveal(start) }
  }

  /// Keeps a note on a line the learner disputes; an empty note takes it back.
  mutating func dispute(_ line: Int, note: String) { happen(.disputed(line: line, note: note)) }

  /// Lets an event happen: the session changes, and the event waits to be journalled.
  mutating func happen(_ event: SessionEvent) {
    let stamped = StampedEvent(at: session.clock, event)
    session.apply(stamped)
    pending.append(stamped)
  }

  mutating func takePending() -> Effect? {
    guard !pending.isEmpty else { return nil }
    defer { pending = [] }
    let place = Bookmark(
      clock: session.clock, document: reader.page.id, topLines: [:], summaryHasFocus: true,
      slot: .principal)
    return .journal(pending, place)
  }
}

extension GradedLine {
  /// Whether the learner should look at it again: anything but right and optional.
  package var needsAttention: Bool {
    switch outcome {
    case .correct: poa == .wrong
    case .optional: false
    default: true
    }
  }
}
