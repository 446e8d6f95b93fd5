import Foundation
import Terminal
import Testing
import Workbench

/// A seeded generator (SplitMix64), so that a failure can be played again.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite("Monkey")
struct MonkeyTests {
  /// Keys a monkey finds: every bound one, and what people type and paste.
  static let keys: [Key] =
    Command.all.flatMap(\.keys)
    + "AEIJLNRZ0123456789.xyz/".unicodeScalars.map(Key.character)
    + [
      .enter, .enter, .tab, .escape, .backspace, .delete, .left, .right, .home, .end, .function(1),
      .paste("A41.01\nB20\u{1B}[31m\u{202E}日本"), .paste(String(repeating: "J18.9 ", count: 3000)),
      .mouse(Key.Mouse(.left, at: Position(row: 3, column: 3))),
    ]

  @Test("random keys at random sizes: no crash, every frame in order, the focus on it")
  func randomKeys() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = Int(environment["MONKEY"] ?? "") ?? 4000
    var random = Seeded(state: UInt64(environment["MONKEY_SEED"] ?? "") ?? 20_260_522)
    var story = try IndexFixture.story()
    story.themes = ThemeTourStories.choices
    var latest: [Key] = []
    for step in 0..<count {
      if step % 97 == 0 {
        let size = Size(
          columns: Int.random(in: 1...220, using: &random),
          rows: Int.random(in: 1...70, using: &random))
        try story.take(.key(.resize(size)))
      }
      if step % 13 == 0 { try story.wait(seconds: 1) }
      if step % 501 == 0 {
        story.passes(3_600_000)
        try story.take(.away(since: story.now - 3_600_000))
      }
      let key = Self.key(&random)
      latest = latest.suffix(11) + [key]
      try story.take(.key(key))
      if story.hasQuit {
        story = try IndexFixture.story(size: story.state.size)
        story.themes = ThemeTourStories.choices
      }
      let look = step % 2 == 0 ? story.look : Look(glyphs: .ascii)
      let fault = fault(in: view(story.state, look: look), of: story.state, look: look)
      try #require(
        fault == nil, "step \(step), \(story.state.size): \(fault ?? ""); \(Key.notation(latest))")
    }
  }

  private static func key(_ random: inout Seeded) -> Key {
    guard Int.random(in: 0..<20, using: &random) == 0 else {
      return keys[Int.random(in: 0..<keys.count, using: &random)]
    }
    let place = Position(
      row: Int.random(in: 0..<70, using: &random), column: Int.random(in: 0..<220, using: &random))
    return .mouse(
      Key.Mouse(Key.Mouse.Button.allCases.randomElement(using: &random) ?? .left, at: place))
  }

  /// What is wrong with a frame; nil where nothing is.
  private func fault(in canvas: Canvas, of state: State, look: Look) -> String? {
    guard canvas.size == state.size else { return "its size is \(canvas.size)" }
    let width = canvas.size.columns
    for (index, cell) in canvas.cells.enumerated() {
      if cell.scalar == Line.continuation {
        // The second half of a wide character follows its first, on the same row.
        guard index % width > 0, canvas.cells[index - 1].scalar > 0xFF else {
          return "half a character at \(index / width), \(index % width)"
        }
      } else if cell.scalar > 0x7E || cell.scalar < 0x20 {
        guard let scalar = Unicode.Scalar(cell.scalar), isShowable(scalar) else {
          return "U+\(String(cell.scalar, radix: 16)) on the screen"
        }
      }
    }
    if let cursor = canvas.cursor, !Rect(canvas.size).contains(cursor) {
      return "the cursor is at \(cursor)"
    }
    guard state.size.columns >= 80, state.size.rows >= 24 else { return nil }
    return focusFault(in: canvas, of: state, look: look)
      ?? ruleFault(in: canvas, of: state, look: look)
  }

  /// Whether what the keys act on can be seen.
  private func focusFault(in canvas: Canvas, of state: State, look: Look) -> String? {
    let pointer = String(Character(look.glyphs.pointer))
    if state.overlay != nil || state.browser != nil { return nil }
    switch state.screen {
    case .brief, .progress, .replay: return nil
    case .list where state.list.rows.isEmpty: return nil
    case .session(let session) where session.draft != nil:
      return canvas.cursor == nil ? "a field is open, and no cursor shown" : nil
    case .list, .session, .review, .examination:
      return canvas.text.contains(pointer) ? nil : "nothing is pointed at"
    }
  }

  /// Whether the rules around the panes stand whole: text that left its pane would have broken them.
  private func ruleFault(in canvas: Canvas, of state: State, look: Look) -> String? {
    guard state.overlay == nil, state.browser == nil else { return nil }
    switch state.screen {
    case .session, .review: break
    default: return nil
    }
    let foot = state.size.rows - 2
    for column in 0..<state.size.columns {
      let scalar = canvas.scalar(at: Position(row: foot, column: column))
      let isRule = [look.glyphs.horizontal, look.glyphs.teeUp].contains { $0.value == scalar }
      if !isRule { return "the rule at the foot is broken at column \(column)" }
    }
    return nil
  }
}
