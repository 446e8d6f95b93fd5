import Practice

/// A session as the journal lists it.
package struct StoredSession: Hashable, Sendable, Identifiable {
  /// How a session ended, if it did.
  package enum State: Hashable, Sendable {
    /// Offered for resuming.
    case unfinished
    /// Kept, but given up.
    case abandoned
    /// Graded; `score` is the practice score, `at` unix seconds.
    case finished(score: Double, at: Int)
  }

  package var id: Int64
  package var start: SessionStart
  /// When it began, in unix seconds.
  package var begun: Int
  /// The session's clock at its latest event or bookmark.
  package var clock: Milliseconds
  package var state: State

  /// A session's line in a list.
  package init(
    id: Int64, start: SessionStart, begun: Int, clock: Milliseconds, state: State
  ) {
    self.id = id
    self.start = start
    self.begun = begun
    self.clock = clock
    self.state = state
  }
}

/// A whole session as the journal has it.
package struct LoadedSession: Hashable, Sendable {
  package var stored: StoredSession
  /// In the order they happened; up to the damage where there is any.
  package var events: [StampedEvent]
  package var bookmark: Bookmark?
  /// The latest result, where the session is finished.
  package var result: SessionResult?
  /// What could not be read, in words; nil when all was. After damage among the events the session
  /// takes no more of them, since they would never be read again.
  package var damage: String?

  /// What the session started from.
  package var start: SessionStart { stored.start }

  /// The session that the events make.
  package var session: Session { Session(start, folding: events) }
}

/// What grading a session gave.
package struct SessionResult: Hashable, Sendable {
  /// As `GradeReport` has it.
  package var practiceScore: Double
  /// The report in the wire format (JSON).
  package var report: [UInt8]
  package var graderVersion: String
  /// The coding summary that was graded, in the wire format (JSON).
  package var summary: [UInt8]?
  /// What statistics keep of it; nil leaves it to be read from the report when it is asked for.
  package var tally: SessionTally?

  /// A result to keep.
  package init(
    practiceScore: Double, report: [UInt8], graderVersion: String, summary: [UInt8]? = nil,
    tally: SessionTally? = nil
  ) {
    self.practiceScore = practiceScore
    self.report = report
    self.graderVersion = graderVersion
    self.summary = summary
    self.tally = tally
  }
}

/// How a learner has done on one case.
package struct CaseHistory: Hashable, Sendable {
  /// Finished sessions; at least 1.
  package var attempts: Int
  package var best: Double
  /// The score of the attempt finished last.
  package var last: Double
  /// When that was, in unix seconds.
  package var lastAt: Int

  /// A case's history.
  package init(attempts: Int, best: Double, last: Double, lastAt: Int) {
    self.attempts = attempts
    self.best = best
    self.last = last
    self.lastAt = lastAt
  }
}
