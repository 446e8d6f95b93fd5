import Foundation
import Testing

extension EndToEnd {
  @Suite("Ending and coming back")
  struct EndingStories {
    @Test("kill -9 with a field open: all is there again, cursor and clock too")
    func killed() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox)
      try first.startStay()
      try first.type("J18.9")
      try first.press("Enter")
      try first.type("yE11.2")
      let typed = try first.wait(for: "E11.22")
      try first.press("Left", "Left")
      try first.wait(until: "a clock that runs") { seconds(in: $0) >= 2 }
      try first.press("Left")
      let last = try place(in: typed, of: "› +  E11.2", offset: 7)
      let moved = try first.wait(until: "the cursor three back") { _ in
        try first.cursor == last
      }
      let passed = seconds(in: moved)
      try first.end(by: SIGKILL)

      let second = try TmuxScreen(sandbox)
      try second.run("casebook")
      try second.wait(for: "Go on where you left off?", "Test pack, a stay")
      try second.press("Enter")
      let again = try second.wait(
        for: "Everything is as you left it", "J18.9     Pneumonia, unspecified organism",
        "› +  E11.2", "E11.22")
      try second.wait(until: "the cursor where it was") { _ in try second.cursor == last }
      #expect(seconds(in: again) >= passed - 1 && seconds(in: again) < passed + 60)
      try second.type("X")
      try second.wait(for: "E1X1.2")
    }

    @Test("the indicator after a code leads on, a kill between the two or not")
    func killedBeforeTheIndicator() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox)
      try first.startStay()
      try first.type("J18.9")
      try first.press("Enter")
      try first.wait(until: "a line without an indicator") {
        $0.contains(/Pneumonia, unspecified organism +_\n/)
      }
      try first.end(by: SIGKILL)
      let second = try TmuxScreen(sandbox)
      try second.resume()
      try second.type("yE87.6")
      try second.wait(for: "E87.6      Hypokalemia")
    }

    @Test(
      "a signal: status 128 and its number, the terminal as it was, the work kept",
      arguments: [SIGTERM, SIGHUP, SIGINT])
    func signal(number: Int32) throws {
      let begun = try HalfTyped()
      try begun.screen.end(by: number)
      try expectRestored(begun.screen, begun.sandbox, as: begun.before)
      try begun.screen.clear()
      try begun.screen.resume()
      try begun.screen.wait(for: "›    J18 ")
    }

    @Test("a window that is closed loses nothing")
    func hangUp() throws {
      let begun = try HalfTyped()
      let program = try begun.screen.program()
      try begun.screen.close()
      let ended = eventually { isRunning(program) ? nil : true }
      #expect(ended == true, "the program outlived its terminal")
      let second = try TmuxScreen(begun.sandbox)
      try second.resume()
      try second.wait(for: "›    J18 ")
    }

    @Test("a case edited between two sittings is said so")
    func editedCase() throws {
      let begun = try HalfTyped()
      try begun.screen.end(by: SIGKILL)
      try begun.sandbox.replace(
        "difficulty: 2", with: "difficulty: 3", in: begun.sandbox.stay + "/case.yaml")
      let second = try TmuxScreen(begun.sandbox)
      try second.run("casebook")
      try second.wait(for: "Go on where you left off?")
      try second.press("Enter")
      try second.wait(for: "edited after this session began", "›    J18 ")
    }

    @Test("a session given up is not offered again")
    func giveUp() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      try screen.startStay()
      try screen.type("J18.9")
      try screen.press("Enter", "q")
      try screen.wait(for: "Specialty")
      try screen.quit()
      try screen.run("clear; casebook")
      try screen.wait(for: "Go on where you left off?")
      try screen.press("x")
      try screen.wait(for: "Give up 1 code, entered in")
      try screen.press("g")
      try screen.wait(without: "Give up")
      try screen.quit()
      try screen.run("clear; casebook")
      let list = try screen.wait(for: "Specialty")
      #expect(!list.contains("Go on"))
    }

    /// A cell of the screen, as the cursor has it: so many characters after a text begins.
    private func place(in screen: String, of text: String, offset: Int) throws -> String {
      let rows = screen.components(separatedBy: "\n")
      let row = try #require(rows.firstIndex { $0.contains(text) })
      let start = try #require(rows[row].range(of: text)).lowerBound
      return "\(rows[row].distance(from: rows[row].startIndex, to: start) + offset),\(row)"
    }

    /// Whether a process is there and is not just its unread exit status.
    private func isRunning(_ process: pid_t) -> Bool {
      let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
      return status.map { !$0.contains(") Z ") } ?? false
    }

    /// The clock in the head of a session, in seconds; -1 where there is none.
    private func seconds(in text: String) -> Int {
      guard let clock = text.firstMatch(of: /([0-9]+):([0-9]{2}) \//),
        let minutes = Int(clock.1), let seconds = Int(clock.2)
      else { return -1 }
      return minutes * 60 + seconds
    }
  }
}
