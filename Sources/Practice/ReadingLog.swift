/// Which documents were open, and for how long on the session's clock.
package struct ReadingLog: Hashable, Sendable {
  private var spent: [String: Milliseconds] = [:]
  private var current: (document: String, since: Milliseconds?)?

  /// Nothing read yet.
  package init() {}

  /// Whether the document was ever opened.
  package func hasOpened(_ document: String) -> Bool { spent[document] != nil }

  /// The document that is open, or was when the session was paused.
  package var openDocument: String? { current?.document }

  /// Time on one document as of `clock`, the running stretch included.
  package func time(on document: String, at clock: Milliseconds) -> Milliseconds {
    var time = spent[document] ?? 0
    if let current, current.document == document, let since = current.since {
      time += max(0, clock - since)
    }
    return time
  }

  mutating func open(_ document: String, at clock: Milliseconds) {
    close(at: clock)
    spent[document, default: 0] += 0
    current = (document, clock)
  }

  mutating func close(at clock: Milliseconds) {
    guard let open = current, let since = open.since else { return }
    spent[open.document, default: 0] += max(0, clock - since)
    current = (open.document, nil)
  }

  mutating func reopen(at clock: Milliseconds) {
    guard let open = current, open.since == nil else { return }
    current = (open.document, clock)
  }

  package static func == (a: ReadingLog, b: ReadingLog) -> Bool {
    a.spent == b.spent && a.current?.document == b.current?.document
      && a.current?.since == b.current?.since
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(spent)
    hasher.combine(current?.document)
  }
}
