import Foundation
import Testing

extension EndToEnd {
  @Suite("When something is wrong")
  struct TroubleStories {
    @Test("a data folder that cannot be written is said so, and practice goes on without")
    func unwritable() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.run("XDG_DATA_HOME=/dev/null casebook")
      try screen.wait(for: "Nothing can be saved", "/dev/null", "Enter go on without saving")
      try screen.press("Enter")
      try screen.wait(without: "Nothing can be saved")
      try screen.press("Enter")
      try screen.wait(for: "Attending")
      try screen.press("Enter")
      try screen.wait(for: "›Policy")
      try screen.press("Tab")
      try screen.wait(for: "› Coding summary")
      try screen.type("J18.9")
      try screen.wait(for: "J18.9      Pneumonia", "NOT SAVED")
      try screen.press("Enter", "q")
      try screen.wait(for: "Specialty")
      try screen.quit()
    }

    @Test("or it is left")
    func unwritableLeft() throws {
      let screen = try TmuxScreen(try Sandbox())
      try screen.run("XDG_DATA_HOME=/dev/null casebook")
      try screen.wait(for: "Nothing can be saved")
      try screen.quit()
    }

    @Test("a broken case is listed with its reason, and the others open")
    func brokenCase() throws {
      let sandbox = try Sandbox()
      let broken = sandbox.cases + "/inpatient/a-broken-one"
      try FileManager.default.copyItem(atPath: sandbox.stay, toPath: broken)
      try sandbox.replace("id: test-pack-stay", with: "id: a-broken-one", in: broken + "/case.yaml")
      try sandbox.replace("difficulty: 2", with: "difficulty: hard", in: broken + "/case.yaml")
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.run("casebook")
      try screen.wait(for: "a-broken-one", "✗ a-broken-one", "cannot be opened: 1 fault")
      try screen.press("g")
      let first = try screen.wait(until: "a selected row") { $0.contains("› ") }
      let isSelected = first.contains("› ✗ a-broken-one")
      if !isSelected { try screen.press("G") }
      try screen.wait(until: "the reason") {
        $0.replacing(/\s+/, with: " ").contains("case.yaml:7: `difficulty`")
          && $0.contains("whole number")
      }
      try screen.press("Enter")
      try screen.wait(for: "cannot be opened; its faults are shown below")
      try screen.press(isSelected ? "j" : "g")
      try screen.wait(for: "› Test pack")
      try screen.press("Enter")
      try screen.wait(for: "Attending")
    }

    @Test("a damaged journal is set aside, said so, and kept")
    func damagedJournal() throws {
      let sandbox = try Sandbox()
      let folder = URL(filePath: sandbox.journal).deletingLastPathComponent().path
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let junk = String(repeating: "no journal at all\n", count: 600)
      try junk.write(toFile: sandbox.journal, atomically: true, encoding: .utf8)
      let screen = try TmuxScreen(sandbox, "160x40")
      try screen.run("casebook")
      try screen.wait(for: "Damaged journal kept as journal-corrupt-")
      let kept = try FileManager.default.contentsOfDirectory(atPath: folder).filter {
        try String(contentsOfFile: folder + "/" + $0, encoding: .isoLatin1) == junk
      }
      #expect(kept.count == 1)
      try screen.press("Enter")
      try screen.wait(for: "Attending")
      try screen.press("Enter")
      try screen.wait(for: "REPORTING POLICY")
      #expect(try !screen.text.contains("NOT SAVED"))
    }
  }
}
