import Chart

/// A session as its events leave it. It is never changed but by an event.
package struct Session: Hashable, Sendable {
  /// Where a session stands.
  package enum Phase: Hashable, Sendable { case running, paused, submitted }

  package let start: SessionStart
  package private(set) var phase = Phase.running
  /// The summary and the marks, which undo takes back.
  package private(set) var work = Work()
  private var history = History()
  package private(set) var draft: Draft?
  /// The prompt that is open, with what is typed into it.
  package private(set) var prompt: PromptDraft?
  package private(set) var reading = ReadingLog()
  /// Whether it tries a case again with what was right filled in.
  package private(set) var isRetry = false
  /// Notes of disputed lines, by the line's index in the review.
  package private(set) var disputes: [Int: String] = [:]
  package private(set) var queries = QueryBook()
  /// The help that was asked for, in order.
  package private(set) var hints: [Hint] = []
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
      switch stamped.event {
      case .disputed(let line, let note): dispute(line, note)
      case .prompted(let prompt): self.prompt = prompt
      default: break
      }
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
      prompt = nil
      reading.close(at: clock)
    case .retried: isRetry = true
    case .disputed(let line, let note): dispute(line, note)
    case .query(let index, let change): queries.apply(change, to: index)
    case .hinted(let hint): hints.append(hint)
    case .prompted(let prompt): self.prompt = prompt
    case .undone: if history.undo(&work) { draft = nil }
    case .redone: if history.redo(&work) { draft = nil }
    case .annotated(let annotation): change { $0.apply(annotation) }
    default:
      if change({ $0.apply(stamped.event) }) { draft = nil }
    }
  }

  /// Changes the work, remembering what it was if it is another then.
  private mutating func change<Result>(_ change: (inout Work) -> Result) -> Result {
    let before = work
    let result = change(&work)
    if work != before { history.remember(before) }
    return result
  }

  /// The summary as it stands.
  package var summary: InpatientSummary { work.summary }

  /// Whether there is a change to be taken back.
  package var canUndo: Bool { !history.past.isEmpty }

  /// Whether there is a change that was taken back.
  package var canRedo: Bool { !history.future.isEmpty }

  private mutating func dispute(_ line: Int, _ note: String) {
    disputes[line] = note.isEmpty ? nil : note
  }
}
