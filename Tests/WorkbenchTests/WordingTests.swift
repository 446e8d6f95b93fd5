import Testing

@testable import Workbench

@Suite("Words for times")
struct WordingTests {
  @Test(
    "a stretch of time is not cut short",
    arguments: [
      (-5, "0 s"), (59_999, "59 s"), (60_000, "1 min"), (118_000, "1 min 58 s"),
      (599_000, "9 min 59 s"), (600_000, "10 min"), (629_000, "10 min"), (630_000, "11 min"),
      (3_569_000, "59 min"), (3_570_000, "1 h 00 min"), (21_930_000, "6 h 06 min"),
    ])
  func durations(time: Int, words: String) {
    #expect(duration(time) == words)
  }
}
