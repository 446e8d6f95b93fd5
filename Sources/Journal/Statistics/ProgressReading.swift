import GRDB
import Grading
import Practice

extension JournalStore {
  /// How the learner gets on over a scope, in no more than so many periods.
  ///
  /// Reports that were stored before there were tallies are read now, once, as far as the scope has
  /// them.
  package func progress(
    over scope: ProgressScope, periods: Int
  ) throws(JournalError) -> Progress {
    try onQueue { db in
      let (rows, arguments) = selection(scope)
      try readMissingTallies(
        where: "session IN (SELECT session FROM (\(rows)))", arguments, in: db)
      return try db.inOneRead {
        Progress(
          scope: scope, periods: try totals(rows, arguments, parts: max(1, periods), in: db),
          misses: try misses(rows, arguments, in: db),
          finished: try Int.fetchOne(db, sql: "SELECT count(*) FROM tally") ?? 0)
      }
    }
  }

  /// Finished sessions, newest first.
  ///
  /// - Parameters:
  ///   - caseID: Of one case alone; nil for all.
  ///   - before: Only those with a smaller id; nil from the newest on.
  ///   - limit: At most so many.
  package func finished(
    of caseID: String? = nil, before: Int64? = nil, limit: Int
  ) throws(JournalError) -> [FinishedSession] {
    try onQueue { db in
      var clauses: [String] = []
      var arguments: [(any DatabaseValueConvertible)?] = []
      if let caseID {
        clauses.append("tally.caseID = ?")
        arguments.append(caseID)
      }
      if let before {
        clauses.append("tally.session < ?")
        arguments.append(before)
      }
      arguments.append(max(0, limit))
      let condition = clauses.isEmpty ? "" : "WHERE " + clauses.joined(separator: " AND ")
      let sql = """
        SELECT session, tally.caseID, mode, at, tally.clock, score, attempt
        FROM tally JOIN session ON id = session \(condition) ORDER BY session DESC LIMIT ?
        """
      return try Row.fetchAll(db, sql: sql, arguments: StatementArguments(arguments))
        .map(finishedSession)
    }
  }

  func finishedSession(_ row: Row) throws -> FinishedSession {
    FinishedSession(
      id: try row.cell("session"), caseID: try row.cell("caseID"),
      mode: Mode(rawValue: try row.cell("mode")) ?? .timed, at: try row.cell("at"),
      clock: try row.cell("clock"), score: try row.cell("score"),
      attempt: try row.cell("attempt"))
  }

  /// The rows of `tally` that a scope is about, as a query.
  private func selection(_ scope: ProgressScope) -> (sql: String, StatementArguments) {
    var clauses = [scope.firstAttemptsOnly ? "attempt = 1" : "attempt > 0"]
    var arguments: [(any DatabaseValueConvertible)?] = []
    if let caseID = scope.caseID {
      clauses.append("caseID = ?")
      arguments.append(caseID)
    }
    var sql = "SELECT * FROM tally WHERE \(clauses.joined(separator: " AND "))"
    if let latest = scope.latest {
      sql += " ORDER BY session DESC LIMIT ?"
      arguments.append(max(0, latest))
    }
    return (sql, StatementArguments(arguments))
  }

  /// Sums over the rows of a query, cut into parts of equally many sessions, oldest first.
  private func totals(
    _ rows: String, _ arguments: StatementArguments, parts: Int, in db: Database
  ) throws -> [PeriodTotals] {
    let sums = Self.summed.map { "total(\($0))" }.joined(separator: ", ")
    let sql = """
      WITH chosen AS MATERIALIZED (\(rows)), size AS (SELECT max(1, count(*)) AS n FROM chosen)
      SELECT count(*), total(score), \(sums) FROM (
        SELECT *, (row_number() OVER (ORDER BY session) - 1) * min(n, \(parts)) / n AS part
        FROM chosen, size WHERE codes IS NOT NULL
      ) GROUP BY part ORDER BY part
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map(periodTotals)
  }

  func periodTotals(_ row: Row) throws -> PeriodTotals {
    var totals = PeriodTotals()
    var column = 0
    func next() throws -> Double {
      defer { column += 1 }
      return try row.decode(Double.self, atIndex: column)
    }
    totals.sessions = Int(try next())
    totals.score = try next()
    totals.clock = Int(try next())
    totals.codes = Int(try next())
    for outcome in Outcome.allCases { totals.outcomes[outcome] = Int(try next()) }
    totals.wrongPOA = Int(try next())
    totals.measures = try MeasureName.allCases.map { Measure($0, try next(), of: try next()) }
    return totals
  }

  private func misses(
    _ rows: String, _ arguments: StatementArguments, in db: Database
  ) throws -> [MissCount] {
    let sql = """
      SELECT citation, kind, sum(count) AS count FROM miss
      WHERE session IN (SELECT session FROM (\(rows))) GROUP BY citation, kind
      ORDER BY count DESC, citation, kind
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).compactMap { row in
      guard let kind = MissKind(rawValue: try row.cell("kind")) else { return nil }
      return MissCount(citation: try row.cell("citation"), kind: kind, count: try row.cell("count"))
    }
  }

  /// The columns that are added up, in the order in which totals are read.
  static let summed: [String] =
    ["clock", "codes"] + Outcome.allCases.map(\.rawValue) + ["wrongPOA"]
    + MeasureName.allCases.flatMap { ["\($0.rawValue)N", "\($0.rawValue)D"] }
}

extension Database {
  /// Runs reads that see one state of the journal.
  fileprivate func inOneRead<T>(_ body: () throws -> T) throws -> T {
    var value: T?
    try inTransaction(.deferred) {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(message: "nothing was read") }
    return value
  }
}
