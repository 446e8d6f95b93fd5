import CaseLibrary
import Glibc
import Testing

extension EndToEnd {
  @Suite("A whole case")
  struct CodingStories {
    static let sizes = ["80x24", "120x40"]

    @Test(
      "from the list to the review and out again, every line of the key entered",
      arguments: CaseFolder.coded, sizes)
    func wholeCase(folder: CaseFolder, size: String) throws {
      let sandbox = try Sandbox(usesCheckout: folder.isReal)
      let chosen = try loadCase(at: folder.path)
      let sheet = try #require(ModelSheet(chosen))
      let screen = try TmuxScreen(sandbox, size)
      let before = try TerminalModes(screen, sandbox)

      if folder.isReal {
        try screen.run("casebook practice \(folder.id)")
      } else {
        try screen.run("casebook")
        try screen.wait(for: "› \(chosen.info.title)")
        try screen.press("Enter")
      }
      try screen.wait(for: "Attending")
      try screen.press("Enter")
      try screen.wait(for: "›Policy")
      try screen.press("]")
      try screen.wait(for: "2 of \(chosen.documents.count + 1)")
      try screen.press("Tab")
      try screen.wait(for: "› Coding summary")
      try screen.code(sheet)

      try screen.press("s")
      try screen.wait(for: "Submit")
      try screen.press("Enter")
      let review = try screen.wait(for: "core 100", "principal ✓")
      #expect(!review.contains("✗"))
      try screen.press("v")
      try screen.wait(for: "›Sheets")
      try screen.press("v")
      try screen.wait(for: "›Measures")
      try screen.press("v")
      try screen.wait(for: "›Edits")
      try screen.press("v")
      try screen.wait(for: "›Reading")
      try screen.press("v")
      try screen.wait(for: "›MS-DRG")
      try screen.press("v")
      try screen.wait(for: "›Queries")
      try screen.press("v")
      try screen.wait(for: "›Lines")
      try screen.press("Enter")
      let firstWord = try #require(sheet.firstQuote.split(separator: " ").first)
      try screen.wait(for: "▌", String(firstWord))
      try screen.press("q", "q")
      try screen.wait(for: "Specialty", "100")
      try screen.quit()
      try expectRestored(screen, sandbox, as: before)
    }

    @Test("Ctrl-Z gives the terminal to the shell, fg takes it back")
    func suspend() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      try screen.startStay()
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      try screen.press("C-z")
      // Of a stopped job the shell says this, and has the terminal by then.
      try screen.wait(for: "left with \(128 + SIGTSTP)")
      try screen.paste("echo here | tr a-z A-Z")
      try screen.press("Enter")
      let shell = try screen.wait(for: "HERE")
      #expect(!shell.contains("200~"))
      try screen.type("fg")
      try screen.press("Enter")
      try screen.wait(for: "J18.9")
      try screen.type(".9")
      try screen.wait(for: "J18.9      Pneumonia")
    }

    @Test("Ctrl-Z pressed just as the program ends stops it after the terminal was given back")
    func suspendAtTheEnd() throws {
      let sandbox = try Sandbox()
      let misfortune = try Misfortune(sandbox)
      let screen = try TmuxScreen(sandbox)
      let before = try TerminalModes(screen, sandbox)
      try screen.run("\(misfortune.variable) casebook")
      try screen.wait(for: "Test pack, a stay")
      kill(try screen.program(), SIGPROF)
      try screen.press("q")
      try screen.wait(for: "left with \(128 + SIGTSTP)")
      try screen.clear()
      try screen.run("fg")
      try screen.wait(for: "left with 0")
      try expectRestored(screen, sandbox, as: before)
    }
  }
}
