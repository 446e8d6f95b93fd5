import Foundation
import Testing

extension EndToEnd {
  @Suite("The window's size")
  struct ResizeStories {
    @Test("growing, shrinking, too small and back: the same place, nothing typed lost")
    func whileCoding() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.startStay()
      try screen.type("J18.9")
      try screen.press("Enter")
      try screen.type("yL89.15")
      let before = try screen.wait(for: "L89.150")
      let cursor = try screen.cursor

      try screen.resize("160x50")
      try screen.wait(
        for: "REPORTING POLICY", "L89.150", "J18.9     Pneumonia, unspecified organism")
      try screen.resize("60x20")
      try screen.wait(for: "60x20", "80x24")
      try screen.resize("20x4")
      try screen.wait(for: "20x4")
      try screen.resize("80x24")
      try screen.wait(until: "the same screen") {
        try sameButClock($0, before) && screen.cursor == cursor
      }
      try screen.type("3")
      try screen.wait(for: "L89.153    Pressure ulcer")
    }

    @Test("keys pressed blind, while the window is too small, change nothing")
    func blindKeys() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.startStay()
      try screen.type("J18.9")
      try screen.press("Enter")
      try screen.type("y")
      try screen.press("k")
      let before = try screen.wait(for: "›    J18.9")
      try screen.resize("60x20")
      try screen.wait(for: "60x20")
      try screen.type("dL03.115")
      try screen.press("Enter")
      // A frame of another size comes after all keys that were there before it.
      try screen.resize("61x20")
      try screen.wait(for: "61x20")
      try screen.resize("80x24")
      try screen.wait(until: "the same screen") { sameButClock($0, before) }
    }

    @Test("a window too small at the start says what it needs, and opens when it grows")
    func smallAtStart() throws {
      let screen = try TmuxScreen(try Sandbox(), "60x20")
      try screen.run("casebook")
      try screen.wait(for: "80x24", "60x20")
      try screen.resize("80x24")
      try screen.wait(for: "Test pack, a stay")
      try screen.quit()
    }

    @Test("a key typed before the grown window could be noticed is meant for it")
    func keyAfterGrowing() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox, "60x20")
      // Under a shell without job control, which leaves a stopped program in the foreground.
      try screen.run("sh -c 'casebook; exit $?'")
      try screen.wait(for: "80x24")
      let group = try screen.program()
      let children = try String(
        contentsOfFile: "/proc/\(group)/task/\(group)/children", encoding: .utf8)
      let program = try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
      // Both wait for it when it goes on, as on a busy machine.
      kill(program, SIGSTOP)
      try screen.resize("80x24")
      let size = eventually {
        let told = try? run(
          "stty", ["-F", "/proc/\(program)/fd/0", "size"], environment: sandbox.environment,
          in: sandbox.root)
        return told?.output == "24 80\n" ? told : nil
      }
      #expect(size != nil)
      try screen.type("?")
      kill(program, SIGCONT)
      try screen.wait(for: "Keys: ")
    }

    @Test("a window too small can be left")
    func leaveSmall() throws {
      let screen = try TmuxScreen(try Sandbox(), "60x20")
      try screen.run("casebook")
      try screen.wait(for: "80x24")
      try screen.press("C-c")
      try screen.wait(for: "left with 0")
    }

    /// Whether two screens differ in nothing but the running clock.
    private func sameButClock(_ one: String, _ other: String) -> Bool {
      func still(_ text: String) -> String {
        text.replacing(/[0-9]+:[0-9]{2} \//, with: "clock /")
      }
      return still(one) == still(other)
    }
  }
}
