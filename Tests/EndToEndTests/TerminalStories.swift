import Foundation
import Testing

extension EndToEnd {
  @Suite("Kinds of terminal")
  struct TerminalStories {
    @Test(
      "from eight colours to many and none, the same words",
      arguments: [
        "TERM=xterm", "TERM=xterm-16color", "TERM=xterm-256color", "TERM=screen-256color",
        "TERM=tmux-256color", "TERM=linux", "TERM=vt100", "NO_COLOR=1",
      ])
    func kinds(variable: String) throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.startStay("\(variable) casebook")
      try screen.type("J18.9")
      try screen.press("Enter")
      try screen.type("y")
      try screen.wait(until: "the line with its indicator") {
        $0.contains(/J18\.9 +Pneumonia, unspecified organism +Y\n/)
      }
      let isPlain = ["TERM=vt100", "NO_COLOR=1"].contains(variable)
      #expect(try hasColor(screen.styled) == !isPlain)
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()
    }

    @Test("a locale that is not UTF-8 is drawn with ASCII signs alone")
    func ascii() throws {
      let screen = try TmuxScreen(try Sandbox(), "120x40")
      try screen.startStay("LC_ALL=C casebook", pointer: ">")
      try screen.type("J18.9")
      // With the borders of the panes.
      let text = try screen.wait(for: "J18.9      Pneumonia", "-+-")
      #expect(text.utf8.allSatisfy { $0 < 0x80 })
    }

    @Test("a terminal nobody knows is said so, and taken for what most are")
    func unknown() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.run("TERM=sheet-of-paper casebook")
      try screen.wait(for: "The terminal 'sheet-of-paper' is not known here", "Test pack, a stay")
      try screen.quit()
    }

    @Test("without a terminal it says what does not need one")
    func noTerminal() throws {
      let sandbox = try Sandbox()
      let result = try sandbox.casebook()
      #expect(result.status == 1)
      #expect(result.errors.hasPrefix("casebook: standard input and output are not a terminal; "))
      #expect(result.output.isEmpty)
      let screen = try TmuxScreen(sandbox)
      try screen.run("echo | casebook")
      try screen.wait(for: "are not a terminal")
      try screen.wait(for: "left with 1")
    }

    @Test("bytes that are not UTF-8 are not taken in, and nothing breaks")
    func bytes() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.startStay()
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      try screen.send([0xFF, 0xFE, 0xC3, 0x28, 0xE2, 0x82, 0xED, 0xA0, 0x80, 0x9B, 0x00])
      try screen.send([0x58])
      let text = try screen.wait(until: "the letter after the bytes") {
        $0.contains(/J18[^\n]*X/)
      }
      #expect(text.contains("Coding summary"))
      try screen.press("Escape")
      try screen.wait(for: "type a code")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia")
    }

    @Test("a paste full of controls is text, and no more of it than a field holds")
    func paste() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.startStay()
      try screen.type("a")
      try screen.wait(for: "Enter accept")
      try screen.paste(String(repeating: "A41.01\n\u{1B}[2J", count: 200))
      try screen.wait(for: "A41.01")
      try screen.press("Escape")
      try screen.wait(for: "type a code")
    }

    /// Whether a screen with its escape sequences has a colour other than the terminal's own.
    private func hasColor(_ styled: String) -> Bool {
      styled.contains(/\u{1B}\[([0-9;]*;)?(3[0-8]|4[0-8]|9[0-7]|10[0-7])[;m]/)
    }
  }
}
