import Chart
import Grading

/// Which finished sessions statistics are about.
package struct ProgressScope: Hashable, Sendable {
  /// One case alone; nil for all.
  package var caseID: String?
  /// So many of the latest; nil for all.
  package var latest: Int?
  /// Whether only the first attempt at each case counts; retries never do.
  package var firstAttemptsOnly: Bool

  /// A scope; by default the latest 50 first attempts.
  package init(caseID: String? = nil, latest: Int? = 50, firstAttemptsOnly: Bool = true) {
    self.caseID = caseID
    self.latest = latest
    self.firstAttemptsOnly = firstAttemptsOnly
  }
}

/// Sums over some finished sessions.
package struct PeriodTotals: Hashable, Sendable {
  package var sessions = 0
  /// Of the practice scores.
  package var score = 0.0
  package var clock: Milliseconds = 0
  package var codes = 0
  package var outcomes: [Outcome: Int] = [:]
  package var wrongPOA = 0
  /// Numerators and denominators added up, in the order in which measures are taught.
  package var measures: [Measure] = MeasureName.allCases.map { Measure($0, 0, of: 0) }

  /// Nothing yet.
  package init() {}

  /// Adds other sums.
  package static func += (a: inout PeriodTotals, b: PeriodTotals) {
    a.sessions += b.sessions
    a.score += b.score
    a.clock += b.clock
    a.codes += b.codes
    a.wrongPOA += b.wrongPOA
    a.outcomes.merge(b.outcomes, uniquingKeysWith: +)
    for (index, measure) in b.measures.enumerated() where a.measures.indices.contains(index) {
      a.measures[index].numerator += measure.numerator
      a.measures[index].denominator += measure.denominator
    }
  }

  /// The mean practice score; nil without a session.
  package var meanScore: Double? { sessions == 0 ? nil : score / Double(sessions) }
  /// The mean time of a session; nil without one.
  package var meanTime: Milliseconds? { sessions == 0 ? nil : clock / sessions }
  /// The time for each code entered; nil without one.
  package var timePerCode: Milliseconds? { codes == 0 ? nil : clock / codes }
  /// The total of one measure.
  package func measure(_ name: MeasureName) -> Measure? { measures.first { $0.name == name } }
}

/// A finished session as a list of them shows it.
package struct FinishedSession: Hashable, Sendable, Identifiable {
  package var id: Int64
  package var caseID: String
  package var mode: Mode
  /// When it was finished, in unix seconds.
  package var at: Int
  package var clock: Milliseconds
  package var score: Double
  /// 1 for the first of its case, and so on; 0 for a retry.
  package var attempt: Int

  /// A finished session.
  package init(
    id: Int64, caseID: String, mode: Mode, at: Int, clock: Milliseconds, score: Double, attempt: Int
  ) {
    self.id = id
    self.caseID = caseID
    self.mode = mode
    self.at = at
    self.clock = clock
    self.score = score
    self.attempt = attempt
  }
}

/// How a learner gets on: totals over a scope, as they went, and what was missed.
package struct Progress: Hashable, Sendable {
  package var scope: ProgressScope
  /// The scope in parts of equally many sessions, oldest first; no more than were asked for.
  package var periods: [PeriodTotals]
  /// The most frequent first.
  package var misses: [MissCount]
  /// All finished sessions, retries and repetitions too.
  package var finished: Int

  /// Progress over a scope.
  package init(
    scope: ProgressScope, periods: [PeriodTotals], misses: [MissCount], finished: Int
  ) {
    self.scope = scope
    self.periods = periods
    self.misses = misses
    self.finished = finished
  }

  /// The sums over the whole scope.
  package var total: PeriodTotals {
    periods.reduce(into: PeriodTotals()) { $0 += $1 }
  }
}
