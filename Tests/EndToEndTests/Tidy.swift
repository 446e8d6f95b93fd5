import Testing

/// The modes of a terminal, to be compared before and after.
struct TerminalModes {
  let modes: String

  /// Asks the terminal driver by way of the shell.
  init(_ screen: TmuxScreen, _ sandbox: Sandbox) throws {
    let name = "modes-\(UInt32.random(in: 0...UInt32.max))"
    // Not by `run`: what it says at the end would be taken for the end of the program under test.
    try screen.type("stty -a > \(sandbox.root)/\(name)")
    try screen.press("Enter")
    let found = eventually { () -> String? in
      let text = try? String(contentsOfFile: "\(sandbox.root)/\(name)", encoding: .utf8)
      return text?.hasSuffix("\n") == true ? text : nil
    }
    modes = try #require(found, "stty never answered")
  }
}

/// Expects a terminal as it was before the program: its modes, its screen, cursor and keypad, and
/// that what is typed is seen.
func expectRestored(
  _ screen: TmuxScreen, _ sandbox: Sandbox, as before: TerminalModes,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let after = try TerminalModes(screen, sandbox)
  #expect(after.modes == before.modes, sourceLocation: sourceLocation)
  #expect(after.modes.contains(" echo "), sourceLocation: sourceLocation)
  #expect(after.modes.contains(" icanon"), sourceLocation: sourceLocation)
  let facts = try screen.facts(
    "alternate_on", "cursor_flag", "mouse_any_flag", "keypad_flag", "keypad_cursor_flag")
  #expect(facts == ["0", "1", "0", "0", "0"], sourceLocation: sourceLocation)
  try screen.paste("echo pasted | tr a-z A-Z")
  try screen.press("Enter")
  let shown = try screen.wait(for: "PASTED")
  #expect(!shown.contains("200~"), "bracketed paste is still on", sourceLocation: sourceLocation)
}
