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
  }

  /// So many of the latest cases, one after another; the last is as many as are worth a chart.
  static let windows = [50, 250, 1000, 10]
  /// Parts a chart has at most.
  package static let periods = 32
  /// Sessions asked for at a time.
  package static let pageSize = 200

  package var subject = Subject.sessions
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

  /// The session that is selected.
  package var current: ListedSession? {
    sessions.indices.contains(selected) ? sessions[selected] : nil
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

  /// Carries out a command; what has to be asked of the journal for it.
  mutating func perform(_ command: CommandID, rows: Int) -> [Effect] {
    switch command {
    case .nextView:
      let all = Subject.allCases
      subject = all[((all.firstIndex(of: subject) ?? 0) + 1) % all.count]
      top = 0
    case .nextWindow:
      let here = scope.latest.flatMap { Self.windows.firstIndex(of: $0) } ?? 0
      scope.latest = Self.windows[(here + 1) % Self.windows.count]
      if subject == .sessions { subject = .measures }
      return [.progress(scope)]
    case .whichAttempts:
      scope.firstAttemptsOnly.toggle()
      if subject == .sessions { subject = .measures }
      return [.progress(scope)]
    case .openReview: return current.map { [.review(session: $0.session.id)] } ?? []
    case .replay: return current.map { [.replay(session: $0.session.id)] } ?? []
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

  private mutating func move(by step: Int) {
    if subject == .sessions {
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
      if subject != .sessions { return "Select a session first; v goes round to them" }
      return current == nil ? "There is no finished session yet" : nil
    default: return nil
    }
  }
}
