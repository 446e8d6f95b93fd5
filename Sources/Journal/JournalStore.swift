import FoundationEssentials
import GRDB
import Practice
import Synchronization

/// The learner's journal: every session with its events, kept as they happen.
///
/// Several programs may have one journal open; each waits a moment for the other's commit. What is
/// committed outlives the program; a power cut may cost the latest moments of an unfinished session,
/// never one that is finished and never the file.
package final class JournalStore: Sendable {
  let queue: DatabaseQueue
  /// Where the next event of each session goes that this store began, loaded or wrote. Touched on
  /// the queue alone; a lock only so that the compiler knows.
  private let heads = Mutex<[Int64: Head]>([:])
  let checkpoints: Checkpoints

  /// The place for a session's next event.
  enum Head {
    case number(Int)
    case damaged
  }

  /// Opens the journal at `path`, or makes it and its folder.
  ///
  /// - Parameters:
  ///   - path: `journal.sqlite` in the learner's data folder.
  ///   - backupStamp: What tells backups apart, as `20260502-141000`: a journal of an older Casebook
  ///     is copied to `journal-<version>-<stamp>.sqlite` beside it before it is brought up to date.
  /// - Throws: `JournalError`, any case but `refused`.
  package convenience init(path: String, backupStamp: String) throws(JournalError) {
    try self.init(path: path, backupStamp: backupStamp, schema: .current)
  }

  init(path: String, backupStamp: String, schema: Schema) throws(JournalError) {
    queue = try openJournal(path: path, backupStamp: backupStamp, schema: schema)
    checkpoints = Checkpoints(path: path)
  }

  /// Begins a session; `wall` is the time in unix seconds.
  ///
  /// - Returns: The session's id, greater than all before it.
  package func begin(_ start: SessionStart, at wall: Int) throws(JournalError) -> Int64 {
    try onQueue { db in
      try db.inTransaction(.immediate) {
        try db.cachedStatement(sql: Self.beginning).execute(arguments: [
          start.caseID, start.caseRevision, start.mode.rawValue, start.minutes,
          eventEncodingVersion, wall,
        ])
        return .commit
      }
      let session = db.lastInsertedRowID
      setHead(.number(0), of: session)
      return session
    }
  }

  /// Appends events to a session and replaces its bookmark, all or nothing; when this returns,
  /// both outlive the program.
  ///
  /// - Parameter bookmark: Nil leaves the session's bookmark, and the clock beside it, as they are.
  /// - Throws: `JournalError.refused` for a session that is not there, that was read with damage, or
  ///   that another program went on with since this store loaded it.
  package func append(
    _ events: [StampedEvent], bookmark: Bookmark?, to session: Int64
  ) throws(JournalError) {
    try onQueue { db in
      // Encoded before the transaction, which other programs may be waiting for.
      let payloads = try events.map { try payload(of: $0.event) }
      let mark = bookmark.map { payload(of: $0) }
      var number = 0
      try commit(db) {
        // Without it the row of the session stays as it is, which halves what a key typed costs.
        if let bookmark {
          let clock = max(events.last?.clock ?? 0, bookmark.clock)
          try db.cachedStatement(sql: Self.marking).execute(arguments: [clock, mark, session])
          guard db.changesCount == 1 else { throw Self.missing(session) }
        }
        number = try nextNumber(of: session, in: db)
        let insert = try db.cachedStatement(sql: Self.appending)
        for (event, payload) in zip(events, payloads) {
          do {
            try insert.execute(arguments: [session, number, event.clock, payload])
          } catch DatabaseError.SQLITE_CONSTRAINT_PRIMARYKEY {
            throw JournalError.refused(
              session: session, why: "another Casebook has gone on with it")
          } catch DatabaseError.SQLITE_CONSTRAINT_FOREIGNKEY {
            throw Self.missing(session)
          }
          number += 1
        }
        try touch(session, in: db)
      }
      setHead(.number(number), of: session)
    }
    checkpoints.committed()
  }

  /// Keeps a session's result, in place of an earlier one; `wall` is the time in unix seconds.
  ///
  /// When this returns, the session outlives a power cut too.
  ///
  /// - Throws: `JournalError.refused` for a session that is not there.
  package func finish(
    _ session: Int64, result: SessionResult, at wall: Int
  ) throws(JournalError) {
    try onQueue { db in
      try db.execute(sql: "PRAGMA synchronous = FULL")
      // Were this to fail, commits would be slower, not less safe.
      defer { try? db.execute(sql: "PRAGMA synchronous = NORMAL") }
      try db.inTransaction(.immediate) {
        do {
          try db.cachedStatement(sql: Self.finishing).execute(arguments: [
            session, wall, result.practiceScore, result.graderVersion, Data(result.report),
            result.summary.map { Data($0) },
          ])
        } catch DatabaseError.SQLITE_CONSTRAINT_FOREIGNKEY {
          throw Self.missing(session)
        }
        try noteFinished(
          session, score: result.practiceScore, tally: result.tally, at: wall, in: db)
        return .commit
      }
    }
  }

  /// Gives a session up: it is kept, but no longer offered for resuming.
  ///
  /// - Throws: `JournalError.refused` for a session that is not there.
  package func abandon(_ session: Int64) throws(JournalError) {
    try onQueue { db in
      try db.inTransaction(.immediate) {
        try db.execute(sql: "UPDATE session SET abandoned = 1 WHERE id = ?", arguments: [session])
        guard db.changesCount == 1 else { throw Self.missing(session) }
        return .commit
      }
    }
  }
}

extension JournalStore {
  /// Runs `body` on the connection, outside a transaction.
  func onQueue<T>(_ body: (Database) throws -> T) throws(JournalError) -> T {
    do {
      return try queue.writeWithoutTransaction(body)
    } catch {
      throw JournalError(error, path: queue.path)
    }
  }

  /// Runs `body` in a transaction: all of it is committed, or none. The two statements around it are
  /// kept ready, which the library's own way parses each time.
  private func commit(_ db: Database, _ body: () throws -> Void) throws {
    try db.cachedStatement(sql: "BEGIN IMMEDIATE").execute()
    do {
      try body()
      try db.cachedStatement(sql: "COMMIT").execute()
    } catch {
      if db.isInsideTransaction { try db.rollback() }
      throw error
    }
  }

  func setHead(_ head: Head, of session: Int64) { heads.withLock { $0[session] = head } }

  static func missing(_ session: Int64) -> JournalError {
    .refused(session: session, why: "it is not in the journal")
  }

  private func nextNumber(of session: Int64, in db: Database) throws -> Int {
    switch heads.withLock({ $0[session] }) {
    case .number(let number): return number
    case .damaged: throw JournalError.refused(session: session, why: "its events are damaged")
    case nil:
      let sql = "SELECT coalesce(max(number) + 1, 0) FROM event WHERE session = ?"
      return try Int.fetchOne(db, sql: sql, arguments: [session]) ?? 0
    }
  }

  private static let beginning = """
    INSERT INTO session (caseID, caseRevision, mode, minutes, encoding, begun, touched)
    VALUES (?, ?, ?, ?, ?, ?, (SELECT coalesce(max(touched), 0) + 1 FROM session))
    """
  private static let marking = """
    UPDATE session SET clock = max(clock, ?), bookmark = coalesce(?, bookmark) WHERE id = ?
    """
  private static let appending = """
    INSERT INTO event (session, number, clock, payload) VALUES (?, ?, ?, ?)
    """
  private static let finishing = """
    INSERT OR REPLACE INTO result (session, at, score, graderVersion, report, summary)
    VALUES (?, ?, ?, ?, ?, ?)
    """
}
