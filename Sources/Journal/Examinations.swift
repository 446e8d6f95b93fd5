import GRDB
import Practice

/// The table of examinations: one row each, replaced as it goes on.
let examinationStep = """
  CREATE TABLE examination (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    begun INTEGER NOT NULL,
    ended INTEGER NOT NULL DEFAULT 0,
    payload TEXT NOT NULL
  ) STRICT;
  """

extension JournalStore {
  /// Keeps an examination; `wall` is the time in unix seconds.
  ///
  /// - Parameter id: The one it replaces; nil begins another.
  /// - Returns: Its id.
  /// - Throws: `JournalError`, as for every write.
  package func keep(
    _ examination: Examination, as id: Int64?, at wall: Int
  ) throws(JournalError) -> Int64 {
    try onQueue { db in
      let payload = try encoded(examination)
      var kept = id ?? 0
      try db.inTransaction(.immediate) {
        if let id {
          try db.cachedStatement(
            sql: "UPDATE examination SET payload = ?, ended = max(ended, ?) WHERE id = ?"
          ).execute(arguments: [payload, examination.isFinished ? 1 : 0, id])
        } else {
          try db.cachedStatement(
            sql: "INSERT INTO examination (begun, ended, payload) VALUES (?, ?, ?)"
          ).execute(arguments: [wall, examination.isFinished ? 1 : 0, payload])
          kept = db.lastInsertedRowID
        }
        return .commit
      }
      return kept
    }
  }

  /// Gives an examination up: it is kept, and no longer offered.
  package func giveUpExamination(_ id: Int64) throws(JournalError) {
    try onQueue { db in
      try db.execute(sql: "UPDATE examination SET ended = 1 WHERE id = ?", arguments: [id])
    }
  }

  /// The latest examination that can be gone on with; nil where there is none, or none that can be
  /// read.
  package func openExamination() throws(JournalError) -> (id: Int64, examination: Examination)? {
    try onQueue { db in
      let sql = "SELECT id, payload FROM examination WHERE ended = 0 ORDER BY id DESC LIMIT 1"
      guard let row = try Row.fetchOne(db, sql: sql) else { return nil }
      let id = try row.decode(Int64.self, forColumn: "id")
      let payload = try row.decode(String.self, forColumn: "payload")
      guard let examination = try? value(Examination.self, from: payload) else { return nil }
      return (id, examination)
    }
  }
}
