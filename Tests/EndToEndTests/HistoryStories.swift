import Foundation
import Testing

extension EndToEnd {
  @Suite("What is over")
  struct HistoryStories {
    @Test("retry, save, progress, the review again and the replay, by keys alone")
    func byKeys() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox, submitting: "J18.9")
      try screen.press("f")
      try screen.wait(for: "Review: all misses")
      try screen.press("S")
      try screen.wait(for: "Save as")
      try screen.press("C-u")
      try screen.paste("\(sandbox.root)/mine.html")
      try screen.press("Enter")
      try screen.wait(for: "Written to")
      let page = try String(contentsOfFile: sandbox.root + "/mine.html", encoding: .utf8)
      #expect(page.contains("Practice score"))
      try screen.press("r")
      try screen.wait(for: "This attempt is a retry")
      try screen.press("s")
      try screen.wait(for: "Submit 1 code")
      try screen.press("Enter")
      try screen.wait(for: " retry ")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.press("P")
      try screen.wait(for: "2 finished sessions", "retry")
      try screen.press("G", "Enter")
      try screen.wait(for: "›Lines")
      try screen.press("q")
      try screen.wait(for: "2 finished sessions")
      try screen.press("p")
      try screen.wait(for: "Replay")
      try screen.press("G")
      try screen.wait(for: "submits the summary")
      try screen.press("q")
      try screen.wait(for: "2 finished sessions")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()

      // It plays by itself, and what a machine typed is soon over: where it stands at the end is seen
      // for certain, and the beginning once it is gone to.
      try screen.run("clear; casebook replay 1")
      try screen.wait(until: "the end of the replay") {
        $0.contains("Replay stands") && $0.contains("submits the summary")
      }
      try screen.press("g")
      try screen.wait(for: "before the first event")
      try screen.press("G")
      try screen.wait(for: "submits the summary")
      try screen.quit()
    }

    @Test("stats, export and replay tell the same of a session, as text and for programs")
    func commands() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox, submitting: "J18.9")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()

      let text = try sandbox.casebook("stats")
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("Principal diagnosis"))
      #expect(text.output.contains("no\nverdict on one case"))
      #expect(text.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
      let stats = try object(try sandbox.casebook("stats", "--format", "json").output)
      #expect(stats["sessions"] as? Int == 1)
      let measures = try #require(stats["measures"] as? [String: [String: Any]])
      #expect(measures["principalDiagnosis"]?["value"] as? Double == 1)

      let csv = try sandbox.casebook("export").output.split(separator: "\n")
      #expect(csv.count == 2)
      let names = csv[0].split(separator: ",", omittingEmptySubsequences: false)
      let cells = csv[1].split(separator: ",", omittingEmptySubsequences: false)
      #expect(names.count == cells.count)
      let row = Dictionary(zip(names, cells), uniquingKeysWith: { first, _ in first })
      #expect(row["session"] == "1")
      #expect(row["case"] == "test-pack-stay")
      #expect(row["state"] == "finished")
      #expect(row["attempt"] == "1")
      #expect(row["principalDiagnosisN"] == "1")
      let help = try sandbox.casebook("export", "--help").output
      for name in names { #expect(help.contains("\n  \(name)\n")) }

      let lines = try sandbox.casebook("export", "--format", "jsonl").output.split(separator: "\n")
      #expect(lines.count == 1)
      let session = try object(String(lines[0]))
      let events = try #require(session["events"] as? [[String: Any]])
      #expect(events.last?["event"] as? String == "submitted")
      #expect(session["damage"] is NSNull)

      let replay = try sandbox.casebook("replay", "1", "--format", "text")
      #expect(replay.status == 0)
      let happened = replay.output.split(separator: "\n")
      #expect(happened.count == events.count + 1)
      #expect(happened.last?.hasSuffix("submits the summary") == true)
      #expect(replay.output.contains("enters J18.9 as the principal diagnosis"))
    }

    @Test("without a journal: nothing to tell is no error, a session that is not there is")
    func nothing() throws {
      let sandbox = try Sandbox()
      let stats = try sandbox.casebook("stats")
      #expect(stats.status == 0)
      #expect(stats.output == "no finished session\n")
      #expect(try sandbox.casebook("export", "--format", "jsonl").output.isEmpty)
      #expect(try sandbox.casebook("export").output.split(separator: "\n").count == 1)
      #expect(!FileManager.default.fileExists(atPath: sandbox.journal), "looking makes no journal")
      let replay = try sandbox.casebook("replay", "1")
      #expect(replay.status == 1)
      #expect(replay.errors.hasPrefix("casebook: there is no journal at "))
      #expect(try sandbox.casebook("stats", "--latest", "0").status == 64)
      #expect(try sandbox.casebook("export", "--format", "xml").status == 64)
    }

    private func object(_ json: String) throws -> [String: Any] {
      try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    }
  }
}
