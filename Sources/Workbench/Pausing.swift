import Practice

extension State {
  /// The program did not run for a while: a clock that may be paused did not either.
  mutating func wasAway(since: Milliseconds) {
    guard case .session(var session) = screen, session.clock.isRunning,
      availability(of: .pause) == .enabled
    else { return }
    session.clock.stop(at: since)
    session.happen(.paused, now: since)
    let isFree = overlay == nil
    if !isFree {
      session.clock.run(from: now)
      session.happen(.resumed, now: now)
    }
    screen = .session(session)
    if isFree { overlay = .paused }
  }

  /// Goes on after a pause.
  mutating func resumeAfterPause() {
    overlay = nil
    guard case .session(var session) = screen else { return }
    session.clock.run(from: now)
    session.happen(.resumed, now: now)
    screen = .session(session)
  }
}
