import CaseLibrary
import Foundation
import Grading
import Grouper
import Testing

@Suite("Cases and their groups")
struct CaseCheckTests {
  /// The faults of a copy of the good packs in whose key some text was replaced.
  private func faults(
    _ old: String = "", _ new: String = "", using grouping: (any Grouping)?
  ) throws -> [String] {
    let folder = try Folder()
    let packs = folder.path + "/packs"
    try FileManager.default.copyItem(
      atPath: root.appending(path: "Tests/Packs").path, toPath: packs)
    let path = packs + "/inpatient/test-pack-stay/key.yaml"
    if !old.isEmpty {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try #require(text.components(separatedBy: old).count == 2, "\(old)")
      try text.replacingOccurrences(of: old, with: new)
        .write(toFile: path, atomically: true, encoding: .utf8)
    }
    return CaseLibrary.validate(paths: [packs], book: try openBook(), grouping: grouping)
      .map {
        $0.description.replacingOccurrences(of: packs + "/inpatient/test-pack-stay/", with: "")
      }
  }

  @Test("the good packs and the project's own cases group as they say")
  func good() throws {
    let engine = try openEngine()
    #expect(try faults(using: engine) == [])
    let found = CaseLibrary.validate(
      paths: [root.appending(path: "Cases").path], book: try openBook(), grouping: engine)
    #expect(found.map(\.description).filter { $0.contains("grouping]") } == [])
    #expect(found.map(\.description).filter { $0.contains("cc-level]") } == [])
  }

  @Test("a resolution that groups otherwise")
  func otherGroup() throws {
    let found = try faults(#"["167", "570"]"#, #"["167", "571"]"#, using: try openEngine())
    #expect(found.count == 1)
    #expect(
      found.first?.hasPrefix("key.yaml:95: resolution 2 of the key groups to 570 Skin") == true,
      "\(found)")
    #expect(found.first?.hasSuffix("[grouping]") == true)
    #expect(try faults(#"["167", "570"]"#, #"["167", "571"]"#, using: nil) == [])
  }

  @Test("a key without an expected group is told which it has")
  func noGroup() throws {
    let line = #"drg: {version: "43.1", expected: ["167", "570"]}"#
    let found = try faults(line, "", using: try openEngine())
    #expect(found.count == 1 && found[0].contains(#"["167", "570"]"#), "\(found)")
  }

  @Test("an alternative, an optional line or an indicator that changes a level or the group")
  func levels() throws {
    let engine = try openEngine()
    let optional = "any: [{code: W18.30XA, poa: [Y]}, {code: W19.XXXA, poa: [Y]}]"
    let found = try faults(optional, "code: J96.01\n    poa: [Y]", using: engine)
    #expect(found.contains { $0.contains("the optional J96.01 changes the DRG") }, "\(found)")
    let same = try faults(optional, "code: E87.1\n    poa: [Y]", using: engine)
    #expect(same.contains { $0.contains("the optional E87.1 counts as CC") }, "\(same)")
    let poa = try faults(
      "code: E87.6\n    poa: [U]", "code: L89.154\n    poa: [Y, N]", using: engine)
    #expect(poa.contains { $0.contains("L89.154 with POA N changes the DRG") }, "\(poa)")
  }

  @Test("a waiver of cc-level counts as used, and as unknown without an engine")
  func waiver() throws {
    let old = "  - {check: size, why: A test pack is short on purpose.}"
    let new = old + "\n  - {check: cc-level, codes: [W18.30XA], why: For the test.}"
    let unused = try faults(old, new, using: try openEngine())
    #expect(unused.count == 1 && unused[0].contains("sets nothing aside"), "\(unused)")
    #expect(try faults(old, new, using: nil) == [])
  }
}
