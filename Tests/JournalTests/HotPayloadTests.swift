import Foundation
import Practice
import Testing

@testable import Journal

@Suite("Text written by hand")
struct HotPayloadTests {
  static let bookmarks: [Bookmark] = [
    Bookmark(clock: 0, document: "policy", topLines: [:], summaryHasFocus: false, slot: .principal),
    Bookmark(
      clock: 3_600_000, document: "01-face", topLines: ["b": 2, "a/\"\\": 10, "é\u{1}": 0],
      topOffsets: ["b": 66], summaryHasFocus: true, slot: .secondary(12), isEntering: true),
    Bookmark(
      clock: 7, document: "a", topLines: ["a": 1], summaryHasFocus: false, slot: .principal,
      beside: Bookmark.Beside(document: "b\"", line: 12, isFirst: true), search: "stage \\ 3"),
    seen { view in
      view.candidate = 3
      (view.hidesClock, view.isZoomed, view.share, view.sideways) = (true, true, 40, 16)
      view.list = Bookmark.View.List(kind: "timeline", selected: 2)
      view.match = 0
    },
    seen { view in
      view.queries = Bookmark.View.Queries(
        stage: "wordings", selected: 1, row: 0, stretch: 9, subject: 0,
        isFromRecord: true)
      view.books = Bookmark.View.Books(
        page: "Body parts", at: "a/\"b", looking: "é\u{1}", among: "pcs")
      view.selection = Bookmark.View.Selection(
        cursor: Bookmark.View.Place(line: 4, offset: 2),
        anchor: Bookmark.View.Place(line: 3, offset: 0), unit: "word", intent: "evidence",
        slot: .secondary(1))
    },
    seen { view in
      view.queries = Bookmark.View.Queries(stage: "list", selected: 2, row: 0, stretch: 0)
    },
    seen { view in
      view.queries = Bookmark.View.Queries(stage: "picking", selected: 0, row: 5, stretch: 0)
      view.queries?.isFromRecord = false
      view.books = Bookmark.View.Books(page: "builder", at: "0JB")
      view.selection = Bookmark.View.Selection(
        cursor: Bookmark.View.Place(line: 0, offset: 0), anchor: nil, unit: "line", intent: "any")
    },
  ]

  private static func seen(_ change: (inout Bookmark.View) -> Void) -> Bookmark {
    var bookmark = plain
    change(&bookmark.view)
    return bookmark
  }

  private static let plain = Bookmark(
    clock: 1, document: "a", topLines: [:], summaryHasFocus: true, slot: .principal)

  @Test("a bookmark of a journal that knew of no view is read, and without one written the same")
  func older() throws {
    let text = """
      {"clock":91000,"document":"03-progress","search":"x","slot":"secondary.2",\
      "summaryHasFocus":true,"topLines":{"01-face":0,"03-progress":42}}
      """
    let older = try value(Bookmark.self, from: text)
    #expect(older.view == Bookmark.View())
    #expect(older.topLines == ["01-face": 0, "03-progress": 42])
    #expect(payload(of: older) == text)
  }

  @Test("a view that tells more than this program knows is read for what it does know")
  func newer() throws {
    let text = """
      {"clock":1,"document":"a","slot":"principal","summaryHasFocus":true,"topLines":{},\
      "view":{"candidate":2,"smell":{"of":"roses"}}}
      """
    #expect(try value(Bookmark.self, from: text).view.candidate == 2)
  }

  @Test("a bookmark is written as the encoder would, and read back", arguments: bookmarks)
  func same(bookmark: Bookmark) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let encoded = String(decoding: try encoder.encode(bookmark), as: UTF8.self)
    #expect(payload(of: bookmark) == encoded)
    #expect(try value(Bookmark.self, from: payload(of: bookmark)) == bookmark)
  }

  @Test(
    "a key typed is written as the encoder would, and read back",
    arguments: ["", "A41.01", "\"\\\u{7}é日", "a/b"])
  func typed(text: String) throws {
    let event = SessionEvent.typed(
      Draft(slot: .procedure(3), field: .date, text: text, cursor: text.isEmpty ? 0 : 1))
    #expect(try payload(of: event) == encoded(event))
    #expect(try value(SessionEvent.self, from: payload(of: event)) == event)
  }

  @Test(
    "a key typed into a prompt too",
    arguments: [
      nil, PromptDraft(.search), PromptDraft(.dispute(line: 12), text: "\"no\"", cursor: 1),
      PromptDraft(.note(Passage(document: "a/b", line: 3, quote: "é \\")), text: "日"),
      PromptDraft(.note(Passage(document: "a", line: 1, nth: 4, quote: "x")), text: "\u{7}"),
    ])
  func prompted(draft: PromptDraft?) throws {
    let event = SessionEvent.prompted(draft)
    #expect(try payload(of: event) == encoded(event))
    #expect(try value(SessionEvent.self, from: payload(of: event)) == event)
  }
}
