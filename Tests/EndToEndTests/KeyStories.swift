import Foundation
import Testing

extension EndToEnd {
  @Suite("Ctrl-C, the tour, themes, the mouse")
  struct KeyStories {
    @Test("Ctrl-C cancels what is open and never ends a session")
    func controlC() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      let before = try TerminalModes(screen, sandbox)
      try screen.startStay()
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      try screen.press("C-c")
      try screen.wait(for: "type a code")
      try screen.press("C-c")
      try screen.wait(for: "q leaves the case and keeps everything")
      try screen.press("s")
      try screen.wait(for: "Submit")
      try screen.press("C-c")
      try screen.wait(without: "Submit")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.press("C-c")
      try screen.wait(for: "left with 0")
      try expectRestored(screen, sandbox, as: before)
    }

    @Test("the tour comes with the first start, and with no other")
    func tour() throws {
      let sandbox = try Sandbox(isFirstStart: true)
      let screen = try TmuxScreen(sandbox)
      try screen.run("casebook")
      try screen.wait(for: "Welcome to Casebook")
      for page in 2...4 {
        try screen.press("Enter")
        try screen.wait(for: "\(page) of 4")
      }
      try screen.press("Enter")
      try screen.wait(for: "Test pack, a stay")
      try screen.press("q")
      try screen.wait(for: "left with 0")
      try screen.type("clear")
      try screen.press("Enter")
      try screen.wait(without: "left with")
      try screen.run("casebook")
      let list = try screen.wait(for: "Test pack, a stay")
      #expect(!list.contains("Welcome"))
      try screen.press("C-p")
      try screen.type("tour")
      try screen.wait(for: "Show the tour")
      try screen.press("Enter")
      try screen.wait(for: "Welcome to Casebook")
      try screen.press("Escape")
      try screen.wait(for: "Specialty")
    }

    @Test("a theme is tried as it is passed, kept by Enter in a file whose comments stay")
    func themes() throws {
      let sandbox = try Sandbox()
      let folder = URL(filePath: sandbox.settings).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let settings = "# mine\ntheme: dark   # at night\nsplitPercent: 60\n"
      try settings.write(toFile: sandbox.settings, atomically: true, encoding: .utf8)
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.run("casebook")
      try screen.wait(for: "? help")
      let dark = try screen.styled
      try screen.press("M-t")
      try screen.wait(for: "dark (on)")
      try screen.press("G")
      try screen.wait(for: "› monochrome")
      #expect(try !screen.styled.contains("[48;2"))
      try screen.press("Escape")
      try screen.wait(until: "the colors of before") { _ in
        try backgrounds(of: screen.styled) == backgrounds(of: dark)
      }
      try screen.press("M-t")
      try screen.wait(for: "dark (on)")
      try screen.press("G", "k")
      try screen.wait(for: "› light")
      try screen.press("Enter")
      try screen.wait(for: "The theme is light")
      let kept = try String(contentsOfFile: sandbox.settings, encoding: .utf8)
      #expect(kept == "# mine\ntheme: light   # at night\nsplitPercent: 60\n")
      try screen.press("q")
      try screen.wait(for: "left with 0")
    }

    /// What stands behind the text; that of a blank may be drawn in any color.
    private func backgrounds(of styled: String) -> Set<Substring> {
      Set(styled.matches(of: /48;5;[0-9]+/).map(\.output))
    }

    @Test("the mouse, where the settings give it to the program: wheel and clicks")
    func mouse() throws {
      let sandbox = try Sandbox()
      let folder = URL(filePath: sandbox.settings).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "mouse: true\n".write(toFile: sandbox.settings, atomically: true, encoding: .utf8)
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.startStay()
      // A click on the second tab, by xterm's report of it.
      let tabs = try screen.text.split(separator: "\n", omittingEmptySubsequences: false)[1]
      let column = try #require(tabs.range(of: "Face")).lowerBound
      let place = tabs.distance(from: tabs.startIndex, to: column) + 1
      try screen.send(Array("\u{1B}[<0;\(place);2M\u{1B}[<0;\(place);2m".utf8))
      try screen.wait(for: "›Face")
      try screen.send(Array("\u{1B}[<64;5;9M\u{1B}[<65;5;9M".utf8))
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.press("q")
      try screen.wait(for: "left with 0")
      #expect(try screen.facts("mouse_any_flag") == ["0"])
    }
  }
}
