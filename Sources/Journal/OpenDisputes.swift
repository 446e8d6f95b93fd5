import GRDB
import Practice

extension JournalStore {
  /// The newest finished session in whose review a dispute is half typed, as when the program was
  /// killed meanwhile; nil for none. Looks no further back than the latest hundred.
  package func halfDisputed() throws(JournalError) -> StoredSession? {
    try reading { db in
      let rows = try Row.fetchAll(
        db, sql: Self.lastEvents)
      for row in rows {
        let event = try? value(SessionEvent.self, from: try row.cell("payload"))
        guard case .prompted(let draft?)? = event, case .dispute = draft.purpose else { continue }
        return try sessions(in: db, where: "WHERE id = ?", [try row.cell("session") as Int64]).first
      }
      return nil
    }
  }

  private static let lastEvents = """
    SELECT latest.session, payload
    FROM (SELECT session FROM tally ORDER BY session DESC LIMIT 100) AS latest
    JOIN event ON event.session = latest.session
      AND number = (SELECT max(number) FROM event WHERE session = latest.session)
    WHERE payload LIKE '{%"event":"prompted"%'
    ORDER BY latest.session DESC
    """
}
