import CaseLibrary
import Practice
import Terminal
import Testing

@testable import Workbench

@Suite("Passages and what selections move by")
struct PassageTests {
  /// The documents of a case, prepared for reading.
  private func texts(_ folder: String) throws -> [RecordText] {
    try loadCase(at: folder).documents.map { RecordText(lines: $0.lines) }
  }

  static let folders = [
    Fixture.packs + "/inpatient/test-pack-stay",
    Fixture.root + "/Cases/inpatient/pain-through-to-the-back",
  ]

  @Test("going on by words and sentences visits all of a text, and going back the same way back")
  func motions() throws {
    for text in try texts(Self.folders[0]) {
      for step in [RecordText.wordStart, RecordText.sentenceStart] {
        let move = step(text)
        var places = [try #require(text.line.cells.firstIndex { $0 != 32 })]
        while let next = move(places[places.count - 1], true) {
          #expect(next > places[places.count - 1])
          guard next > places[places.count - 1] else { break }
          places.append(next)
        }
        #expect(places.count > 2)
        var back = [places[places.count - 1]]
        while let next = move(back[back.count - 1], false), next < back[back.count - 1] {
          back.append(next)
        }
        #expect(Array(back.reversed()) == places)
      }
    }
  }

  @Test("a sentence is not split after a title or a number, and ends at its full stop")
  func sentences() throws {
    let words = "1. Seen with Dr. Varady at 00:55. K 3.1 vs. 4.2 before. Stable? Yes"
    let text = RecordText(lines: [words])
    var found: [String] = []
    var place: Int? = 0
    while let at = place {
      found.append(text.line.text(in: text.sentence(at: at)))
      place = text.sentenceStart(from: at, forward: true)
    }
    #expect(
      found == ["1. Seen with Dr. Varady at 00:55.", "K 3.1 vs. 4.2 before.", "Stable?", "Yes"])
  }

  @Test("a word is without the punctuation around it")
  func words() {
    let text = RecordText(lines: ["(Stage 3, \"unstageable\"): 4.4 x 3.8 cm; X-ray's ..."])
    var found: [String] = []
    var place: Int? = 1
    while let at = place {
      found.append(text.line.text(in: text.word(at: at)))
      place = text.wordStart(from: at, forward: true)
    }
    #expect(
      found == ["Stage", "3", "unstageable", "4.4", "x", "3.8", "cm", "X-ray's", "..."])
  }

  @Test("a passage is found again where it was, every word and sentence", arguments: folders)
  func found(folder: String) throws {
    for text in try texts(folder) {
      var place = text.line.cells.firstIndex { $0 != 32 }
      var number = 0
      while let at = place {
        for range in [text.word(at: at), text.sentence(at: at)] where number % 7 == 0 {
          let passage = text.passage(of: range, in: "x")
          #expect(text.range(of: passage) == range, "\(passage)")
        }
        number += 1
        place = text.wordStart(from: at, forward: true)
      }
    }
  }

  @Test("a passage over several lines is found again, at any width")
  func long() throws {
    let text = RecordText(lines: [
      "SKIN:", "Sacral wound 3 x 4 cm, full", "", "thickness.", "Sacral wound 3 x 4 cm, full",
    ])
    let range = 0..<text.line.columns
    let passage = text.passage(of: range, in: "x")
    #expect(
      passage.quote
        == "SKIN: Sacral wound 3 x 4 cm, full thickness. Sacral wound 3 x 4 cm, full")
    #expect(text.range(of: passage) == range)
    let second = try #require(text.matches(of: "sacral wound").last)
    let again = text.passage(of: second, in: "x")
    #expect(again.line == 5)
    #expect(text.range(of: again) == second)
    // Lines were added before it: the words are found all the same.
    let later = RecordText(lines: ["ADDENDUM", ""] + ["SKIN:", "Sacral wound 3 x 4 cm"])
    #expect(later.range(of: again).map { later.line.text(in: $0) } == "Sacral wound")
    #expect(RecordText(lines: ["nothing"]).range(of: again) == nil)
  }
}
