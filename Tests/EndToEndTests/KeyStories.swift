import Foundation
import Testing

extension EndToEnd {
  @Suite("Ctrl-C, the tour, themes, the mouse")
  struct KeyStories {
    @Test("Ctrl-C cancels what is open and never ends a session")
    func controlC() throws {
      let begun = try HalfTyped()
      let screen = begun.screen
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
      try expectRestored(screen, begun.sandbox, as: begun.before)
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
      try screen.quit()
      try screen.clear()
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
      let settings = "# mine\ntheme: dark   # at night\nsplitPercent: 60\n"
      try sandbox.keepSettings(settings)
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.run("casebook")
      try screen.wait(for: "? help")
      let dark = try screen.styled
      #expect(!backgrounds(of: dark).isEmpty)
      try screen.press("M-t")
      try screen.wait(for: "dark (on)")
      try screen.press("G")
      try screen.wait(for: "› monochrome")
      try screen.wait(until: "no color") { _ in try backgrounds(of: screen.styled).isEmpty }
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
      try screen.quit()
    }

    /// What stands behind the text; that of a blank may be drawn in any color.
    private func backgrounds(of styled: String) -> Set<Substring> {
      Set(styled.matches(of: /48;5;[0-9]+/).map(\.output))
    }

    @Test("the mouse, where the settings give it to the program: wheel and clicks")
    func mouse() throws {
      let sandbox = try Sandbox()
      try sandbox.keepSettings("mouse: true\n")
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.startStay()
      try screen.click("Face")
      try screen.wait(for: "›Face")
      try screen.type("b")
      try screen.wait(for: "›Tabular")
      try screen.click("Operations")
      try screen.wait(for: "›Operations")
      try screen.click("Bypass")
      try screen.wait(for: "› Bypass")
      try screen.press("Escape")
      try screen.wait(for: "›Face")
      try screen.send(Array("\u{1B}[<64;5;9M\u{1B}[<65;5;9M".utf8))
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()
      #expect(try screen.facts("mouse_any_flag") == ["0"])
    }
  }
}

extension Sandbox {
  /// Writes the learner's settings.
  fileprivate func keepSettings(_ text: String) throws {
    let folder = URL(filePath: settings).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try text.write(toFile: settings, atomically: true, encoding: .utf8)
  }
}

extension TmuxScreen {
  /// Clicks where a text begins, by xterm's report of it.
  fileprivate func click(_ words: String) throws {
    let lines = try text.split(separator: "\n", omittingEmptySubsequences: false)
    let row = try #require(lines.firstIndex { $0.contains(words) }, "\(words)")
    let start = try #require(lines[row].range(of: words)).lowerBound
    let place = "\(lines[row].distance(from: lines[row].startIndex, to: start) + 1);\(row + 1)"
    try send(Array("\u{1B}[<0;\(place)M\u{1B}[<0;\(place)m".utf8))
  }
}
