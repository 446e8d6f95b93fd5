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

  /// What curses holds, as the text of a canvas would be.
  private func shown(_ size: Size) -> String {
    (0..<size.rows).map { row in
      var text = ""
      for column in 0..<size.columns {
        text.unicodeScalars.append(
          Unicode.Scalar(casebook_scalar_at(Int32(row), Int32(column))) ?? "?")
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  private func style(_ row: Int32, _ column: Int32) -> casebook_style {
    casebook_style_at(row, column)
  }

  @Test("curses holds what was drawn, and after a change the change")
  func drawing() throws {
    try withScreen { screen in
      #expect(screen.size == Size(columns: 20, rows: 4))
      var canvas = Canvas(size: screen.size)
      canvas.box(canvas.bounds, title: "Box")
      canvas.put("A41.01", row: 1, column: 2)
      screen.draw(canvas)
      expectNoDifference(shown(screen.size), asASCIIWhereNeeded(canvas).text)
      canvas.put("A41.02", row: 1, column: 2)
      canvas.put("corner", row: 3, column: 14)
      screen.draw(canvas)
      expectNoDifference(shown(screen.size), asASCIIWhereNeeded(canvas).text)
      screen.draw(Canvas(size: screen.size))
      expectNoDifference(shown(screen.size), "\n\n\n\n")
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

  @Test("any two canvases in a row leave the second on the screen")
  func differences() throws {
    try withScreen(Size(columns: 30, rows: 5)) { screen in
      var generator = SplitMix(state: 41)
      let words = ["Sepsis", "wound", "x", "stage 3,", "漢字", "–", "of the", "    "]
      let styles = [
        Style.plain, Style(attributes: .bold), Style(foreground: .indexed(1)),
        Style(foreground: .rgb(9, 200, 9), background: .indexed(4)),
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
        screen.draw(canvas)
        for row in 0..<5 {
          for column in 0..<30 {
            let position = Position(row: row, column: column)
            let wanted = canvas.style(at: position).attributes.contains(.bold)
            let found = style(Int32(row), Int32(column)).attributes & casebook_attributes(1) != 0
            #expect(wanted == found)
            guard casebook_locale_is_utf8() else { continue }
            let scalar = canvas.scalar(at: position)
            if scalar != Line.continuation {
              #expect(casebook_scalar_at(Int32(row), Int32(column)) == scalar)
            }
          }
        }
      }
    }
  }

  @Test("attributes and colours reach curses; like styles share a pair")
  func styles() throws {
    try withScreen { screen in
      #expect(screen.depth == .indexed)
      var canvas = Canvas(size: screen.size)
      let accent = Style(foreground: .rgb(0x7A, 0xA2, 0xF7), attributes: [.bold, .underline])
      canvas.put("a", row: 0, column: 0, style: accent)
      canvas.put("b", row: 0, column: 1, style: Style(foreground: .indexed(111)))
      canvas.put("c", row: 0, column: 2, style: Style(attributes: .reverse))
      screen.draw(canvas)
      #expect(style(0, 0).attributes == casebook_attributes(CASEBOOK_BOLD | CASEBOOK_UNDERLINE))
      #expect(style(0, 0).pair > 0)
      #expect(style(0, 1).pair == style(0, 0).pair)
      #expect(style(0, 2).attributes == casebook_attributes(CASEBOOK_REVERSE))
      #expect(style(0, 2).pair == 0)
      var (foreground, background): (Int32, Int32) = (0, 0)
      extended_pair_content(style(0, 0).pair, &foreground, &background)
      #expect(foreground == 111)
      #expect(background == -1)
    }
  }

  @Test(
    "a terminal of few colours or none gets no colour it lacks",
    arguments: [("linux", ColorDepth.eight), ("screen", .eight), ("vt100", .monochrome)])
  func fewColors(terminal: String, depth: ColorDepth) throws {
    try withScreen(terminal: terminal) { screen in
      #expect(screen.depth == depth)
      var canvas = Canvas(size: screen.size)
      for index in 0..<8 {
        let color = Color.rgb(UInt8(index * 30), 200, UInt8(255 - index * 30))
        canvas.put("x", row: 0, column: index, style: Style(foreground: color, background: color))
      }
      screen.draw(canvas)
      for column in 0..<8 as Range<Int32> {
        var (foreground, background): (Int32, Int32) = (0, 0)
        extended_pair_content(style(0, column).pair, &foreground, &background)
        #expect(foreground < Int32(depth.rawValue))
        if depth == .monochrome { #expect(style(0, column).pair == 0) }
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
      #expect(style(0, 0).pair == 0)
      #expect(style(0, 0).attributes == casebook_attributes(CASEBOOK_BOLD))
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
      expectNoDifference(shown(screen.size), "ug - ?  cafe\n\n\n\n")
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
      expectNoDifference(shown(screen.size), "0123456789\n0123456789\n0123456789\n")
      screen.draw(Canvas(size: Size(columns: 4, rows: 1)))
      expectNoDifference(shown(screen.size).prefix(11), "    456789\n")
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
    expectNoDifference(screen.events, [.closed])
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
