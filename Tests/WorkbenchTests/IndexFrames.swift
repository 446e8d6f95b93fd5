import Terminal
import Testing
import Workbench

@Suite("Frames of the indexes")
struct IndexFrames {
  private func frame(_ name: String, _ size: String, _ keys: String) throws {
    var story = try IndexFixture.story(size: try #require(Size(size)))
    try story.press(keys)
    try expectFrame(story.screen, "\(name)-\(size)")
  }

  @Test("outline, tables, help", arguments: BrowserFrames.sizes)
  func frames(size: String) throws {
    try frame("index-letters", size, "bx<Esc>")
    try frame("index-typing", size, "bxan")
    try frame("index-open", size, "bxanemia, post<Enter>nn")
    try frame("index-neoplasms", size, "bxlu<Tab><Tab><Enter>jj")
    try frame("index-drugs", size, "bx<S-Tab><Enter>jll")
    try frame("help-index", size, "bx<Esc>?")
  }

  @Test("before an import", arguments: BrowserFrames.sizes)
  func missing(size: String) throws {
    var story = try Story(size: try #require(Size(size)))
    try story.press("bx")
    try expectFrame(story.screen, "index-missing-\(size)")
  }

  @Test("ASCII signs where the terminal has no others")
  func ascii() throws {
    var story = try IndexFixture.story(size: Size(columns: 80, rows: 24))
    try story.press("bxlu<Tab><Tab><Enter>jj")
    let text = view(story.state, look: Look(glyphs: .ascii)).text
    #expect(text.utf8.allSatisfy { $0 < 128 })
    try expectFrame(text, "index-ascii")
  }
}
