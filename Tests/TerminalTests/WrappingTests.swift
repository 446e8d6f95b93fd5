import Terminal
import Testing

@Suite("Wrapping")
struct WrappingTests {
  private func wrapped(_ text: String, _ width: Int) -> [String] {
    let line = Line(text)
    return line.wrap(width).map { row in
      String(repeating: " ", count: row.indent) + line.text(in: row.range)
    }
  }

  @Test("prose breaks at blanks, and the blanks go")
  func prose() {
    #expect(
      wrapped("Fever and confusion for two days.", 12) == [
        "Fever and", "confusion", "for two", "days.",
      ])
    #expect(wrapped("exactly ten more", 11) == ["exactly ten", "more"])
    #expect(wrapped("short", 12) == ["short"])
    #expect(wrapped("", 12) == [""])
    #expect(wrapped("   ", 2) == [""])
  }

  @Test("continued rows hang under the first text")
  func hanging() {
    #expect(wrapped("  indented text goes on", 12) == ["  indented", "  text goes", "  on"])
    #expect(wrapped("- one two three", 9) == ["- one two", "  three"])
    #expect(wrapped("  12. one two three", 13) == ["  12. one two", "      three"])
    #expect(wrapped("a) one two", 7) == ["a) one", "   two"])
    #expect(wrapped("3.5 mg twice", 7) == ["3.5 mg", "twice"])
  }

  @Test("a hanging indent takes at most half the width")
  func deep() {
    #expect(wrapped("          x yy zz", 12) == ["          x", "      yy zz"])
    #expect(wrapped("          word", 8) == ["        ", "    word"].map { $0.trimmedRight })
  }

  @Test("a word longer than a row is broken")
  func longWords() {
    #expect(wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    #expect(wrapped("a abcdefghij", 4) == ["a", "abcd", "efgh", "ij"])
  }

  @Test("wide characters break between, never in the middle")
  func wide() {
    #expect(wrapped("漢字漢字", 5) == ["漢字", "漢字"])
    #expect(wrapped("a漢字", 2) == ["a", "漢", "字"])
  }

  @Test("no row is wider than the width, and no character but blanks is lost")
  func properties() {
    let text = "  - pH 7.28, lactate 4.1 (漢字漢字) verylongwordwithoutanybreak;  two  blanks \u{A0}x"
    let visible = Line(text).text.filter { $0 != " " }
    for width in 2...60 {
      let rows = wrapped(text, width)
      #expect(rows.allSatisfy { columns(of: $0) <= width }, "\(width)")
      #expect(rows.joined().filter { $0 != " " } == visible, "\(width)")
    }
  }
}

extension String {
  fileprivate var trimmedRight: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
