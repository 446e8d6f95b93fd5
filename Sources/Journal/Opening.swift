import GRDB

/// Opens the journal at `path`, or makes it and its folder, and brings it up to date.
///
/// A queue, not a pool: one thread writes short transactions and reads in between, and a second
/// connection would cost the start more than it could ever give.
func openJournal(
  path: String, backupStamp: String, schema: Schema
) throws(JournalError) -> DatabaseQueue {
  try makeFolder(folder(of: path))
  do {
    var configuration = Configuration()
    // Long enough for another Casebook that brings the journal up to date at this moment.
    configuration.busyMode = .timeout(2)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try inspect(queue, path: path, schema: schema)
    try queue.writeWithoutTransaction(enterWriteAheadMode)
    if try !queue.read(schema.migrator.hasCompletedMigrations) {
      try migrate(queue, backupStamp: backupStamp, schema: schema)
    }
    // Long enough for another Casebook's commit, short enough for a key to wait.
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA busy_timeout = 200") }
    return queue
  } catch {
    throw JournalError(error, path: path)
  }
}

/// Reads before anything is written: a file that is not ours to write stays as it is.
private func inspect(_ queue: DatabaseQueue, path: String, schema: Schema) throws {
  let (isOurs, isEmpty, isNewer) = try queue.read { db in
    (
      try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID,
      try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") == 0,
      try schema.migrator.hasBeenSuperseded(db)
    )
  }
  guard isOurs || isEmpty else {
    throw JournalError.corrupt(path: path, detail: "it is another program's database")
  }
  if isNewer { throw JournalError.newer(path: path) }
}

/// GRDB's own WAL setting also writes at every start, which this journal's readers do not need.
private func enterWriteAheadMode(_ db: Database) throws {
  let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
  guard mode == "wal" else {
    throw DatabaseError(message: "no write-ahead log, but \(mode ?? "nothing")")
  }
  try db.execute(sql: "PRAGMA synchronous = NORMAL")
  // `Checkpoints` does it sooner, away from the keys; this bounds the log (16 MB) should that fail.
  try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
}

private func migrate(_ queue: DatabaseQueue, backupStamp: String, schema: Schema) throws {
  let version = try queue.read(schema.version)
  if version == "0" {
    // Before the first table: a start cut short leaves a file that the next one knows as ours.
    try queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
  } else {
    try backUp(queue, to: unusedPath("\(stem(of: queue.path))-\(version)-\(backupStamp)"))
  }
  do {
    try schema.migrator.migrate(queue)
  } catch {
    // Another Casebook may have started in the same moment and taken the step first.
    let isDone = try? queue.read(schema.migrator.hasCompletedMigrations)
    guard isDone == true else { throw error }
  }
}

/// Copies the journal as it stands, its write-ahead log included.
private func backUp(_ queue: DatabaseQueue, to path: String) throws {
  do {
    let copy = try DatabaseQueue(path: path)
    try queue.backup(to: copy)
    try copy.close()
  } catch {
    throw JournalError(error, path: path)
  }
}
