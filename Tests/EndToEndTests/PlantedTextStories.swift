import Foundation
import GRDB
import Testing

extension EndToEnd {
  /// What steers a terminal or turns a line, planted in whatever the commands read, and looked for in
  /// whatever they print.
  @Suite("What is planted reaches no output")
  struct PlantedTextStories {
    static let bad =
      "\u{1B}[31m\u{9B}2J\u{90}\u{202E}\u{2066}\u{200E}\u{200B}\u{7}\u{8}\u{7F}\u{61C}\u{FEFF}\u{E0041}x"

    /// As JSON and as YAML in double quotes write it.
    static let escaped = bad.unicodeScalars.map { scalar in
      UTF16.encode(scalar).map { units in
        units.map {
          "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count)
            + String($0, radix: 16)
        }.joined()
      } ?? ""
    }.joined()

    private func expectClean(
      _ result: Finished, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
      for (stream, text) in [("output", result.output), ("errors", result.errors)] {
        let found = text.unicodeScalars.first { $0 != "\n" && !isClean($0) }
        #expect(
          found == nil, "\(what), \(stream): U+\(String(found?.value ?? 0, radix: 16))",
          sourceLocation: sourceLocation)
      }
    }

    private func isClean(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }

    @Test("every field of a line of batch, raw and escaped: the id comes back, and no byte of it")
    func batch() throws {
      let sandbox = try Sandbox()
      let encounter =
        #""encounter":{"age":40,"sex":"F","admitted":"2026-05-02T10:00","#
        + #""discharged":"2026-05-05T12:00","disposition":"01"}"#
      let fields = [
        #""principal":{"code":"J18.9","poa":"Y"}"#, #""principal":{"code":"@"}"#,
        #""principal":{"code":"J18.9@","poa":"@"}"#, #""secondary":[{"code":"@","poa":"Y"}]"#,
        #""procedures":[{"code":"@"}]"#, #""procedures":[{"code":"0JBN0ZZ","date":"@"}]"#,
        #""admitting":{"code":"@"}"#, #""disposition":"@""#, #""@":1"#, #""case":"@""#,
        #""lines":[{"code":"@","modifiers":["@"]}]"#, #""first":{"code":"@"}"#,
        #""encounter":{"sex":"@"}"#, #""encounter":{"@":1}"#,
      ]
      // A control below the blank may not stand raw in JSON; everything else may.
      let raw = String(
        String.UnicodeScalarView(Self.bad.unicodeScalars.filter { $0.value >= 32 }))
      for (planted, id) in [(Self.escaped, Self.bad), (raw, raw)] {
        let lines = fields.map { field in
          let others = [#""case":"test-pack-stay""#, encounter].filter {
            $0.prefix(6) != field.prefix(6)
          }
          let parts = [#""id":"\#(planted)""#, #""schema":1"#] + others + [field]
          return "{\(parts.joined(separator: ",").replacing("@", with: planted))}\n"
        }
        for command in ["grade", "check"] {
          let result = try sandbox.casebook(command, "--batch", input: lines.joined())
          #expect(result.status == 0, "\(result.errors)")
          expectClean(result, "\(command) --batch")
          let answers = result.output.split(separator: "\n")
          #expect(answers.count == lines.count)
          for answer in answers {
            let object = try #require(
              try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any])
            #expect((object["id"] as? String).map { Array($0.utf8) } == Array(id.utf8))
          }
        }
      }
    }

    @Test("every field of a sheet by itself, as text and JSON, graded and checked")
    func sheets() throws {
      let sandbox = try Sandbox()
      let good = """
        schema: 1
        id: "mine"
        case: "test-pack-stay"
        encounter: {age: 40, sex: "F", admitted: "2026-05-02T10:00", \
        discharged: "2026-05-05T12:00", disposition: "01"}
        admitting: {code: "R05.1"}
        disposition: "06"
        principal: {code: "J18.9", poa: "Y"}
        secondary:
          - {code: "E11.22", poa: "Y"}
        procedures:
          - {code: "0JBN0ZZ", date: "2026-05-04"}

        """
      let values = good.matches(of: /"[^"]+"/).map(\.range)
      #expect(values.count == 14)
      for (index, value) in values.enumerated() {
        let planted = good[value].dropLast() + Self.escaped + "\""
        let sheet = good[..<value.lowerBound] + planted + good[value.upperBound...]
        let path = try sandbox.file("sheet.yaml", String(sheet))
        let format = index.isMultiple(of: 2) ? "text" : "json"
        expectClean(
          try sandbox.casebook("grade", "test-pack-stay", path, "--format", format),
          "grade: \(planted)")
        expectClean(try sandbox.casebook("check", path, "--format", format), "check: \(planted)")
      }
    }

    @Test("a case whose files and folder hold it, at every command that names cases")
    func cases() throws {
      let sandbox = try Sandbox()
      let folder = sandbox.cases + "/inpatient/bad" + Self.bad
      try FileManager.default.copyItem(atPath: sandbox.stay, toPath: folder)
      for file in ["case.yaml", "key.yaml", "record/02-history-and-physical.txt"] {
        let path = "\(folder)/\(file)"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let planted = text.replacing("e", with: "e" + Self.bad, maxReplacements: 40)
        try planted.write(toFile: path, atomically: true, encoding: .utf8)
      }
      let id = "bad" + Self.bad
      let validated = try sandbox.casebook("validate", sandbox.cases, "--coverage")
      #expect(validated.status == 1)
      expectClean(validated, "validate")
      expectClean(try sandbox.casebook("validate", folder), "validate of one")
      expectClean(try sandbox.casebook("grade", id, "-", input: "schema: 1\n"), "grade")
      expectClean(try sandbox.casebook("render", "--case", id), "render of it")
      let list = try sandbox.casebook("render")
      #expect(list.status == 0)
      expectClean(list, "the case list")
      expectClean(try sandbox.casebook("practice", id), "practice")
    }

    @Test("arguments, settings and themes")
    func arguments() throws {
      let sandbox = try Sandbox()
      for format in ["text", "json"] {
        let looked = try sandbox.casebook("lookup", Self.bad, "--format", format)
        #expect(looked.status == 0)
        expectClean(looked, "lookup \(format)")
        let stats = try sandbox.casebook("stats", "--case", Self.bad, "--format", format)
        #expect(stats.status == 0)
        expectClean(stats, "stats \(format)")
      }
      expectClean(try sandbox.casebook("grade", Self.bad, Self.bad), "grade")
      expectClean(try sandbox.casebook("check", "/tmp/" + Self.bad), "check")
      expectClean(try sandbox.casebook("validate", "/tmp/" + Self.bad), "validate")
      expectClean(try sandbox.casebook("render", "--home", "/tmp/" + Self.bad), "render")
      let folder = URL(filePath: sandbox.settings).deletingLastPathComponent().path
      try FileManager.default.createDirectory(
        atPath: folder + "/themes", withIntermediateDirectories: true)
      try "name: \"evil\(Self.escaped)\"\nabout: \"\(Self.bad)\"\nroles: {text: \"\(Self.bad)\"}\n"
        .write(toFile: folder + "/themes/evil.yaml", atomically: true, encoding: .utf8)
      for settings in ["theme: \"\(Self.escaped)\"\n", "theme: \(Self.bad)\n", "theme: evil\n"] {
        try settings.write(toFile: sandbox.settings, atomically: true, encoding: .utf8)
        expectClean(try sandbox.casebook(), "the settings: \(settings)")
      }
    }

    @Test("a journal in which somebody wrote it: stats, export and replay")
    func journal() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox, submitting: "J18.9")
      try screen.press("q")
      try screen.wait(for: "Specialty")
      try screen.quit()
      try plant(in: sandbox.journal)
      for arguments in [
        ["stats"], ["stats", "--format", "json"], ["export"], ["export", "--format", "jsonl"],
        ["replay", "1", "--format", "text"],
      ] {
        let result = try run(
          Checkout.program, arguments, environment: sandbox.environment, in: sandbox.root)
        #expect(!result.output.isEmpty, "\(arguments) \(result.errors)")
        expectClean(result, arguments.joined(separator: " "))
      }
    }

    /// Writes it into what a journal keeps as text, as no Casebook would.
    private func plant(in journal: String) throws {
      let queue = try DatabaseQueue(path: journal)
      try queue.write { journal in
        for table in ["session", "tally", "history"] {
          try journal.execute(
            sql: "UPDATE \(table) SET caseID = caseID || ?", arguments: [Self.bad])
        }
        try journal.execute(
          sql: "UPDATE session SET caseRevision = caseRevision || ?", arguments: [Self.bad])
        try journal.execute(
          sql: "UPDATE result SET graderVersion = graderVersion || ?", arguments: [Self.bad])
        try journal.execute(sql: "UPDATE miss SET citation = citation || ?", arguments: [Self.bad])
        for (old, new) in [("J18.9", "J18.9"), ("face-sheet", "face-sheet")] {
          try journal.execute(
            sql: "UPDATE event SET payload = replace(payload, ?, ?)",
            arguments: [old, new + Self.escaped])
        }
      }
    }
  }
}
