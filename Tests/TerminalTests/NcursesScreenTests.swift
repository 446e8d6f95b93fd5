import CNcurses
import CustomDump
import TestSupport
import Testing

@testable import Terminal

/// Curses keeps one screen in globals: one test at a time.
@Suite("The curses screen, without a terminal", .serialized)
struct NcursesScreenTests {
  private func withScreen(
    _ size: Size = Size(columns: 20, rows: 4), terminal: String = "xterm-256color",
    options: NcursesScreen.Options = NcursesScreen.Options(),
    _ body: (NcursesScreen) throws -> Void
  ) throws {
    let screen = try NcursesScreen(headless: size, terminal: terminal, options: options)
    defer { screen.close() }
    try body(screen)
  }

  /// What a terminal shows that was sent all that the screen has written.
  private func terminal(of screen: NcursesScreen) -> PaperTerminal {
    var terminal = PaperTerminal(columns: screen.size.columns, rows: screen.size.rows) {
      casebook_width($0) == 2
    }
    terminal.take(screen.written)
    expectNoDifference(terminal.unknown, [])
    expectNoDifference(terminal.look, PaperTerminal.Look(), "a frame ends in the plain style")
    return terminal
  }

  @Test("the terminal shows what was drawn, and after a change the change")
  func drawing() throws {
    try withScreen { screen in
      #expect(screen.size == Size(columns: 20, rows: 4))
      var canvas = Canvas(size: screen.size)
      canvas.box(canvas.bounds, title: "Box")
      canvas.put("A41.01", row: 1, column: 2)
      screen.draw(canvas)
      expectNoDifference(terminal(of: screen).text, asASCIIWhereNeeded(canvas).text)
      canvas.put("A41.02", row: 1, column: 2)
      canvas.put("corner", row: 3, column: 14)
      screen.draw(canvas)
      expectNoDifference(terminal(of: screen).text, asASCIIWhereNeeded(canvas).text)
      screen.draw(Canvas(size: screen.size))
      expectNoDifference(terminal(of: screen).text, "\n\n\n\n")
    }
  }

  /// The tests may run in a locale without UTF-8; then signs stand in for the Unicode ones.
  private func asASCIIWhereNeeded(_ canvas: Canvas) -> Canvas {
    guard !casebook_locale_is_utf8() else { return canvas }
    var plain = Canvas(size: canvas.size)
    for row in 0..<canvas.size.rows {
      for column in 0..<canvas.size.columns {
        let scalar = asciiLikeness(of: canvas.scalar(at: Position(row: row, column: column)))
        plain.put(Unicode.Scalar(scalar) ?? "?", row: row, column: column)
      }
    }
    return plain
  }

  @Test(
    "any two canvases in a row leave the second on the screen",
    arguments: [
      "xterm-256color", "linux", "vt100",
    ])
  func differences(kind: String) throws {
    try withScreen(Size(columns: 30, rows: 5), terminal: kind) { screen in
      var generator = SplitMix(state: 41)
      let words = ["Sepsis", "wound", "x", "stage 3,", "漢字", "–", "of the", "    "]
      let styles = [
        Style.plain, Style(attributes: .bold), Style(foreground: .indexed(1)),
        Style(foreground: .indexed(2), background: .indexed(4)),
      ]
      for _ in 0..<200 {
        var canvas = Canvas(size: screen.size)
        for _ in 0..<Int.random(in: 0...20, using: &generator) {
          canvas.put(
            words.randomElement(using: &generator) ?? "",
            row: Int.random(in: 0..<5, using: &generator),
            column: Int.random(in: -2..<30, using: &generator),
            style: styles.randomElement(using: &generator) ?? .plain)
        }
        if Bool.random(using: &generator) { canvas.cursor = Position(row: 2, column: 7) }
        if Int.random(in: 0..<20, using: &generator) == 0 { screen.redraw() }
        screen.draw(canvas)
        let terminal = terminal(of: screen)
        #expect(terminal.showsCursor == (canvas.cursor != nil) || kind == "vt100")
        if canvas.cursor != nil { #expect(terminal.cursor == (2, 7)) }
        for row in 0..<5 {
          for column in 0..<30 {
            let position = Position(row: row, column: column)
            let (style, square) = (canvas.style(at: position), terminal[row, column])
            #expect(square.look.attributes == (style.attributes.contains(.bold) ? [1] : []))
            if kind != "vt100" {
              #expect(square.look.foreground == index(of: style.foreground))
              #expect(square.look.background == index(of: style.background))
            }
            if casebook_locale_is_utf8() { #expect(square.scalar == canvas.scalar(at: position)) }
          }
        }
      }
    }
  }

  private func index(of color: Color) -> Int? {
    if case .indexed(let index) = color { Int(index) } else { nil }
  }

  @Test("a canvas that is shown already sends nothing")
  func nothingNew() throws {
    try withScreen { screen in
      var canvas = Canvas(size: screen.size)
      canvas.put("A41.01", row: 1, column: 2, style: Style(foreground: .indexed(3)))
      canvas.cursor = Position(row: 1, column: 8)
      screen.draw(canvas)
      let sent = screen.written.count
      screen.draw(canvas)
      #expect(screen.written.count == sent)
      canvas.cursor = Position(row: 1, column: 7)
      screen.draw(canvas)
      #expect(screen.written.count > sent)
      #expect(terminal(of: screen).cursor == (1, 7))
    }
  }

  @Test("attributes and colours reach the terminal")
  func styles() throws {
    try withScreen { screen in
      #expect(screen.depth == .indexed)
      var canvas = Canvas(size: screen.size)
      let accent = Style(foreground: .rgb(0x7A, 0xA2, 0xF7), attributes: [.bold, .underline])
      canvas.put("a", row: 0, column: 0, style: accent)
      canvas.put("b", row: 0, column: 1, style: Style(foreground: .indexed(111)))
      canvas.put("c", row: 0, column: 2, style: Style(attributes: .reverse))
      screen.draw(canvas)
      let terminal = terminal(of: screen)
      expectNoDifference(
        terminal[0, 0].look,
        PaperTerminal.Look(
          attributes: [PaperTerminal.Look.bold, PaperTerminal.Look.underline], foreground: 111))
      expectNoDifference(terminal[0, 1].look, PaperTerminal.Look(foreground: 111))
      expectNoDifference(
        terminal[0, 2].look, PaperTerminal.Look(attributes: [PaperTerminal.Look.reverse]))
    }
  }

  @Test(
    "a terminal of few colours or none gets no colour it lacks",
    arguments: [("linux", ColorDepth.eight), ("screen", .eight), ("vt100", .monochrome)])
  func fewColors(kind: String, depth: ColorDepth) throws {
    try withScreen(terminal: kind) { screen in
      #expect(screen.depth == depth)
      var canvas = Canvas(size: screen.size)
      for index in 0..<8 {
        let color = Color.rgb(UInt8(index * 30), 200, UInt8(255 - index * 30))
        canvas.put("x", row: 0, column: index, style: Style(foreground: color, background: color))
      }
      screen.draw(canvas)
      let terminal = terminal(of: screen)
      for column in 0..<8 {
        let look = terminal[0, column].look
        if depth == .monochrome {
          expectNoDifference(look, PaperTerminal.Look())
        } else {
          #expect((0..<8).contains(look.foreground ?? -1))
          #expect((0..<8).contains(look.background ?? -1))
        }
      }
    }
  }

  @Test("NO_COLOR takes colours away and leaves attributes")
  func noColor() throws {
    var options = NcursesScreen.Options()
    options.noColor = "1"
    try withScreen(options: options) { screen in
      var canvas = Canvas(size: screen.size)
      canvas.put(
        "x", row: 0, column: 0, style: Style(foreground: .indexed(1), attributes: .bold))
      screen.draw(canvas)
      expectNoDifference(
        terminal(of: screen)[0, 0].look,
        PaperTerminal.Look(attributes: [PaperTerminal.Look.bold]))
    }
  }

  @Test("glyphs chosen as ASCII put nothing else on the screen")
  func asciiOnly() throws {
    var options = NcursesScreen.Options()
    options.glyphs = .ascii
    try withScreen(options: options) { screen in
      #expect(screen.glyphs == .ascii)
      var canvas = Canvas(size: screen.size, glyphs: screen.glyphs)
      canvas.put("µg – 漢 café", row: 0, column: 0)
      screen.draw(canvas)
      expectNoDifference(terminal(of: screen).text, "ug - ?  cafe\n\n\n\n")
    }
  }

  @Test("a terminal that would scroll keeps its last cell empty")
  func lastCell() throws {
    try withScreen(Size(columns: 4, rows: 2), terminal: "cons25") { screen in
      var canvas = Canvas(size: screen.size)
      canvas.put("abcd", row: 0, column: 0)
      canvas.put("efgh", row: 1, column: 0)
      screen.draw(canvas)
      expectNoDifference(terminal(of: screen).text, "abcd\nefg\n")
    }
  }

  @Test("a terminal on which no cell can be named is none")
  func noPlaces() {
    #expect(throws: TerminalError.unknownTerminal("dumb")) {
      try NcursesScreen(headless: Size(columns: 9, rows: 9), terminal: "dumb")
    }
  }

  @Test("an unknown terminal is an error that names it")
  func unknownTerminal() {
    #expect(throws: TerminalError.unknownTerminal("no-such-terminal")) {
      try NcursesScreen(headless: Size(columns: 9, rows: 9), terminal: "no-such-terminal")
    }
  }

  @Test("a canvas of another size than the screen is clipped")
  func otherSize() throws {
    try withScreen(Size(columns: 10, rows: 3)) { screen in
      var canvas = Canvas(size: Size(columns: 14, rows: 5))
      for row in 0..<5 { canvas.put("0123456789abcd", row: row, column: 0) }
      screen.draw(canvas)
      expectNoDifference(terminal(of: screen).text, "0123456789\n0123456789\n0123456789\n")
      screen.draw(Canvas(size: Size(columns: 4, rows: 1)))
      expectNoDifference(terminal(of: screen).text.prefix(11), "    456789\n")
    }
  }

  @Test("the recording screen answers its script and keeps what it is shown")
  func recording() throws {
    let screen = RecordingScreen(size: Size(columns: 5, rows: 1), keys: try Key.sequence("j"))
    try screen.type("<Resize:7x2>")
    #expect(screen.nextKey() == .character("j"))
    #expect(screen.nextKey() == .resize(Size(columns: 7, rows: 2)))
    #expect(screen.size == Size(columns: 7, rows: 2))
    #expect(screen.nextKey() == nil)
    var canvas = Canvas(size: screen.size)
    canvas.put("hello", row: 1, column: 0)
    screen.draw(canvas)
    screen.close()
    expectNoDifference(screen.text, "\nhello\n")
    #expect(screen.isClosed)
  }
}

/// Numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
