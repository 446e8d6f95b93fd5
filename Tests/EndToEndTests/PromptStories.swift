import Glibc
import Testing

extension EndToEnd {
  @Suite("Half typed")
  struct PromptStories {
    @Test("a note and a search half typed are there after a kill, and so are marks and undo")
    func kills() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox, "120x40")
      try first.run("casebook")
      try first.wait(for: "Test pack, a stay")
      try first.press("Enter")
      try first.wait(for: "Attending")
      try first.press("Enter")
      try first.wait(for: "›Policy")
      try first.type("/cellulitis")
      try first.wait(for: "Search the record: cellulitis")
      kill(try first.program(), SIGKILL)

      let second = try TmuxScreen(sandbox, "120x40")
      try second.run("casebook")
      try second.wait(for: "Go on where you left off?")
      try second.press("Enter")
      try second.wait(for: "Search the record: cellulitis")
      try second.press("Enter")
      try second.wait(for: "Match 1 of 2")
      try second.type("vvwwwa")
      try second.wait(for: "A▌2. Cellulitis")
      try second.type("Mm\"seen\" by whom")
      try second.wait(for: "Note: \"seen\" by whom")
      kill(try second.program(), SIGKILL)

      let third = try TmuxScreen(sandbox, "80x24")
      try third.run("casebook")
      try third.wait(for: "Go on where you left off?")
      try third.press("Enter")
      try third.wait(for: "Note: \"seen\" by whom")
      try third.press("Enter")
      try third.wait(for: "review.   n1")
      try third.press("U")
      try third.wait(without: "review.   n1")
      try third.press("U")
      try third.wait(without: "A▌2. Cellulitis")
      try third.press("C-r")
      try third.wait(for: "A▌2. Cellulitis")
    }

    @Test(
      "a note on a code half typed is there after a kill, in whatever the books are opened from")
    func noteOnCode() throws {
      let sandbox = try Sandbox()
      let first = try TmuxScreen(sandbox)
      try first.startStay()
      try first.press("Tab")
      try first.type("b")
      try first.wait(for: "The tabular list")
      try first.type("/E11.22")
      try first.wait(for: "E11.22")
      try first.press("Enter")
      try first.wait(without: "Search ICD-10-CM")
      try first.type("eask for the")
      try first.wait(for: "Note on E11.22: ask for the")
      try first.end(by: SIGKILL)

      let second = try TmuxScreen(sandbox)
      try second.run("casebook")
      try second.wait(for: "Go on where you left off?")
      try second.press("Escape")
      try second.wait(without: "Go on where")
      try second.type("b")
      try second.wait(for: "Note on E11.22: ask for the")
      try second.type(" stage")
      try second.press("Enter")
      try second.wait(for: "The note is kept with E11.22")
      try second.end(by: SIGKILL)

      let third = try TmuxScreen(sandbox)
      try third.run("casebook")
      try third.wait(for: "Go on where you left off?")
      try third.press("Escape")
      try third.wait(without: "Go on where")
      try third.type("bM")
      let list = try third.wait(for: "ask for the stage")
      #expect(!list.contains("Note on"))
    }
  }
}
