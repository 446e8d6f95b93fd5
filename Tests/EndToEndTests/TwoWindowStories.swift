import Foundation
import Testing

extension EndToEnd {
  @Suite("Two windows")
  struct TwoWindowStories {
    @Test("a session that is being coded is left alone by a second program, which says so")
    func leftAlone() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox)
      try first.startStay()
      try first.type("J18.9")
      try first.wait(for: "J18.9      Pneumonia")
      let program = try first.program()

      let second = try TmuxScreen(sandbox)
      try second.run("casebook")
      let list = try second.wait(for: "In progress in another window")
      #expect(!list.contains("Go on where you left off?"))
      try second.press("Enter")
      try second.wait(for: "Open in another window", "process \(program)")
      try second.press("Escape")
      try second.wait(without: "Open in another window")
      try second.quit()
      try second.clear()

      // By the command line it is the same; and the case can be begun anew.
      try second.run("casebook practice test-pack-stay")
      try second.wait(for: "Open in another window")
      try second.press("Enter")
      try second.wait(for: "Attending")
      try second.press("Enter")
      try second.wait(for: "›Policy")
      try second.press("Tab")
      try second.wait(for: "type a code")
      try second.type("E87")
      try second.wait(for: "E87.0")

      // Both go on, and both are kept.
      try first.press("Enter")
      try first.type("y")
      try first.wait(until: "the line") { $0.contains(/Pneumonia, unspecified organism +Y\n/) }
      kill(program, SIGKILL)
      try first.wait(for: "left with 137")

      // Its program gone, the first session can be gone on with.
      let third = try TmuxScreen(sandbox)
      try third.resume()
      let again = try third.wait(for: "Pneumonia")
      #expect(!again.contains("Nothing can be saved"))
      let still = try second.wait(for: "E87.0")
      #expect(!still.contains("Nothing can be saved"))
    }

    @Test("a session given up in one window is not one that another is coding")
    func giveUp() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox)
      try first.startStay()
      try first.press("q")
      try first.wait(for: "Specialty")
      // The offer stands in the second window while the first takes the session up again.
      let second = try TmuxScreen(sandbox)
      try second.run("casebook")
      try second.wait(for: "Go on where you left off?")
      try first.press("Enter")
      try first.wait(for: "as you left it")
      try second.press("x", "g")
      try second.wait(for: "Open in another window")
      try second.press("Escape")
      try first.type("J18.9")
      let text = try first.wait(for: "J18.9      Pneumonia")
      #expect(!text.contains("Nothing can be saved"))
    }
  }
}
