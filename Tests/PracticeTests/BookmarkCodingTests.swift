import FoundationEssentials
import Practice
import Testing

@Suite("Bookmarks and slots as a journal's text")
struct BookmarkCodingTests {
  @Test("a bookmark has the text it always had")
  func bookmark() throws {
    let bookmark = Bookmark(
      clock: 91_000, document: "03-progress", topLines: ["01-face": 0, "03-progress": 42],
      summaryHasFocus: true, slot: .secondary(2))
    #expect(
      try text(of: bookmark)
        == #"{"clock":91000,"document":"03-progress","slot":"secondary.2","summaryHasFocus":true,"#
        + #""topLines":{"01-face":0,"03-progress":42}}"#)
  }

  @Test("a bookmark of two documents and a search tells so, and reads back")
  func bookmarkBeside() throws {
    let bookmark = Bookmark(
      clock: 1, document: "a", topLines: [:], summaryHasFocus: false, slot: .principal,
      beside: Bookmark.Beside(document: "b", line: 9, offset: 2, isFirst: true), search: "stage")
    let written =
      #"{"beside":{"document":"b","isFirst":true,"line":9,"offset":2},"clock":1,"document":"a","#
      + #""search":"stage","slot":"principal","summaryHasFocus":false,"topLines":{}}"#
    #expect(try text(of: bookmark) == written)
    #expect(try JSONDecoder().decode(Bookmark.self, from: Data(written.utf8)) == bookmark)
  }

  @Test("a bookmark of queries tells where they were opened from; older ones did not, and read")
  func bookmarkOfQueries() throws {
    var bookmark = Bookmark(
      clock: 1, document: "a", topLines: [:], summaryHasFocus: true, slot: .principal)
    func written(_ more: String) -> String {
      #"{"clock":1,"document":"a","slot":"principal","summaryHasFocus":true,"topLines":{},"#
        + #""view":{"queries":{"# + more + #""row":0,"selected":2,"stage":"list","stretch":0}}}"#
    }
    for (isFromRecord, more) in [(true, #""isFromRecord":true,"#), (nil, "")] as [(Bool?, String)] {
      bookmark.view.queries = Bookmark.View.Queries(
        stage: "list", selected: 2, row: 0, stretch: 0, isFromRecord: isFromRecord)
      #expect(try text(of: bookmark) == written(more))
      let read = try JSONDecoder().decode(Bookmark.self, from: Data(written(more).utf8))
      #expect(read == bookmark)
    }
  }

  @Test(
    "slots that read back: those that are, and those that cannot be",
    arguments: [
      Slot.admitting, .disposition, .principal, .secondary(0), .secondary(12), .procedure(3),
      .secondary(-1), .procedure(.min), .secondary(.max),
    ])
  func slots(slot: Slot) { #expect(Slot(notation: slot.notation) == slot) }

  @Test(
    "notations of no slot",
    arguments: [
      "", ".", "principal.", "principal.0", "admitting.x", "disposition.-1", "secondary",
      "secondary.", "secondary.+3", "secondary.03", "secondary..3", ".secondary.3",
      "secondary.3.4", "Secondary.3", "procedure.9223372036854775808",
    ])
  func noSlots(notation: String) { #expect(Slot(notation: notation) == nil) }
}
