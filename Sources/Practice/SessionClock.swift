/// The clock of a session, driven by a monotonic time that the caller brings.
///
/// It holds what has passed and since when it runs, so that a wall clock set back, or a night with
/// the lid closed while paused, changes nothing.
package struct SessionClock: Hashable, Sendable {
  private var passed: Milliseconds
  private var runningSince: Milliseconds?

  /// A stopped clock that shows `passed`.
  package init(passed: Milliseconds = 0) {
    self.passed = passed
    runningSince = nil
  }

  /// Whether time passes.
  package var isRunning: Bool { runningSince != nil }

  /// What the clock shows at the monotonic time `now`.
  package func reading(at now: Milliseconds) -> Milliseconds {
    passed + max(0, now - (runningSince ?? now))
  }

  /// Lets time pass from `now` on; a running clock goes on as it was.
  package mutating func run(from now: Milliseconds) {
    if runningSince == nil { runningSince = now }
  }

  /// Stops the clock at `now`.
  package mutating func stop(at now: Milliseconds) {
    passed = reading(at: now)
    runningSince = nil
  }
}
