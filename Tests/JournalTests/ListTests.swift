import CustomDump
import Practice
import Testing

@testable import Journal

@Suite("Lists of sessions")
struct ListTests {
  let folder: TemporaryFolder
  let store: JournalStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.open()
  }

  @Test("unfinished sessions are offered the newest first; finished and abandoned ones are not")
  func unfinished() throws {
    // A wall clock set back does not change the order.
    let ids = try [500, 400, 300, 200].map { try store.begin(sepsis, at: $0) }
    try store.finish(ids[1], result: result, at: 900)
    try store.abandon(ids[2])
    #expect(try store.unfinished().map(\.id) == [ids[3], ids[0]])
    try store.append([StampedEvent(at: 91_234, .paused)], bookmark: bookmark, to: ids[0])
    #expect(try store.unfinished().first?.clock == 91_234)
  }

  @Test("of two windows' sessions the one that was written to last comes first")
  func touched() throws {
    let event = [StampedEvent(at: 1, .paused)]
    let first = try store.begin(sepsis, at: 1)
    let other = try folder.open()
    let second = try other.begin(sepsis, at: 2)
    #expect(try store.unfinished().map(\.id) == [second, first])
    try other.append(event, bookmark: nil, to: second)
    try store.append(event, bookmark: nil, to: first)
    #expect(try folder.open().unfinished().map(\.id) == [first, second])
    // Where the eyes were counts too, and a session begun now is the last.
    try other.append([], bookmark: bookmark, to: second)
    let third = try store.begin(sepsis, at: 0)
    #expect(try store.unfinished().map(\.id) == [third, second, first])
    #expect(try store.lastTouched(of: [first, second]) == second)
    #expect(try store.lastTouched(of: []) == nil)
  }

  @Test("while one session is written to, its row is not")
  func untouched() throws {
    _ = try store.begin(sepsis, at: 1)
    let session = try store.begin(sepsis, at: 1)
    func number() throws -> Int? {
      try store.queue.read { try Int.fetchOne($0, sql: "SELECT max(touched) FROM session") }
    }
    let before = try number()
    for clock in 1...9 {
      try store.append([StampedEvent(at: clock, .paused)], bookmark: nil, to: session)
    }
    #expect(try number() == before)
  }

  @Test("the history has every session with how it ended, as many as asked for")
  func history() throws {
    var exam = sepsis
    exam.mode = .exam
    let finished = try store.begin(sepsis, at: 1)
    let abandoned = try store.begin(exam, at: 2)
    let running = try store.begin(sepsis, at: 3)
    try store.finish(finished, result: result, at: 900)
    try store.abandon(abandoned)
    let expected = [
      StoredSession(id: running, start: sepsis, begun: 3, clock: 0, state: .unfinished),
      StoredSession(id: abandoned, start: exam, begun: 2, clock: 0, state: .abandoned),
      StoredSession(
        id: finished, start: sepsis, begun: 1, clock: 0, state: .finished(score: 87.5, at: 900)),
    ]
    expectNoDifference(try store.history(limit: 9), expected)
    expectNoDifference(try store.history(limit: 2), Array(expected[..<2]))
    expectNoDifference(try store.history(limit: -1), [])
  }

  @Test("a dispute half typed is found in the newest finished session that ends with one")
  func halfDisputed() throws {
    let ids = try (0..<5).map { _ in try store.begin(sepsis, at: 0) }
    func typed(_ purpose: PromptDraft.Purpose?) -> [StampedEvent] {
      [
        StampedEvent(at: 1, .submitted),
        StampedEvent(at: 1, .prompted(purpose.map { PromptDraft($0, text: "\"event\"") })),
      ]
    }
    #expect(try store.halfDisputed() == nil)
    try store.append(typed(.dispute(line: 3)), bookmark: nil, to: ids[0])
    #expect(try store.halfDisputed() == nil, "it is not finished")
    for id in ids[..<4] { try store.finish(id, result: result, at: 9) }
    #expect(try store.halfDisputed()?.id == ids[0])
    try store.append(typed(.dispute(line: 0)), bookmark: nil, to: ids[1])
    try store.append(typed(.search), bookmark: nil, to: ids[2])
    try store.append(typed(.dispute(line: 0)) + typed(nil), bookmark: nil, to: ids[3])
    try store.append(typed(.dispute(line: 1)), bookmark: nil, to: ids[4])
    #expect(try store.halfDisputed()?.id == ids[1])
    try store.append(
      [StampedEvent(at: 2, .disputed(line: 0, note: "x"))], bookmark: nil, to: ids[1])
    #expect(try store.halfDisputed()?.id == ids[0])
  }

  @Test("scores by case: best and last differ, unfinished attempts do not count")
  func scores() throws {
    var other = sepsis
    other.caseID = "fracture"
    // Begun in one order, finished in another: the last attempt is the one finished last.
    let ids = try [sepsis, sepsis, sepsis, other, other].map { try store.begin($0, at: 0) }
    for (id, score, wall) in [
      (ids[0], 80.0, 30), (ids[1], 60, 10), (ids[2], 95, 20), (ids[3], 0, 15),
    ] {
      let result = SessionResult(practiceScore: score, report: [], graderVersion: "1")
      try store.finish(id, result: result, at: wall)
    }
    expectNoDifference(
      try store.bestScores(),
      [
        sepsis.caseID: CaseHistory(attempts: 3, best: 95, last: 80, lastAt: 30),
        "fracture": CaseHistory(attempts: 1, best: 0, last: 0, lastAt: 15),
      ])
  }
}
