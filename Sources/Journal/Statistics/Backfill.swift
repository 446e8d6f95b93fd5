import FoundationEssentials
import GRDB
import Practice

extension JournalStore {
  /// Reads the reports whose numbers were not noted yet, of the tallies that a condition picks.
  ///
  /// A report that cannot be read counts as one of nothing: it is not tried again and again.
  func readMissingTallies(
    where condition: String, _ arguments: StatementArguments, in db: Database
  ) throws {
    let sql = "SELECT session FROM tally WHERE codes IS NULL AND \(condition)"
    let sessions = try Int64.fetchAll(db, sql: sql, arguments: arguments)
    guard !sessions.isEmpty else { return }
    try db.inTransaction(.immediate) {
      for session in sessions { try readTally(of: session, in: db) }
      return .commit
    }
  }

  private func readTally(of session: Int64, in db: Database) throws {
    let stored = try Data.fetchOne(
      db, sql: "SELECT report FROM result WHERE session = ?", arguments: [session])
    let report = stored.flatMap { readReport(Array($0)) }
    try write(SessionTally(report ?? .empty), of: session, in: db)
  }

  /// Reads all of them; what `stats` and `export` need.
  package func readAllTallies() throws(JournalError) {
    try onQueue { db in
      try readMissingTallies(where: "true", StatementArguments(), in: db)
    }
  }
}
