import Foundation
import Testing

extension EndToEnd {
  @Suite("Faults of the program")
  struct FaultStories {
    @Test(
      "the terminal is as it was, the log tells, the next start says so once, the work is kept",
      arguments: [SIGSEGV, SIGBUS, SIGABRT])
    func sent(number: Int32) throws {
      let begun = try HalfTyped()
      try begun.screen.end(by: number)
      try expectTold(begun)
    }

    @Test("a trap of Swift's own, at its instruction, is no different")
    func trap() throws {
      let sandbox = try Sandbox()
      let begun = try HalfTyped(sandbox, variables: Misfortune(sandbox).variable)
      kill(try begun.screen.program(), SIGUSR1)
      try begun.screen.wait(for: "left with \(128 + SIGILL)")
      try expectTold(begun)
      #expect(try log(sandbox).contains("SIGILL at address 0x"))
    }

    private func log(_ sandbox: Sandbox) throws -> String {
      try String(contentsOfFile: sandbox.log, encoding: .utf8)
    }

    private func expectTold(_ begun: HalfTyped) throws {
      let (screen, sandbox) = (begun.screen, begun.sandbox)
      let text = try screen.text.replacing(/\s+/, with: " ")
      #expect(text.contains("a fault ended the program; what was typed is kept"))
      try expectRestored(screen, sandbox, as: begun.before)
      let log = try log(sandbox)
      #expect(log.contains(/casebook: fault at 20[0-9-]+T[0-9:]+Z: SIG/))
      #expect(log.contains("casebook("), "where it happened")
      try screen.clear()
      try screen.run("casebook")
      try screen.wait(
        for: "Go on where you left off?", "The last run had a fault (SIG",
        "~/.local/state/casebook/casebook.log")
      try screen.press("Enter")
      try screen.wait(for: "›    J18 ")
      try screen.press("C-c")
      try screen.wait(for: "type a code")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()
      try screen.clear()
      try screen.run("casebook")
      let next = try screen.wait(for: "Go on where you left off?")
      #expect(!next.contains("had a fault"))
    }
  }
}
