import Foundation
import Practice
import Terminal
import Testing
import Workbench

/// After each of many keys the program is thought to be killed: what the journal holds then must
/// show the same screen again, cursor, lists and chosen rows included.
@Suite("Coming back to the screen that was left")
struct ResumeScreenTests {
  /// Keys that make sense together, and single ones that make none.
  private static let phrases = [
    "aJ18.9<Enter>y", "aE11<Down><Down>", "<Up>", "<Down><Enter>u", "aN18<Tab><Left>", "ge<BS>",
    "o0JBN0Z<Down><Enter>5/4<Enter>", "o5A1955Z<Enter>5", "<Esc>", "<Enter>", "<Enter>", "k", "j",
    "gj", "p", "J", "d", "u", "<Tab>", "<Tab>", "]", "]", "[", "jj", "G", "<PageDown>", "l", "h",
    "/insulin<Enter>", "n", "N", "/Temp", "F", "t", "T", "M", "v", "w", "W", "x", "e", "v]", "s",
    "Q", "a", "Type of anemia<Enter>", "<Space>", "w", "c", "S", "<C-w>", "z", "Z", "<lt>", ">",
    "H",
    "b", "C", "i", "r", "y", "R", "+", "-", "D", "P", ".", "3",
  ]

  @Test("whatever was pressed", arguments: 1...4)
  func randomKeys(seed: Int) throws {
    let environment = ProcessInfo.processInfo.environment
    let count = Int(environment["RESUMES"] ?? "") ?? 150
    var random = Seeded(state: UInt64(seed) &* 7919)
    let size = seed % 2 == 0 ? Size(columns: 80, rows: 24) : Size(columns: 120, rows: 40)
    var story = try Story.started(size: size)
    var pressed = ""
    var compared = 0
    for _ in 0..<count {
      let phrase = Self.phrases.randomElement(using: &random) ?? ""
      for key in try Key.sequence(phrase) {
        pressed += Key.notation([key])
        try story.take(.key(key))
        // The keys rest.
        try story.take(.tick)
        guard let shown = story.session, story.browser == nil else { break }
        if story.isUnderPassing { continue }
        var later = try Story(size: size)
        try later.take(
          .opened(shown.chosen, resuming: story.resumed(try #require(story.start))))
        compared += 1
        let (before, after) = (story.lasting, later.lasting)
        try #require(
          before == after, "after \(pressed):\n\(before.text)\nand again:\n\(after.text)")
      }
      if story.session == nil || pressed.utf8.count > 900 {
        story = try Story.started(size: size)
        pressed = ""
      }
      if story.browser != nil { try story.press("<Esc><Esc><Esc>") }
    }
    #expect(compared > count / 2)
  }
}

extension Story {
  fileprivate var browser: BrowserState? { state.browser }

  /// Whether something lies over the session that is not kept: help, a question, a choice of themes.
  fileprivate var isUnderPassing: Bool {
    switch state.overlay {
    case nil, .listing, .prompt: false
    default: true
    }
  }

  /// The screen without what is said on its last row until the next key.
  fileprivate var lasting: Canvas {
    var state = state
    state.message = nil
    return view(state, look: look)
  }
}
