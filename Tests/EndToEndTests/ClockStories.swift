import Foundation
import Testing

extension EndToEnd {
  @Suite("Clocks")
  struct ClockStories {
    @Test(
      "stopped over night and the clock set back: the time away does not count, nothing is lost",
      arguments: [SIGUSR2, SIGURG])
    func overNight(signal: Int32) throws {
      let sandbox = try Sandbox()
      let misfortune = try Misfortune(sandbox)
      let screen = try TmuxScreen(sandbox)
      try screen.startStay("\(misfortune.variable) casebook")
      try screen.type("J18")
      let shown = try screen.wait(for: "J18.9")
      let before = try #require(minutes(in: shown))
      kill(try screen.program(), signal)
      try screen.wait(until: "a pause that covers all") {
        $0.contains("Paused") && !$0.contains("J18.9")
      }
      try screen.press("x")
      let again = try screen.wait(for: "J18.9")
      #expect(try #require(minutes(in: again)) <= before + 1, "eight hours passed")
      try screen.type(".9")
      try screen.wait(for: "J18.9      Pneumonia")
      try screen.end(by: SIGKILL)
      let second = try TmuxScreen(sandbox)
      try second.resume()
      try second.wait(for: "J18.9      Pneumonia")
    }

    private func minutes(in screen: String) -> Int? {
      screen.firstMatch(of: /([0-9]+):[0-9]{2} \//).flatMap { Int($0.1) }
    }
  }
}
