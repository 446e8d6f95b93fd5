import Terminal
import Testing
import Workbench

@Suite("Frames")
struct FrameTests {
  static let sizes = ["80x24", "120x40", "160x50"]

  @Test("the case list", arguments: sizes)
  func list(size: String) throws {
    let story = try Story(size: try #require(Size(size)))
    try expectFrame(story.screen, "list-\(size)")
  }

  @Test("before a case", arguments: sizes)
  func brief(size: String) throws {
    var story = try Story(size: try #require(Size(size)))
    try story.press("<Enter>")
    try expectFrame(story.screen, "brief-\(size)")
  }

  @Test("a session with some lines entered", arguments: sizes)
  func session(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("]]<Tab>J18.9<Enter>yL03.115<Enter>yE11.22<Enter>yZ79.4<Enter>")
    try story.press("o0JBN0ZZ<Enter>5/4<Enter>")
    try expectFrame(story.screen, "session-summary-\(size)")
    try story.press("<Tab>")
    try expectFrame(story.screen, "session-record-\(size)")
  }

  @Test("a field with its candidates", arguments: sizes)
  func field(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("<Tab>L89.15<Down><Down>")
    try expectFrame(story.screen, "field-\(size)")
  }

  @Test("the review: lines, measures, reading", arguments: sizes)
  func review(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("]]<Tab>J18.9<Enter>yE11.22<Enter>nN18.31<Enter>yR50.9<Enter>ys<Enter>")
    try expectFrame(story.screen, "review-lines-\(size)")
    try story.press("v")
    try expectFrame(story.screen, "review-sheets-\(size)")
    try story.press("v")
    try expectFrame(story.screen, "review-measures-\(size)")
    try story.press("v")
    try expectFrame(story.screen, "review-edits-\(size)")
    try story.press("v")
    try expectFrame(story.screen, "review-reading-\(size)")
    try story.press("v")
    try expectFrame(story.screen, "review-group-\(size)")
    try story.press("vv<Enter>")
    try expectFrame(story.screen, "review-evidence-\(size)")
    try story.press("<Tab>ff")
    try expectFrame(story.screen, "review-filter-\(size)")
  }

  @Test("progress: sessions, measures, misses, pace", arguments: ["80x24", "120x40"])
  func progress(size: String) throws {
    var story = try ProgressStories.practised(size)
    try story.press("P")
    try expectFrame(story.screen, "progress-sessions-\(size)")
    for subject in ["measures", "misses", "pace"] {
      try story.press("v")
      try expectFrame(story.screen, "progress-\(subject)-\(size)")
    }
    try story.press("vvv")
    let text = view(story.state, look: Look(glyphs: .ascii)).text
    try expectFrame(text, "progress-ascii-\(size)")
  }

  @Test("a session played again", arguments: ["80x24", "120x40"])
  func replay(size: String) throws {
    var story = try ProgressStories.practised(size)
    try story.press("PGp<Space>")
    for _ in 0..<12 { try story.press("l") }
    try expectFrame(story.screen, "replay-\(size)")
  }

  @Test("help of every context, the palette, a question, a pause", arguments: ["80x24", "120x40"])
  func overlays(size: String) throws {
    var story = try Story(size: try #require(Size(size)))
    try story.press("?")
    try expectFrame(story.screen, "help-list-\(size)")
    try story.press("<Esc><Enter><Enter>?")
    try expectFrame(story.screen, "help-record-\(size)")
    try story.press("<Esc><Tab>?")
    try expectFrame(story.screen, "help-summary-\(size)")
    try story.press("<Esc><C-p>mov")
    try expectFrame(story.screen, "palette-\(size)")
    try story.press("<Esc>s")
    try expectFrame(story.screen, "question-\(size)")
    try story.press("<Esc>P")
    try expectFrame(story.screen, "paused-\(size)")
  }

  @Test("ASCII signs where the terminal has no others")
  func ascii() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>")
    let text = view(story.state, look: Look(glyphs: .ascii)).text
    try expectFrame(text, "review-ascii")
  }

  @Test(
    "a window that is too small says what it needs and has", arguments: ["79x24", "80x23", "20x5"])
  func tooSmall(size: String) throws {
    let story = try Story(size: try #require(Size(size)))
    #expect(story.screen.contains("needs 80x24"))
    #expect(story.screen.contains("has \(size)"))
  }
}
