import CaseLibrary
import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: an examination")
struct ExaminationStories {
  /// The stay of the test packs, and the same under other names.
  private func cases(_ count: Int = 3) throws -> [PracticeCase] {
    let stay = try loadCase(at: Fixture.packs + "/inpatient/test-pack-stay")
    return (0..<count).map { place in
      var chosen = stay
      chosen.info.id = "case-\(place)"
      chosen.info.title = "Case \(["one", "two", "three"][place])"
      return chosen
    }
  }

  private func seated(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story(size: size)
    try story.take(.paper(try cases(), minutes: 30))
    return story
  }

  @Test("cases are marked on the list, and an examination of them begins when it is confirmed")
  func list() throws {
    var story = try Story()
    try story.press("X")
    #expect(story.screen.contains("Mark the cases of the examination first"))
    try story.press("g<Space>X")
    #expect(story.screen.contains("An examination of 1 case"))
    try story.press("<Enter>")
    #expect(story.state.isExamined)
    #expect(story.screen.contains("0 complete · 0 incomplete · 1 unseen"))
    #expect(story.paper?.items.map(\.caseID) == ["test-pack-stay"])
  }

  @Test("cases are gone to and fro between; status, flags and codes are told of each")
  func navigate() throws {
    var story = try seated()
    try story.press("<Enter><Tab>J18.9<Enter>y(")
    #expect(story.screen.contains("case 3 of 3"))
    try story.press(")")
    #expect(story.session?.summary.principal?.code == "J18.9")
    #expect(story.screen.contains("case 1 of 3"))
    try story.press("<Tab>!s")
    #expect(story.screen.contains("1 complete · 1 incomplete · 1 unseen · 1 flagged"))
    #expect(story.state.examination?.selected == 1)
    #expect(story.paper?.items.map(\.status) == [.complete, .unseen, .incomplete])
    #expect(story.paper?.items.map(\.isFlagged) == [true, false, false])
    try story.press("k<Enter>")
    #expect(story.session?.summary.principal?.code == "J18.9")
    #expect(story.paper?.items[0].status == .incomplete)
  }

  @Test("there is no pause, no help and no edit, and the one clock runs on between cases")
  func rules() throws {
    var story = try seated()
    try story.press("<Enter><Tab>R65.21<Enter>yk")
    #expect(story.session?.edits.isEmpty == true)
    try story.press("h")
    #expect(story.screen.contains("no help in exam mode"))
    try story.press("P")
    #expect(story.screen.contains("An examination has no pause"))
    try story.wait(seconds: 60)
    try story.press("q")
    try story.wait(seconds: 30)
    try story.press("j<Enter>")
    #expect(story.screen.contains("01:30 / 30:00"))
    #expect(story.session?.clock.reading(at: story.now) == 0)
    try story.wait(seconds: 29 * 60)
    #expect(story.screen.contains("The time is over"))
  }

  @Test("after a kill everything is as it was, in the case on the screen and in the others")
  func resume() throws {
    var story = try seated()
    try story.press("<Enter><Tab>J18.9<Enter>y)<Tab><Tab>")
    try story.wait(seconds: 12)
    try story.press("E11.2")
    let paper = try #require(story.paper)
    let shown = try #require(story.session)
    var later = try Story()
    try later.take(.examined(try cases(), paper, story.resumedSeats(3)))
    #expect(later.session?.draft == shown.draft)
    #expect(later.session?.chosen.info.id == shown.chosen.info.id)
    #expect(later.screen.contains("00:12 / 30:00"))
    try later.press("<Esc>q")
    #expect(later.screen.contains("0 complete · 2 incomplete · 1 unseen"))
    try later.press("g<Enter>")
    #expect(later.session?.summary.principal?.code == "J18.9")
  }

  @Test("left, it is kept, and offered again from the journal")
  func leave() throws {
    var story = try seated()
    try story.press("<Enter><Tab>J18.9<Enter>yqq")
    #expect(!story.state.isExamined)
    #expect(story.paper?.isFinished == false)
    try story.take(
      .unfinishedExamination(OpenExamination(id: 4, cases: 3, clock: 61_000)))
    #expect(story.screen.contains("3 cases: no code entered, the clock at 01:01."))
    try story.press("xg")
    #expect(!story.screen.contains("Go on with the examination?"))
  }

  @Test("handed in, every case is graded, totals are told, and each has its review")
  func handIn() throws {
    var story = try seated()
    try story.press("<Enter><Tab>J18.9<Enter>yqs")
    #expect(story.screen.contains("2 cases never opened."))
    #expect(story.screen.contains("1 case not marked complete."))
    try story.press("<Enter>")
    #expect(story.paper?.isFinished == true)
    #expect(story.screen.contains("Principal diagnosis"))
    #expect(story.screen.contains("of 3"))
    try story.press("<Enter>")
    #expect(story.review?.session.phase == .submitted)
    #expect(story.review?.session.summary.principal?.code == "J18.9")
    try story.press("q")
    #expect(story.screen.contains("handed in"))
    try story.press("q")
    #expect(!story.state.isExamined)
  }

  @Test("frames of an examination", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    let size = try #require(Size(size))
    let name = "\(size.columns)x\(size.rows)"
    var story = try seated(size: size)
    try story.press("<Enter><Tab>J18.9<Enter>yE11.22<Enter>yN18.31<Enter>y")
    try story.wait(seconds: 75)
    try expectFrame(story.screen, "examination-case-\(name)")
    try story.press("f)q")
    try expectFrame(story.screen, "examination-cases-\(name)")
    try story.press("s")
    try expectFrame(story.screen, "examination-question-\(name)")
    try story.press("<Enter>")
    try expectFrame(story.screen, "examination-results-\(name)")
  }
}
