import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

@Suite("Opening")
struct OpeningTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("missing folders are made, for the learner's eyes only")
  func folders() throws {
    let path = "\(folder.path)/share/casebook/journal.sqlite"
    _ = try JournalStore(path: path, backupStamp: "s").begin(sepsis, at: 0)
    for made in ["share", "share/casebook"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.path)/\(made)")
      #expect(attributes[.posixPermissions] as? Int == 0o700)
    }
    #expect(try JournalStore(path: path, backupStamp: "s").history(limit: 9).count == 1)
  }

  // Permissions do not stop root, who runs tests in containers; these stop everybody.
  @Test(
    "a folder that cannot be made or written is named, with what to do",
    arguments: ["/dev/null/casebook/journal.sqlite", "/proc/casebook/journal.sqlite"])
  func unwritable(path: String) throws {
    let error = try journalError { _ = try JournalStore(path: path, backupStamp: "s") }
    guard case .cannotCreate(let named, let reason) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(path.hasPrefix(named))
    #expect(!reason.isEmpty)
    #expect(error.description.contains("XDG_DATA_HOME"))
  }

  @Test("a folder where the journal should be is named too")
  func folderInTheWay() throws {
    try FileManager.default.createDirectory(
      atPath: folder.journal, withIntermediateDirectories: false)
    let error = try journalError { _ = try folder.open() }
    guard case .cannotCreate(folder.path, _) = error else {
      Issue.record("\(error)")
      return
    }
  }

  @Test("an empty file becomes a journal, as one left by a crash at the first start")
  func emptyFile() throws {
    #expect(FileManager.default.createFile(atPath: folder.journal, contents: nil))
    _ = try folder.open().begin(sepsis, at: 0)
    #expect(try folder.open().unfinished().count == 1)
  }

  @Test("the journal is kept in a write-ahead log, which a clean end folds into the file")
  func writeAhead() throws {
    do {
      let store = try folder.open()
      _ = try store.begin(sepsis, at: 0)
      let mode = try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
      #expect(mode == "wal")
      #expect(try folder.files().contains("journal.sqlite-wal"))
    }
    #expect(try folder.files() == ["journal.sqlite"])
    #expect(try folder.open().unfinished().count == 1)
  }

  @Test("the log is folded in while the journal is open, before it grows large")
  func checkpoint() throws {
    let store = try folder.open()
    let session = try store.begin(sepsis, at: 0)
    let event = StampedEvent(at: 1, .paused)
    for _ in 1..<Checkpoints.interval { try store.append([event], bookmark: nil, to: session) }
    #expect(store.checkpoints.connection == nil)
    try store.append([event], bookmark: nil, to: session)
    // One more turn on its queue, and what was asked of it is done.
    try #require(store.checkpoints.connection).writeWithoutTransaction { _ in }

    let copy = "\(folder.path)/without-log.sqlite"
    try FileManager.default.copyItem(atPath: folder.journal, toPath: copy)
    let loaded = try JournalStore(path: copy, backupStamp: "s").load(session)
    #expect(loaded.events.count == Checkpoints.interval)
  }

  @Test("many starts in the same moment all get the journal")
  func together() async throws {
    let path = folder.journal
    let stores = try await withThrowingTaskGroup(of: JournalStore.self) { group in
      for _ in 0..<4 {
        group.addTask { try JournalStore(path: path, backupStamp: "s") }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    let ids = try stores.map { try $0.begin(sepsis, at: 1) }
    #expect(Set(ids).count == 4)
    #expect(try folder.open().unfinished().count == 4)
  }

  /// A connection that may leave a transaction open.
  private func otherProgram() throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(path: folder.journal, configuration: configuration)
  }

  @Test("a commit that another program holds up is refused as locked, and goes through after it")
  func locked() throws {
    let store = try folder.open()
    let session = try store.begin(sepsis, at: 0)
    let event = StampedEvent(at: 1, .paused)
    let other = try otherProgram()
    try other.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    let locked = JournalError.locked(path: folder.journal)
    #expect(throws: locked) { try store.append([event], bookmark: nil, to: session) }
    #expect(throws: locked) { try store.begin(sepsis, at: 0) }
    #expect(throws: locked) { try store.finish(session, result: result, at: 0) }
    // Reading does not wait for a writer.
    #expect(try folder.open().load(session).events.isEmpty)

    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try store.append([event], bookmark: nil, to: session)
    #expect(try store.load(session).events == [event])
  }

  @Test("a file another program has for itself alone is locked from the start")
  func lockedFile() throws {
    _ = try folder.open().begin(sepsis, at: 0)
    let other = try otherProgram()
    try other.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE")
    }
    #expect(throws: JournalError.locked(path: folder.journal)) { try folder.open() }
    try other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    try other.close()
    #expect(try folder.open().unfinished().count == 1)
  }

  @Test("a full disk refuses the append whole; what was saved stays, and room made is used")
  func full() throws {
    let store = try folder.open()
    let session = try store.begin(sepsis, at: 0)
    let note = StampedEvent(at: 1, .disputed(line: 0, note: String(repeating: "x", count: 9000)))
    try store.append([note], bookmark: nil, to: session)
    try store.limit(pages: 1)
    let batch = [StampedEvent(at: 2, .paused), note, note]
    #expect(throws: JournalError.full(path: folder.journal)) {
      try store.append(batch, bookmark: bookmark, to: session)
    }
    #expect(try store.load(session).events == [note])
    #expect(try store.load(session).bookmark == nil)

    try store.limit(pages: 1_000_000)
    try store.append(batch, bookmark: bookmark, to: session)
    #expect(try store.load(session).events == [note] + batch)
  }
}

extension JournalStore {
  /// Lets the file grow to so many pages, and no less than it has.
  fileprivate func limit(pages: Int) throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
  }
}
