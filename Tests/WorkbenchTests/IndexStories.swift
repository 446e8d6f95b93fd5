import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: the official indexes")
struct IndexStories {
  /// The line of the screen that the pointer is on.
  private func selected(_ story: Story) throws -> String {
    let lines = story.screen.split(separator: "\n").dropFirst(4).map(String.init)
    return try #require(lines.first { $0.hasPrefix("›") }, "\(story.screen)")
  }

  @Test("without an import the screen says how to make one, and asks again on the next visit")
  func missing() throws {
    var story = try Story(size: Size(columns: 80, rows: 24))
    try story.press("bx")
    #expect(story.screen.contains("No index has been imported"))
    #expect(story.screen.contains("codebook import PATH"))
    try story.press("ane<Enter><Enter>tlh}{njkG<Esc>")
    #expect(story.asksForIndexes == 1)
    try story.press("bx")
    #expect(story.asksForIndexes == 2)
    story.indexes = try IndexFixture.book()
    try story.press("Mxanem")
    #expect(story.screen.contains("D64.9"))
    #expect(story.asksForIndexes == 3)
    try story.press("<Enter>HH")
    #expect(story.screen.contains("Abandonment"), "a page from before the import is filled")
    #expect(story.asksForIndexes == 3, "once it is there it stays")
  }

  @Test("main terms by what is typed, live; the open one with what stands below it")
  func typing() throws {
    var story = try IndexFixture.story()
    try story.press("bxan")
    #expect(story.screen.contains("Index FY2025, book FY2026"))
    let page = try #require(story.state.browser?.index)
    let book = try IndexFixture.book()
    #expect(
      page.rows.map { book.entry($0).title } == [
        "Anaphylactic shock or reaction", "Anemia", "Anesthesia, anesthetic", "Aneurysm",
      ])
    try story.press("e<Down><Up>m")
    #expect(story.screen.contains("Find: anem"))
    #expect(story.state.browser?.index?.rows.count == 1)
    try story.press("<Enter>")
    #expect(story.state.browser?.index?.rows.count == 10)
    #expect(try selected(story).contains("- Anemia (essential) (general)"))
    #expect(story.screen.contains("      blood loss (chronic)"))
    #expect(story.screen.contains("        acute"))
    #expect(story.screen.contains("It may have or lack: (essential) (general)"))
    // Esc first shows every term again, then leaves.
    try story.press("<Esc>")
    #expect(try selected(story).contains("Anemia"))
    #expect(story.screen.contains("Aneurysm"))
    try story.press("<Esc>")
    #expect(story.state.browser == nil)
  }

  @Test(
    "a comma goes on below the main term, whose own commas count first",
    arguments: [
      ("anemia, blood, acu", "D62"), ("ANEMIA, acute", "D62"), ("anemia, end", "D63.1"),
      ("fracture, traumatic, fem", "S72.9-"), ("fracture, femur", "S72.9-"),
      ("fracture, path", "M84.40-"), ("an, blood", "D50.0"), ("anemia,", "D64.9"),
      ("anemia, zz", "Anaphylactic"),
    ])
  func steps(typed: String, shown: String) throws {
    var story = try IndexFixture.story()
    try story.press("bx")
    for scalar in typed.unicodeScalars { try story.take(.key(.character(scalar))) }
    guard typed != "anemia, zz" else {
      #expect(try selected(story).contains("Anemia"), "what leads nowhere stays at the main term")
      return
    }
    #expect(try selected(story).contains(shown))
  }

  @Test("what no term begins with says so, and what was typed can be taken back")
  func nothing() throws {
    var story = try IndexFixture.story()
    try story.press("bxanx")
    #expect(story.screen.contains("No main term begins so"))
    try story.press("<Enter>")
    try story.press("<Enter>tnlj}")
    #expect(story.state.browser?.index?.number == nil)
    try story.press("/<BS>")
    #expect(try selected(story).contains("Anaphylactic"))
  }

  @Test("see and see also are followed, and come back from")
  func references() throws {
    var story = try IndexFixture.story()
    try story.press("bxaband<Enter><Enter>")
    #expect(try selected(story).contains("- Maltreatment"))
    try story.press("H")
    #expect(try selected(story).contains("Abandonment"))
    try story.press("L<BS>")
    #expect(try selected(story).contains("Abandonment"))
    // Through a path.
    try story.press("/<C-u>anaph<Enter><Enter>")
    #expect(try selected(story).contains("anaphylactic"))
    #expect(story.screen.contains("Shock"))
    // A see also beside a code is chosen first; what is no term says what is meant.
    try story.press("H/<C-u>anemia, post<Enter>nn<Enter>")
    #expect(try selected(story).contains("blood loss"))
    try story.press("Hn<Enter>")
    #expect(story.screen.contains("look for the condition itself"))
    // A category is in the tabular list.
    try story.press("<Esc>j<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "D64")
    try story.press("H")
    #expect(story.state.browser?.index != nil)
  }

  @Test("a reference into the table of neoplasms chooses its column")
  func column() throws {
    var story = try IndexFixture.story()
    try story.press("bxmetas, to<Enter><Enter>")
    let page = try #require(story.state.browser?.index)
    #expect(page.kind == .neoplasm)
    #expect(page.column == 1)
    #expect(try selected(story).contains("›C78.0-"))
  }

  @Test("Enter opens a code in the tabular list, or takes it into the field it is looked up for")
  func taking() throws {
    var story = try IndexFixture.story()
    try story.press("bxanemia, blood<Enter><Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "D50.0")
    try story.press("H")
    #expect(try selected(story).contains("blood loss"))

    var coding = try IndexFixture.started()
    try coding.press("<Tab>aD6<C-o>xanemia, acute<Enter><Enter>")
    #expect(coding.state.browser == nil)
    #expect(coding.session?.draft?.text == "D62")
    // What needs more characters is chosen in the tabular list.
    try coding.press("<C-o>xfracture, traum, femur, neck<Enter><Enter>")
    #expect(coding.state.browser?.tabular?.entry?.code == "S72.00")
    #expect(coding.screen.contains("S72.00 is not complete"))
    try coding.press("Hk<BS>")
    // And t looks at a code before it is taken.
    try coding.press("xanemia, acute<Enter>t")
    #expect(coding.state.browser?.tabular?.entry?.code == "D62")
    #expect(coding.session?.draft?.text == "D62")
    try coding.press("<Enter>")
    #expect(coding.state.browser == nil)
  }

  @Test("what the edition has not as it is printed is flagged by a word")
  func flags() throws {
    var story = try IndexFixture.story(size: Size(columns: 80, rows: 24))
    try story.press("bxanemia, old<Enter>")
    #expect(try selected(story).contains("D64.99 gone"))
    #expect(story.screen.contains("gone: the book of FY2026 has no such code"))
    try story.press("<Enter>")
    #expect(story.screen.contains("D64.99 is gone from the book"))
    #expect(story.state.browser?.tabular?.entry?.code == "D64.9")
    try story.press("Hxdiab, type, with<Enter>")
    #expect(try selected(story).contains("E11.3 divided"))
    try story.press("t")
    #expect(story.screen.contains("E11.3 is divided"))
    #expect(story.state.browser?.tabular?.entry?.code == "E11.3")
  }

  @Test("etiology and manifestation stand together, and each can be taken")
  func manifestation() throws {
    var story = try IndexFixture.story()
    try story.press("bxamyl<Enter>")
    #expect(try selected(story).contains("E85.4 [I43]"))
    try story.press("nn<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "I43")
    try story.press("H<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "I43", "what was chosen stays chosen")
    try story.press("H<Esc><Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "E85.4")
  }

  @Test("in an outline one goes in, out, and from letter to letter")
  func moving() throws {
    var story = try IndexFixture.story()
    try story.press("bx<Esc>")
    try story.press("jjjl")
    #expect(try selected(story).contains("- Anemia"))
    try story.press("l")
    #expect(try selected(story).contains("with (due to)"))
    try story.press("}")
    #expect(try selected(story).contains("blood loss"))
    try story.press("j")
    #expect(try selected(story).contains("acute"))
    try story.press("l")
    #expect(story.screen.contains("Nothing stands below this term"))
    try story.press("h{")
    #expect(try selected(story).contains("with (due to)"))
    try story.press("hh")
    #expect(try selected(story).contains("+ Anemia"))
    try story.press("h")
    #expect(story.screen.contains("This is a main term"))
    try story.press("}}")
    #expect(try selected(story).contains("Fracture, pathological"))
    try story.press("G{")
    #expect(try selected(story).contains("Maltreatment"))
    try story.press("{{{")
    #expect(try selected(story).contains("Abandonment"))
    try story.press("{k<PageDown><PageUp>g")
    #expect(try selected(story).contains("Abandonment"))
  }

  @Test("the tables: rows by what is typed, columns by the arrows, Enter on a cell")
  func tables() throws {
    var story = try IndexFixture.story(size: Size(columns: 80, rows: 24))
    try story.press("bxlu<Tab><Tab><Enter>")
    #expect(story.state.browser?.index?.kind == .neoplasm)
    #expect(story.state.browser?.index?.rows.count == 4)
    #expect(try selected(story).contains("›C34.9-"))
    #expect(story.screen.contains("Malignant primary: C34.9-, which needs more characters"))
    #expect(story.screen.contains("Malignant primary, secondary, in situ; benign;"))
    try story.press("<Left>")
    #expect(story.screen.contains("This is the first column"))
    try story.press("<Right><Right><Right><Right><Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "D38.1")
    try story.press("Hjj<Right>")
    #expect(story.screen.contains("D49.19!"))
    #expect(story.screen.contains("! gone or divided"))
    #expect(story.screen.contains("Unspecified behavior: D49.19, gone"))
    try story.press("<Left><Enter>")
    #expect(story.screen.contains("The row has no code here"))
    try story.press("j<Enter>")
    #expect(story.state.browser?.index?.kind == .main, "a row that is a see leads on")
    try story.press("H<Tab>")
    #expect(story.state.browser?.index?.kind == .drug)
    #expect(story.screen.contains("Index FY2026, book FY2026"))
    try story.press("/<C-u>asp<Enter><Right>t")
    #expect(story.state.browser?.tabular?.entry?.code == "T39.012")
    #expect(story.screen.contains("T39.012 is not complete: it needs a 7th character"))
  }

  @Test("Tab goes round the indexes with the words, ] round the books")
  func rounds() throws {
    var story = try IndexFixture.story()
    try story.press("bxfa<Tab>")
    #expect(story.state.browser?.index?.kind == .external)
    #expect(try selected(story).contains("Fall, falling"))
    try story.press("<S-Tab><S-Tab>")
    #expect(story.state.browser?.index?.kind == .drug)
    try story.press("<Esc>]")
    #expect(story.state.browser?.tabular != nil)
    try story.press("[")
    #expect(story.state.browser?.index?.kind == .main)
    // From a search its words go along.
    try story.press("]/anemia<C-x>")
    #expect(try selected(story).contains("Anemia"))
    try story.press("<Enter>m")
    #expect(story.kept.all.map(\.code.code) == ["D64.9"])
  }

  @Test("the row selected is in view, whatever the window")
  func inView() throws {
    var story = try IndexFixture.story(size: Size(columns: 80, rows: 24))
    try story.press("bxanemia<Enter><Esc>")
    for keys in [
      "jjjjjjjj", "G", "<Resize:120x40>", "kkk", "<Resize:80x24>", "<PageUp>", "g", "jj",
    ] {
      try story.press(keys)
      let number = try #require(story.state.browser?.index?.number)
      #expect(try selected(story).contains(try IndexFixture.book().entry(number).title), "\(keys)")
    }
  }
}
