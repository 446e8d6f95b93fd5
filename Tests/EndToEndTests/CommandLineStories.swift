import CaseLibrary
import Foundation
import Testing

extension EndToEnd {
  @Suite("The command line")
  struct CommandLineStories {
    @Test("a sheet made from the key grades to 100", arguments: CaseFolder.coded)
    func right(folder: CaseFolder) throws {
      let sandbox = try Sandbox(usesCheckout: folder.isReal)
      let chosen = try loadCase(at: folder.path)
      let sheet = try #require(ModelSheet(chosen)).yaml(for: folder.id)
      let path = try sandbox.file("sheet.yaml", sheet)
      let text = try sandbox.casebook("grade", folder.id, path)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("Practice score: 100 of 100"))
      #expect(text.errors.isEmpty)
      let json = try sandbox.casebook("grade", folder.id, "-", "--format", "json", input: sheet)
      #expect(json.status == 0)
      let report = try #require(
        try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(report["case"] as? String == folder.id)
      #expect(report["practiceScore"] as? Double == 100)
      let outcomes = (report["lines"] as? [[String: Any]] ?? []).compactMap {
        $0["outcome"] as? String
      }
      #expect(!outcomes.contains("missed") && !outcomes.contains("unsupported"))
      #expect(outcomes.count { $0 == "correct" } >= 9)
    }

    @Test("an empty sheet grades to 0, which is a result and no error")
    func empty() throws {
      let result = try Sandbox().casebook(
        "grade", "test-pack-stay", "-", input: "schema: 1\ncase: test-pack-stay\n")
      #expect(result.status == 0)
      #expect(result.output.contains("Practice score: 0 of 100"))
    }

    @Test("faults of a sheet: all of them, each with its line, and status 1")
    func sheetFaults() throws {
      let sandbox = try Sandbox()
      let sheet = try sandbox.file(
        "sheet.yaml", "schema: 1\nprincipal: {cod: J18.9}\nfoo: 1\n")
      let result = try sandbox.casebook("grade", "test-pack-stay", sheet)
      #expect(result.status == 1)
      #expect(result.output.isEmpty)
      #expect(result.errors.contains("\(sheet):2: "))
      #expect(result.errors.contains("\(sheet):3: "))
    }

    @Test(
      "what cannot be graded: status 1, what is wrong and what to do",
      arguments: [
        (["grade", "nowhere", "-"], "schema: 1\n", "casebook: there is no case nowhere; "),
        (["grade", "test-pack-stay", "/nowhere.yaml"], "", "casebook: cannot read /nowhere.yaml"),
        (["grade", "test-pack-stay", "-"], "", "standard input:1: "),
        (["grade", "test-pack-stay", "-"], "{case: test-pack-visit, schema: 1}", "casebook: "),
        (["--home", "/nowhere"], "", "casebook: /nowhere holds no Cases and Tables; "),
        (["render", "--case", "nowhere"], "", "casebook: there is no case nowhere; "),
        (["render", "--keys", "<Nokey>"], "", "casebook: cannot read --keys; "),
      ])
    func refused(arguments: [String], input: String, message: String) throws {
      let sandbox = try Sandbox()
      let result = try run(
        Checkout.program, arguments, environment: sandbox.environment, input: input,
        in: sandbox.root)
      #expect(result.status == 1)
      #expect(result.errors.hasPrefix(message))
      #expect(result.output.isEmpty)
    }

    @Test(
      "wrong usage: status 64 and the usage",
      arguments: [
        ["grade"], ["frobnicate"], ["render", "--size", "80"], ["practice", "x", "--minutes", "0"],
        ["practice", "test-pack-stay", "another"], ["grade", "a", "b", "--format", "xml"],
      ])
    func usage(arguments: [String]) throws {
      let sandbox = try Sandbox()
      let result = try run(
        Checkout.program, arguments, environment: sandbox.environment, in: sandbox.root)
      #expect(result.status == 64)
      #expect(result.errors.contains("Usage: casebook"))
    }

    @Test(
      "a command there is not: status 64, and the one that was meant",
      arguments: [
        (["practise", "x"], "there is no command practise; did you mean casebook practice?"),
        (["frobnicate"], "there is no command frobnicate; casebook --help lists "),
        (["--frobnicate"], "there is no option --frobnicate; casebook --help lists "),
      ])
    func unknownCommand(arguments: [String], message: String) throws {
      let sandbox = try Sandbox()
      let result = try run(
        Checkout.program, arguments, environment: sandbox.environment, in: sandbox.root)
      #expect(result.status == 64)
      #expect(result.errors.hasPrefix("casebook: " + message))
      #expect(!result.errors.contains("browse"))
    }

    @Test("check takes the encounter from the case that the sheet names, alone and in a batch")
    func checkByCase() throws {
      let sandbox = try Sandbox()
      let sheet = "{schema: 1, case: test-pack-stay, principal: {code: R65.21, poa: Y}}"
      let path = try sandbox.file("sheet.yaml", sheet)
      let text = try sandbox.casebook("check", path)
      #expect(text.status == 0, "\(text.errors)")
      #expect(text.output.contains("R65.21 is never the principal diagnosis"))
      let line = #"{"schema":1,"case":"test-pack-stay","principal":{"code":"R65.21","poa":"Y"}}"#
      let batch = try sandbox.casebook("check", "--batch", input: line + "\n{\"schema\":1}\n")
      let answers = batch.output.split(separator: "\n")
      #expect(answers.count == 2)
      #expect(answers.first?.contains(#""edits":["#) == true)
      #expect(answers.last?.contains("no encounter and names no case") == true)
      let stray = try sandbox.casebook("check", "-", input: "schema: 1\n")
      #expect(stray.status == 1)
      #expect(stray.errors.hasPrefix("casebook: standard input has no encounter; name its case"))
      let lost = try sandbox.casebook("check", "-", input: "schema: 1\ncase: nowhere\n")
      #expect(lost.status == 1)
      #expect(lost.errors.hasPrefix("casebook: there is no case nowhere; "))
    }

    @Test("README's sheet is checked by README's command")
    func readmeSheet() throws {
      let readme = try String(contentsOfFile: Checkout.root + "/README.md", encoding: .utf8)
      let sheet = try #require(readme.firstMatch(of: /```yaml\n(schema: 1\n[^`]*)```/)?.1)
      let sandbox = try Sandbox(usesCheckout: true)
      let path = try sandbox.file("sheet.yaml", String(sheet))
      let result = try sandbox.casebook("check", path)
      #expect(result.status == 0, "\(result.errors)")
    }

    @Test("bindings that cannot be: each with its line, and what to do")
    func bindings() throws {
      let sandbox = try Sandbox()
      let folder = URL(filePath: sandbox.settings).deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try "theme: dark\nkeys:\n  submit: a\n  sumbit: x\n".write(
        toFile: sandbox.settings, atomically: true, encoding: .utf8)
      let result = try sandbox.casebook()
      #expect(result.status == 1)
      let lines = result.errors.split(separator: "\n")
      #expect(lines.first?.hasPrefix("\(sandbox.settings):3: a is ") == true)
      #expect(lines.first?.contains("; bind one of them to another key") == true)
      #expect(
        lines.last?.hasPrefix(
          "\(sandbox.settings):4: there is no command `sumbit`; did you mean `submit`?")
          == true)
    }

    @Test("validate: 0 and no faults; 1 and every fault as file:line")
    func validate() throws {
      let sandbox = try Sandbox()
      let good = try sandbox.casebook("validate", sandbox.cases)
      #expect(good.status == 0)
      #expect(good.output == "no faults\n")
      let (key, info) = (sandbox.stay + "/key.yaml", sandbox.stay + "/case.yaml")
      try sandbox.replace("code: E87.6", with: "code: E87.66", in: key)
      try sandbox.replace("sex: F", with: "sex: X", in: info)
      let bad = try sandbox.casebook("validate", sandbox.cases)
      #expect(bad.status == 1)
      let lines = bad.output.split(separator: "\n")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.contains(/^[^ ]+\.(yaml|txt):[0-9]+: .+; .+$/) })
      #expect(lines.contains { $0.hasPrefix(info + ":") })
      let mistyped = try sandbox.casebook("validate", sandbox.cases + "/nowhere")
      #expect(mistyped.status == 1)
      #expect(mistyped.errors.hasPrefix("casebook: there is no file or folder "))
    }

    @Test("the version names the books")
    func version() throws {
      let result = try Sandbox().casebook("--version")
      #expect(result.status == 0)
      #expect(result.output.contains("casebook 0."))
      #expect(result.output.contains("FY2026"))
    }

    @Test(
      "a frame as text is as large as asked for, at every size",
      arguments: ["80x24", "99x24", "100x30", "120x40", "160x50", "300x90"])
    func render(size: String) throws {
      let sandbox = try Sandbox()
      let parts = size.split(separator: "x").compactMap { Int($0) }
      for (keys, shown) in [
        ("", "Test pack, a stay"), ("]]<Tab>J18.9<Enter>yE11.2", "E11.22"),
        ("<Tab>J18.9<Enter>ys<Enter>", "core 2"), ("?", "Keys: "),
      ] {
        let names = keys.isEmpty ? [] : ["--case", "test-pack-stay", "--keys", keys]
        let result = try run(
          Checkout.program, ["render", "--size", size] + names,
          environment: sandbox.environment, in: sandbox.root)
        #expect(result.status == 0)
        let rows = result.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(rows.count == parts[1] + 1)
        #expect(rows.allSatisfy { $0.count <= parts[0] })
        #expect(result.output.contains(shown))
      }
    }

    @Test("what reads its output may go away")
    func brokenPipe() throws {
      let sandbox = try Sandbox()
      let result = try run(
        "/bin/sh", ["-c", "casebook render --size 300x90 | true"],
        environment: sandbox.environment, in: sandbox.root)
      #expect(result.status == 0)
      #expect(result.errors.isEmpty)
    }
  }
}
