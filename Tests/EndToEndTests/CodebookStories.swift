import Foundation
import Testing

extension EndToEnd {
  @Suite("The code books from the shell")
  struct CodebookStories {
    private func add(_ name: String, _ text: String, to sandbox: Sandbox) throws -> String {
      let path = "\(sandbox.user)/\(name)"
      try Data(text.utf8).write(to: URL(filePath: path))
      return path
    }

    @Test("an imported index is searched by its terms; importing the wrong thing changes nothing")
    func imports() throws {
      let sandbox = try Sandbox()
      let before = try sandbox.casebook("lookup", "qualmishness", "of", "zorbing")
      #expect(!before.output.contains("R11.0"))
      let file = try add(
        "index.xml",
        """
        <ICD10CM.index><version>2031</version><title>ICD-10-CM INDEX</title><letter><title>Q</title>
        <mainTerm><title>Qualmishness</title><term level="1"><title>zorbing</title>
        <code>R11.0</code></term></mainTerm></letter></ICD10CM.index>
        """, to: sandbox)
      let done = try sandbox.casebook("codebook", "import", file)
      #expect(done.status == 0, "\(done.errors)")
      #expect(done.output == "main index, FY2031: 2 terms\n")
      let after = try sandbox.casebook("lookup", "qualmishness", "of", "zorbing")
      #expect(after.output.hasPrefix("cm   R11.0     Nausea  · Qualmishness, zorbing\n"))

      let wrong = try add("wrong.xml", "<!DOCTYPE a><ICD10CM.index></ICD10CM.index>", to: sandbox)
      let refused = try sandbox.casebook("codebook", "import", wrong)
      #expect(refused.status == 1)
      #expect(refused.errors.contains("a document type declaration"))
      #expect(try sandbox.casebook("lookup", "qualmishness").output.contains("R11.0"))
    }

    @Test("an index of another version of the program is told of, and search goes on without it")
    func stale() throws {
      let sandbox = try Sandbox()
      let folder = "\(sandbox.user)/.local/share/casebook"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data(repeating: 7, count: 5000).write(to: URL(filePath: "\(folder)/index.book"))
      let found = try sandbox.casebook("lookup", "--limit", "1", "AKI")
      #expect(found.status == 0)
      #expect(found.output.hasPrefix("cm   N17.9"))
      #expect(found.errors.contains("another version of Casebook; import the official files"))
    }

    @Test("verifying prints each difference and ends with 1; without a file to compare it says so")
    func verify() throws {
      let sandbox = try Sandbox()
      let folder = "\(sandbox.user)/official"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let nothing = try sandbox.casebook("codebook", "verify", "--official", folder)
      #expect(nothing.status == 1)
      #expect(nothing.errors.contains("there is no official file in"))
      _ = try add(
        "official/hcpcs_level2.csv",
        "hcpcs,short_description,apc,status_indicator\nA0021,Outside state ambulance serv,00000,B\n",
        to: sandbox)
      let found = try sandbox.casebook("codebook", "verify", "--official", folder)
      #expect(found.status == 1)
      #expect(found.output.contains("status of A0021: “E1”, officially “B”\n"))
      #expect(found.output.hasSuffix(" differences\n"))
    }

    @Test("services are looked up by code and by words, when asked for")
    func services() throws {
      let sandbox = try Sandbox()
      let code = try sandbox.casebook("lookup", "--book", "hcpcs", "--limit", "1", "J0690")
      #expect(code.output == "hcpcs  J0690     Cefazolin sodium injection\n")
      let words = try sandbox.casebook("lookup", "--book", "hcpcs", "ambulance")
      #expect(words.output.contains("Outside state ambulance serv"))
      #expect(try !sandbox.casebook("lookup", "ambulance").output.contains("hcpcs"))
    }
  }
}
