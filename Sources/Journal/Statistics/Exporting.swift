import GRDB
import Grading
import Practice

/// A session with its numbers, to be written out.
package struct ExportedSession: Hashable, Sendable {
  package var stored: StoredSession
  /// 0 for a retry; nil for a session that is not finished.
  package var attempt: Int?
  package var graderVersion: String?
  /// Its own numbers as totals of one; nil for a session that is not finished.
  package var totals: PeriodTotals?
}

extension JournalStore {
  /// Sessions of any state, oldest first, from the one after an id on; `readAllTallies` first, or
  /// numbers may be missing.
  package func exported(
    after id: Int64, limit: Int
  ) throws(JournalError) -> [ExportedSession] {
    try onQueue { db in
      let sums = Self.summed.map { "tally.\($0)" }.joined(separator: ", ")
      let sql = """
        SELECT 1, tally.score AS tallyScore, \(sums), attempt, graderVersion, id,
          session.caseID AS caseID, caseRevision, mode, minutes, begun, abandoned,
          coalesce(tally.clock, session.clock) AS lastClock, result.score AS score, result.at AS at
        FROM session LEFT JOIN result ON result.session = id LEFT JOIN tally ON tally.session = id
        WHERE id > ? ORDER BY id LIMIT ?
        """
      let rows = try Row.fetchAll(db, sql: sql, arguments: [id, max(0, limit)])
      return try rows.map { row in
        ExportedSession(
          stored: try storedSession(row, clock: "lastClock"),
          attempt: try row.cell("attempt"), graderVersion: try row.cell("graderVersion"),
          totals: try row.cell("codes") as Int? == nil ? nil : try periodTotals(row))
      }
    }
  }

  /// A session's events as JSON objects, each with its clock, up to the first that cannot be read;
  /// and what is wrong with that, in words.
  package func eventTexts(
    of session: Int64
  ) throws(JournalError) -> (lines: [String], damage: String?) {
    try onQueue { db in
      let (events, damage) = try events(of: session, in: db)
      let lines = try events.map { event in
        "{\"clock\":\(event.clock),\(try payload(of: event.event).dropFirst())"
      }
      return (lines, damage)
    }
  }
}
