import Settings
import Terminal
import Testing
import Workbench

/// Every screen on the terminals that show least, at the least size.
@Suite("Frames of plain terminals")
struct PlainFrameTests {
  static let screens: [(name: String, keys: String)] = [
    ("list", ""), ("tour", "<A-i><Enter>"), ("themes", "<A-t>j"), ("brief", "<Enter>"),
    ("record", "<Enter><Enter>]"), ("search", "<Enter><Enter>/fever<Enter>"),
    ("summary", "<Enter><Enter><Tab>J18.9<Enter>yL03.115<Enter>nZ79.4<Enter>"),
    ("field", "<Enter><Enter><Tab>L89.15<Down>"), ("help", "<Enter><Enter>?"),
    ("palette", "<Enter><Enter><C-p>mov"), ("question", "<Enter><Enter>s"),
    ("paused", "<Enter><Enter>P"),
    ("review", "<Enter><Enter><Tab>J18.9<Enter>yE11.22<Enter>nR50.9<Enter>ys<Enter>"),
    ("evidence", "<Enter><Enter><Tab>J18.9<Enter>ys<Enter><Enter>"),
  ]

  private func story(_ keys: String) throws -> Story {
    var story = try Story(size: Size(columns: 80, rows: 24))
    story.themes = ThemeTourStories.choices
    try story.press(keys)
    return story
  }

  private func theme(_ name: String, _ depth: ColorDepth) throws -> Theme {
    let library = ThemeLibrary(folders: [Fixture.root + "/Themes"])
    return try #require(library.theme(named: name).theme).adapted(to: depth)
  }

  @Test("in eight colors", arguments: screens.map(\.name))
  func eightColors(name: String) throws {
    let canvas = try canvas(name, Look(theme: theme("default", .eight)))
    try expectFrame(canvas.styledText, "eight-\(name)")
    #expect(canvas.styles.allSatisfy { $0 == $0.quantised(to: .eight) })
  }

  @Test("without colors, where every theme tells as much", arguments: screens.map(\.name))
  func monochrome(name: String) throws {
    let canvas = try canvas(name, Look(theme: theme("monochrome", .monochrome)))
    try expectFrame(canvas.styledText, "mono-\(name)")
    #expect(canvas.styles.allSatisfy { $0.foreground == .terminal && $0.background == .terminal })
  }

  @Test(
    "in a locale that is not UTF-8: ASCII alone, the same words", arguments: screens.map(\.name))
  func ascii(name: String) throws {
    let canvas = try canvas(name, Look(glyphs: .ascii))
    // What is no sign of ours is put likewise on the way to such a terminal.
    let scalars = canvas.text.unicodeScalars.map { scalar in
      scalar == "\n" ? 10 : asciiLikeness(of: scalar.value)
    }
    let text = String(decoding: scalars.map { UInt8($0) }, as: UTF8.self)
    try expectFrame(text, "ascii-\(name)")
    // Where something is selected or has the keys, it is pointed at, and not by colour.
    if !["tour", "help", "question", "paused", "brief"].contains(name) {
      #expect(text.contains("> "))
    }
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

  private func canvas(_ name: String, _ look: Look) throws -> Canvas {
    let keys = try #require(Self.screens.first { $0.name == name }).keys
    return view(try story(keys).state, look: look)
  }
}
