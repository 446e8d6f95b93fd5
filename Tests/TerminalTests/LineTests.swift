import Terminal
import Testing

@Suite("Text made safe and measured")
struct LineTests {
  @Test(
    "no control character of any kind stays",
    arguments: Array(0...0x9F).filter { $0 < 0x20 || $0 > 0x7E })
  func controls(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let line = Line("a\(Character(scalar))b")
    #expect(line.cells.allSatisfy { $0 >= 0x20 && !(0x7F..<0xA0).contains($0) })
    #expect(line.cells.first == 0x61)
    #expect(line.cells.last == 0x62)
  }

  @Test("an escape sequence shows as what it is, and does nothing")
  func escapes() {
    #expect(
      Line("\u{1B}[31mred\u{1B}]0;title\u{7}").text == "\u{FFFD}[31mred\u{FFFD}]0;title\u{FFFD}")
    #expect(Line("\u{9B}2J").text == "\u{FFFD}2J")
  }

  @Test(
    "what is invisible or turns the direction is dropped",
    arguments: [
      0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A,
      0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFE0F, 0xFEFF,
      0xE0001, 0xE0041,
    ])
  func invisible(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    #expect(Line("a\(String(scalar))b").text == "ab")
  }

  @Test("private, unassigned and non-characters become the replacement")
  func unassigned() {
    #expect(Line("\u{E000}\u{0378}\u{FFFF}").text == "\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test("tabs go to the next stop from the start of the text")
  func tabs() {
    #expect(Line("a\tb\t\tc").text == "a       b               c")
    #expect(Line("ab\tc", tabWidth: 4).text == "ab  c")
  }

  @Test("line ends within a line are blanks; lines(of:) splits at them")
  func lineEnds() {
    #expect(Line("a\r\nb\nc").text == "a b c")
    #expect(Line.lines(of: "a\r\n\nb\n").map(\.text) == ["a", "", "b"])
    #expect(Line.lines(of: "").map(\.text) == [])
  }

  @Test("a letter and its mark take one cell, as the letter that has both")
  func composed() {
    #expect(
      Line("Me\u{301}nie\u{300}re").text.unicodeScalars.elementsEqual("Ménière".unicodeScalars))
    #expect(Line("e\u{323}\u{302}").cells == [0x1EC7])
    #expect(Line("x\u{301}y\u{20DD}").text == "xy")
    #expect(Line("\u{301}a").text == "a")
  }

  @Test("wide characters take two columns")
  func wide() {
    let line = Line("a漢b")
    #expect(line.columns == 4)
    #expect(line.cells == [0x61, 0x6F22, Line.continuation, 0x62])
    #expect(line[0..<2].text == "a ")
    #expect(line[2..<4].text == " b")
    #expect(columns(of: "漢字") == 4)
    #expect(columns(of: "plain") == 5)
  }

  @Test("clipping keeps within the columns and shows that it clipped")
  func clipping() {
    #expect(clip("Sepsis due to", to: 20) == "Sepsis due to")
    #expect(clip("Sepsis due to", to: 8) == "Sepsis …")
    #expect(clip("漢字漢", to: 4) == "漢 …")
    #expect(clip("abc", to: 1) == "…")
    #expect(clip("abc", to: 0) == "")
    #expect(clip("abcd", to: 3, ellipsis: "~") == "ab~")
  }

  @Test("finding goes by columns, capitals or not")
  func finding() {
    let line = Line("Sepsis, sEPSIS; 漢 sepsissepsis É")
    #expect(line.ranges(of: "sepsis") == [0..<6, 8..<14, 19..<25, 25..<31])
    #expect(line.ranges(of: "é") == [32..<33])
    #expect(line.ranges(of: "").isEmpty)
    #expect(Line("ab").ranges(of: "abc").isEmpty)
    #expect(Line("aaa").ranges(of: "aa") == [0..<2])
  }

  @Test("in ASCII every character has a likeness of one column")
  func likeness() {
    for glyph in GlyphSet.unicode.all { #expect(asciiLikeness(of: glyph.value) < 0x7F) }
    let shown = Line("“≥ 3 µg/dL” – café").cells.map { asciiLikeness(of: $0) }
    #expect(
      Line(String(decoding: shown.map(UInt8.init), as: UTF8.self)).text == "\"> 3 ug/dL\" - cafe")
    #expect(asciiLikeness(of: 0x6F22) == 0x3F)
  }
}
