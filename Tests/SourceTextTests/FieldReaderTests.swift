import SourceText
import Testing

@Suite("Fields")
struct FieldReaderTests {
  private enum Colour: String, CaseIterable { case red, green }

  private func read<T>(_ text: String, _ body: (inout FieldReader) -> T) -> (T?, [String]) {
    let log = FaultLog(file: "file")
    guard let root = readSource(Array(text.utf8), log: log),
      var reader = FieldReader(root, of: "the thing", log: log)
    else { return (nil, log.faults.map(\.description)) }
    let result = body(&reader)
    reader.finish()
    return (result, log.faults.map(\.description))
  }

  @Test("every kind of field")
  func kinds() {
    let text = """
      name: Ada
      age: 36
      colour: green
      tall: true
      tags: [a, b]
      parts:
        - {size: 1}
        - {size: 2}
      inner: {x: y}
      """
    let (result, faults) = read(text) { reader in
      [
        reader.text("name") ?? "", String(reader.integer("age", in: 0...120) ?? 0),
        reader.oneOf("colour", Colour.self)?.rawValue ?? "", "\(reader.flag("tall"))",
        reader.texts("tags").map { "\($0.value)@\($0.line)" }.joined(),
        reader.list("parts", of: "a part") { $0.integer("size", in: 0...9) }.description,
        reader.fields("inner", of: "the inner") { $0.text("x") } ?? "",
        "\(reader.flag("absent"))", reader.optionalText("missing")?.value ?? "none",
      ]
    }
    expectSame(result, ["Ada", "36", "green", "true", "a@5b@5", "[1, 2]", "y", "false", "none"])
    expectSame(faults, [])
  }

  @Test("names that are the author's own are read in their order")
  func openNames() {
    let (result, faults) = read("b: 1\na: 2") { reader in
      reader.names.map { "\($0)=\(reader.text($0) ?? "")" }
    }
    expectSame(result, ["b=1", "a=2"])
    expectSame(faults, [])
  }

  @Test("every fault of a mapping, at its line")
  func faults() {
    let text = """
      age: 3x
      colour: gren
      tall: yes
      empty: ""
      tags: a
      parts: [{sizes: 1}, b]
      extra: 1
      """
    let (_, faults) = read(text) { reader in
      _ = reader.text("name")
      _ = reader.integer("age", in: 0...120)
      _ = reader.oneOf("colour", Colour.self)
      _ = reader.flag("tall")
      _ = reader.text("empty")
      _ = reader.texts("tags")
      _ = reader.list("parts", of: "a part") { $0.integer("size", in: 0...9) }
    }
    expectSame(
      faults,
      [
        "file:1: `age` is \"3x\"; write a whole number from 0 to 120",
        "file:2: `colour` is \"gren\"; did you mean green?",
        "file:3: `tall` is \"yes\"; write true or false",
        "file:4: `empty` is empty in the thing; give it a value",
        "file:5: `tags` is a text, not a list; write it as a list: [...] or - ...",
        "file:6: a part has no field `sizes`; did you mean `size`?",
        "file:6: a part is a text, not a mapping; write its fields as `name: value`",
        "file:7: the thing has no field `extra`; take it out; known are name, age, colour, tall, empty, tags, parts",
        "file:1: `name` is missing in the thing; add it",
      ])
  }

  @Test(
    "numbers are plain digits within their range",
    arguments: ["-1", "121", "1.0", "１", "1e1", "99999999999999999999"])
  func numbers(text: String) {
    expectSame(read("age: \(text)") { $0.integer("age", in: 0...120) }.1.count, 1)
  }

  @Test(
    "the nearest name is the one meant",
    arguments: [
      ("disposiiton", "disposition"), ("pao", "poa"), ("Why", "why"), ("evidences", "evidence"),
      ("quux", nil),
    ] as [(String, String?)])
  func nearest(word: String, expected: String?) {
    expectSame(
      closest(to: word, among: ["disposition", "poa", "why", "evidence", "code"]), expected)
  }
}
