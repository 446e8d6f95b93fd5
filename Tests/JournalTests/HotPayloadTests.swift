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
  ]

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
