import SourceText
import Testing

@Suite("Reading YAML and JSON")
struct ReadingTests {
  @Test("a scalar is the text as written, whatever YAML would make of it")
  func scalars() {
    let text = """
      a: 0210093
      b: [3E03317, 065, 1_000, yes, 2026-05-02, .5, 0x1F]
      c: "065"
      d: >
        folded
        text
      e:
      f: ~
      g: "null"
      """
    expectSame(
      outline(read(text).root),
      """
      {a@1: "0210093"@1, b@2: ["3E03317"@2, "065"@2, "1_000"@2, "yes"@2, "2026-05-02"@2, ".5"@2, \
      "0x1F"@2], c@3: "065"@3, d@4: "folded
      text
      "@4, e@7: ""@7?, f@8: "~"@8?, g@9: "null"@9}
      """.replacing("folded\ntext", with: "folded text"))
  }

  @Test("JSON is read by the same reader, with its lines")
  func json() {
    let text = "{\n\t\"a\":1,\"b\":[ true , null,\n\"\\u0041\\/\\n\"],\"c\":{}}"
    expectSame(
      outline(read(text).root),
      "{a@2: \"1\"@2, b@2: [\"true\"@2, \"null\"@2?, \"A/\n\"@3], c@3: {}}")
  }

  @Test("CRLF and a byte order mark do not change what is read")
  func lineEnds() {
    expectSame(outline(read("\u{FEFF}a: 1\r\nb: 2\r\n").root), "{a@1: \"1\"@1, b@2: \"2\"@2}")
  }

  @Test("columns are counted from 1")
  func columns() throws {
    let root = try #require(read("a: [x, yy]").root)
    guard case .fields(let fields) = root.content, case .list(let items) = fields[0].value.content
    else {
      Issue.record("\(outline(root))")
      return
    }
    expectSame(items.map(\.column), [5, 8])
  }

  @Test(
    "what no file may hold",
    arguments: [
      ("a: 1\nb: 2\na: 3", "file:3: `a` is given twice, first on line 1; keep one of them"),
      ("{a: 1, a: 2}", "file:1: `a` is given twice; keep one of them"),
      (
        "x:\n  - {b: 1}\n  - b: 1\n    c: 2\n    b: 3",
        "file:5: `b` is given twice, first on line 3; keep one of them"
      ),
      ("1: a\n\"1\": b", "file:2: `1` is given twice, first on line 1; keep one of them"),
      ("a: 1\nb: &x 2", "file:2: an anchor (&x); take it out: anchors and aliases are not read"),
      (
        "a: &x 1\n\nb: *x",
        "file:3: an alias (*x); write the value out where it is meant: anchors and aliases are not read"
      ),
      (
        "a: 1\nb: *x",
        "file:2: an alias; quote the text if it only starts with *; aliases are not read"
      ),
      (
        "a: 1\n<<: {b: 2}",
        "file:2: a merge key (<<); write the fields out: merge keys are not read"
      ),
      (
        "a: 1\nb: !!binary aGk=",
        "file:2: a tag (tag:yaml.org,2002:binary); take it out: every value is read as text"
      ),
      ("a: !thing {b: 1}", "file:1: a tag (!thing); take it out: every value is read as text"),
      ("a: 1\n? [b]\n: 2", "file:2: a name that is a list; name each field with a word"),
      ("a: 1\n---\nb: 2", "file:2: a second document; keep one document in a file"),
      (
        "a: 1\nb: \"\\u202E\"",
        "file:2: a bidirectional control character (U+202E) in a value; delete it"
      ),
      ("a: 1\nb: \"x\\ty\"", "file:2: a tab in a value; delete it"),
      ("a: 1\nb: x\u{7}", "file:2: a control character (U+0007) in the text; delete it"),
      ("a: 1\nb: x\u{2028}y", "file:2: a control character (U+2028) in the text; delete it"),
      ("a: 1\nb: x\u{85}y", "file:2: a control character (U+0085) in the text; delete it"),
      ("a: 1\rb: 2", "file:1: a carriage return in the text; delete it"),
      (
        "a: 1\nb: \u{2067}x",
        "file:2: a bidirectional control character (U+2067) in the text; delete it"
      ),
      ("", "file:1: the file is empty; write a mapping, `schema: 1` first"),
      ("# nothing\n", "file:1: the file is empty; write a mapping, `schema: 1` first"),
      (
        "a: b: c",
        "file:1: not readable as YAML: mapping values are not allowed in this context; quote a text that has a colon in it, or check the indentation"
      ),
    ])
  func refused(text: String, fault: String) { expectSame(read(text).faults, [fault]) }

  @Test("one fault does not hide the others")
  func allFaults() {
    let faults = read("a: &x 1\nb: !t 2\nc:\n  <<: {}\n  ? [d]\n  : 1\ne: \"\\u202a\"").faults
    expectSame(
      faults.map { String($0.prefix { $0 != ";" }) },
      [
        "file:1: an anchor (&x)", "file:2: a tag (!t)", "file:4: a merge key (<<)",
        "file:5: a name that is a list",
        "file:7: a bidirectional control character (U+202A) in a value",
      ])
  }

  @Test("text that is not UTF-8 is refused at its line")
  func encoding() {
    expectSame(
      read(Array("a: 1\nb: ".utf8) + [0xC3, 0x28]).faults,
      ["file:2: the text is not UTF-8; save the file as UTF-8"])
    expectSame(
      read([0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFE, 0xFF]).faults,
      ["file:1: the text is not UTF-8; save the file as UTF-8"])
  }
}
