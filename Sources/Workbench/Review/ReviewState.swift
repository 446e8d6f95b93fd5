import Chart
import Grading
import Practice
import Terminal

/// A submitted case under review: what an auditor would say of every line, beside the record.
package struct ReviewState: Sendable {
  /// What the right pane shows.
  package enum Subject: String, CaseIterable, Sendable {
    case lines = "Lines"
    case sheets = "Sheets"
    case measures = "Measures"
    case edits = "Edits"
    case reading = "Reading"
    case group = "MS-DRG"
    case queries = "Queries"
  }

  /// The case as it stands today.
  package let chosen: PracticeCase
  /// The session, with disputes made since.
  package private(set) var session: Session
  /// As today's grader and the case as it stands grade the session.
  package private(set) var today: GradeReport
  /// As it was graded when it was submitted; nil for a session just submitted, which is the same.
  package let stored: StoredGrading?
  /// Whether the stored report is shown in place of today's.
  package private(set) var showsStored = false
  /// Whether the session was finished before and is looked at again.
  package let isReopened: Bool
  /// For each line of today's report the same line of the stored one, which disputes are kept by.
  private let storedPlaces: [Int?]
  /// Which lines are shown.
  package private(set) var filter = ReviewFilter.all
  /// The lines that are shown, by their index in the report.
  package private(set) var visible: [Int] = []
  /// What lies behind the MS-DRGs of today's report, once they are known.
  private var todaysGroups: GroupDetail?
  /// The queries as graded; they stand beside the report.
  package let queryReport: QueryReport
  /// The record beside the report.
  package var reader: Reader
  /// Whether the keys go to the record.
  package var recordHasFocus = false
  /// What the right pane shows now.
  package var subject = Subject.lines
  /// The selected line, by its index in the report that is shown.
  package var selected = 0
  /// Which piece of the selected line's evidence is shown; nil before the learner asked.
  package var evidence: Int?
  /// The first row of measures or reading time that is shown.
  package var top = 0
  private(set) var pending: [StampedEvent] = []

  /// A review of a session that was submitted and graded.
  package init(_ chosen: PracticeCase, session: Session, report: GradeReport, reader: Reader) {
    self.init(
      chosen, session: session, today: report, stored: nil, isReopened: false, reader: reader)
  }

  /// A review of a session that was finished before, with the report that was stored then; nil where
  /// that cannot be read.
  package init(
    reopening session: Session, of chosen: PracticeCase, today report: GradeReport,
    stored: StoredGrading?
  ) {
    self.init(
      chosen, session: session, today: report, stored: stored, isReopened: true,
      reader: Reader(chosen))
  }

  private init(
    _ chosen: PracticeCase, session: Session, today: GradeReport, stored: StoredGrading?,
    isReopened: Bool, reader: Reader
  ) {
    self.chosen = chosen
    self.session = session
    self.today = today
    self.stored = stored
    self.isReopened = isReopened
    self.reader = reader
    queryReport = grade(
      session.queries.list, against: chosen.key.queries, Documentation(chosen.documents))
    self.reader.search = nil
    self.reader.selection = nil
    storedPlaces =
      stored.map { stored in
        today.lines.map { line in stored.report.lines.firstIndex { $0.isSameLine(as: line) } }
      } ?? today.lines.indices.map { $0 }
    visible = Array(today.lines.indices)
    selected = today.lines.firstIndex { $0.needsAttention } ?? 0
    showEvidence(at: 0)
  }

  /// The report that is shown.
  package var report: GradeReport { showsStored ? stored?.report ?? today : today }

  /// What lies behind the MS-DRGs that are shown, once they are known.
  package var groupDetail: GroupDetail? { showsStored ? nil : todaysGroups }

  /// Whether the case is another than the session began with.
  package var caseChanged: Bool { chosen.revision != session.start.caseRevision }

  /// The same report, with its MS-DRGs.
  mutating func takeGroups(_ report: GradeReport, _ detail: GroupDetail?) {
    // An answer may come late, when another session is under review.
    guard report.lines.count == today.lines.count,
      zip(report.lines, today.lines).allSatisfy({ $0.isSameLine(as: $1) })
    else { return }
    today = report
    todaysGroups = detail
  }

  /// Shows the stored report, or today's again; false where none is stored.
  mutating func toggleStored() -> Bool {
    guard stored != nil else { return false }
    showsStored.toggle()
    selected = 0
    show(.all)
    selected = report.lines.firstIndex { $0.needsAttention } ?? 0
    evidence = nil
    showEvidence(at: 0)
    return true
  }

  /// Shows the lines of a filter.
  mutating func show(_ filter: ReviewFilter) {
    self.filter = filter
    visible = lines(of: filter)
    if !visible.contains(selected), let first = visible.first { select(first) }
  }

  /// The learner's note on a line of the report that is shown.
  package func note(of line: Int) -> String? {
    storedPlace(of: line).flatMap { session.disputes[$0] }
  }

  /// Where a dispute of a line is kept: by its place in the report that was stored with the session.
  func storedPlace(of line: Int) -> Int? {
    if showsStored { return line }
    return storedPlaces.indices.contains(line) ? storedPlaces[line] : nil
  }

  /// The line that is selected; nil for an empty report.
  package var line: GradedLine? {
    let report = report
    return report.lines.indices.contains(selected) ? report.lines[selected] : nil
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
    let report = report
    let misses = visible.filter { report.lines[$0].needsAttention }
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
  mutating func dispute(_ line: Int, note: String) {
    guard let place = storedPlace(of: line) else { return }
    happen(.disputed(line: place, note: note))
    show(filter)
  }

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
