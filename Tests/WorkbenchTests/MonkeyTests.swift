import Foundation
import Terminal
import Testing
import Workbench

/// A seeded generator (SplitMix64), so that a failure can be played again.
private struct Seeded: RandomNumberGenerator {
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

  @Test("random keys at random sizes: no crash, no control on the screen, the cursor on it")
  func randomKeys() throws {
    let count = Int(ProcessInfo.processInfo.environment["MONKEY"] ?? "") ?? 6000
    var random = Seeded(state: 20_260_522)
    var story = try IndexFixture.story()
    for step in 0..<count {
      if step % 97 == 0 {
        let size = Size(
          columns: Int.random(in: 1...220, using: &random),
          rows: Int.random(in: 1...70, using: &random))
        try story.take(.key(.resize(size)))
      }
      if step % 13 == 0 { try story.wait(seconds: 1) }
      let key = Self.keys[Int.random(in: 0..<Self.keys.count, using: &random)]
      try story.take(.key(key))
      if story.hasQuit { story = try IndexFixture.story(size: story.state.size) }
      guard step % 3 == 0 else { continue }
      let canvas = view(story.state, look: story.look)
      #expect(canvas.size == story.state.size)
      let hasControl = canvas.cells.contains {
        ($0.scalar < 32 && $0.scalar != 0) || $0.scalar == 127
      }
      #expect(!hasControl, "step \(step), \(key)")
      if let cursor = canvas.cursor {
        #expect(Rect(canvas.size).contains(cursor), "step \(step), \(key)")
      }
    }
  }
}
