import GRDB
import Grading
import Practice

extension JournalStore {
  /// Notes in small columns what a session came to; called within the transaction that keeps its
  /// result.
  func noteFinished(
    _ session: Int64, score: Double, tally: SessionTally?, at wall: Int, in db: Database
  ) throws {
    try db.cachedStatement(sql: "UPDATE session SET finished = 1 WHERE id = ? AND NOT finished")
      .execute(arguments: [session])
    guard
      let row = try Row.fetchOne(
        db,
        // The row of the session has the clock of its latest bookmark; its end is the last event's.
        sql: """
          SELECT caseID, max(clock, coalesce(
            (SELECT event.clock FROM event WHERE session = id ORDER BY number DESC LIMIT 1), 0)
          ) AS clock FROM session WHERE id = ?
          """, arguments: [session])
    else { throw Self.missing(session) }
    let caseID: String = try row.cell("caseID")
    let known = try Row.fetchOne(
      db, sql: "SELECT attempt, score FROM tally WHERE session = ?", arguments: [session])
    if let known {
      try db.execute(
        sql: "UPDATE tally SET at = ?, clock = ?, score = ? WHERE session = ?",
        arguments: [wall, try row.cell("clock") as Int, score, session])
      let before: Double = try known.cell("score")
      if before != score, try known.cell("attempt") as Int > 0 { try recount(caseID, in: db) }
    } else {
      let attempt = try attemptNumber(of: session, caseID: caseID, in: db)
      try db.execute(
        sql: """
          INSERT INTO tally (session, caseID, at, clock, score, attempt) VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [session, caseID, wall, try row.cell("clock") as Int, score, attempt])
      if attempt > 0 { try addToHistory(caseID, score: score, at: wall, in: db) }
    }
    if let tally { try write(tally, of: session, in: db) }
  }

  /// Fills in the numbers of a session's tally.
  func write(_ tally: SessionTally, of session: Int64, in db: Database) throws {
    var arguments: [(any DatabaseValueConvertible)?] = [tally.codes]
    arguments += Outcome.allCases.map { tally.outcomes[$0] ?? 0 }
    arguments.append(tally.wrongPOA)
    for name in MeasureName.allCases {
      let measure = tally.measures[name] ?? Measure(name, 0, of: 0)
      arguments += [measure.numerator, measure.denominator]
    }
    arguments.append(session)
    try db.cachedStatement(sql: Self.tallying).execute(arguments: StatementArguments(arguments))
    try db.cachedStatement(sql: "DELETE FROM miss WHERE session = ?").execute(arguments: [session])
    let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO miss VALUES (?, ?, ?, ?)")
    for miss in tally.misses {
      try insert.execute(arguments: [session, miss.citation, miss.kind.rawValue, miss.count])
    }
  }

  /// 0 for a retry, else one more than were finished of the case.
  private func attemptNumber(of session: Int64, caseID: String, in db: Database) throws -> Int {
    let retried = try payload(of: .retried)
    // The first event opens the record's first page; the mark follows it.
    let isRetry = try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM event WHERE session = ? AND number < 4 AND payload = ?)
        """, arguments: [session, retried])
    if isRetry == true { return 0 }
    let sql = "SELECT attempts FROM history WHERE caseID = ?"
    return try (Int.fetchOne(db, sql: sql, arguments: [caseID]) ?? 0) + 1
  }

  private func addToHistory(
    _ caseID: String, score: Double, at wall: Int, in db: Database
  ) throws {
    try db.execute(
      sql: """
        INSERT INTO history VALUES (:case, 1, :score, :score, :at) ON CONFLICT (caseID) DO UPDATE SET
          attempts = attempts + 1, best = max(best, :score),
          last = iif(:at >= lastAt, :score, last), lastAt = max(lastAt, :at)
        """, arguments: ["case": caseID, "score": score, "at": wall])
  }

  /// Works out a case's best and last score anew, after one of them changed.
  private func recount(_ caseID: String, in db: Database) throws {
    try db.execute(
      sql: """
        UPDATE history SET
          best = (SELECT max(score) FROM tally WHERE caseID = :case AND attempt > 0),
          (last, lastAt) = (
            SELECT score, at FROM tally WHERE caseID = :case AND attempt > 0
            ORDER BY at DESC, session DESC LIMIT 1)
        WHERE caseID = :case
        """, arguments: ["case": caseID])
  }

  private static let tallying: String = {
    var columns = ["codes"] + Outcome.allCases.map(\.rawValue) + ["wrongPOA"]
    for name in MeasureName.allCases { columns += ["\(name.rawValue)N", "\(name.rawValue)D"] }
    let set = columns.map { "\($0) = ?" }.joined(separator: ", ")
    return "UPDATE tally SET \(set) WHERE session = ?"
  }()
}
