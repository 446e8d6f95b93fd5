import Chart
import Practice
import Terminal

/// A finished session with the day and time it was finished at, where the learner is.
package struct ListedSession: Hashable, Sendable {
  package var session: FinishedSession
  package var on: CivilDateTime?

  /// A session of a list.
  package init(_ session: FinishedSession, on: CivilDateTime?) {
    self.session = session
    self.on = on
  }
}

/// How the learner gets on: sessions, measures over time, what is missed, pace.
package struct ProgressState: Sendable {
  /// What the screen shows.
  package enum Subject: String, CaseIterable, Sendable {
    case sessions = "Sessions"
    case measures = "Measures"
    case misses = "Misses"
    case pace = "Pace"
    case examinations = "Examinations"
  }

  /// So many of the latest cases, one after another; the last is as many as are worth a chart.
  static let windows = [50, 250, 1000, 10]
  /// Parts a chart has at most.
  package static let periods = 32
  /// Sessions asked for at a time.
  package static let pageSize = 200

  package private(set) var subject = Subject.sessions
  package private(set) var scope: ProgressScope
  /// Nil until it was read.
  package private(set) var progress: Progress?
  /// Newest first.
  package private(set) var sessions: [ListedSession] = []
  /// Whether the journal has older ones.
  package private(set) var hasOlder = false
  package private(set) var selected = 0
  /// The first row of the other subjects that is shown.
  package private(set) var top = 0
  /// Examinations that were handed in; nil until they were read.
  package private(set) var examinations: ExaminationList?
  /// Titles of cases by their id.
  private let titles: [String: String]
  /// Misses by section, added up once.
  private(set) var sections: [SectionMisses] = []
  private(set) var total = PeriodTotals()

  /// The screen before anything was read.
  package init(scope: ProgressScope, list: ListState) {
    self.scope = scope
    titles = Dictionary(
      list.rows.compactMap { row in
        if case .ready(let info, _) = row.content { (row.id, info.title) } else { nil }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The title of a case; its id where the case is not there any more.
  func title(of caseID: String) -> String { titles[caseID] ?? caseID }

  /// The session that is selected; nil where none is, as of a case whose session is not there.
  package var current: Int64? {
    if subject == .examinations { return examinations?.item?.session?.id }
    guard subject == .sessions else { return nil }
    return sessions.indices.contains(selected) ? sessions[selected].session.id : nil
  }

  /// The case of that session.
  var currentCase: String? {
    if subject == .examinations { return examinations?.item?.caseID }
    guard subject == .sessions, sessions.indices.contains(selected) else { return nil }
    return sessions[selected].session.caseID
  }

  /// What the screen goes round. The sessions of one case are of no examination by themselves.
  package var subjects: [Subject] {
    Subject.allCases.filter { $0 != .examinations || scope.caseID == nil }
  }

  mutating func take(_ progress: Progress, _ sessions: [ListedSession]) {
    guard progress.scope == scope else { return }
    self.progress = progress
    self.sessions = sessions
    hasOlder = sessions.count >= Self.pageSize
    selected = min(selected, max(0, sessions.count - 1))
    sections = SectionMisses.grouping(progress.misses)
    total = progress.total
  }

  mutating func takeOlder(_ older: [ListedSession]) {
    hasOlder = older.count >= Self.pageSize
    sessions += older.filter { session in (sessions.last?.session.id ?? .max) > session.session.id }
  }

  mutating func take(_ listed: [ListedExamination]) {
    examinations = ExaminationList(listed, selected: examinations?.selected ?? 0)
  }

  /// Carries out a command; what has to be asked of the journal for it.
  mutating func perform(_ command: CommandID, rows: Int) -> [Effect] {
    switch command {
    case .nextView:
      let all = subjects
      return show(all[((all.firstIndex(of: subject) ?? 0) + 1) % all.count])
    case .nextWindow:
      let here = scope.latest.flatMap { Self.windows.firstIndex(of: $0) } ?? 0
      scope.latest = Self.windows[(here + 1) % Self.windows.count]
      if !subject.isOverScope { subject = .measures }
      return [.progress(scope)]
    case .whichAttempts:
      scope.firstAttemptsOnly.toggle()
      if !subject.isOverScope { subject = .measures }
      return [.progress(scope)]
    case .openReview: return current.map { [.review(session: $0)] } ?? []
    case .replay: return current.map { [.replay(session: $0)] } ?? []
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: rows)
    case .pageUp: move(by: -rows)
    case .top: move(by: -.max / 2)
    case .bottom: move(by: .max / 2)
    default: break
    }
    if subject == .sessions, hasOlder, selected >= sessions.count - 1, let last = sessions.last {
      return [.olderSessions(caseID: scope.caseID, before: last.session.id)]
    }
    return []
  }

  /// Shows another subject; what has to be asked of the journal for it.
  mutating func show(_ subject: Subject) -> [Effect] {
    self.subject = subject
    top = 0
    return subject == .examinations ? [.examinations] : []
  }

  /// The first session that is shown in a window.
  func firstShown(height: Int) -> Int {
    firstRow(count: sessions.count, focus: selected, below: 1, height: height)
  }

  /// Selects what a click on a row is for: true where it was selected before.
  mutating func select(row: Int) -> Bool {
    if subject == .examinations {
      let before = examinations?.selectedRow
      guard examinations?.select(row: row) ?? false else { return false }
      return row == before
    }
    guard subject == .sessions, sessions.indices.contains(row) else { return false }
    defer { selected = row }
    return row == selected
  }

  private mutating func move(by step: Int) {
    if subject == .examinations {
      examinations?.move(by: step)
    } else if subject == .sessions {
      selected = min(max(0, selected + step), max(0, sessions.count - 1))
    } else {
      // The view knows how many rows there are; more than any has is its last.
      top = min(max(0, top + step), 1000)
    }
  }

  /// Keeps the first row within what there is to show.
  mutating func settle(height: Int) {
    let rows = subject == .misses ? sections.count + 4 : progressRows(self).count
    top = min(top, max(0, rows - height))
  }

  /// Why a command cannot be carried out; nil where it can.
  package func refusal(of command: CommandID) -> String? {
    switch command {
    case .openReview, .replay:
      if current != nil { return nil }
      switch subject {
      case .sessions: return "There is no finished session yet"
      case .examinations where examinations?.item != nil:
        return "The journal has no finished session of this case"
      case .examinations where examinations == nil: return "The examinations were not read"
      case .examinations: return "No examination was handed in yet"
      default: return "Select a session first; v goes round to them"
      }
    default: return nil
    }
  }
}

extension ProgressState.Subject {
  /// Whether it shows totals over a scope of sessions.
  var isOverScope: Bool {
    switch self {
    case .measures, .misses, .pace: true
    case .sessions, .examinations: false
    }
  }
}
