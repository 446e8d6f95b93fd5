import Terminal
import Testing

@Suite("Themes")
struct ThemeTests {
  @Test("every role has a name of its own that finds it again", arguments: Role.allCases)
  func names(role: Role) {
    #expect(Role(name: role.name) == role)
  }

  @Test("the parent is the role before the last dot, and text in the end")
  func parents() {
    #expect(Role.recordMatchCurrent.parent == .recordMatch)
    #expect(Role.recordMatch.parent == .record)
    #expect(Role.record.parent == .text)
    #expect(Role.clockLow.parent == .clock)
    #expect(Role.text.parent == nil)
    #expect(Role(name: "nonsense") == nil)
  }

  @Test("what a role leaves out comes from its parent")
  func fallback() {
    let theme = Theme(
      name: "test",
      rules: [
        .text: StyleRule(foreground: .rgb(1, 1, 1), background: .rgb(9, 9, 9)),
        .record: StyleRule(foreground: .rgb(2, 2, 2), on: .bold),
        .recordMatch: StyleRule(background: .indexed(3), on: .underline, off: .bold),
      ])
    #expect(theme[.help] == theme[.text])
    #expect(theme[.recordHeading] == theme[.record])
    #expect(
      theme[.recordMatchCurrent]
        == Style(foreground: .rgb(2, 2, 2), background: .indexed(3), attributes: .underline))
  }

  @Test("without colours a selection is reversed, and the rest is not")
  func monochrome() {
    let theme = Theme(
      name: "test",
      rules: [
        .text: StyleRule(foreground: .rgb(220, 220, 220), background: .rgb(20, 20, 20)),
        .bar: StyleRule(background: .rgb(40, 40, 40)),
        .listSelected: StyleRule(background: .rgb(60, 60, 90)),
      ]
    ).adapted(to: .monochrome)
    #expect(theme[.text] == .plain)
    #expect(theme[.bar] == .plain)
    #expect(theme[.listSelected] == Style(attributes: .reverse))
  }

  @Test("the built-in theme needs no colours and tells selections apart")
  func builtIn() {
    for role in Role.allCases {
      #expect(Theme.builtIn[role].foreground == .terminal)
      #expect(Theme.builtIn[role].background == .terminal)
      if role.marksOneOfMany { #expect(Theme.builtIn[role] != Theme.builtIn[.text]) }
    }
  }

  @Test("every sign of the interface takes one column, in ASCII only ASCII")
  func glyphs() {
    for glyph in GlyphSet.unicode.all { #expect(columns(of: String(Character(glyph))) == 1) }
    for glyph in GlyphSet.ascii.all { #expect((0x21..<0x7F).contains(glyph.value)) }
  }
}
