import Chart

/// A session as its events leave it. It is never changed but by an event.
package struct Session: Hashable, Sendable {
  /// Where a session stands.
  package enum Phase: Hashable, Sendable { case running, paused, submitted }

  package let start: SessionStart
  package private(set) var phase = Phase.running
  package private(set) var summary = InpatientSummary()
  package private(set) var draft: Draft?
  package private(set) var reading = ReadingLog()
  /// Whether it tries a case again with what was right filled in.
  package private(set) var isRetry = false
  /// Notes of disputed lines, by the line's index in the review.
  package private(set) var disputes: [Int: String] = [:]
  /// The session's clock at its latest event; it stands once the summary is submitted.
  package private(set) var clock: Milliseconds = 0

  /// A session before anything has happened in it.
  package init(_ start: SessionStart) { self.start = start }

  /// The session that these events make.
  package init(_ start: SessionStart, folding events: some Sequence<StampedEvent>) {
    self.init(start)
    for event in events { apply(event) }
  }

  /// Takes one event in. An event that does not fit (a line that is not there) changes nothing: a
  /// journal is read as far as it makes sense.
  ///
  /// What was submitted stays as it was graded: after it, only disputes change anything.
  package mutating func apply(_ stamped: StampedEvent) {
    if phase == .submitted {
      if case .disputed(let line, let note) = stamped.event { dispute(line, note) }
      return
    }
    clock = max(clock, stamped.clock)
    switch stamped.event {
    case .opened(let document):
      reading.open(document, at: clock)
      // Looked at while paused: opened, but the stretch starts when the session goes on.
      if phase == .paused { reading.close(at: clock) }
    case .typed(let draft): self.draft = draft
    case .abandoned: draft = nil
    case .paused:
      phase = .paused
      reading.close(at: clock)
    case .resumed:
      guard phase == .paused else { return }
      phase = .running
      reading.reopen(at: clock)
    case .submitted:
      phase = .submitted
      draft = nil
      reading.close(at: clock)
    case .retried: isRetry = true
    case .disputed(let line, let note): dispute(line, note)
    default:
      if summary.apply(stamped.event) { draft = nil }
    }
  }

  private mutating func dispute(_ line: Int, _ note: String) {
    disputes[line] = note.isEmpty ? nil : note
  }
}
