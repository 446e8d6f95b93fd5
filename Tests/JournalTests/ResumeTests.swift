import CustomDump
import Foundation
import Practice
import Testing

@testable import Journal

@Suite("Coming back")
struct ResumeTests {
  let folder: TemporaryFolder
  let store: JournalStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.open()
  }

  @Test("all that was appended is there though the program never closed the journal")
  func killed() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    for event in events { try store.append([event], bookmark: bookmark, to: session) }
    let loaded = try folder.open().load(session)
    expectNoDifference(loaded.events, events)
    #expect(loaded.bookmark == bookmark)
  }

  @Test("the file and its log, as a crash leaves them, open at every keystroke")
  func copiedMidway() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    for (index, event) in events.enumerated() {
      try store.append([event], bookmark: nil, to: session)
      let copy = "\(folder.path)/copy-\(index).sqlite"
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: folder.journal + suffix, toPath: copy + suffix)
      }
      let loaded = try JournalStore(path: copy, backupStamp: "s").load(session)
      expectNoDifference(loaded.events, Array(events[...index]))
    }
  }

  @Test("a log cut short, as by a power cut, loses the end and nothing else")
  func tornLog() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    // The tables are in the file, the events in the log alone.
    _ = try store.queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    for event in events { try store.append([event], bookmark: nil, to: session) }
    let log = try #require(FileManager.default.contents(atPath: folder.journal + "-wal"))
    var survived: Set<Int> = []
    for tenth in 5...10 {
      let copy = "\(folder.path)/torn-\(tenth).sqlite"
      try FileManager.default.copyItem(atPath: folder.journal, toPath: copy)
      try log.prefix(log.count * tenth / 10).write(to: URL(fileURLWithPath: copy + "-wal"))
      let loaded = try JournalStore(path: copy, backupStamp: "s").load(session)
      #expect(loaded.damage == nil)
      expectNoDifference(loaded.events, Array(events.prefix(loaded.events.count)))
      survived.insert(loaded.events.count)
    }
    #expect(survived.count > 3)
    #expect(survived.max() == events.count)
  }

  @Test("two programs write two sessions in turn")
  func twoStores() throws {
    let other = try folder.open()
    let events = try everyEvent()
    let mine = try store.begin(sepsis, at: 0)
    let theirs = try other.begin(sepsis, at: 0)
    #expect(mine != theirs)
    for event in events {
      try store.append([event], bookmark: nil, to: mine)
      try other.append([event], bookmark: bookmark, to: theirs)
    }
    try other.finish(theirs, result: result, at: 9)
    expectNoDifference(try other.load(mine).events, events)
    expectNoDifference(try store.load(theirs).events, events)
    #expect(try store.unfinished().map(\.id) == [mine])
  }

  @Test("a session another program went on with is refused until it is loaded again")
  func sameSession() throws {
    let event = StampedEvent(at: 1, .paused)
    let session = try store.begin(sepsis, at: 0)
    try store.append([event], bookmark: nil, to: session)
    let other = try folder.open()
    _ = try other.load(session)
    try other.append([event, event], bookmark: nil, to: session)

    let error = try journalError { try store.append([event], bookmark: bookmark, to: session) }
    #expect(error == .refused(session: session, why: "another Casebook has gone on with it"))
    let loaded = try store.load(session)
    #expect(loaded.events.count == 3)
    #expect(loaded.bookmark == nil)
    try store.append([event], bookmark: nil, to: session)
    #expect(try store.load(session).events.count == 4)
  }

  @Test("a store goes on with a session it has neither begun nor loaded")
  func unseen() throws {
    let events = try everyEvent()
    let session = try store.begin(sepsis, at: 0)
    try store.append(Array(events[..<3]), bookmark: nil, to: session)
    let other = try folder.open()
    for event in events[3...] { try other.append([event], bookmark: nil, to: session) }
    expectNoDifference(try other.load(session).events, events)
  }
}
