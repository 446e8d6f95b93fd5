import GRDB
import Practice

/// The step `6`: which session was written to last, as a number that grows with every change from one
/// session to another.
///
/// A number and no time: a clock may be set back, and two windows may write in the same second. The
/// session with the greatest keeps it while no other is written to, so that a key typed seldom has
/// to write the row of its session. Sessions from before have the order in which they began.
let touchedStep = """
  ALTER TABLE session ADD COLUMN touched INTEGER NOT NULL DEFAULT 0;
  UPDATE session SET touched = id;
  CREATE INDEX touched ON session (touched);
  DROP INDEX unfinished;
  CREATE INDEX unfinished ON session (touched) WHERE NOT finished AND NOT abandoned;
  """

extension JournalStore {
  /// Of some sessions the one written to last; nil for none that is there.
  package func lastTouched(of sessions: [Int64]) throws(JournalError) -> Int64? {
    try reading { db in
      let places = sessions.map { _ in "?" }.joined(separator: ", ")
      return try Int64.fetchOne(
        db, sql: "SELECT id FROM session WHERE id IN (\(places)) ORDER BY touched DESC LIMIT 1",
        arguments: StatementArguments(sessions))
    }
  }

  /// Makes a session the one written to last, unless it is already.
  func touch(_ session: Int64, in db: Database) throws {
    let last = try Int64.fetchOne(try db.cachedStatement(sql: Self.lastSession))
    guard last != session else { return }
    try db.cachedStatement(sql: Self.touching).execute(arguments: [session])
  }

  private static let lastSession = "SELECT id FROM session ORDER BY touched DESC LIMIT 1"
  private static let touching = """
    UPDATE session SET touched = (SELECT max(touched) + 1 FROM session) WHERE id = ?
    """
}
