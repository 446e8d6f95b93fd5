import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("Mouse")
struct MouseStories {
  /// Where a text begins on the screen.
  private func place(_ text: String, in story: Story) throws -> Position {
    let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(rows.firstIndex { $0.contains(text) }, "\(text)")
    let start = try #require(rows[row].firstRange(of: text)).lowerBound
    return Position(row: row, column: rows[row].distance(from: rows[row].startIndex, to: start))
  }

  private func mouse(_ button: Key.Mouse.Button, _ text: String, _ story: inout Story) throws {
    try story.take(.key(.mouse(Key.Mouse(button, at: place(text, in: story)))))
  }

  /// Clicks where a text begins, looks at what that did, and clicks there again.
  private func twice(
    _ text: String, _ story: inout Story, between look: (Story) -> Void = { _ in }
  ) throws {
    let place = try place(text, in: story)
    try story.take(.key(.mouse(Key.Mouse(.left, at: place))))
    look(story)
    try story.take(.key(.mouse(Key.Mouse(.left, at: place))))
  }

  @Test("in the list a click selects, a second opens, the wheel moves")
  func list() throws {
    var story = try Story()
    try mouse(.wheelDown, "Test pack, a stay", &story)
    #expect(story.state.list.selected == 1)
    try mouse(.left, "Test pack, a stay", &story)
    #expect(story.state.list.selected == 0)
    try mouse(.left, "› Test pack, a stay", &story)
    #expect(story.screen.contains("Attending"))
  }

  @Test("a click on the summary lets go of a phrase that was being selected")
  func phrase() throws {
    var story = try Story.started()
    try story.press("v")
    #expect(view(story.state, look: story.look).cursor != nil)
    try mouse(.left, "add a diagnosis", &story)
    #expect(story.session?.summaryHasFocus == true)
    #expect(story.session?.reader.selection == nil)
    #expect(view(story.state, look: story.look).cursor == nil)
  }

  @Test("in a session: tabs, panes, lines of the summary, and the wheel over the record")
  func session() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yE87.6<Enter>y")
    try mouse(.left, "Pneumonia", &story)
    #expect(story.session?.slot == .principal)
    try mouse(.left, "Face sheet", &story)
    #expect(story.session?.reader.current == 1)
    try mouse(.left, "›Face sheet", &story)
    let record = Position(row: 6, column: 5)
    try story.take(.key(.mouse(Key.Mouse(.left, at: record))))
    #expect(story.session?.summaryHasFocus == false)
    try story.press("[")
    try story.take(.key(.resize(Size(columns: 120, rows: 24))))
    try story.take(.key(.mouse(Key.Mouse(.wheelDown, at: record))))
    #expect((story.session?.reader.topLine ?? 0) > 0)
    try story.take(.key(.mouse(Key.Mouse(.wheelUp, at: record))))
    #expect(story.session?.reader.topLine == 0)
    try mouse(.wheelDown, "PRINCIPAL", &story)
    #expect(story.session?.slot == .secondary(0))
  }

  @Test("a click into the other pane takes no keys from the queries")
  func queries() throws {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>raLow potassium<Enter>")
    for (keys, column, title) in [("", 5, "› Queries"), ("<Tab>]]]]", 100, "› Mark indicators")] {
      try story.press(keys)
      try story.take(.key(.mouse(Key.Mouse(.left, at: Position(row: 10, column: column)))))
      let rule = try #require(story.screen.split(separator: "\n").dropFirst(2).first)
      #expect(rule.contains(title))
      let place = try #require(rule.firstIndex(of: "›"))
      #expect((rule.distance(from: rule.startIndex, to: place) < 60) == (column == 100))
    }
  }

  @Test("in the review: lines, and the record")
  func review() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yR50.9<Enter>ys<Enter>")
    try mouse(.left, "R50.9", &story)
    let selected = story.review?.selected
    try mouse(.wheelUp, "R50.9", &story)
    #expect(story.review?.selected == max(0, (selected ?? 0) - 1))
    try story.take(.key(.mouse(Key.Mouse(.left, at: Position(row: 8, column: 5)))))
    #expect(story.review?.recordHasFocus == true)
  }

  @Test("a click changes nothing under an open field, a question or a pause")
  func covered() throws {
    var story = try Story.started()
    try story.press("<Tab>J18")
    try mouse(.left, "Face sheet", &story)
    #expect(story.session?.reader.current == 0)
    #expect(story.session?.draft?.text == "J18")
    try story.press("<Esc><Tab>P")
    try story.take(.key(.mouse(Key.Mouse(.left, at: Position(row: 5, column: 5)))))
    #expect(story.screen.contains("Paused"))
  }

  @Test("in the tabular list a click selects, a second opens or takes; tabs change the book")
  func tabular() throws {
    var story = try Story.started()
    try story.press("<Tab>aE11.2<C-o>")
    try mouse(.left, "E11.22 ", &story)
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try mouse(.wheelDown, "E11.22 ", &story)
    #expect(story.state.browser?.tabular?.entry?.code == "E11.29")
    try mouse(.wheelUp, "E11.22 ", &story)
    try mouse(.left, " Devices ", &story)
    #expect(story.state.browser?.reference?.kind == .devices)
    try mouse(.left, " Tabular ", &story)
    #expect(story.screen.contains("The tabular list, by chapter"))
    try twice("Endocrine, nutritional", &story) {
      #expect($0.state.browser?.tabular?.opened == nil)
    }
    #expect(story.state.browser?.tabular?.opened == .chapter(4))
    try story.press("/E11.2")
    try twice("E11.29", &story) { #expect($0.state.browser?.search?.hit?.code == "E11.29") }
    #expect(story.state.browser?.tabular?.entry?.code == "E11.29")
    try twice("E11.22 ", &story) {
      #expect($0.state.browser?.tabular?.entry?.code == "E11.22")
    }
    #expect(story.state.browser == nil)
    #expect(story.session?.draft?.text == "E11.22")
  }

  @Test("in the indexes: terms, cells of a table, and their tabs")
  func indexes() throws {
    var story = try IndexFixture.story()
    let book = try IndexFixture.book()
    try story.press("bxan")
    try twice("Anemia", &story) {
      #expect($0.state.browser?.index?.isTyping == false)
      #expect($0.state.browser?.index?.number.map { book.entry($0).title } == "Anemia")
    }
    #expect(story.state.browser?.tabular?.entry?.code == "D64.9", "where Enter leads, too")
    try story.press("<Esc><Esc>bx<Esc>")
    try mouse(.left, " Neoplasms", &story)
    #expect(story.state.browser?.index?.kind == .neoplasm)
    let page = try #require(story.state.browser?.index)
    let number = try #require(
      page.rows.first { book.entry($0).cells.count == 6 && $0 != page.number })
    let entry = book.entry(number)
    var spot = try place(entry.title, in: story)
    spot.column = 114
    try story.take(.key(.mouse(Key.Mouse(.left, at: spot))))
    #expect(story.state.browser?.index?.number == number)
    #expect(story.state.browser?.index?.column == 5)
    try story.take(.key(.mouse(Key.Mouse(.left, at: spot))))
    #expect(story.state.browser?.tabular != nil, "the code of the cell is opened")
  }

  @Test("in the PCS builder: axes and values, beside the record and over the screen")
  func builder() throws {
    var story = try Story.started()
    try story.press("<Tab>o0JB<C-o>")
    try mouse(.left, "Abdomen", &story)
    #expect(story.state.browser?.builder?.value?.label.contains("Abdomen") == true)
    try mouse(.left, "› 8", &story)
    #expect(story.state.browser?.builder?.prefix == "0JB8")
    try mouse(.left, "3 Operation", &story)
    #expect(story.state.browser?.builder?.axis == 2)
    try mouse(.left, "7 Qualifier", &story)
    #expect(story.state.browser?.builder?.axis == 2, "axes after an open one are not gone to")
    try story.press("<Esc><C-u><Esc>b")
    try mouse(.left, " PCS ", &story)
    #expect(story.state.browser?.builder != nil)
  }

  @Test("in a list of reference a narrowed row is selected, a second click opens a bookmark")
  func reference() throws {
    var story = try Story()
    try story.press("b/E11.22<Enter>m/E11.9<Enter>mM")
    try mouse(.left, "E11.22", &story)
    #expect(story.state.browser?.reference?.row?.code?.code == "E11.22")
    try mouse(.left, "› E11.22", &story)
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try mouse(.left, "Operations", &story)
    try story.press("/ex")
    try mouse(.left, "Extirpation", &story)
    #expect(story.state.browser?.reference?.isTyping == false)
    #expect(story.state.browser?.reference?.row?.term == "Extirpation")
  }

  @Test("on the progress screen: subjects, sessions, and a replay with its gauge and panes")
  func progress() throws {
    var story = try ProgressStories.practised()
    try story.press("P")
    try mouse(.left, "3 May 2026", &story)
    #expect(story.progress?.current == 1)
    try mouse(.left, " Measures", &story)
    #expect(story.screen.contains("›Measures"))
    try mouse(.left, "Principal diagnosis", &story)
    try mouse(.left, " Sessions", &story)
    try mouse(.left, "3 May 2026", &story)
    #expect(story.review?.isReopened == true)
    try story.press("qp")
    let size = story.state.size
    let gauge = Position(row: size.rows - 2, column: size.columns - 2)
    try story.take(.key(.mouse(Key.Mouse(.left, at: gauge))))
    #expect(story.replay?.clock == 90_000)
    for (column, isSummary) in [(100, true), (5, false), (100, true)] {
      try story.take(.key(.mouse(Key.Mouse(.left, at: Position(row: 12, column: column)))))
      #expect(story.replay?.shown.summaryHasFocus == isSummary)
    }
  }
}
