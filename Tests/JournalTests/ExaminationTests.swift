import Chart
import Foundation
import GRDB
import Grading
import Practice
import Testing

@testable import Journal

@Suite("Examinations in the journal")
struct ExaminationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var paper: Examination {
    var paper = Examination(cases: ["a", "b"], minutes: 90)
    paper.items[1].session = 7
    paper.items[1].status = .incomplete
    paper.items[1].isFlagged = true
    (paper.current, paper.clock) = (1, 61_000)
    return paper
  }

  @Test("what is kept is read back by another program, the latest state of it")
  func roundTrip() throws {
    let store = try folder.open()
    #expect(try store.openExamination() == nil)
    let id = try store.keep(Examination(cases: ["a", "b"], minutes: 90), as: nil, at: 1)
    #expect(try store.keep(paper, as: id, at: 2) == id)
    let read = try #require(try folder.open().openExamination())
    #expect(read.id == id)
    #expect(read.examination == paper)
  }

  @Test("one that was handed in, or given up, is no longer offered")
  func ended() throws {
    let store = try folder.open()
    let first = try store.keep(paper, as: nil, at: 1)
    let second = try store.keep(paper, as: nil, at: 2)
    var finished = paper
    finished.isFinished = true
    _ = try store.keep(finished, as: second, at: 3)
    #expect(try store.openExamination()?.id == first)
    try store.giveUpExamination(first)
    #expect(try store.openExamination() == nil)
  }

  @Test("one that cannot be read is not offered, and the journal opens")
  func damaged() throws {
    let store = try folder.open()
    let id = try store.keep(paper, as: nil, at: 1)
    try store.queue.write { db in
      try db.execute(
        sql: "UPDATE examination SET payload = '{\"minutes\":1}' WHERE id = ?", arguments: [id])
    }
    #expect(try store.openExamination() == nil)
  }

  @Test("those handed in are read with what came of each case, the latest first")
  func finished() throws {
    let store = try folder.open()
    func finish(_ caseID: String, score: Double, at wall: Int) throws -> Int64 {
      let start = SessionStart(caseID: caseID, caseRevision: "1", mode: .exam, minutes: 90)
      let session = try store.begin(start, at: wall - 10)
      let report = GradeReport(
        practiceScore: score, lines: [],
        measures: [Measure(.principalDiagnosis, 1, of: 1), Measure(.poa, score / 10, of: 10)])
      try store.finish(
        session,
        result: SessionResult(
          practiceScore: score, report: Array("{}".utf8), graderVersion: "1",
          tally: SessionTally(report)), at: wall)
      return session
    }
    var papers: [Examination] = []
    for round in 0..<2 {
      var paper = Examination(cases: ["a", "b", "c"], minutes: 90)
      for (place, score) in [(0, 40.0), (1, 80.0 + Double(round))] {
        paper.items[place].session = try finish(
          paper.items[place].caseID, score: score, at: 1000 + round * 100 + place)
      }
      (paper.clock, paper.isFinished) = (61_000, true)
      _ = try store.keep(paper, as: nil, at: 1)
      papers.append(paper)
    }
    // Neither one that is open, nor one that was given up, nor one that cannot be read.
    _ = try store.keep(paper, as: nil, at: 1)
    try store.giveUpExamination(try store.keep(paper, as: nil, at: 1))
    let spoilt = try store.keep(papers[0], as: nil, at: 1)
    try store.queue.write {
      try $0.execute(sql: "UPDATE examination SET payload = '{' WHERE id = ?", arguments: [spoilt])
    }
    let read = try folder.open().finishedExaminations(limit: 10)
    #expect(read.count == 2)
    #expect(read.map(\.at) == [1101, 1001], "when its last case was graded")
    let latest = try #require(read.first)
    #expect(latest.clock == 61_000 && latest.minutes == 90)
    #expect(latest.items.map(\.caseID) == ["a", "b", "c"])
    #expect(latest.items.map(\.session?.id) == papers[1].items.map(\.session))
    #expect(latest.items.map(\.session?.score) == [40, 81, nil])
    #expect(latest.items.allSatisfy { $0.session?.mode ?? .exam == .exam })
    #expect(latest.total.sessions == 2)
    #expect(latest.total.meanScore == 60.5)
    #expect(latest.total.measure(.poa) == Measure(.poa, 12.1, of: 20))
    #expect(try store.finishedExaminations(limit: 3).count == 1)
  }

  @Test("the text of an examination is what it always was")
  func golden() throws {
    #expect(
      try encoded(paper)
        == #"{"clock":61000,"current":1,"finished":false,"items":[{"case":"a","flagged":false,"#
        + #""status":"unseen"},{"case":"b","flagged":true,"session":7,"status":"incomplete"}],"#
        + #""minutes":90}"#)
    let odd = #"{"clock":0,"current":9,"finished":false,"items":[],"minutes":1}"#
    #expect(try value(Examination.self, from: odd).current == nil)
  }

  @Test("the next open case is found round the end")
  func next() {
    var paper = paper
    #expect(paper.nextOpen(after: 0) == 1)
    #expect(paper.nextOpen(after: 1) == 0)
    paper.items[0].status = .complete
    #expect(paper.nextOpen(after: 1) == 1)
    paper.items[1].status = .complete
    #expect(paper.nextOpen(after: 0) == nil)
    #expect(Examination(cases: [], minutes: 1).nextOpen(after: -1) == nil)
  }
}
