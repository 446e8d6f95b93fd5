import Testing

@testable import Official

@Suite("Reading XML")
struct XMLTests {
  private func events(_ text: String) throws -> [XMLReader.Event] {
    var reader = XMLReader(Array(text.utf8), path: "x.xml")
    var found: [XMLReader.Event] = []
    while let event = try reader.next() { found.append(event) }
    return found
  }

  @Test("elements, text, characters by name and number, comments, CDATA")
  func everything() throws {
    let text =
      "<?xml version='1.0'?><!-- no --><a b=\"1\"><c/>x &lt;&#233;&#x41;<![CDATA[<&]]></a>\n"
    #expect(
      try events(text) == [
        .open("a"), .open("c"), .close("c"), .text("x <éA"), .text("<&"), .close("a"),
      ])
  }

  @Test(
    "what is refused",
    arguments: [
      "<!DOCTYPE a [<!ENTITY b \"cc\">]><a>&b;</a>", "<a>&b;</a>", "<a>& b</a>", "<a></b>", "<a>",
      "<a", "<a b></a>", "<a b=1></a>", "</a>", "text", "<a><!-- </a>", "<a/><b", "<>",
      "<a>&#xD800;</a>",
      String(repeating: "<a>", count: 65) + String(repeating: "</a>", count: 65),
    ])
  func refused(text: String) throws {
    #expect(throws: ImportError.self) { try events(text) }
  }

  @Test("what is not UTF-8 is refused, with its line")
  func bytes() throws {
    var reader = XMLReader(Array("<a>\n\n".utf8) + [0xFF] + Array("</a>".utf8), path: "x.xml")
    _ = try reader.next()
    #expect(throws: ImportError.broken(path: "x.xml", what: "line 3: bytes that are not UTF-8")) {
      try reader.next()
    }
  }
}
