import CustomDump
import Terminal
import Testing

@Suite("Keys and their notation")
struct KeyTests {
  @Test("a script of keys")
  func script() throws {
    expectNoDifference(
      try Key.sequence("j<Tab>A4<Enter><C-p><S-Tab><lt> <F5><esc>"),
      [
        .character("j"), .tab, .character("A"), .character("4"), .enter, .control("p"), .backTab,
        .character("<"), .character(" "), .function(5), .escape,
      ])
  }

  @Test("what is written is read back the same")
  func roundTrip() throws {
    var keys: [Key] = [
      .enter, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .left, .right,
      .home, .end, .pageUp, .pageDown, .control(" "), .control("\\"), .control("]"),
      .control("^"), .control("_"), .alt("x"), .alt("<"), .alt(">"), .alt(" "), .alt("-"),
      .modified(.control, .up), .modified([.shift, .alt, .control], .pageDown),
      .modified(.alt, .enter), .modified(.shift, .function(12)), .modified(.alt, .control("k")),
      .modified([.shift, .control], .tab), .resize(Size(columns: 80, rows: 24)),
      .mouse(Key.Mouse(.wheelDown, at: Position(row: 3, column: 10))),
      .paste("A41.9 <%>\nÉ\t\u{1B}"), .paste(""), .character("é"), .character("漢"),
    ]
    keys += (1...12).map(Key.function)
    keys += (0x20..<0x7F).compactMap(Unicode.Scalar.init).map(Key.character)
    keys += (0...0x7F as ClosedRange<UInt32>).compactMap(Key.init(control:))
    for key in keys {
      #expect(try Key.sequence(key.description) == [key], "\(key)")
    }
    #expect(try Key.sequence(Key.notation(keys)) == keys)
  }

  @Test("keys a terminal cannot tell apart are one key")
  func same() throws {
    #expect(
      try Key.sequence("<C-i><C-m><C-[><C-h><C-S-P><C-@><C-?>")
        == [.tab, .enter, .escape, .backspace, .control("p"), .control(" "), .backspace])
    #expect(
      try Key.sequence("<CR><Return><PgUp><M-x><Space>")
        == [.enter, .enter, .pageUp, .alt("x"), .character(" ")])
  }

  @Test(
    "what is no key is refused",
    arguments: [
      "<Foo>", "<>", "<C-1>", "<F0>", "<F64>", "<x>", "<X-a>", "<Resize:9>", "<Paste:%4>",
      "<Mouse:left:1>", "<S-a>",
    ])
  func unknown(text: String) {
    #expect(throws: KeyNotationError.unknown(text)) { try Key.sequence(text) }
  }

  @Test("an open bracket without its close says how to write the character")
  func unclosed() {
    #expect(throws: KeyNotationError.unclosed("<b")) { try Key.sequence("a<b") }
    #expect(KeyNotationError.unclosed("<b").description.contains("<lt>"))
  }

  @Test("labels for people")
  func labels() {
    #expect(Key.control("p").label == "Ctrl-P")
    #expect(Key.backTab.label == "Shift-Tab")
    #expect(Key.character("?").label == "?")
    #expect(Key.character(" ").label == "Space")
    #expect(Key.modified([.control, .alt], .up).label == "Alt-Ctrl-Up")
    #expect(Key.function(1).label == "F1")
  }
}
