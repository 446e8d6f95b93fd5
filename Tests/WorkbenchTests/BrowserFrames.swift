import Terminal
import Testing
import Workbench

@Suite("Frames of the books")
struct BrowserFrames {
  static let sizes = ["80x24", "120x40"]

  private func frame(_ name: String, _ size: String, _ keys: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press(keys)
    try expectFrame(story.screen, "\(name)-\(size)")
  }

  @Test("the tabular list", arguments: sizes)
  func tabular(size: String) throws {
    try frame("tabular-chapters", size, "<Tab>ab<BS><C-o>")
    try frame("tabular-chapter", size, "b<Home>l")
    try frame("tabular-category", size, "<Tab>aE11.22<C-o>")
    try frame("tabular-sevenths", size, "<Tab>aS72.001<C-o><Enter>")
    try frame("tabular-notes", size, "<Tab>aA41.01<C-o>in")
  }

  @Test("the PCS builder", arguments: sizes)
  func builder(size: String) throws {
    try frame("builder-operation", size, "<Tab>o0J<C-o>")
    try frame("builder-part", size, "<Tab>o0JB<C-o>back")
    try frame("builder-complete", size, "<Tab>o0JB70ZX<C-o>")
  }

  @Test("the lists of reference, the search and help", arguments: sizes)
  func lists(size: String) throws {
    try frame("reference-operations", size, "b]]jjj")
    try frame("reference-devices", size, "b]]]]]/pace")
    try frame("book-search", size, "b/E11.3<Down>")
    try frame("help-tabular", size, "b?")
    try frame("help-builder", size, "b]?")
  }

  @Test("ASCII signs where the terminal has no others")
  func ascii() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>aE11.22<C-o>n")
    let text = view(story.state, look: Look(glyphs: .ascii)).text
    #expect(text.utf8.allSatisfy { $0 < 128 })
    try expectFrame(text, "tabular-ascii")
  }
}
