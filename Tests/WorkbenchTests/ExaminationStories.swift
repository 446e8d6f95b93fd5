import CaseLibrary
import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: an examination")
struct ExaminationStories {
  /// The stay of the test packs, and the same under other names.
  static func cases(_ count: Int = 3) throws -> [PracticeCase] {
    let stay = try loadCase(at: Fixture.packs + "/inpatient/test-pack-stay")
    return (0..<count).map { place in
      var chosen = stay
      chosen.info.id = "case-\(place)"
      chosen.info.title = "Case \(["one", "two", "three"][place])"
      return chosen
    }
  }

  private static func seated(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story(size: size)
    try story.take(.paper(try Self.cases(), minutes: 30))
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
    var story = try Self.seated()
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
    var story = try Self.seated()
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
    var story = try Self.seated()
    try story.press("<Enter><Tab>J18.9<Enter>y)<Tab><Tab>")
    try story.wait(seconds: 12)
    try story.press("E11.2")
    let paper = try #require(story.paper)
    let shown = try #require(story.session)
    var later = try Story()
    try later.take(.examined(try Self.cases(), paper, story.resumedSeats(3)))
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
    var story = try Self.seated()
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
    var story = try Self.seated()
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

  /// Two examinations handed in: one of three cases, and one of two of them.
  static func handedIn(_ size: String = "120x40") throws -> Story {
    var story = try Self.seated(size: try #require(Size(size)))
    try story.press("<Enter><Tab>J18.9<Enter>yE11.22<Enter>y)<Tab>")
    try story.wait(seconds: 95)
    try story.press("L03.115<Enter>yqs<Enter>q")
    try story.take(.paper(Array(try Self.cases().prefix(2)), minutes: 20))
    try story.press("<Enter><Tab>J18.9<Enter>yL03.115<Enter>yN18.32<Enter>y")
    try story.wait(seconds: 61)
    try story.press("qs<Enter>q")
    return story
  }

  @Test("those handed in are listed with their cases and totals, and each opens its review")
  func finished() throws {
    var story = try Self.handedIn()
    try story.press("P<S-Tab>")
    #expect(story.screen.contains("does nothing here"))
    try story.press("vvvv")
    #expect(story.screen.contains("›Examinations"))
    let progress = try #require(story.progress)
    let listed = try #require(progress.examinations?.listed)
    #expect(listed.map(\.examination.items.count) == [2, 3], "the latest first")
    let lines = story.screen.split(separator: "\n")
    #expect(
      lines.contains { $0.contains("4 May 2026 09:30") && $0.contains("2 cases, 20 minutes") })
    #expect(
      lines.contains { $0.contains("3 May 2026 09:30") && $0.contains("3 cases, 30 minutes") })
    // The totals are of the examination whose case is selected.
    for (keys, place) in [("", 0), ("jj", 1)] {
      try story.press(keys)
      let total = listed[place].examination.total
      let mean = try #require(total.meanScore)
      #expect(story.screen.contains("mean practice score \(shown(mean))"))
      let whole = try #require(total.measure(.codeOverCode))
      #expect(story.screen.contains("\(shown(whole.numerator)) of \(shown(whole.denominator))"))
    }
    for (keys, code) in [("", "J18.9"), ("j", "L03.115")] {
      try story.press(keys + "<Enter>")
      let review = try #require(story.review)
      #expect(review.isReopened)
      #expect(review.session.summary.principal?.code.description == code)
      #expect(review.session.start.mode == .exam)
      try story.press("q")
      #expect(story.screen.contains("›Examinations"))
    }
    try story.press("p")
    #expect(story.replay?.shown.session.start.mode == .exam)
    try story.press("qg<Enter>")
    #expect(story.review?.session.summary.secondary.count == 2)
    try story.press("qv")
    #expect(story.screen.contains("›Sessions"))
  }

  @Test("the mouse goes through cases, results and those that are over")
  func mouse() throws {
    func click(_ text: String, _ story: inout Story) throws {
      let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
      let row = try #require(rows.lastIndex { $0.contains(text) }, "\(text)\n\(story.screen)")
      try story.take(.key(.mouse(Key.Mouse(.left, at: Position(row: row, column: 30)))))
    }
    var story = try Self.seated()
    try click("Case two", &story)
    #expect(story.state.examination?.selected == 1)
    try click("Case two", &story)
    #expect(story.session?.chosen.info.id == "case-1")
    try story.press("qs<Enter>")
    try click("Case three", &story)
    try click("Case three", &story)
    #expect(story.review?.chosen.info.id == "case-2")
    try story.press("qqPvvvv")
    try click("case-1", &story)
    #expect(story.progress?.current == 1)
    try click("3 cases", &story)
    #expect(story.progress?.current == 1, "an examination as a whole is no row to open")
    try click("case-1", &story)
    #expect(story.review?.isReopened == true)
  }

  @Test("without an examination the list says how one begins; a case's history has no such list")
  func noneFinished() throws {
    var story = try ProgressStories.practised()
    try story.press("Pvvvv")
    #expect(story.screen.contains("No examination was handed in yet"))
    try story.press("<Enter>")
    #expect(story.screen.contains("No examination was handed in yet"))
    try story.press("jGgw")
    #expect(story.screen.contains("›Measures"))
    try story.press("q")
    var list = story.state.list
    list.rows[list.selected].attempts = 2
    try story.take(.listed(list))
    try story.press("hvvv")
    #expect(story.screen.contains("›Pace"))
    #expect(!story.screen.contains("Examinations"))
    try story.press("v")
    #expect(story.screen.contains("›Sessions"))
  }

  @Test("frames of those that are over", arguments: ["80x24", "120x40"])
  func finishedFrames(size: String) throws {
    var story = try Self.handedIn(size)
    try story.press("Pvvvvjjj")
    try expectFrame(story.screen, "progress-examinations-\(size)")
  }

  /// One decimal where it has one.
  private func shown(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }

  @Test("frames of an examination", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    let size = try #require(Size(size))
    let name = "\(size.columns)x\(size.rows)"
    var story = try Self.seated(size: size)
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
