/// An examination as it stands: several cases on one clock. The journal keeps it whole, in place of
/// what it was before; what was coded stands in the sessions that it names.
package struct Examination: Hashable, Sendable {
  /// How far a case of it is.
  package enum Status: String, Hashable, Sendable { case unseen, incomplete, complete }

  /// A case of it.
  package struct Item: Hashable, Sendable {
    /// The case's id in the catalogue.
    package var caseID: String
    /// The session in the journal; nil before the case was opened, or where there is no journal.
    package var session: Int64?
    package var status = Status.unseen
    package var isFlagged = false

    /// A case that was not opened yet.
    package init(caseID: String) { self.caseID = caseID }
  }

  /// Minutes for all cases together.
  package var minutes: Int
  /// In the order of the paper.
  package var items: [Item]
  /// The case on the screen; nil while it is the list of them.
  package var current: Int?
  /// The one clock.
  package var clock: Milliseconds = 0
  /// Handed in, and graded.
  package var isFinished = false

  /// A paper not begun.
  package init(cases: [String], minutes: Int) {
    items = cases.map { Item(caseID: $0) }
    self.minutes = minutes
  }

  /// How many cases have a status.
  package func count(_ status: Status) -> Int { items.count { $0.status == status } }

  /// The first case after `place`, round the end, that is not complete; nil where all are.
  package func nextOpen(after place: Int) -> Int? {
    let order = Array(items.indices)
    guard order.indices.contains(place) else {
      return order.first { items[$0].status != .complete }
    }
    return (order[(place + 1)...] + order[...place]).first { items[$0].status != .complete }
  }
}

// Written into the journal; a key never changes its meaning.

extension Examination: Codable {
  private enum Key: String, CodingKey { case minutes, items, current, clock, finished }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    minutes = try box.decode(Int.self, forKey: .minutes)
    items = try box.decode([Item].self, forKey: .items)
    current = try box.decodeIfPresent(Int.self, forKey: .current)
    clock = try box.decode(Milliseconds.self, forKey: .clock)
    isFinished = try box.decode(Bool.self, forKey: .finished)
    if let place = current, !items.indices.contains(place) { current = nil }
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(minutes, forKey: .minutes)
    try box.encode(items, forKey: .items)
    try box.encodeIfPresent(current, forKey: .current)
    try box.encode(clock, forKey: .clock)
    try box.encode(isFinished, forKey: .finished)
  }
}

extension Examination.Status: Codable {}

extension Examination.Item: Codable {
  private enum Key: String, CodingKey { case caseID = "case", session, status, flagged }

  package init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: Key.self)
    caseID = try box.decode(String.self, forKey: .caseID)
    session = try box.decodeIfPresent(Int64.self, forKey: .session)
    status = try box.decode(Examination.Status.self, forKey: .status)
    isFlagged = try box.decode(Bool.self, forKey: .flagged)
  }

  package func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(caseID, forKey: .caseID)
    try box.encodeIfPresent(session, forKey: .session)
    try box.encode(status, forKey: .status)
    try box.encode(isFlagged, forKey: .flagged)
  }
}
