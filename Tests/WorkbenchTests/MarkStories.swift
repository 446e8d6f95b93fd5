import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: marks, notes and evidence")
struct MarkStories {
  /// The history and physical, the cursor on its first match of some words.
  private func story(on words: String, size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story.started(size: size)
    try story.press("/\(words)<Enter>v")
    return story
  }

  private func marks(_ story: Story) -> [Mark] { story.session?.session.work.marks ?? [] }

  @Test("a phrase is selected by words and highlighted in each of the roles")
  func highlight() throws {
    for (key, role, letter) in [
      ("d", MarkRole.diagnosis, "D"), ("p", .procedure, "P"), ("a", .poa, "A"), ("q", .query, "Q"),
    ] {
      var story = try story(on: "cellulitis of the right")
      try story.press("vwww" + key)
      #expect(marks(story).map(\.role) == [role])
      #expect(marks(story).first?.passage.quote.lowercased() == "cellulitis of the right")
      let row = try #require(
        story.screen.split(separator: "\n").first { $0.lowercased().contains("ellulitis of the") })
      #expect(row.hasPrefix(letter), "\(row)")
    }
  }

  @Test("the selection moves by characters, sentences and lines, and turns round")
  func motions() throws {
    var story = try story(on: "cellulitis")
    func selected() throws -> String {
      let reader = try #require(story.session?.reader)
      return reader.page.text.line.text(in: try #require(reader.selectedRange))
    }
    #expect(try selected().lowercased() == "cellulitis")
    try story.press("l")
    #expect(try selected() == "e")
    try story.press("vll")
    #expect(try selected() == "ell")
    try story.press("ohhh")
    #expect(try selected().hasSuffix("ell"))
    try story.press("vs")
    let sentence = try selected()
    #expect(sentence.count > 20)
    try story.press("s")
    #expect(try selected().count > sentence.count)
    try story.press("<Esc>")
    #expect(story.session?.reader.selection == nil)
    try story.press("vxx")
    #expect(try selected().count > 20)
  }

  @Test("a note on a line is numbered in the margin, edited and taken away in the list")
  func note() throws {
    var story = try story(on: "cellulitis")
    try story.press("xmadmitting RN<Enter>")
    #expect(marks(story).map(\.note) == ["admitting RN"])
    #expect(story.screen.contains("note 1"))
    try story.press("Mm, and the ED<Enter>")
    #expect(marks(story).map(\.note) == ["admitting RN, and the ED"])
    try story.press("M")
    #expect(story.screen.contains("admitting RN, and the ED"))
    try story.press("x")
    #expect(marks(story).isEmpty)
    #expect(!story.screen.contains("note 1"))
    try story.press("U")
    #expect(marks(story).count == 1)
  }

  @Test("the list leads from one document's mark to another's")
  func list() throws {
    var story = try story(on: "cellulitis")
    try story.press("dg]vd")
    #expect(marks(story).count == 2)
    let first = try #require(marks(story).first?.passage.document)
    #expect(story.session?.reader.page.id != first)
    try story.press("Mg<Enter>")
    #expect(story.session?.reader.page.id == first)
    try story.press("MX")
    #expect(marks(story).count == 1)
    #expect(story.screen.contains("Mark removed; Esc, then Ctrl-_ takes it back"))
    try story.press("<Esc><C-_>")
    #expect(marks(story).count == 2)
  }

  @Test("X takes off what the selection touches")
  func remove() throws {
    var story = try story(on: "cellulitis")
    try story.press("dvX")
    #expect(marks(story).isEmpty)
    #expect(story.screen.contains("1 mark removed; Ctrl-_ takes it back"))
    try story.press("<C-_>")
    #expect(marks(story).count == 1)
    try story.press("vwwwpvxX")
    #expect(story.screen.contains("2 marks removed; Ctrl-_ takes them back one by one"))
    try story.press("vX")
    #expect(story.screen.contains("There is no mark here"))
  }

  @Test("evidence is kept for the line it was asked for, counted there, and shown in the review")
  func evidence() throws {
    var story = try Story.started()
    try story.press("/cellulitis<Enter><Tab>J18.9<Enter>yL03.115<Enter>ykE")
    #expect(story.screen.contains("Select the evidence for L03.115"))
    try story.press("vww<Enter>")
    #expect(story.session?.summaryHasFocus == true)
    #expect(story.session?.session.work.evidence(at: .secondary(0)).count == 1)
    #expect(story.screen.contains("E1"))
    try story.press("<Tab>vxs<Enter>")
    #expect(story.screen.contains("principal diagnosis"))
    try story.press("g<Enter>s<Enter>")
    let review = try #require(story.review)
    let line = try #require(review.report.lines.first { $0.entered?.code == "L03.115" })
    let own = review.allEvidence(of: line).dropFirst(line.evidence.count)
    #expect(own.map { $0.quote.lowercased().hasPrefix("cellulitis") } == [true])
    #expect(
      own.allSatisfy {
        review.reader.pages[review.reader.index(of: $0.document) ?? 0]
          .text.range(of: $0) != nil
      })
    let index = try #require(review.report.lines.firstIndex(of: line))
    try story.press("g" + String(repeating: "j", count: index))
    #expect(story.screen.contains("yours, "))
  }

  @Test("highlights and notes are shown in the review, and listed, but not changed there")
  func review() throws {
    var story = try story(on: "cellulitis of the right")
    try story.press("vwwwdvmwhy right?<Enter><Tab>J18.9<Enter>ys<Enter>")
    let marks = try #require(story.review).reader.marksOfAllPages
    #expect(marks.map(\.note) == ["why right?"])
    try story.press("M<Enter>")
    #expect(story.review?.recordHasFocus == true)
    #expect(story.screen.contains("D▌"))
    #expect(story.screen.contains("note 1"))
    try story.press("Mx")
    #expect(story.screen.contains("Only your own marks can be changed"))
  }

  @Test("marks are where they were after a crash, at another width")
  func resume() throws {
    var story = try story(on: "cellulitis of the right")
    try story.press("vwwwdvmwhy right?<Enter>")
    let start = try #require(story.start)
    let before = try #require(story.session)
    var later = try Story(size: Size(columns: 90, rows: 30))
    try later.take(.opened(before.chosen, resuming: story.resumed(start)))
    #expect(later.session?.reader.placedMarks == before.reader.placedMarks)
    #expect(before.reader.placedMarks.count == 1)
    #expect(later.session?.reader.search?.words == "cellulitis of the right")
  }

  @Test("what is typed into a prompt is there after a crash, at every key")
  func prompts() throws {
    let keys = [
      "/cellu", "/cellulitis<Enter>vmto ask: \"why\"<Left><Left>", "mj<Enter>half a thou",
      "<Tab>J18.9<Enter>ys<Enter>dbut the attend",
    ]
    for keys in keys {
      var story = try Story.started()
      for key in try Key.sequence(keys) {
        try story.take(.key(key))
        guard case .prompt(let prompt)? = story.state.overlay else { continue }
        let start = try #require(story.start)
        let chosen = try #require(story.session?.chosen ?? story.review?.chosen)
        #expect(Session(start, folding: story.journal).prompt == prompt.draft)
        guard story.session != nil else { continue }
        var later = try Story()
        try later.take(.opened(chosen, resuming: story.resumed(start)))
        #expect(later.state.overlay == .prompt(prompt))
      }
      try story.press("<Esc>")
      let start = try #require(story.start)
      #expect(Session(start, folding: story.journal).prompt == nil)
    }
  }

  @Test("the cursor of a selection is always on the screen, over line ends and blank lines too")
  func cursorInView() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("]]v")
    for keys in ["<Right>", "<Left>", "j", "<Left>", "$", "<Right>", "w", "<Left>", "G", "<Left>"] {
      for _ in 0..<30 {
        try story.press(keys)
        let canvas = view(story.state, look: story.look)
        try #require(canvas.cursor != nil, "\(keys)\n\(canvas.text)")
      }
    }
  }

  @Test("marks, a note, a selection and evidence on the screen", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("<Tab>L03.115<Enter>y<Tab>/cellulitis<Enter>vvwwwavs<Enter><Enter>")
    try story.press("vjxmseen by the admitting nurse<Enter>vjjjvwww")
    try expectFrame(story.screen, "marks-\(size)")
    try story.press("<Esc>M")
    try expectFrame(story.screen, "marks-list-\(size)")
    try story.press("<Esc><Tab>")
    try expectFrame(story.screen, "marks-summary-\(size)")
  }
}
