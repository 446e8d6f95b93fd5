import Chart
import CodeSets
import Grading
import Practice
import Terminal

/// An examination on the screen: its cases, each with the session in which it is coded.
package struct ExaminationState: Sendable {
  /// A case of the paper.
  package struct Seat: Sendable {
    package let chosen: PracticeCase
    /// Nil before the case was opened, and while it is on the screen.
    package var session: SessionState?
    /// Once the paper was handed in.
    package var review: ReviewState?
  }

  package var paper: Examination
  package var seats: [Seat]
  package var clock: SessionClock
  /// The selected row of the list of cases.
  package var selected = 0
  /// The first row of the totals that is shown.
  package var top = 0
  var told = TimeTold()
  /// What the journal has of it.
  private var kept: Examination?

  /// A paper at its beginning.
  init(_ cases: [PracticeCase], minutes: Int, now: Milliseconds) {
    paper = Examination(cases: cases.map(\.info.id), minutes: minutes)
    seats = cases.map { Seat(chosen: $0) }
    clock = SessionClock()
    clock.run(from: now)
  }

  /// A paper gone on with; a session is nil for a case that was not opened.
  init(
    _ cases: [PracticeCase], _ paper: Examination, _ sessions: [ResumedSession?], books: CodeBook,
    now: Milliseconds
  ) {
    self.paper = paper
    kept = paper
    seats = zip(cases, sessions).map { chosen, resumed in
      Seat(
        chosen: chosen,
        session: resumed.map {
          SessionState(chosen, resuming: $0, books: books, now: now)
        })
    }
    clock = SessionClock(passed: paper.clock)
    clock.run(from: now)
    selected = paper.current ?? paper.nextOpen(after: -1) ?? 0
  }

  var limit: Milliseconds { paper.minutes * 60_000 }

  /// The paper where it differs from what the journal has; the clock counts on its second.
  mutating func takePending(now: Milliseconds, isTick: Bool) -> Effect? {
    if !paper.isFinished { paper.clock = clock.reading(at: now) }
    var known = kept
    if !isTick { known?.clock = paper.clock }
    guard known != paper else { return nil }
    kept = paper
    return .examine(paper)
  }
}

/// An examination of the journal that can be gone on with.
package struct OpenExamination: Hashable, Sendable {
  package var id: Int64
  package var cases: Int
  package var clock: Milliseconds
  /// The ids of its cases, in the order of the paper.
  package var caseIDs: [String]
  /// How many codes are entered in all of its cases.
  package var codes: Int

  /// An examination to go on with.
  package init(
    id: Int64, cases: Int, clock: Milliseconds, caseIDs: [String] = [], codes: Int = 0
  ) {
    self.codes = codes
    self.id = id
    self.cases = cases
    self.caseIDs = caseIDs
    self.clock = clock
  }
}
