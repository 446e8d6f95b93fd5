import CustomDump
import Practice
import Synchronization
import Testing

@testable import Journal

@Suite("What is written is read")
struct RoundTripTests {
  let folder: TemporaryFolder
  let store: JournalStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.open()
  }

  @Test("every kind of event, its clock, the bookmark and the start come back as they were")
  func everyKind() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 1_777_000_000)
    for event in events { try store.append([event], bookmark: nil, to: session) }
    try store.append([], bookmark: bookmark, to: session)

    let expected = LoadedSession(
      stored: StoredSession(
        id: session, start: sepsis, begun: 1_777_000_000, clock: 91_000, state: .unfinished),
      events: events, bookmark: bookmark)
    expectNoDifference(try store.load(session), expected)
    expectNoDifference(try folder.open().load(session), expected)
  }

  @Test("a batch of events keeps its order, and a later bookmark replaces the earlier")
  func batch() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    var later = bookmark
    later.slot = .disposition
    try store.append(Array(events[..<7]), bookmark: bookmark, to: session)
    try store.append(Array(events[7...]), bookmark: later, to: session)
    try store.append([], bookmark: nil, to: session)
    let loaded = try store.load(session)
    expectNoDifference(loaded.events, events)
    #expect(loaded.bookmark == later)
    #expect(loaded.damage == nil)
  }

  @Test("sessions do not see one another's events")
  func apart() throws {
    let events = try everyEvent()
    let first = try store.begin(sepsis, at: 0)
    let second = try store.begin(sepsis, at: 0)
    #expect(second > first)
    for (index, event) in events.enumerated() {
      try store.append([event], bookmark: nil, to: index.isMultiple(of: 2) ? first : second)
    }
    #expect(
      try store.load(first).events.map(\.clock) == events.map(\.clock).filter { $0 % 2000 == 0 })
    #expect(try store.load(second).events.count == events.count / 2)
  }

  @Test("a result is kept byte for byte, a new one takes its place, and disputes may follow")
  func results() throws {
    let session = try store.begin(sepsis, at: 100)
    try store.append([StampedEvent(at: 5, .submitted)], bookmark: nil, to: session)
    try store.finish(session, result: result, at: 200)
    #expect(try store.load(session).result == result)

    let regraded = SessionResult(practiceScore: 90, report: [0, 255, 10], graderVersion: "2")
    try store.finish(session, result: regraded, at: 300)
    let dispute = StampedEvent(at: 5, .disputed(line: 0, note: "no"))
    try store.append([dispute], bookmark: nil, to: session)
    let loaded = try store.load(session)
    #expect(loaded.result == regraded)
    #expect(loaded.stored.state == .finished(score: 90, at: 300))
    #expect(loaded.session.disputes == [0: "no"])
  }

  @Test("only the commit that finishes a session waits for the disk")
  func durability() throws {
    let (normal, full) = (1, 2)
    let session = try store.begin(sepsis, at: 0)
    let appending = try store.synchronousAtNextCommit {
      try store.append([StampedEvent(at: 0, .submitted)], bookmark: nil, to: session)
    }
    #expect(appending == normal)
    let finishing = try store.synchronousAtNextCommit {
      try store.finish(session, result: result, at: 0)
    }
    #expect(finishing == full)
    _ = try journalError { try store.finish(999, result: result, at: 0) }
    #expect(try store.synchronousAtNextCommit { try store.abandon(session) } == normal)
  }

  @Test("a session that is not in the journal is refused by name")
  func missing() throws {
    let expected = JournalError.refused(session: 7, why: "it is not in the journal")
    #expect(throws: expected) { try store.append([], bookmark: bookmark, to: 7) }
    #expect(throws: expected) {
      try store.append([StampedEvent(at: 0, .paused)], bookmark: nil, to: 7)
    }
    #expect(throws: expected) { try store.finish(7, result: result, at: 0) }
    #expect(throws: expected) { try store.abandon(7) }
    #expect(throws: expected) { try store.load(7) }
    #expect(try store.history(limit: 10).isEmpty)
  }
}

extension JournalStore {
  /// What `PRAGMA synchronous` is when the next transaction is committed.
  func synchronousAtNextCommit(_ body: () throws -> Void) throws -> Int? {
    let level = Mutex<Int?>(nil)
    queue.writeWithoutTransaction { db in
      db.afterNextTransaction { db in
        level.withLock { $0 = try? Int.fetchOne(db, sql: "PRAGMA synchronous") }
      }
    }
    try body()
    return level.withLock { $0 }
  }
}
