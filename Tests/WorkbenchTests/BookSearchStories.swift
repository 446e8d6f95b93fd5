import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: searching the books, marks")
struct BookSearchStories {
  @Test("codes are found as they are typed, in either book")
  func codes() throws {
    var story = try Story()
    try story.press("b/E11.2")
    #expect(story.screen.contains("E11.21"))
    try story.press("<Down><Down><Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try story.press("/0FT4<Tab><Enter>")
    #expect(story.state.browser?.builder?.prefix == "0FT40ZZ")
    try story.press("<A-Left>")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try story.press("/zz<Esc>")
    #expect(story.state.browser?.search == nil)
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
  }

  @Test("a bookmark and a note are kept, shown, listed and taken off")
  func marks() throws {
    var story = try Story()
    try story.press("b/E11.22<Enter>meask for the stage<Enter>")
    #expect(
      story.kept.all == [
        CodeMark(
          MarkedCode(.diagnoses, "E11.22"), isBookmarked: true, note: "ask for the stage")
      ])
    #expect(story.screen.contains("Note: ask for the stage"))
    try story.press("/0FT44ZZ<Tab><Enter><A-m>")
    #expect(story.kept.all.count == 2)
    try story.press("<A-Left>M")
    #expect(story.screen.contains("0FT44ZZ"))
    try story.press("j")
    #expect(story.screen.contains("ask for the stage"))
    try story.press("<Enter>")
    #expect(story.state.browser?.tabular?.entry?.code == "E11.22")
    try story.press("Hme<C-u><Enter>")
    #expect(story.kept.all.map(\.code.code) == ["0FT44ZZ"])
    #expect(story.state.browser?.reference?.rows.count == 1)
    try story.press("[[[[[[<Esc>b")
    #expect(story.state.marks.all.count == 1)
  }

  @Test("a note is there again after every prefix of its keys, with its cursor, and not once kept")
  func noteResumes() throws {
    var story = try Story()
    try story.press("b/E11.22<Enter>e")
    for key in try Key.sequence("ask for<Left><Left>x<BS>y<C-w>stage<Home>") {
      try story.take(.key(key))
      let noting = try #require(story.state.browser?.noting)
      var later = try Story()
      (later.kept, later.noting) = (story.kept, story.noting)
      try later.press("b")
      #expect(later.state.browser?.noting == noting, "\(key)")
      #expect(later.screen.contains("Note on E11.22: "))
      try later.press("<Enter>")
      #expect(later.kept.all.first?.code.code == "E11.22")
      #expect(later.noting == nil)
      try later.press("q")
    }
    try story.press("<Esc>")
    #expect(story.noting == nil)
    #expect(story.kept.all.isEmpty)
    // Only the first opening of the books asks for it.
    try story.press("e")
    #expect(story.noting?.text == "")
    try story.press("kept<Enter>eX<C-c>")
    #expect(story.noting == nil)
    #expect(story.kept.all.map(\.note) == ["kept"])
  }

  @Test("what is told of an entry and does not fit is scrolled to its end, and back")
  func card() throws {
    var story = try Story(size: Size(columns: 80, rows: 24))
    try story.press("b]]jjj")
    let last = "Character 3 in Medical and Surgical."
    #expect(!story.screen.contains(last) && story.screen.contains("Space more"))
    try story.press("<Space>")
    #expect(story.screen.contains(last) && story.screen.contains("  Control\n"))
    try expectFrame(story.screen, "reference-more-80x24")
    try story.press("<Space><C-u><C-u>")
    #expect(!story.screen.contains(last) && story.screen.contains("Bleeding after a procedure"))
    try story.press("<Space>j")
    let below = try #require(story.state.browser?.reference?.row)
    #expect(story.screen.contains("  \(below.term)\n  \(below.short.prefix(30))"))
    try story.press("k")
    #expect(!story.screen.contains(last), "it begins again")
    try story.take(.resized(Size(columns: 120, rows: 40)))
    #expect(story.screen.contains(last) && !story.screen.contains("Space more"))
    try story.press("<Space>")
    #expect(story.screen.contains("All that is told of the entry is shown"))
  }

  @Test("lists of reference are narrowed as one types")
  func lists() throws {
    var story = try Story()
    try story.press("b[[[[")
    #expect(story.state.browser?.reference?.kind == .bodyParts)
    try story.press("/rect abd")
    #expect(story.screen.contains("Rectus abdominis muscle"))
    #expect(story.screen.contains("Coded to: Abdomen Muscle, Left"))
    try story.press("<Esc>[[")
    #expect(story.state.browser?.reference?.kind == .operations)
    try story.press("/excis<Enter>")
    #expect(story.screen.contains("Some of a part, not all of it"))
    try story.press("?")
    #expect(story.screen.contains("Keys: Reference lists"))
  }
}
