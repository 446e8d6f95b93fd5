import FoundationEssentials
import GRDB
import Practice

extension JournalStore {
  /// The sessions that can be resumed, the one written to last first; of many, the latest hundred.
  package func unfinished() throws(JournalError) -> [StoredSession] {
    try reading { db in
      try sessions(
        in: db, where: "WHERE NOT finished AND NOT abandoned ORDER BY touched DESC LIMIT 100",
        [])
    }
  }

  /// The latest `limit` sessions of any state, newest first.
  package func history(limit: Int) throws(JournalError) -> [StoredSession] {
    try reading { db in
      try sessions(in: db, where: "ORDER BY id DESC LIMIT ?", [max(0, limit)])
    }
  }

  /// How the learner has done on each case that has a finished session, retries apart, by case id.
  package func bestScores() throws(JournalError) -> [String: CaseHistory] {
    try reading { db in
      var histories: [String: CaseHistory] = [:]
      let rows = try Row.fetchCursor(
        db, sql: "SELECT caseID, attempts, best, last, lastAt FROM history")
      while let row = try rows.next() {
        // By their places: looking columns up by name would take most of a start.
        histories[try row.decode(String.self, atIndex: 0)] = CaseHistory(
          attempts: try row.decode(Int.self, atIndex: 1),
          best: try row.decode(Double.self, atIndex: 2),
          last: try row.decode(Double.self, atIndex: 3),
          lastAt: try row.decode(Int.self, atIndex: 4))
      }
      return histories
    }
  }

  /// Everything the journal has of a session, and where this store goes on with it.
  ///
  /// - Throws: `JournalError.refused` for a session that is not there. Events that cannot be read
  ///   are no error: see `LoadedSession.damage`.
  package func load(_ session: Int64) throws(JournalError) -> LoadedSession {
    try reading { db in
      guard let stored = try sessions(in: db, where: "WHERE id = ?", [session]).first else {
        throw Self.missing(session)
      }
      let (events, eventDamage) = try events(of: session, in: db)
      setHead(eventDamage == nil ? .number(events.count) : .damaged, of: session)
      let (bookmark, bookmarkDamage) = try bookmark(of: session, in: db)
      return LoadedSession(
        stored: stored, events: events, bookmark: bookmark, result: try result(of: session, in: db),
        damage: eventDamage ?? bookmarkDamage)
    }
  }
}

extension JournalStore {
  /// Runs `body` in a transaction that sees one state of the journal and cannot change it.
  func reading<T>(_ body: (Database) throws -> T) throws(JournalError) -> T {
    do {
      return try queue.read(body)
    } catch {
      throw JournalError(error, path: queue.path)
    }
  }

  func sessions(
    in db: Database, where clause: String, _ arguments: StatementArguments
  ) throws -> [StoredSession] {
    let sql = """
      SELECT id, caseID, caseRevision, mode, minutes, begun, clock, abandoned, score, at
      FROM session LEFT JOIN result ON result.session = id \(clause)
      """
    return try Row.fetchAll(db, sql: sql, arguments: arguments).map { try storedSession($0) }
  }

  func storedSession(_ row: Row, clock: String = "clock") throws -> StoredSession {
    let id: Int64 = try row.cell("id")
    let score: Double? = try row.cell("score")
    let isAbandoned: Bool = try row.cell("abandoned")
    guard let mode = Mode(rawValue: try row.cell("mode")) else {
      throw JournalError.io(path: queue.path, detail: "session \(id) has an unknown mode")
    }
    let state: StoredSession.State =
      if let score {
        .finished(score: score, at: try row.cell("at"))
      } else {
        isAbandoned ? .abandoned : .unfinished
      }
    return StoredSession(
      id: id,
      start: SessionStart(
        caseID: try row.cell("caseID"), caseRevision: try row.cell("caseRevision"), mode: mode,
        minutes: try row.cell("minutes")),
      begun: try row.cell("begun"), clock: try row.cell(clock), state: state)
  }

  /// The events up to the first that is missing or cannot be read, and what is wrong with it.
  func events(of session: Int64, in db: Database) throws -> ([StampedEvent], String?) {
    let encoding = try Int.fetchOne(
      db, sql: "SELECT encoding FROM session WHERE id = ?", arguments: [session])
    guard encoding == eventEncodingVersion else {
      return ([], "its events are written in a way this Casebook does not know")
    }
    var events: [StampedEvent] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT number, clock, payload FROM event WHERE session = ? ORDER BY number",
      arguments: [session])
    while let row = try rows.next() {
      do {
        guard try row.cell("number") == events.count else {
          return (events, "event \(events.count) is missing")
        }
        let event = try value(SessionEvent.self, from: try row.cell("payload"))
        events.append(StampedEvent(at: try row.cell("clock"), event))
      } catch {
        return (events, "event \(events.count) cannot be read: \(row["payload"] as DatabaseValue)")
      }
    }
    return (events, nil)
  }

  private func bookmark(of session: Int64, in db: Database) throws -> (Bookmark?, String?) {
    let sql = "SELECT bookmark FROM session WHERE id = ?"
    guard let payload = try String.fetchOne(db, sql: sql, arguments: [session]) else {
      return (nil, nil)
    }
    do {
      return (try value(Bookmark.self, from: payload), nil)
    } catch {
      return (nil, "the bookmark cannot be read: \(payload)")
    }
  }

  private func result(of session: Int64, in db: Database) throws -> SessionResult? {
    let sql = "SELECT score, report, graderVersion, summary FROM result WHERE session = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [session]) else { return nil }
    let report: Data = try row.cell("report")
    let summary: Data? = try row.cell("summary")
    return SessionResult(
      practiceScore: try row.cell("score"), report: Array(report),
      graderVersion: try row.cell("graderVersion"), summary: summary.map { Array($0) })
  }
}

extension Row {
  /// A column's value. GRDB's subscripts trap on one of the wrong type, and a damaged file may hold
  /// anything anywhere: this throws.
  func cell<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value {
    try decode(Value.self, forColumn: column)
  }
}
