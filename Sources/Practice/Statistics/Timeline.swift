import Chart

/// A session's events as something to be looked at from moment to moment.
package struct Timeline: Sendable {
  package let start: SessionStart
  package let events: [StampedEvent]
  /// The session's clock at each event: it never goes back.
  private let clocks: [Milliseconds]
  /// The session after every so many events, so that a moment is reached by folding few.
  private let snapshots: [Session]
  private static let spacing = 128

  /// The timeline of a session.
  package init(_ start: SessionStart, events: [StampedEvent]) {
    self.start = start
    self.events = events
    var session = Session(start)
    var snapshots = [session]
    var clocks: [Milliseconds] = []
    var clock = 0
    for (index, event) in events.enumerated() {
      session.apply(event)
      clock = max(clock, event.clock)
      clocks.append(clock)
      if (index + 1) % Self.spacing == 0 { snapshots.append(session) }
    }
    self.clocks = clocks
    self.snapshots = snapshots
  }

  /// The clock at the last event.
  package var end: Milliseconds { clocks.last ?? 0 }

  /// The clock at an event; that of the last for any after it.
  package func clock(of event: Int) -> Milliseconds {
    clocks.indices.contains(event) ? clocks[event] : end
  }

  /// How many events have happened at a moment.
  package func count(at clock: Milliseconds) -> Int {
    var (low, high) = (0, clocks.count)
    while low < high {
      let middle = (low + high) / 2
      if clocks[middle] <= clock { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The session after so many events.
  package func session(after count: Int) -> Session {
    let count = min(max(0, count), events.count)
    let snapshot = min(count / Self.spacing, snapshots.count - 1)
    var session = snapshots[snapshot]
    for event in events[(snapshot * Self.spacing)..<count] { session.apply(event) }
    return session
  }
}
