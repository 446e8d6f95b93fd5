import Chart
import Terminal
import Testing

@testable import Workbench

@Suite("Stories: what the screen says of itself")
struct PolishStories {
  private func foot(_ story: Story) throws -> Substring {
    try #require(story.screen.split(separator: "\n").last)
  }

  @Test("while something lies over the screen the footer has its keys and no others")
  func feet() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>J18.9<Enter>y?")
    #expect(try foot(story).hasPrefix(" j k scroll   Esc close"))
    try story.press("<Esc><C-p>")
    #expect(try foot(story).hasPrefix(" Enter carry out"))
    try story.press("no such thing")
    #expect(story.screen.contains("No command goes by these words"))
    try story.press("<Esc>s")
    #expect(try foot(story).hasPrefix(" Enter submit   Esc not now"))
    #expect(try !foot(story).contains("pane"))
  }

  @Test("in the list of lines for a piece of evidence, Enter is said to keep it")
  func evidence() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y<Tab>vxs<Enter>")
    #expect(try foot(story).contains("Enter keep for it"))
    try story.press("<Esc><Esc>t")
    #expect(try foot(story).contains("Enter go there"))
  }

  @Test("queries opened from the record give the keys back to it, those of the summary to that")
  func queries() throws {
    var story = try Story.started()
    try story.press("r<Esc>")
    #expect(story.session?.summaryHasFocus == false)
    try story.press("<Tab>r<Esc>")
    #expect(story.session?.summaryHasFocus == true)
  }

  @Test("a date in another year than the stay shows its year")
  func year() throws {
    var story = try Story.started()
    try story.press("<Tab>o0JBN0ZZ<Enter>5/4<Enter>0JB70ZX<Enter>2025-05-04<Enter>")
    let rows = story.screen.split(separator: "\n")
    #expect(rows.contains { $0.contains("0JBN0ZZ") && !$0.contains("2026") })
    #expect(rows.contains { $0.contains("0JB70ZX") && $0.contains("4 May 2025") })
  }

  @Test("one minute is one minute, and an arrow says that the list goes on")
  func list() throws {
    var story = try Story(size: Size(columns: 80, rows: 24))
    story.lengthen(to: 40)
    let down = String(Character(story.look.glyphs.down))
    let up = String(Character(story.look.glyphs.up))
    #expect(story.screen.contains(down) && !story.screen.contains(up))
    try story.press("G")
    #expect(story.screen.contains(up) && !story.screen.contains(down))
    #expect(story.screen.contains("about 1 minute,"))
  }

  @Test("values over time tell a peak that lies between the first and the last")
  func peak() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("]]T")
    #expect(story.screen.contains("10.9 to 8.9, min 6.8 "))
    #expect(story.screen.contains("2.9 to 3.6 "))
  }

  @Test("the builder tells two axes of one name apart")
  func axes() throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>o5A0<C-o>")
    #expect(story.screen.contains("2 Body System "))
    #expect(story.screen.contains("4 Body System/Region "))
  }

  @Test("every screen of the tour and the modes stand whole at 80x24")
  func whole() throws {
    var story = try Story(size: Size(columns: 80, rows: 24))
    try story.take(.firstStart)
    for page in tourPages(story.state.bindings) {
      let shown = story.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in page.parts {
        let words =
          switch part {
          case .words(let text), .key(_, let text): text
          }
        #expect(shown.contains(words))
      }
      #expect(!story.screen.contains("…"), "\(page.title)")
      try story.press("<Right>")
    }
    try story.press("<Esc><Enter>m")
    #expect(story.screen.contains("hints and checks, counted"))
  }
}

extension Story {
  /// Puts copies of the first case into the list, of a minute each.
  mutating func lengthen(to count: Int) {
    guard case .ready(var info, let setting)? = state.list.rows.first?.content else { return }
    info.expectedMinutes = 1
    let rows = (0..<count).map {
      ListState.Row(id: "case-\($0)", content: .ready(info, setting: setting))
    }
    show(ListState(rows: rows))
  }
}
