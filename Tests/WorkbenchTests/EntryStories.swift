import Chart
import Practice
import Terminal
import Testing

@testable import Workbench

@Suite("Stories: what is typed and pasted into the coding summary")
struct EntryStories {
  @Test("a disposition is chosen among those there are, by digits or by words")
  func dispositions() throws {
    var story = try Story.started()
    try story.press("<Tab><End><Enter>")
    #expect(story.screen.contains("01       home or self care"))
    #expect(story.screen.contains("and more"))
    try story.press("hospice")
    #expect(story.screen.contains("50       hospice at home"))
    #expect(!story.screen.contains("skilled nursing"))
    try story.press("<Enter>")
    #expect(story.session?.summary.disposition == nil, "the first Enter goes to what was found")
    try story.press("<Down><Enter>")
    #expect(story.session?.summary.disposition == "41")
    try story.press("<Enter><C-u>1<Enter><Enter>")
    #expect(story.session?.summary.disposition == "01")
    try story.press("<Enter><C-u>62<Enter>")
    #expect(story.session?.summary.disposition == "62")
  }

  @Test(
    "what is no disposition is refused and stays to be mended", arguments: ["99", "to the moon"])
  func noDisposition(text: String) throws {
    var story = try Story.started()
    try story.press("<Tab><End><Enter>" + text.replacing(" ", with: "<Space>") + "<Enter>")
    #expect(story.session?.summary.disposition == nil)
    #expect(story.session?.draft?.text == text)
    #expect(story.screen.contains("\(text) is no discharge disposition"))
    #expect(story.screen.contains("no disposition goes by this"))
  }

  @Test("every disposition is found by its code and by its title")
  func everyDisposition() {
    #expect(DischargeDisposition.all.count == 40)
    for disposition in DischargeDisposition.all {
      let byCode = Workbench.dispositions(matching: disposition.code)
      #expect(byCode == [disposition])
      #expect(Workbench.dispositions(matching: disposition.title).contains(disposition))
    }
  }

  @Test("the fields of a date and of a disposition show no key that has no use there")
  func deadKeys() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>o0JBN0ZZ<Enter>")
    let foot = try #require(story.screen.split(separator: "\n").last)
    #expect(foot.contains("Enter accept") && !foot.contains("Tab") && !foot.contains("books"))
    try story.press("<C-o>")
    #expect(story.screen.contains("A date is in no book"))
    try story.press("<Esc><End><Enter>")
    let other = try #require(story.screen.split(separator: "\n").last)
    #expect(other.contains("Down next") && !other.contains("books"))
  }

  @Test("titles that begin alike are told apart by their ends", arguments: ["80x24", "120x40"])
  func titles(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("<Tab>o5A0945")
    try expectFrame(story.screen, "candidates-alike-\(size)")
    let rows = story.screen.split(separator: "\n").filter { $0.contains(" 5A0945") }.dropFirst()
    let titles = rows.compactMap { $0.split(separator: "5A0945").last?.dropFirst() }
    #expect(titles.count == 6)
    #expect(Set(titles).count == titles.count, "all six can be told apart")
    if size == "80x24" {
      #expect(
        story.screen.contains(
          "… 24-96 Consecutive Hours, Continuous Positive Airway Pressure"))
    }
  }

  @Test("a title is cut at its beginning only where that tells more")
  func cut() {
    func cut(_ title: String, _ others: [String], _ columns: Int) -> String {
      candidateTitle(title, among: others, columns: columns, ellipsis: "~")
    }
    let others = ["Ulcer of left heel, stage 1", "Ulcer of left heel, stage 2", "Ulcer of skin"]
    #expect(cut(others[0], others, 40) == others[0])
    #expect(cut(others[0], others, 20) == "~ left heel, stage 1")
    #expect(cut("Ulcer of left heel, stage 1", others, 24) == "~ of left heel, stage 1")
    #expect(cut(others[0], others, 8) == "~ 1")
    #expect(cut("Ulcer of the nose, stage 1", others, 20) == "Ulcer of the nose, stage 1")
    #expect(cut("Alone in the list", [], 5) == "Alone in the list")
    #expect(cut("Same words", ["Same words and more"], 7) == "~ words")
  }

  @Test(
    "a code pasted onto an empty line starts its field; elsewhere a paste is told by its length")
  func paste() throws {
    var story = try Story.started()
    try story.press("<Tab>")
    try story.take(.key(.paste(" J44.0\n")))
    #expect(story.session?.draft?.text.hasPrefix("J44.0") == true)
    try story.press("<Enter>y")
    #expect(story.session?.summary.principal == DiagnosisEntry("J44.0", poa: .yes))
    try story.press("k")
    try story.take(.key(.paste("J18.9")))
    #expect(story.session?.draft == nil)
    #expect(story.screen.contains("A paste of 5 characters does nothing here"))
    try story.press("<Tab>")
    try story.take(.key(.paste(String(repeating: "secret ", count: 400))))
    #expect(story.screen.contains("A paste of 2800 characters does nothing here"))
    #expect(!story.screen.contains("secret"))
  }

  @Test("every command of the summary on a capital or a digit has another key, good on empty lines")
  func otherKeys() throws {
    for command in Bindings().available(in: .summary) {
      let others = command.keys.filter { key in
        guard case .character(let scalar) = key else { return true }
        return !("A"..."Z").contains(Character(scalar)) && !("0"..."9").contains(Character(scalar))
      }
      #expect(!others.isEmpty, "\(command.id)")
    }
    var story = try Story.started()
    try story.press("<Tab><A-c>")
    #expect(story.state.panes.hidesClock)
    try story.press("<A-p>")
    #expect(story.state.overlay == .paused)
    try story.press("<Enter>C")
    #expect(story.session?.draft?.text == "C")
    try story.press("<Esc>?")
    #expect(story.screen.contains("win over a command"))
  }

  @Test("after a case was gone on with, the list stands on it")
  func cursor() throws {
    var story = try Story.started()
    try story.press("q")
    let here = try #require(story.state.list.current?.id)
    try story.press("G")
    #expect(story.state.list.current?.id != here)
    try story.take(
      .unfinished(OpenSession(id: 1, caseID: "test-pack-stay", title: "Test pack", clock: 0)))
    try story.press("<Enter>q")
    #expect(story.state.list.current?.id == "test-pack-stay")
  }

  @Test("without an index there is no field to type into, and only keys that do something show")
  func noIndex() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("b[")
    let foot = try #require(story.screen.split(separator: "\n").last)
    #expect(foot.contains("Esc close") && !foot.contains("find") && !foot.contains("Enter"))
    for key in ["/", "t", "n", "x"] {
      try story.press(key)
      #expect(story.screen.contains("No index is imported"), "\(key)")
    }
    try story.press("]")
    #expect(story.state.browser?.tabular != nil)
    try story.press("x")
    #expect(story.state.browser?.index?.isTyping == false)
    try story.press("q")
    #expect(story.state.browser == nil)
  }
}
