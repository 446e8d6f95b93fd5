import Foundation
import Testing

extension EndToEnd {
  @Suite("Faults of the program")
  struct FaultStories {
    @Test(
      "the terminal is as it was, the log tells, the next start says so once, the work is kept",
      arguments: [SIGSEGV, SIGBUS, SIGABRT])
    func sent(number: Int32) throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      let before = try TerminalModes(screen, sandbox)
      try screen.startStay()
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      kill(try screen.program(), number)
      try screen.wait(for: "left with \(128 + number)")
      try expectTold(screen, sandbox, as: before)
    }

    @Test("a trap of Swift's own, at its instruction, is no different")
    func trap() throws {
      let sandbox = try Sandbox()
      let misfortune = try Misfortune(sandbox)
      let screen = try TmuxScreen(sandbox)
      let before = try TerminalModes(screen, sandbox)
      try screen.startStay("\(misfortune.variable) casebook")
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      kill(try screen.program(), SIGUSR1)
      try screen.wait(for: "left with \(128 + SIGILL)")
      try expectTold(screen, sandbox, as: before)
      #expect(try log(sandbox).contains("SIGILL at address 0x"))
    }

    private func log(_ sandbox: Sandbox) throws -> String {
      try String(contentsOfFile: sandbox.log, encoding: .utf8)
    }

    private func expectTold(
      _ screen: TmuxScreen, _ sandbox: Sandbox, as before: TerminalModes
    ) throws {
      let text = try screen.text.replacing(/\s+/, with: " ")
      #expect(text.contains("a fault ended the program; what was typed is kept"))
      try expectRestored(screen, sandbox, as: before)
      let log = try log(sandbox)
      #expect(log.contains(/casebook: fault at 20[0-9-]+T[0-9:]+Z: SIG/))
      #expect(log.contains("casebook("), "where it happened")
      try screen.type("clear")
      try screen.press("Enter")
      try screen.wait(without: "left with")
      try screen.run("casebook")
      let start = try screen.wait(for: "Go on where you left off?")
      #expect(start.contains("The last run had a fault (SIG"))
      #expect(start.contains("~/.local/state/casebook/casebook.log"))
      try screen.press("Enter")
      try screen.wait(for: "›    J18 ")
      try screen.press("C-c")
      try screen.wait(for: "type a code")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.press("q")
      try screen.wait(for: "left with 0")
      try screen.type("clear")
      try screen.press("Enter")
      try screen.wait(without: "left with")
      try screen.run("casebook")
      let next = try screen.wait(for: "Go on where you left off?")
      #expect(!next.contains("had a fault"))
    }
  }
}
