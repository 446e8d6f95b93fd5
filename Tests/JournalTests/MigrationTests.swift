import CustomDump
import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

@Suite("Journals of other versions")
struct MigrationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A journal as version 1 left it. This text stays as it is, whatever becomes of the schema.
  static let version1 = """
    PRAGMA application_id = 1128417868;
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1');
    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT, caseID TEXT NOT NULL, caseRevision TEXT NOT NULL,
      mode TEXT NOT NULL, minutes INTEGER NOT NULL, encoding INTEGER NOT NULL,
      begun INTEGER NOT NULL, clock INTEGER NOT NULL DEFAULT 0,
      abandoned INTEGER NOT NULL DEFAULT 0, bookmark TEXT
    ) STRICT;
    CREATE TABLE event (
      session INTEGER NOT NULL REFERENCES session (id), number INTEGER NOT NULL,
      clock INTEGER NOT NULL, payload TEXT NOT NULL, PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE result (
      session INTEGER PRIMARY KEY REFERENCES session (id), at INTEGER NOT NULL,
      score REAL NOT NULL, graderVersion TEXT NOT NULL, report BLOB NOT NULL, summary BLOB
    ) STRICT;
    INSERT INTO session VALUES
      (1, 'sepsis-urosepsis', '9f2c', 'timed', 25, 1, 1777000000, 2000, 0,
       '{"clock":91000,"document":"03-progress","slot":"secondary.2","summaryHasFocus":true,\
    "topLines":{"01-face":0,"03-progress":42}}'),
      (2, 'sepsis-urosepsis', '9f2c', 'timed', 25, 1, 1777000100, 0, 0, NULL);
    INSERT INTO event VALUES
      (1, 0, 0, '{"document":"01-face","event":"opened"}'),
      (1, 1, 2000, '{"code":"A4151","event":"diagnosisSet","slot":"principal"}');
    INSERT INTO result VALUES (2, 1777000200, 87.5, '1.0', x'7B7D', NULL);
    """

  private func makeVersion1() throws {
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.writeWithoutTransaction { try $0.execute(sql: Self.version1) }
    try queue.close()
  }

  /// The next version, whatever it brings.
  private var next: Schema {
    var schema = Schema.current
    schema.migrator.registerMigration("next") { db in
      try db.execute(sql: "ALTER TABLE session ADD COLUMN mood TEXT")
    }
    return schema
  }

  private func check(_ store: JournalStore) throws {
    let loaded = try store.load(1)
    expectNoDifference(
      loaded.events,
      [
        StampedEvent(at: 0, .opened(document: "01-face")),
        StampedEvent(at: 2000, .diagnosisSet(.principal, "A41.51")),
      ])
    #expect(loaded.start == sepsis)
    #expect(loaded.bookmark == bookmark)
    #expect(loaded.damage == nil)
    #expect(try store.history(limit: 1).first?.state == .finished(score: 87.5, at: 1_777_000_200))
  }

  @Test("the first version's journal still reads")
  func first() throws {
    try makeVersion1()
    try check(folder.open())
  }

  @Test("sessions of an older journal keep the order they began in, until one is gone on with")
  func order() throws {
    try makeVersion1()
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          INSERT INTO session SELECT id + 2, caseID, caseRevision, mode, minutes, encoding, begun, 0,
            0, NULL FROM session
          """)
    }
    try queue.close()
    let store = try folder.open()
    #expect(try store.unfinished().map(\.id) == [4, 3, 1])
    try store.append([StampedEvent(at: 9, .paused)], bookmark: nil, to: 1)
    #expect(try store.unfinished().map(\.id) == [1, 4, 3])
    #expect(try folder.files().contains("journal-1-20260502-141000.sqlite"))
  }

  @Test("an older journal is brought up to date, and its backup opens as what it was")
  func older() throws {
    try makeVersion1()
    try check(folder.open(next))
    #expect(try folder.files() == ["journal-1-20260502-141000.sqlite", "journal.sqlite"])

    let backup = "\(folder.path)/journal-1-20260502-141000.sqlite"
    let queue = try DatabaseQueue(path: backup)
    #expect(try queue.read(Schema.current.migrator.hasBeenSuperseded) == false)
    #expect(try queue.read { try $0.columns(in: "session").map(\.name) }.contains("mood") == false)
    try queue.close()
    // Up to date now: no second backup.
    let files = try folder.files()
    try check(folder.open(next))
    #expect(try folder.files() == files)
    try check(JournalStore(path: backup, backupStamp: "s"))
  }

  @Test("the backup has what is still in the write-ahead log, and overwrites none before it")
  func backupOfLog() throws {
    let earlier = Data("earlier".utf8)
    let version = try #require(Schema.current.migrator.migrations.last)
    let name = "\(folder.path)/journal-\(version)-20260502-141000"
    try earlier.write(to: URL(fileURLWithPath: "\(name).sqlite"))
    let store = try folder.open()
    let session = try store.begin(sepsis, at: 0)
    try store.append(try everyEvent(), bookmark: nil, to: session)
    #expect(try folder.open(next).load(session).damage == nil)
    #expect(FileManager.default.contents(atPath: "\(name).sqlite") == earlier)
    let backup = try JournalStore(path: "\(name)-2.sqlite", backupStamp: "s")
    expectNoDifference(try backup.load(session).events, try everyEvent())
  }

  @Test("a step that fails leaves the journal as it was, and its backup")
  func failing() throws {
    try makeVersion1()
    var broken = next
    broken.migrator.registerMigration("broken") { db in
      try db.execute(sql: "DELETE FROM event; INSERT INTO nowhere VALUES (1)")
    }
    guard case .io(folder.journal, let detail) = try journalError({ _ = try folder.open(broken) })
    else {
      Issue.record("not an error of the step")
      return
    }
    #expect(detail.contains("nowhere"))
    try check(folder.open(next))
    #expect(try folder.files().contains("journal-1-20260502-141000.sqlite"))
  }

  @Test("a journal of before the first step has nothing to back up")
  func beforeFirst() throws {
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.writeWithoutTransaction {
      try $0.execute(
        sql: """
          PRAGMA application_id = 1128417868;
          CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)
          """)
    }
    try queue.close()
    #expect(try folder.open().history(limit: 1).isEmpty)
    #expect(try folder.files() == ["journal.sqlite"])
  }

  @Test("a newer Casebook's journal is refused and not touched")
  func newer() throws {
    try makeVersion1()
    _ = try folder.open(next)
    let before = FileManager.default.contents(atPath: folder.journal)
    #expect(throws: JournalError.newer(path: folder.journal)) { try folder.open() }
    #expect(FileManager.default.contents(atPath: folder.journal) == before)
    try check(folder.open(next))
  }

  @Test("another program's database is refused and not touched")
  func foreign() throws {
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
    try queue.close()
    let before = FileManager.default.contents(atPath: folder.journal)
    let error = try journalError { _ = try folder.open() }
    #expect(
      error == .corrupt(path: folder.journal, detail: "it is another program's database"))
    #expect(FileManager.default.contents(atPath: folder.journal) == before)
    #expect(try folder.files() == ["journal.sqlite"])
  }
}
