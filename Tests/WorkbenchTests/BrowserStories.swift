import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: the tabular list")
struct BrowserStories {
  @Test(
    "from a field to the books and back: the code chosen is in the field, and Esc changes nothing")
  func fromField() throws {
    var story = try Story.started()
    try story.press("<Tab>aE11.2<C-o>")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.2")
    #expect(story.session?.draft?.text == "E11.2", "what was typed stays")
    try story.press("<Esc>")
    #expect(story.state.browser == nil)
    #expect(story.session?.draft?.text == "E11.2")
    try story.press("<C-o>jj<Enter>")
    #expect(story.state.browser == nil)
    #expect(story.session?.draft?.text == "E11.22")
    try story.press("<Enter>y")
    #expect(story.session?.summary.principal == DiagnosisEntry("E11.22", poa: .yes))
  }

  @Test("what was typed is in the journal while the books are open")
  func journalled() throws {
    var story = try Story.started()
    try story.press("<Tab>aN18<C-o>jjj")
    let typed = story.journal.compactMap { event in
      if case .typed(let draft) = event.event { draft.text } else { nil }
    }
    #expect(typed.last == "N18")
    try story.wait(seconds: 3)
    #expect(story.bookmark?.clock == 3000, "the clock runs on")
  }

  @Test("a header is not taken: it opens, and what it lacks is said")
  func incomplete() throws {
    var story = try Story.started()
    try story.press("<Tab>aE11.2<C-o><Enter>")
    #expect(story.screen.contains("E11.2 is not complete: it needs a 5th character"))
    #expect(story.state.browser != nil)
    try story.press("<Esc><C-u>S72.001<C-o><Enter>")
    #expect(story.screen.contains("S72.001 is not complete: it needs a 7th character (A, B, C,"))
    try story.press("<Esc><C-u>W19<C-o>")
    #expect(story.state.browser?.tabular?.entry?.code == "W19")
    try story.press("<Enter>")
    #expect(story.screen.contains("W19 is not complete: it needs a 7th character (A, D, S)"))
    try story.press("l<Enter>")
    #expect(story.session?.draft?.text == "W19.XXXA")
  }

  @Test("from chapters down to a code, and out again")
  func drilling() throws {
    var story = try Story()
    try story.press("b")
    #expect(story.screen.contains("The tabular list, by chapter"))
    #expect(story.state.browser?.tabular?.entries.count == 22)
    try story.press("jjjl")
    #expect(story.state.browser?.tabular?.entry?.owner == .chapter(4))
    try story.press("l")
    #expect(story.state.browser?.tabular?.entry?.owner == .block("E00-E07"))
    try story.press("jl")
    #expect(story.screen.contains("E08"))
    try story.press("ljjjl")
    #expect(story.state.browser?.tabular?.opened == .code("E11"))
    try story.press("hhh")
    #expect(story.state.browser?.tabular?.opened == nil)
    try story.press("<Enter>j")
    #expect(story.screen.contains("E00-E07"))
    try story.press("q")
    #expect(story.state.browser == nil)
    #expect(!story.hasQuit)
  }

  @Test("references of notes are gone through, followed, and come back from")
  func references() throws {
    var story = try Story.started()
    try story.press("<Tab>aE11.22<C-o>n")
    let chosen = try #require(story.state.browser?.tabular?.reference)
    #expect(chosen == 0)
    try story.press("<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "N18.1")
    try story.press("H")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try story.press("L")
    #expect(story.state.browser?.tabular?.entry?.code == "N18.1")
    try story.press("<BS>")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try story.press("<BS>")
    #expect(story.screen.contains("This is where the books were opened"))
    // The notes of the category hold too, and are gone through after its own.
    try story.press("nn<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "Z79.85")
  }

  @Test("Esc first lets go of a reference, then of the card, then of the books")
  func escape() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>aE11.8<C-o>n")
    #expect(story.state.browser?.tabular?.showsCard == true, "its references are all from above")
    try story.press("<Esc>")
    #expect(story.state.browser?.tabular?.reference == nil)
    try story.press("<Esc>")
    #expect(story.state.browser?.tabular?.showsCard == false)
    try story.press("<Esc>")
    #expect(story.state.browser == nil)
  }

  @Test("a reference that is chosen is in view, however long the notes")
  func referenceInView() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>aE11<C-o>")
    for _ in 0..<14 {
      try story.press("n")
      let page = try #require(story.state.browser?.tabular)
      let place = try #require(page.reference)
      let words = story.state.books.notes(at: .code("E11")).flatMap(\.references)
      guard place < words.count else { continue }
      #expect(story.screen.contains("\(words[place].first)"), "\(words[place])")
      #expect(story.screen.split(separator: "\n").dropFirst(5).contains { $0.contains("›") })
    }
  }

  @Test("levels are told by the tutor and in the review, never while a timed case is coded")
  func honesty() throws {
    var timed = try Story.started()
    try timed.press("<Tab>aN17.9<C-o>")
    #expect(!timed.screen.contains("CC"))
    #expect(!timed.screen.contains("principal diagnosis:"))
    try timed.press("<Esc><C-u>R65.20<C-o>")
    #expect(!timed.screen.contains("MCC"))
    #expect(!timed.screen.contains("Not acceptable"))
    try timed.press("<Esc><C-u>Z79.4<C-o>")
    #expect(timed.screen.contains("Exempt from present on admission"), "that is in the book")

    var tutor = try Story()
    try tutor.press("<Enter>m<Enter><Tab>aN17.9<C-o>")
    #expect(tutor.screen.contains("CC, unless the principal diagnosis excludes it"))
    try tutor.press("<Esc><C-u>R65.20<C-o>")
    #expect(tutor.screen.contains("MCC, unless"))
    #expect(tutor.screen.contains("Not acceptable as principal diagnosis"))

    var review = try Story.started()
    try review.press("<Tab>J18.9<Enter>ys<Enter>b")
    #expect(review.state.browser?.tellsLevels == true)
  }

  @Test(
    "nor from the case list or another review while a timed case is left; a tutored one hides none")
  func honestyOfTheList() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>q<Enter><Enter><Tab>E87.6<Enter>yq")
    func left(_ mode: Mode, _ story: inout Story) throws {
      var list = story.state.list
      list.rows[0].open = OpenSession(
        id: 2, caseID: list.rows[0].id, title: "x", clock: 0, mode: mode)
      list.rows[0].attempts = 1
      try story.take(.listed(list))
    }
    try left(.timed, &story)
    try story.press("b")
    #expect(story.screen.contains("Levels and flags are not told while a case is left"))
    try story.press("/R65.20<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "R65.20")
    #expect(!story.screen.contains("MCC"))
    try story.press("<Esc>h")
    for key in ["<Enter>", "p"] {
      try story.press(key)
      #expect(story.screen.contains("This case was left half coded"))
      #expect(story.progress != nil)
    }
    try story.press("qP<Enter>")
    #expect(story.progress != nil)
    try story.press("q")
    try left(.tutor, &story)
    try story.press("b/R65.20<Enter>")
    #expect(story.screen.contains("MCC, unless"))
    try story.press("<Esc>h<Enter>")
    #expect(story.review != nil)
    // An examination that was left counts for each of its cases, and not for the review of one.
    try story.press("qq")
    var list = story.state.list
    list.rows[0].open = nil
    list.examination = OpenExamination(
      id: 1, cases: 1, clock: 0, caseIDs: ["test-pack-stay", "another"])
    try story.take(.listed(list))
    try story.press("h<Enter>")
    #expect(story.review == nil)
    list.examination?.caseIDs = ["another"]
    try story.take(.listed(list))
    try story.press("<Enter>b")
    #expect(story.state.browser?.tellsLevels == false)
    list.examination?.caseIDs = ["test-pack-stay"]
    try story.take(.listed(list))
    try story.press("<Esc>b")
    #expect(story.state.browser?.tellsLevels == true, "its own review is no help any more")
  }

  @Test("the review opens the books at the line, and has no field for a code to go to")
  func fromReview() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>")
    let line = try #require(story.review?.line)
    try story.press("b")
    let code = try #require(story.state.browser?.tabular?.entry?.code)
    #expect(code.description == (line.keyed ?? line.entered)?.code)
    try story.press("<Enter>")
    #expect(story.screen.contains("opened from a line of a coding summary"))
  }

  @Test("a field for a procedure takes no diagnosis")
  func wrongBook() throws {
    var story = try Story.started()
    try story.press("<Tab>o<C-o>[l")
    #expect(story.state.browser?.tabular != nil)
    try story.press("/E11.9<Enter><Enter>")
    #expect(story.screen.contains("takes a procedure"))
    #expect(story.session?.draft?.slot == .procedure(0))
  }

  @Test("a date and a disposition are in no book")
  func noBook() throws {
    var story = try Story.started()
    try story.press("<Tab>o0JBN0ZZ<Enter><C-o>")
    #expect(story.screen.contains("A date is in no book"))
    try story.press("<Esc><End><Enter><C-o>")
    #expect(story.screen.contains("Dispositions are in no code book"))
    #expect(story.state.browser == nil)
  }

  @Test("every line of a page that is longer than the window comes by going down")
  func longNotes() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>aS72<C-o>")
    var seen = ""
    for _ in 0..<60 {
      seen += story.screen
      try story.press("j")
    }
    let book = story.state.books
    for seventh in book.sevenths(of: "S72") {
      let words = seventh.meaning.split(separator: " ").prefix(3).joined(separator: " ")
      #expect(seen.contains("\(seventh.character) \(words)"))
    }
    #expect(seen.contains("S72.00"))
  }

  @Test("the code selected is always in view, whatever the window")
  func inView() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>aS82<C-o>")
    for (index, keys) in [
      "jjjj", "<PageDown>", "<PageDown>", "}", "{", "G", "kkk", "<PageUp>", "g",
    ]
    .enumerated() {
      try story.press(keys)
      if index == 4 { try story.press("<Resize:120x40>") }
      if index == 6 { try story.press("<Resize:80x24>") }
      let page = try #require(story.state.browser?.tabular)
      let entry = try #require(page.entry)
      guard let code = entry.code else { continue }
      let isShown = story.screen.split(separator: "\n").contains { line in
        line.hasPrefix("›") && line.contains("\(code) ") || line.hasPrefix("▌")
      }
      #expect(isShown, "\(keys): \(code)")
    }
  }
}
