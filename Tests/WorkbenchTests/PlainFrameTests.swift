import Settings
import Terminal
import Testing
import Workbench

/// Every screen on the terminals that show least, at the least size.
@Suite("Frames of plain terminals")
struct PlainFrameTests {
  /// A screen, by where a story starts and the keys from there.
  struct Screen: Sendable, CustomTestStringConvertible {
    var name: String
    var keys: String
    var start: Start
    /// Whether something on it is selected or has the keys.
    var points: Bool

    init(_ name: String, _ keys: String, _ start: Start = .list, points: Bool = true) {
      (self.name, self.keys, self.start, self.points) = (name, keys, start, points)
    }

    var testDescription: String { name }

    enum Start { case list, session, tutor, review, index, practised, seated, handedIn }
  }

  static let screens: [Screen] = basic + books + overRecord + others

  private static let basic = [
    Screen("list", ""), Screen("tour", "<A-i><Enter>", points: false),
    Screen("themes", "<A-t>j"), Screen("brief", "<Enter>", points: false),
    Screen("record", "]", .session), Screen("search", "/fever<Enter>", .session),
    Screen("summary", "<Tab>J18.9<Enter>yL03.115<Enter>nZ79.4<Enter>", .session),
    Screen("field", "<Tab>L89.15<Down>", .session),
    Screen("help", "?", .session, points: false), Screen("palette", "<C-p>mov", .session),
    Screen("question", "s", .session, points: false),
    Screen("paused", "P", .session, points: false),
    Screen("review", "<Tab>J18.9<Enter>yE11.22<Enter>nR50.9<Enter>ys<Enter>", .session),
    Screen("evidence", "<Tab>J18.9<Enter>ys<Enter><Enter>", .session),
  ]

  private static let books = [
    Screen("chapters", "b", .list), Screen("tabular", "<Tab>aE11.22<C-o>n", .session),
    Screen("card", "<Tab>aA41.01<C-o>i", .session),
    Screen("book-search", "b/E11.3<Down>"), Screen("book-note", "b/E11.22<Enter>eask the stage"),
    Screen("builder", "<Tab>o0JB<C-o>back", .session),
    Screen("builder-complete", "<Tab>o0JB70ZX<C-o>", .session),
    Screen("operations", "b]]jjj"), Screen("body-parts", "b]]]]/rect abd"),
    Screen("devices", "b]]]]]/pace<Enter>"),
    Screen("bookmarks", "b/E11.22<Enter>mestage?<Enter>/0FT44ZZ<Tab><Enter><A-m><A-Left>M"),
    Screen("index", "bxanemia<Enter>jj", .index), Screen("index-typing", "bxan", .index),
    Screen("neoplasms", "bxlu<Tab><Tab><Enter>jj", .index),
    Screen("drugs", "bx<S-Tab><Enter>jll", .index),
    Screen("index-missing", "bx", points: false),
  ]

  private static let overRecord = [
    Screen("timeline", "t", .session), Screen("trends", "T", .session),
    Screen("matches", "/cellulitis<Enter>F", .session), Screen("beside", "S", .session),
    Screen("selection", "/cellulitis<Enter>vvwww", .session),
    Screen("marks", "/cellulitis<Enter>vvwwwad<Enter>M", .session),
    Screen("note", "/cellulitis<Enter>vvwwwmhalf written", .session),
    Screen("hint", "<Tab>hh<Enter>h", .tutor, points: false),
    Screen("queries", "r", .tutor), Screen("query-writing", "raLow potas", .tutor),
    Screen("query", QueryStories.written + "jj<Enter>on admission<Enter><Esc>", .tutor),
    Screen("indicators", "raLow potassium<Enter><Tab>]]]Gk", .tutor),
    Screen("wordings", "rw<Enter>", .tutor),
  ]

  private static let others = [
    Screen("filter", "ff", .review), Screen("sheets", "v", .review),
    Screen("measures", "vv", .review), Screen("edits", "vvv", .review),
    Screen("reading", "vvvv", .review), Screen("group", "vvvvv", .review),
    Screen("query-review", "vvvvvv", .review), Screen("dispute", "dbecause", .review),
    Screen("save", "S", .review),
    Screen("sessions", "P", .practised), Screen("progress", "Pv", .practised),
    Screen("misses", "Pvv", .practised), Screen("pace", "Pvvv", .practised),
    Screen("examinations", "Pvvvvj", .handedIn), Screen("replay", "PGp<Space>lllllll", .practised),
    Screen("cases", "", .seated), Screen("case", "<Enter><Tab>J18.9<Enter>yE11.2", .seated),
    Screen("hand-in", "s", .seated, points: false), Screen("results", "s<Enter>", .seated),
  ]

  private func story(_ screen: Screen) throws -> Story {
    let size = Size(columns: 80, rows: 24)
    var story: Story
    switch screen.start {
    case .list: story = try Story(size: size)
    case .session: story = try Story.started(size: size)
    case .tutor:
      story = try Story(size: size)
      try story.press("<Enter>m<Enter>")
    case .review: story = try ReviewStories.reviewed("80x24")
    case .index: story = try IndexFixture.story(size: size)
    case .practised: story = try ProgressStories.practised("80x24")
    case .seated:
      story = try Story(size: size)
      try story.take(.paper(try ExaminationStories.cases(), minutes: 30))
    case .handedIn: story = try ExaminationStories.handedIn("80x24")
    }
    story.themes = ThemeTourStories.choices
    try story.press(screen.keys)
    return story
  }

  private func theme(_ name: String, _ depth: ColorDepth) throws -> Theme {
    let library = ThemeLibrary(folders: [Fixture.root + "/Themes"])
    return try #require(library.theme(named: name).theme).adapted(to: depth)
  }

  @Test("in eight colors", arguments: screens)
  func eightColors(screen: Screen) throws {
    let canvas = try canvas(screen, Look(theme: theme("default", .eight)))
    try expectFrame(canvas.styledText, "eight-\(screen.name)")
    #expect(canvas.styles.allSatisfy { $0 == $0.quantised(to: .eight) })
  }

  @Test("without colors, where every theme tells as much", arguments: screens)
  func monochrome(screen: Screen) throws {
    let canvas = try canvas(screen, Look(theme: theme("monochrome", .monochrome)))
    try expectFrame(canvas.styledText, "mono-\(screen.name)")
    #expect(canvas.styles.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
  }

  @Test(
    "in a locale that is not UTF-8: ASCII alone, the same words", arguments: screens)
  func ascii(screen: Screen) throws {
    let canvas = try canvas(screen, Look(glyphs: .ascii))
    // What is no sign of ours is put likewise on the way to such a terminal.
    let scalars = canvas.text.unicodeScalars.map { scalar in
      scalar == "\n" ? 10 : asciiLikeness(of: scalar.value)
    }
    let text = String(decoding: scalars.map { UInt8($0) }, as: UTF8.self)
    try expectFrame(text, "ascii-\(screen.name)")
    // Where something is selected or has the keys, it is pointed at, and not by colour.
    if screen.points { #expect(text.contains(">")) }
  }

  @Test("signs that tell things apart are different in both sets")
  func signs() {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let outcomes = [
        glyphs.correct, glyphs.nearly, glyphs.missed, glyphs.extra, glyphs.misplaced,
      ]
      #expect(Set(outcomes).count == outcomes.count)
      #expect(Set([glyphs.bullet, glyphs.pointer, glyphs.warning]).count == 3)
    }
  }

  private func canvas(_ screen: Screen, _ look: Look) throws -> Canvas {
    view(try story(screen).state, look: look)
  }
}
