import CustomDump
import Foundation
import GRDB
import Grading
import Practice
import Testing

@testable import Journal

@Suite("Statistics")
struct StatisticsTests {
  let folder: TemporaryFolder
  let store: JournalStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.open()
  }

  /// A report with so many lines right of so many, the rest missed under two sections.
  static func report(_ right: Int, of all: Int) -> GradeReport {
    let lines = (0..<all).map { index in
      GradedLine(
        outcome: index < right ? .correct : .missed,
        entered: index < right ? LineView(place: .init(.secondary, index), code: "A00") : nil,
        keyed: LineView(place: .init(.secondary, index), code: "A00"), poa: .notGraded,
        cite: ["I.A.15", "Tabular E11"])
    }
    return GradeReport(
      practiceScore: 100 * Double(right) / Double(all), lines: lines,
      measures: [Measure(.codeOverCode, Double(right), of: Double(all))])
  }

  @discardableResult
  func finished(
    _ right: Int, of all: Int, case id: String = "sepsis", retry: Bool = false,
    tallied: Bool = true,
    at wall: Int = 100
  ) throws -> Int64 {
    let session = try store.begin(
      SessionStart(caseID: id, caseRevision: "r", mode: .timed, minutes: 10), at: 0)
    var events = [StampedEvent(at: 0, .opened(document: "policy"))]
    if retry { events.append(StampedEvent(at: 0, .retried)) }
    events.append(StampedEvent(at: 60_000, .submitted))
    try store.append(events, bookmark: nil, to: session)
    let report = Self.report(right, of: all)
    try store.finish(
      session,
      result: SessionResult(
        practiceScore: report.practiceScore,
        report: reportJSON(report, caseID: id, caseRevision: "r"), graderVersion: "1",
        tally: tallied ? SessionTally(report) : nil), at: wall)
    return session
  }

  @Test("totals are sums over first attempts; repetitions count when asked for, retries never")
  func totals() throws {
    try finished(5, of: 10)
    try finished(10, of: 10, retry: true)
    try finished(9, of: 10)
    try finished(3, of: 5, case: "fracture")
    let first = try store.progress(over: ProgressScope(), periods: 32)
    #expect(first.total.sessions == 2)
    expectNoDifference(first.total.measure(.codeOverCode), Measure(.codeOverCode, 8, of: 15))
    #expect(first.total.outcomes[.missed] == 7)
    #expect(first.total.clock == 120_000)
    #expect(first.finished == 4)
    let every = try store.progress(
      over: ProgressScope(firstAttemptsOnly: false), periods: 32)
    expectNoDifference(every.total.measure(.codeOverCode), Measure(.codeOverCode, 17, of: 25))
    let one = try store.progress(
      over: ProgressScope(caseID: "sepsis", firstAttemptsOnly: false), periods: 32)
    #expect(one.total.sessions == 2)
    #expect(try store.finished(limit: 9).map(\.attempt) == [1, 2, 0, 1])
    #expect(try store.bestScores()["sepsis"]?.attempts == 2)
    #expect(try store.bestScores()["sepsis"]?.best == 90)
  }

  @Test("periods are equally many sessions, oldest first; a window takes the latest")
  func periods() throws {
    for right in 1...10 { try finished(right, of: 10, case: "case-\(right)") }
    let all = try store.progress(over: ProgressScope(latest: nil), periods: 5)
    #expect(all.periods.map(\.sessions) == [2, 2, 2, 2, 2])
    #expect(all.periods.map(\.score) == [30, 70, 110, 150, 190])
    let latest = try store.progress(over: ProgressScope(latest: 3), periods: 32)
    #expect(latest.periods.map(\.score) == [80, 90, 100])
    #expect(try store.progress(over: ProgressScope(latest: 0), periods: 4).periods.isEmpty)
  }

  @Test("misses are counted by citation and kind over the scope alone")
  func misses() throws {
    try finished(5, of: 10)
    try finished(9, of: 10, case: "fracture")
    let all = try store.progress(over: ProgressScope(), periods: 1).misses
    expectNoDifference(
      all,
      [
        MissCount(citation: "I.A.15", kind: .missed, count: 6),
        MissCount(citation: "Tabular E11", kind: .missed, count: 6),
      ])
    let latest = try store.progress(over: ProgressScope(latest: 1), periods: 1).misses
    #expect(latest.map(\.count) == [1, 1])
  }

  @Test("a result that is kept again counts once, and a changed score mends the history")
  func again() throws {
    let session = try finished(5, of: 10)
    let better = Self.report(8, of: 10)
    try store.finish(
      session,
      result: SessionResult(
        practiceScore: 80, report: reportJSON(better, caseID: nil, caseRevision: nil),
        graderVersion: "1", tally: SessionTally(better)), at: 200)
    let history = try store.bestScores()["sepsis"]
    expectNoDifference(history, CaseHistory(attempts: 1, best: 80, last: 80, lastAt: 200))
    let progress = try store.progress(over: ProgressScope(), periods: 4)
    #expect(progress.total.sessions == 1)
    #expect(progress.total.outcomes[.missed] == 2)
    #expect(progress.misses.map(\.count) == [2, 2])
  }

  @Test("sessions are listed newest first, by pages, of one case or all")
  func pages() throws {
    let ids = try (0..<5).map { try finished($0 + 1, of: 5, case: $0 < 2 ? "a" : "b") }
    #expect(try store.finished(limit: 2).map(\.id) == [ids[4], ids[3]])
    #expect(try store.finished(before: ids[3], limit: 2).map(\.id) == [ids[2], ids[1]])
    #expect(try store.finished(of: "a", limit: 9).map(\.id) == [ids[1], ids[0]])
    #expect(try store.finished(of: "none", limit: 9).isEmpty)
  }

  @Test("a report that is stored reads back as what it was")
  func reading() throws {
    let report = Self.report(3, of: 4)
    let read = try #require(readReport(reportJSON(report, caseID: "x", caseRevision: nil)))
    expectNoDifference(SessionTally(read), SessionTally(report))
    #expect(read.lines == report.lines)
    #expect(readReport(Array("{}".utf8)) == nil)
    #expect(readReport([0xFF, 0x00]) == nil)
  }

  @Test("numbers not noted when a session was finished are read from its report, once")
  func backfill() throws {
    try finished(5, of: 10, tallied: false)
    try finished(3, of: 5, case: "fracture", tallied: false)
    let progress = try store.progress(over: ProgressScope(), periods: 4)
    expectNoDifference(progress.total.measure(.codeOverCode), Measure(.codeOverCode, 8, of: 15))
    try store.queue.write { try $0.execute(sql: "UPDATE result SET report = x'00'") }
    let again = try store.progress(over: ProgressScope(), periods: 4)
    expectNoDifference(again.total, progress.total)
  }

  @Test("a journal of before the statistics has its history at once and its numbers when asked")
  func migrated() throws {
    let path = folder.path + "/old.sqlite"
    var old = Schema.current
    old.migrator = DatabaseMigrator()
    old.migrator.registerMigration("1") { try $0.execute(sql: Schema.first) }
    let before = try DatabaseQueue(path: path)
    try before.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
    }
    try old.migrator.migrate(before)
    try before.write { db in
      for (id, right) in [(1, 5), (2, 9), (3, 2)] {
        let report = Data(
          reportJSON(Self.report(right, of: 10), caseID: "sepsis", caseRevision: nil))
        try db.execute(
          sql: """
            INSERT INTO session (id, caseID, caseRevision, mode, minutes, encoding, begun, clock)
              VALUES (?, 'sepsis', 'r', 'timed', 10, 1, 0, 60000);
            INSERT INTO result VALUES (?, ?, ?, '1', ?, NULL)
            """, arguments: [id, id, 100 + id, Double(right * 10), report])
      }
      try db.execute(
        sql: """
          INSERT INTO session (id, caseID, caseRevision, mode, minutes, encoding, begun)
            VALUES (4, 'sepsis', 'r', 'timed', 10, 1, 0)
          """)
    }
    try before.close()
    let store = try JournalStore(path: path, backupStamp: "stamp")
    expectNoDifference(
      try store.bestScores(),
      ["sepsis": CaseHistory(attempts: 3, best: 90, last: 20, lastAt: 103)])
    #expect(try store.unfinished().map(\.id) == [4])
    #expect(try store.finished(limit: 9).map(\.attempt) == [3, 2, 1])
    let progress = try store.progress(over: ProgressScope(firstAttemptsOnly: false), periods: 3)
    expectNoDifference(
      progress.total.measure(.codeOverCode), Measure(.codeOverCode, 16, of: 30))
  }

  @Test("lists and statistics read neither the reports nor all sessions")
  func plans() throws {
    try finished(5, of: 10)
    let plans = try store.queue.read { db in
      try [
        "SELECT id FROM session LEFT JOIN result ON result.session = id "
          + "WHERE NOT finished AND NOT abandoned ORDER BY touched DESC LIMIT 100",
        "SELECT id FROM session ORDER BY touched DESC LIMIT 1",
        "SELECT * FROM tally WHERE attempt = 1 ORDER BY session DESC LIMIT 50",
        "SELECT session FROM tally WHERE codes IS NULL AND session IN (1, 2)",
      ].map { sql in
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN \(sql)").map { $0["detail"] as String }
          .joined(separator: "; ")
      }
    }
    #expect(plans[0].contains("unfinished") && !plans[0].contains("TEMP B-TREE"))
    #expect(plans[1].contains("touched"))
    #expect(plans[2].contains("firstAttempts"))
    #expect(!plans[3].contains("SCAN tally") || plans[3].contains("unread"))
  }
}
