import GRDB
import Practice

extension JournalStore {
  /// How many diagnoses and procedures stand in the summary of a session, as far as its events can
  /// be read; 0 for a session that is not there.
  ///
  /// What was typed on the way to a code is passed over unread: it is most of the events, and a start
  /// that offers the session would wait for it.
  package func codesEntered(in session: Int64) throws(JournalError) -> Int {
    try onQueue { db in
      let sql = """
        SELECT payload FROM event WHERE session = ? AND payload NOT LIKE '%"event":"typed"%'
        ORDER BY number
        """
      let rows = try String.fetchAll(db, sql: sql, arguments: [session])
      var folded = Session(
        SessionStart(caseID: "", caseRevision: "", mode: .timed, minutes: 0))
      for payload in rows {
        guard let event = try? value(SessionEvent.self, from: payload) else { break }
        folded.apply(StampedEvent(at: 0, event))
      }
      return folded.summary.entryCount
    }
  }
}
