import Foundation
import Testing

extension EndToEnd {
  @Suite("The disk")
  struct DiskStories {
    @Test("full: it is said, work goes on, and with room again all of it is kept")
    func full() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      try screen.startStay()
      try screen.type("J18")
      try screen.wait(for: "J18.9")
      let program = try screen.program()
      // No file may grow any more: to SQLite a disk that gives no block.
      try limit(program, to: "\(try size(of: sandbox.journal + "-wal"))", sandbox)
      try screen.type(".")
      let told = try screen.wait(for: "Nothing can be saved", "Enter go on without saving")
      #expect(told.contains("saving goes on") && told.contains("itself"), "\(told)")
      #expect(!told.contains("try again"), "there is nothing to try")
      try screen.press("Enter")
      try screen.wait(for: "NOT SAVED")
      // Whole: a second of the clock may have told it before the key, which then meant nothing.
      try screen.press("C-u")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia")
      try screen.press("Enter")
      try screen.wait(until: "a line") { $0.contains(/Pneumonia, unspecified organism +_\n/) }
      try limit(program, to: "unlimited", sandbox)
      // With a second of the clock; a key would put the message away.
      try screen.wait(for: "Everything is saved again")
      try screen.type("y")
      try screen.wait(until: "the indicator") {
        $0.contains(/Pneumonia, unspecified organism +Y\n/)
      }
      kill(program, SIGKILL)
      try screen.wait(for: "left with 137")
      let again = try TmuxScreen(sandbox)
      try again.resume()
      try again.wait(until: "the line with its indicator") {
        $0.contains(/Pneumonia, unspecified organism +Y\n/)
      }
      try again.press("q")
      try again.wait(for: "Specialty")
      try again.quit()
    }

    @Test("full while a note on a code is written: said to be saved only once that is, too")
    func fullWithNote() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      try screen.startStay()
      try screen.press("Tab")
      try screen.type("b/E11.22")
      try screen.wait(for: "E11.22")
      try screen.press("Enter")
      try screen.wait(without: "Search ICD-10-CM")
      try screen.type("eask")
      try screen.wait(for: "Note on E11.22: ask")
      let program = try screen.program()
      try limit(program, to: "\(try size(of: sandbox.journal + "-wal"))", sandbox)
      try screen.type("?")
      try screen.wait(for: "Nothing can be saved")
      try screen.press("Enter")
      try screen.wait(without: "Nothing can be saved")
      try screen.press("Enter")
      try screen.wait(without: "Note on E11.22")
      try limit(program, to: "unlimited", sandbox)
      try screen.wait(for: "Everything is saved again")
      try screen.end(by: SIGKILL)
      let again = try TmuxScreen(sandbox)
      try again.run("casebook")
      try again.wait(for: "Go on where you left off?")
      try again.press("Escape")
      try again.wait(without: "Go on where")
      try again.type("bM")
      let list = try again.wait(for: "E11.22", "ask")
      #expect(!list.contains("Note on"))
    }

    @Test("full to the end: it is left with the terminal as it was")
    func fullAndLeft() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      let before = try TerminalModes(screen, sandbox)
      try screen.startStay()
      try limit(try screen.program(), to: "\(try size(of: sandbox.journal + "-wal"))", sandbox)
      try screen.type("J18")
      try screen.wait(for: "Nothing can be saved")
      try screen.quit()
      try expectRestored(screen, sandbox, as: before)
    }

    @Test("full before the start: the program runs and says so")
    func fullAtStart() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.run("(ulimit -f 8; casebook)")
      try screen.wait(for: "Nothing can be saved")
      try screen.press("Enter")
      try screen.wait(for: "Test pack, a stay")
      try screen.quit()
    }

    @Test("a home where nothing can be written: practice, search and themes go on without")
    func readOnlyHome() throws {
      let screen = try TmuxScreen(try Sandbox(), "120x40")
      try screen.run("HOME=/dev/null casebook")
      try screen.wait(for: "Nothing can be saved", "cannot write the journal in /dev/null")
      try screen.press("Enter")
      try screen.wait(for: "Test pack, a stay")
      try screen.press("M-t")
      try screen.wait(for: "monochrome")
      try screen.press("j", "Enter")
      try screen.wait(for: "is on until you quit", "cannot write /dev/null")
      try screen.press("Enter")
      try screen.wait(for: "Attending")
      try screen.press("Enter")
      try screen.wait(for: "›Policy")
      try screen.press("Tab")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia")
      try screen.press("Enter", "q")
      try screen.wait(for: "Specialty")
      try screen.quit()
    }

    @Test("a journal another program holds: said, and saved when it is free again")
    func lockedJournal() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox)
      try screen.startStay()
      let holding = try TmuxScreen(sandbox)
      let script = """
        import sqlite3; held = sqlite3.connect('\(sandbox.journal)', isolation_level=None)
        held.execute('BEGIN IMMEDIATE'); print('ho' + 'lding'); input(); held.execute('ROLLBACK')
        """
      try holding.run("python3 \(try sandbox.file("hold.py", script))")
      try holding.wait(for: "holding")
      try screen.type("J")
      try screen.wait(for: "Nothing can be saved", "in use by another program")
      try screen.press("Enter")
      try screen.wait(for: "NOT SAVED")
      // Whole: a second of the clock may have told it before the key, which then meant nothing.
      try screen.press("C-u")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia")
      try holding.press("Enter")
      try holding.wait(for: "left with 0")
      // With a second of the clock; a key would put the message away.
      try screen.wait(for: "Everything is saved again")
      try screen.end(by: SIGKILL)
      let again = try TmuxScreen(sandbox)
      try again.resume()
      try again.wait(for: "Pneumonia")
    }

    private func size(of path: String) throws -> UInt64 {
      let facts = try FileManager.default.attributesOfItem(atPath: path)
      return try #require(facts[.size] as? NSNumber).uint64Value
    }

    /// Sets how large the files of a running program may become.
    private func limit(_ program: pid_t, to bytes: String, _ sandbox: Sandbox) throws {
      let done = try run(
        "prlimit", ["--pid", "\(program)", "--fsize=\(bytes):unlimited"],
        environment: sandbox.environment, in: sandbox.root)
      try #require(done.status == 0, "\(done.errors)")
    }
  }
}
