import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: provider queries")
struct QueryStories {
  /// A compliant query about the potassium of the test pack, up to its choices.
  static let written =
    "raLow potassium<Enter><Tab>]]]Gmk<Tab><Down><Enter>"
    + "Please document when the hypokalemia began, if it can be told.<Enter>"

  private func tutor(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story(size: size)
    try story.press("<Enter>m<Enter><Tab>")
    #expect(story.session?.session.start.mode == .tutor)
    return story
  }

  @Test("a query is written, its lines marked in the record, and checked while it is written")
  func write() throws {
    var story = try tutor()
    try story.press("raSevere sepsis<Enter>")
    #expect(story.screen.contains("The title names"))
    #expect(story.screen.contains("It cites no line of the record."))
    // Words for the learner: the names of the rules are for programs.
    for rule in QueryRule.allCases { #expect(!story.screen.contains(rule.rawValue)) }
    try story.press("k<Enter><C-u>Potassium<Enter><Tab>")
    #expect(!story.screen.contains("The title names"))
    #expect(story.screen.contains("Mark indicators"))
    try story.press("]]]]gjm")
    #expect(story.screen.contains("1 indicator; Tab goes back to the query"))
    let marked = try #require(story.session?.session.queries.query?.indicators.first)
    #expect(marked.document == "05-discharge-summary" || marked.document == "04-laboratory")
    try story.press("m")
    #expect(story.session?.session.queries.query?.indicators == [])
    try story.press("m<Tab>j<Enter>Please document its cause, if any is known.<Enter>")
    #expect(!story.screen.contains("It cites no line"))
    #expect(story.screen.contains("\u{201C}Other\u{201D} is missing."))
    try story.press("c")
    try story.press("diuretic<Enter>other<Enter>unable to determine<Enter><Enter>")
    #expect(story.screen.contains("Nothing against the rules"))
    #expect(story.session?.session.queries.query?.choices.count == 3)
    try story.press("s")
    #expect(story.session?.session.queries.list.map(\.stage) == [.sent])
    #expect(story.screen.contains("Potassium: sent"))
    try story.press("q")
    #expect(story.screen.contains("PRINCIPAL DIAGNOSIS"))
  }

  @Test("of a text longer than the pane the cursor is seen, wherever it is")
  func longText() throws {
    var story = try tutor(size: Size(columns: 80, rows: 24))
    try story.press("Qa")
    try story.take(.key(.paste(String(repeating: "severe sepsis ", count: 100))))
    for key in ["<End>", "<Home>", "<End>"] {
      try story.press(key)
      let cursor = try #require(view(story.state, look: story.look).cursor)
      #expect(Rect(story.state.size).contains(cursor))
    }
  }

  @Test("every prefix of a query's keys resumes to the same words, the same place and the cursor")
  func resume() throws {
    var story = try tutor()
    let keys =
      "raLow K<Left><Left>x<Enter><Tab>]]m<Tab><Down><Enter>Why?<BS>, please<Esc>jjc1<Enter>ot"
    for key in try Key.sequence(keys) {
      try story.take(.key(key))
      let start = try #require(story.start)
      let shown = try #require(story.session)
      var later = try Story()
      try later.take(.opened(shown.chosen, resuming: story.resumed(start)))
      let resumed = try #require(later.session)
      #expect(resumed.session.queries == shown.session.queries)
      if shown.session.queries.field != nil { #expect(resumed.context == shown.context) }
    }
    #expect(story.session?.session.queries.query?.title == "Lowx K")
    #expect(story.session?.session.queries.query?.question == "Why, please")
  }

  @Test("sent without what a query must have is refused; a note that none is needed needs a title")
  func refusals() throws {
    var story = try tutor()
    try story.press("ra<Esc>s")
    #expect(story.screen.contains("A query needs a title and a question"))
    try story.press("n")
    #expect(story.screen.contains("Write in the title what needs no query"))
    try story.press("q")
    #expect(story.session?.session.queries.list == [])
    try story.press("aHandedness<Enter>n")
    #expect(story.screen.contains("Handedness: none needed"))
    try story.press("d")
    #expect(story.screen.contains("Throw the query away?"))
    try story.press("<Esc>")
    #expect(story.session?.session.queries.list.count == 1)
    try story.press("d<Enter>")
    #expect(story.session?.session.queries.list == [])
  }

  @Test("a wording of the case can be chosen instead, once for a subject")
  func choose() throws {
    var story = try tutor()
    try story.press("rw")
    #expect(story.screen.contains("onset of the hypokalemia"))
    try story.press("<Enter><Enter>")
    let first = try #require(story.session?.session.queries.list.first?.wording)
    try story.press("w<Enter>j<Enter>")
    let list = try #require(story.session?.session.queries.list)
    #expect(list.count == 1)
    #expect(list[0].wording != first)
    #expect(story.screen.contains("onset of the hypokalemia: sent"))
  }

  @Test("the review tells what was asked, what was missed, and why; the score is untouched")
  func review() throws {
    var silent = try tutor()
    try silent.press("J18.9<Enter>ys<Enter>vvvvvv")
    #expect(silent.screen.contains("Needed and sent: 0 of 1"))
    #expect(silent.screen.contains("needed, and not sent"))
    var story = try tutor()
    try story.press("J18.9<Enter>yk" + Self.written + "sqs<Enter>vvvvvv")
    #expect(story.screen.contains("Needed and sent: 1 of 1"))
    #expect(story.review?.queryReport.asked.part == 1)
    #expect(story.review?.report.practiceScore == silent.review?.report.practiceScore)
    #expect(story.screen.contains("[") == false)
  }

  @Test("a draft is told to be unsent, a note that none is needed to be one")
  func unsent() throws {
    var story = try tutor()
    try story.press("J18.9<Enter>ykraHypokalemia, onset<Enter>qqs")
    #expect(story.screen.contains("1 query not sent."))
    try story.press("<Enter>vvvvvv")
    #expect(story.screen.contains("Your draft was not sent."))
    #expect(story.review?.queryReport.items.map(\.outcome) == [.missed])
    var noted = try tutor()
    try noted.press("J18.9<Enter>ykraHypokalemia, onset<Enter>nqs<Enter>vvvvvv")
    #expect(noted.screen.contains("You noted that none is needed."))
    #expect(noted.review?.queryReport.asked.part == 0)
  }

  @Test("in timed mode the checks come with the review")
  func timed() throws {
    var story = try Story.started()
    try story.press("<Tab>raSevere sepsis<Enter>")
    #expect(story.screen.contains("The checks come with the review."))
    #expect(!story.screen.contains("The title names"))
  }

  @Test("frames of the queries", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    let size = try #require(Size(size))
    let name = "\(size.columns)x\(size.rows)"
    var story = try tutor(size: size)
    try story.press("r")
    try expectFrame(story.screen, "queries-empty-\(name)")
    try story.press("aLow potassium<Enter><Tab>]]]Gk")
    try expectFrame(story.screen, "queries-marking-\(name)")
    try story.press("m<Tab><Down><Enter>Please add hypokalemia present on admission, a CC")
    try expectFrame(story.screen, "queries-writing-\(name)")
    try story.press("<Enter>jj<Enter>on admission<Enter><Esc>")
    try expectFrame(story.screen, "queries-composed-\(name)")
    try story.press("sw<Enter>")
    try expectFrame(story.screen, "queries-wordings-\(name)")
    try story.press("qqqsxvvvvvv")
    try expectFrame(story.screen, "queries-review-\(name)")
  }
}
