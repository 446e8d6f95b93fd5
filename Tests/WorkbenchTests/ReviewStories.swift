import Chart
import Foundation
import Grading
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: review")
struct ReviewStories {
  /// A principal right, a diagnosis with a wrong indicator, a near miss, an extra, and much missed.
  static let keys =
    "]]<Tab>J18.9<Enter>yE11.22<Enter>nN18.31<Enter>yR50.9<Enter>y"
    + "o0JBN0ZZ<Enter>5/6<Enter>s<Enter>"

  static func reviewed(_ size: String = "120x40") throws -> Story {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press(keys)
    return story
  }

  @Test("f shows the misses, then those of one kind that there are, then every line again")
  func filter() throws {
    var story = try Self.reviewed()
    var seen: [ReviewFilter] = []
    repeat {
      try story.press("f")
      let review = try #require(story.review)
      seen.append(review.filter)
      #expect(!review.visible.isEmpty)
      #expect(review.visible.contains(review.selected))
      if review.filter != .all {
        #expect(story.screen.contains("Review: \(review.filter.words), \(review.visible.count) of"))
      }
    } while seen.last != .all && seen.count < 12
    #expect(
      seen == [.misses, .nearMiss, .missed, .unsupported, .wrongPOA, .right, .all])
  }

  @Test("moving and the next miss stay within the lines that are shown")
  func withinFilter() throws {
    var story = try Self.reviewed()
    try story.press("fff")
    #expect(story.review?.filter == .missed)
    for key in ["j", "n", "G", "k", "N", "g", "n"] {
      try story.press(key)
      let review = try #require(story.review)
      #expect(review.line?.outcome == .missed, "\(key)")
    }
  }

  @Test("the two summaries stand side by side, every line of both once")
  func sheets() throws {
    var story = try Self.reviewed()
    try story.press("v<Tab>z<Tab>")
    let lines = story.screen.split(separator: "\n")
    #expect(lines.contains { $0.contains("N18.31") && $0.contains("N18.32") })
    #expect(lines.contains { $0.contains("R50.9") && $0.contains("–") })
    #expect(lines.contains { $0.contains("E11.22    N") && $0.contains("E11.22    Y") })
    #expect(lines.contains { $0.contains("0JBN0ZZ   6 May") && $0.contains("4 May") })
    #expect(story.screen.contains("admitting diagnosis"))
  }

  @Test(
    "the head says how much evidence was never opened, whole at 80 columns", arguments: [80, 90])
  func head(columns: Int) throws {
    let story = try Self.reviewed("\(columns)x24")
    let head = story.screen.split(separator: "\n")[1]
    #expect(head.contains("evidence unread: 2"))
  }

  @Test("r starts the case again with what was right, marked as a retry")
  func retry() throws {
    var story = try Self.reviewed()
    try story.press("r")
    let session = try #require(story.session)
    #expect(session.session.isRetry)
    #expect(session.summary.principal == DiagnosisEntry("J18.9", poa: .yes))
    // A right code with a wrong indicator or date comes without it.
    #expect(session.summary.secondary == [DiagnosisEntry("E11.22")])
    #expect(session.summary.procedures == [ProcedureEntry("0JBN0ZZ")])
    #expect(session.clock.reading(at: story.now) == 0)
    #expect(story.journal.map(\.event).contains(.retried))
    let start = try #require(story.start)
    #expect(Session(start, folding: story.journal).summary == session.summary)
    try story.press("s<Enter>")
    #expect(story.screen.contains(" retry "))
    #expect(story.archive.entries.map(\.attempt) == [1, 0])
  }

  @Test("where all is right there is nothing to try again")
  func nothingToRetry() throws {
    var story = try Self.reviewed()
    let review = try #require(story.review)
    #expect(review.hasMisses)
    #expect(story.state.availability(of: .retry) == .enabled)
    #expect(story.state.availability(of: .showStored) != .enabled)
    try story.press("o")
    #expect(story.screen.contains("There is no other grading"))
  }

  @Test("a dispute half typed is offered at the next start, and goes on at its line")
  func halfDisputed() throws {
    var story = try Self.reviewed()
    try story.press("ndThe attending wr<Left>")
    let review = try #require(story.review)
    let line = review.selected
    try story.take(
      .halfDisputed(
        OpenSession(id: 1, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 0)))
    #expect(story.screen.contains("Go on with the review?"))
    #expect(story.screen.contains("a dispute is half typed"))
    try story.press("<Enter>")
    #expect(story.review?.isReopened == true)
    #expect(story.review?.selected == line)
    #expect(story.screen.contains("Why the line should stand: The attending wr"))
    try story.press("<End>ote it<Enter>")
    #expect(story.review?.note(of: line) == "The attending wrote it")
    #expect(story.archive[1]?.session.disputes.values.contains("The attending wrote it") == true)
    #expect(story.archive[1]?.session.prompt == nil)
  }

  @Test(
    "a dispute half typed is not offered while its case is left half coded: a review has the key")
  func halfDisputedMeanwhile() throws {
    var story = try Self.reviewed()
    try story.press("q")
    let review = OpenSession(id: 1, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 0)
    var list = story.state.list
    list.rows[0].open = OpenSession(
      id: 2, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 0, mode: .timed)
    try story.take(.listed(list))
    try story.take(.halfDisputed(review))
    #expect(story.state.overlay == nil)
    list.rows[0].open = nil
    try story.take(.listed(list))
    try story.take(.halfDisputed(review))
    #expect(story.screen.contains("Go on with the review?"))
  }

  @Test("a dispute half typed of a line that is gone is not gone on with")
  func halfDisputedNowhere() throws {
    var story = try Self.reviewed()
    let (chosen, start) = (try #require(story.review).chosen, try #require(story.start))
    let stray = StampedEvent(at: 0, .prompted(PromptDraft(.dispute(line: 900), text: "x")))
    try story.take(
      .reviewed(
        chosen, ReopenedSession(start: start, events: story.journal + [stray], stored: nil)))
    #expect(story.state.overlay == nil)
  }

  @Test("a finished session is opened again from the case's history, with its disputes")
  func reopen() throws {
    var story = try Self.reviewed()
    try story.press("dThe attending says otherwise<Enter>q")
    let count = story.archive.entries.count
    var list = story.state.list
    list.rows[0].attempts = 1
    try story.take(.listed(list))
    try story.press("h")
    #expect(story.screen.contains("Progress · Test pack, a stay"))
    try story.press("<Enter>")
    let review = try #require(story.review)
    #expect(review.isReopened)
    #expect(review.report == review.stored?.report)
    #expect(story.screen.contains("Disputed: The attending says otherwise"))
    try story.press("d<C-u>Kept<Enter>")
    #expect(story.screen.contains("Disputed: Kept"))
    #expect(story.archive.entries[0].session.disputes.values.contains("Kept"))
    // What was stored stays as it was.
    #expect(story.archive.entries.count == count)
    try story.press("q")
    #expect(story.screen.contains("Progress · Test pack, a stay"))
    try story.press("q")
    #expect(story.screen.contains("Specialty"))
  }

  @Test("a case edited since is said so, and the stored grading can be shown")
  func edited() throws {
    var story = try Self.reviewed()
    try story.press("q")
    story.revision = "another"
    try story.press("P<Enter>")
    #expect(story.screen.contains("case edited since"))
    try story.press("o")
    #expect(story.screen.contains("as stored"))
    #expect(story.review?.showsStored == true)
    try story.press("o")
    #expect(story.review?.showsStored == false)
  }
}
