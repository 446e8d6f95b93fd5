import CustomDump
import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

@Suite("A damaged journal")
struct DamageTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bytes(_ name: String) throws -> Data {
    try #require(FileManager.default.contents(atPath: "\(folder.path)/\(name)"))
  }

  @Test(
    "an event that cannot be read stops the reading there, and the session takes no more",
    arguments: [
      ("UPDATE event SET payload = '{\"event\":\"hinted\"}' WHERE number = 4", 4, "hinted"),
      ("UPDATE event SET payload = 'x' WHERE number = 0", 0, "event 0"),
      ("DELETE FROM event WHERE number = 2", 2, "event 2 is missing"),
      ("UPDATE session SET encoding = 99", 0, "does not know"),
    ])
  func event(sql: String, readable: Int, says: String) throws {
    let store = try folder.open()
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    try store.append(events, bookmark: bookmark, to: session)
    try store.queue.write { try $0.execute(sql: sql) }

    let loaded = try store.load(session)
    expectNoDifference(loaded.events, Array(events[..<readable]))
    #expect(loaded.bookmark == bookmark)
    let damage = try #require(loaded.damage)
    #expect(damage.contains(says))
    let error = try journalError { try store.append([events[0]], bookmark: nil, to: session) }
    #expect(error == .refused(session: session, why: "its events are damaged"))
    #expect(try store.unfinished().map(\.id) == [session])
  }

  @Test("a bookmark that cannot be read is reported and holds nothing up")
  func bookmarkText() throws {
    let store = try folder.open()
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    try store.append(events, bookmark: bookmark, to: session)
    try store.queue.write { try $0.execute(sql: "UPDATE session SET bookmark = '{}'") }
    let loaded = try store.load(session)
    expectNoDifference(loaded.events, events)
    #expect(loaded.bookmark == nil)
    #expect(loaded.damage == "the bookmark cannot be read: {}")
    try store.append([events[0]], bookmark: bookmark, to: session)
    #expect(try store.load(session).damage == nil)
  }

  @Test("a file that is no database is left as it is until set aside, then a new one starts")
  func noDatabase() throws {
    let text = Data(String(repeating: "not a journal\n", count: 100).utf8)
    try text.write(to: URL(fileURLWithPath: folder.journal))
    guard case .corrupt(folder.journal, _) = try journalError({ _ = try folder.open() }) else {
      Issue.record("not found to be damaged")
      return
    }
    #expect(try bytes("journal.sqlite") == text)
    for name in ["journal.sqlite-wal", "journal-corrupt-s.sqlite"] {
      try Data(name.utf8).write(to: URL(fileURLWithPath: "\(folder.path)/\(name)"))
    }

    let aside = try JournalStore.setAside(path: folder.journal, stamp: "s")
    #expect(aside == "\(folder.path)/journal-corrupt-s-2.sqlite")
    #expect(try bytes("journal-corrupt-s-2.sqlite") == text)
    #expect(try bytes("journal-corrupt-s.sqlite") == Data("journal-corrupt-s.sqlite".utf8))
    #expect(try bytes("journal-corrupt-s-2.sqlite-wal") == Data("journal.sqlite-wal".utf8))
    #expect(try !folder.files().contains("journal.sqlite-wal"))
    #expect(try folder.open().history(limit: 1).isEmpty)
  }

  @Test("pages overwritten anywhere give an error, never a crash or another's events")
  func pages() throws {
    let events = try everyEvent()
    do {
      let store = try folder.open()
      for wall in 0..<20 {
        let session = try store.begin(sepsis, at: wall)
        try store.append(events, bookmark: bookmark, to: session)
        try store.finish(session, result: result, at: wall)
      }
      try store.queue.close()
    }
    let whole = try bytes("journal.sqlite")
    var failures = 0
    for page in 0..<whole.count / 4096 {
      var data = whole
      let start = page * 4096 + (page == 0 ? 100 : 0)
      data.replaceSubrange(
        start..<start + 2000, with: (0..<2000).map { UInt8(truncatingIfNeeded: $0 * 31 + page) })
      let path = "\(folder.path)/page-\(page).sqlite"
      try data.write(to: URL(fileURLWithPath: path))
      do {
        try readAll(path, expecting: events)
      } catch {
        failures += 1
        #expect(error is JournalError)
      }
    }
    #expect(failures > 3)
  }

  private func readAll(_ path: String, expecting events: [StampedEvent]) throws {
    let store = try JournalStore(path: path, backupStamp: "s")
    for stored in try store.history(limit: 100) {
      let loaded = try store.load(stored.id)
      #expect(loaded.events == Array(events.prefix(loaded.events.count)))
    }
    _ = try store.bestScores()
  }

  @Test("setting aside what is not there says so")
  func nothingToSetAside() throws {
    let error = try journalError {
      _ = try JournalStore.setAside(path: folder.journal, stamp: "s")
    }
    #expect(error == .io(path: folder.journal, detail: "there is no such file"))
  }
}
