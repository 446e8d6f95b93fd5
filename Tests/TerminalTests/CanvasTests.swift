import CustomDump
import Terminal
import Testing

@Suite("Canvas")
struct CanvasTests {
  private let bold = Style(attributes: .bold)
  private let red = Style(foreground: .rgb(255, 0, 0))

  @Test("text goes where it is put and takes the columns it says")
  func put() {
    var canvas = Canvas(size: Size(columns: 8, rows: 2))
    #expect(canvas.put("abc", row: 0, column: 1, style: bold) == 3)
    #expect(canvas.put("漢é", row: 1, column: 0) == 3)
    expectNoDifference(canvas.text, " abc\n漢é\n")
    #expect(canvas.style(at: Position(row: 0, column: 1)) == bold)
    #expect(canvas.style(at: Position(row: 0, column: 0)) == .plain)
  }

  @Test("drawing outside is clipped on every side")
  func clipped() {
    var canvas = Canvas(size: Size(columns: 4, rows: 2))
    canvas.put("abcdef", row: 0, column: -2)
    canvas.put("xyz", row: 1, column: 2)
    for (row, column) in [(-1, 0), (2, 0), (0, 4), (0, -9), (Int.max, 0), (0, Int.max / 2)] {
      canvas.put("lost", row: row, column: column)
    }
    expectNoDifference(canvas.text, "cdef\n  xy\n")
  }

  @Test("text too long for its columns is cut, with the ellipsis if asked")
  func overflow() {
    var canvas = Canvas(size: Size(columns: 10, rows: 5))
    #expect(canvas.put("Sepsis due to", row: 0, column: 0, columns: 6) == 6)
    #expect(canvas.put("Sepsis due to", row: 1, column: 0, columns: 8, overflow: .ellipsis) == 8)
    #expect(canvas.put("Sepsis due to", row: 2, column: 4, overflow: .ellipsis) == 6)
    #expect(canvas.put("漢字漢字", row: 3, column: 0, columns: 6, overflow: .ellipsis) == 6)
    #expect(canvas.put("漢字漢字", row: 4, column: 0, columns: 5) == 5)
    expectNoDifference(canvas.text, "Sepsis\nSepsis …\n    Sepsi…\n漢字 …\n漢字\n")
    #expect(canvas.put("x", row: 0, column: 0, columns: 0) == 0)
    #expect(canvas.put("x", row: 0, column: 0, columns: -3) == 0)
  }

  @Test("half a wide character is never left standing")
  func halves() {
    var canvas = Canvas(size: Size(columns: 6, rows: 3))
    for row in 0..<3 { canvas.put("漢字漢", row: row, column: 0) }
    canvas.put("x", row: 0, column: 1)
    canvas.put("x", row: 1, column: 2)
    canvas.fill(Rect(row: 2, column: 1, columns: 2, rows: 1), with: "-")
    expectNoDifference(canvas.text, " x字漢\n漢x 漢\n -- 漢\n")
    canvas.put("漢字", row: 0, column: -1)
    #expect(canvas.scalar(at: Position(row: 0, column: 0)) == 0x20)
    #expect(canvas.scalar(at: Position(row: 0, column: 1)) == 0x5B57)
  }

  @Test("text from a case cannot reach the terminal unsafe")
  func garbage() {
    var canvas = Canvas(size: Size(columns: 20, rows: 1))
    canvas.put("a\u{1B}[2J\u{202E}b\u{0}c\u{9B}\u{7F}\u{200B}\t!", row: 0, column: 0)
    #expect(
      canvas.cells.allSatisfy { cell in
        cell.scalar >= 0x20 && !(0x7F..<0xA0).contains(cell.scalar) && cell.scalar != 0x202E
      })
  }

  @Test("part of a measured line")
  func ranges() {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    let line = Line("one two three")
    #expect(canvas.put(line, 4..<7, row: 0, column: 1) == 3)
    #expect(canvas.put(line, 8..<99, row: 0, column: 5) == 3)
    expectNoDifference(canvas.text, " two thr\n")
  }

  @Test("text that ends before a column")
  func right() {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    canvas.put("18:42", row: 0, endingBefore: 8)
    expectNoDifference(canvas.text, "   18:42\n")
  }

  @Test("within a rectangle nothing else is touched")
  func within() {
    var canvas = Canvas(size: Size(columns: 6, rows: 3))
    canvas.fill(canvas.bounds, with: ".")
    canvas.within(Rect(row: 1, column: 2, columns: 2, rows: 9)) { canvas in
      canvas.put("abcdef", row: 0, column: 0)
      canvas.put("abcdef", row: 1, column: 0)
      canvas.fill(Rect(row: 2, column: -5, columns: 99, rows: 99), with: "#")
    }
    canvas.put("x", row: 0, column: 0)
    expectNoDifference(canvas.text, "x.....\n..cd..\n..##..\n")
  }

  @Test("a box in both glyph sets")
  func boxes() {
    var canvas = Canvas(size: Size(columns: 12, rows: 3))
    canvas.box(canvas.bounds, title: "Palette of commands")
    expectNoDifference(canvas.text, "┌─ Palett…─┐\n│          │\n└──────────┘\n")
    var plain = Canvas(size: Size(columns: 12, rows: 3), glyphs: .ascii)
    plain.box(plain.bounds, title: "Help")
    expectNoDifference(plain.text, "+- Help ---+\n|          |\n+----------+\n")
    plain.box(Rect(row: 0, column: 0, columns: 1, rows: 3))
    expectNoDifference(plain.text, "+- Help ---+\n|          |\n+----------+\n")
  }

  @Test("a style laid over another keeps what it does not set")
  func overlay() {
    var canvas = Canvas(size: Size(columns: 4, rows: 1), style: red)
    canvas.put("ab", row: 0, column: 0, style: bold)
    canvas.overlay(
      Rect(row: 0, column: 1, columns: 2, rows: 1),
      style: Style(background: .indexed(4), attributes: .underline))
    #expect(canvas.style(at: Position(row: 0, column: 0)) == bold)
    #expect(
      canvas.style(at: Position(row: 0, column: 1))
        == Style(background: .indexed(4), attributes: [.bold, .underline]))
    #expect(
      canvas.style(at: Position(row: 0, column: 2))
        == Style(foreground: .rgb(255, 0, 0), background: .indexed(4), attributes: .underline))
    canvas.restyle(canvas.bounds, style: .plain)
    #expect(canvas.style(at: Position(row: 0, column: 1)) == .plain)
  }

  @Test("two canvases that look the same are equal, however they were drawn")
  func equality() {
    var one = Canvas(size: Size(columns: 4, rows: 1))
    var other = one
    one.put("a", row: 0, column: 0, style: bold)
    one.put("b", row: 0, column: 1, style: red)
    other.put("b", row: 0, column: 1, style: red)
    other.put("a", row: 0, column: 0, style: bold)
    #expect(one == other)
    #expect(one.hashValue == other.hashValue)
    other.put("a", row: 0, column: 0, style: red)
    #expect(one != other)
    other = one
    other.cursor = Position(row: 0, column: 1)
    #expect(one != other)
  }

  @Test("styles as text, for golden frames")
  func styled() {
    var canvas = Canvas(size: Size(columns: 8, rows: 2))
    canvas.put("Head", row: 0, column: 0, style: bold)
    canvas.put("wrong", row: 1, column: 2, style: red)
    expectNoDifference(
      canvas.styledText,
      """
      Head
        wrong
      --- styles
      aaaa
        bbbbb
      --- legend
        plain
      a bold
      b fg=#ff0000

      """)
  }

  @Test("styles keep what they are made of")
  func styles() {
    let style = Style(
      foreground: .rgb(1, 2, 3), background: .indexed(208), attributes: [.dim, .reverse])
    #expect(style.foreground == .rgb(1, 2, 3))
    #expect(style.background == .indexed(208))
    #expect(style.attributes == [.dim, .reverse])
    #expect(style.description == "fg=#010203 bg=208 dim reverse")
  }

  @Test("of every scalar there is, none that steers a terminal or hides gets into a cell")
  func everyScalar() {
    var canvas = Canvas(size: Size(columns: 8, rows: 3))
    var wrong: [String] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .nonspacingMark,
        .enclosingMark, .unassigned:
        canvas.put("a" + String(Character(scalar)) + "b", row: 0, column: 0)
        canvas.put("ab", row: 1, column: 0)
        canvas.fill(Rect(row: 1, column: 3, columns: 2, rows: 1), with: scalar)
        canvas.put(scalar, row: 2, column: 0)
        for cell in canvas.cells where cell.scalar == value {
          wrong.append(String(value, radix: 16))
        }
        canvas.fill(canvas.bounds)
      default: break
      }
    }
    expectNoDifference(wrong, [])
  }
}
