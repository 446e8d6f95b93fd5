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

  @Test("random keys at random sizes: no crash, every frame in order, the focus on it")
  func randomKeys() throws {
    let environment = ProcessInfo.processInfo.environment
    let count = Int(environment["MONKEY"] ?? "") ?? 4000
    var random = Seeded(state: UInt64(environment["MONKEY_SEED"] ?? "") ?? 20_260_522)
    var story = try Self.start(0, size: Size(columns: 120, rows: 40))
    var starts = 1
    var latest: [Key] = []
    var seen: [Context: Int] = [:]
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
      if story.hasQuit || step % 211 == 210 {
        story = try Self.start(starts, size: story.state.size)
        starts += 1
      }
      seen[story.state.context, default: 0] += 1
      let look = step % 2 == 0 ? story.look : Look(glyphs: .ascii)
      let frame = view(story.state, look: look)
      let fault = FrameFaults(canvas: frame, state: story.state, look: look).first
      try #require(
        fault == nil,
        "step \(step), \(story.state.size): \(fault ?? ""); \(Key.notation(latest))\n\(frame.text)")
    }
    #expect(starts > count / 220)
    guard environment["MONKEY"] != nil else { return }
    let unseen = Context.allCases.filter { seen[$0] == nil }
    #expect(count < 20_000 || unseen.isEmpty, "\(unseen)")
    let counts = seen.sorted { $0.value > $1.value }.map { "\($0.key.rawValue) \($0.value)" }
    print("monkey: \(count) keys, \(starts) starts: \(counts.joined(separator: ", "))")
  }

  /// A learner somewhere: each time elsewhere, so that no screen is come to by luck alone.
  private static func start(_ number: Int, size: Size) throws -> Story {
    var story = try IndexFixture.story(size: Size(columns: 120, rows: 40))
    story.themes = ThemeTourStories.choices
    switch number % 13 {
    case 1: try story.press("<Enter><Enter>")
    case 2: try story.press("<Enter><Enter>" + ReviewStories.keys)
    case 3:
      try story.take(.paper(try ExaminationStories.cases(), minutes: 30))
      if number % 2 == 0 { try story.press("s<Enter>") }
    case 4: try story.press("<Enter>m<Enter><Tab>J18.9<Enter>yrasepsis<Enter>")
    case 5: story = try ProgressStories.practised()
    case 6:
      story = try ProgressStories.practised()
      try story.press("PGp")
    case 7:
      story = try ExaminationStories.handedIn()
      try story.press("Pvvvv")
    case 8: try story.press("<Enter><Enter><Tab>o0JB<C-o>")
    case 9: try story.press("bE11.22<Enter>/E11<Enter>")
    case 10: try story.press("bxanemia<Enter>")
    case 11: try story.press("bx<Esc><Tab><Tab>j")
    case 12: try story.press("b]]/a<Enter>")
    default: break
    }
    try story.take(.key(.resize(size)))
    return story
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
}
