import Foundation
import Testing

extension EndToEnd {
  @Suite("Search by words")
  struct SearchStories {
    @Test("words typed at the first start find codes once the index is made; lookup finds them too")
    func firstStart() throws {
      let sandbox = try Sandbox()
      let screen = try TmuxScreen(sandbox, "120x40")
      try screen.run("casebook practice test-pack-stay")
      try screen.wait(for: "Attending")
      try screen.press("Enter")
      try screen.wait(for: "›Policy")
      try screen.press("Tab", "a")
      for letter in "septic sho" { try screen.type(String(letter)) }
      try screen.wait(for: "R65.21")

      let result = try sandbox.casebook(
        "lookup", "--book", "cm", "--format", "json", "--limit", "3", "septic", "shock")
      #expect(result.status == 0, "\(result.errors)")
      let page = try #require(
        try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
      #expect(page["schema"] as? Int == 1)
      let results = try #require(page["results"] as? [[String: Any]])
      #expect(results.count == 3)
      #expect(results.first?.keys.sorted() == ["book", "code", "matched", "title", "valid"])
      #expect(
        results.contains { $0["code"] as? String == "R65.21" && $0["valid"] as? Bool == true })

      let dated = try sandbox.casebook("lookup", "--date", "2026-03-31", "30233AZ")
      #expect(dated.output == "pcs  30233AZ   \(Self.ended)\n")
      let later = try sandbox.casebook("lookup", "30233AZ")
      #expect(later.output == "pcs  30233AZ   \(Self.ended) (not valid then)\n")
      #expect(try sandbox.casebook("lookup", " ").status == 64)
      let nothing = try sandbox.casebook("lookup", "qqzzq")
      #expect(nothing.status == 0)
      #expect(nothing.output == "Nothing in the books goes by “qqzzq”.\n")
    }

    /// A procedure that ended with March 2026.
    private static let ended =
      "Transfusion of Embryonic Stem Cells into Peripheral Vein, Percutaneous Approach"
  }
}
