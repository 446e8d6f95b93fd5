import CaseLibrary
import Grading
import Testing

@Suite("A key with an edit is at fault, unless a waiver says why")
struct EditFaultTests {
  @Test("edits of the sheets a key accepts", arguments: EditFaultTests.all)
  func spoiled(spoiling: Spoiling) throws { try expectOneFault(spoiling) }

  static let all = [
    Spoiling(
      "two codes that exclude each other", .stayKey, "code: E87.6\n", "code: E13.9\n",
      says:
        "E11.22 and E13.9 exclude each other (note at E11). They are allowed together if the two "
        + "are unrelated; query if that is unclear; correct the key, or waive the edit for these "
        + "codes with the reason [excludes1]"),
    Spoiling(
      "an alternative that another line excludes", .stayKey, "{code: W19.XXXA, poa: [Y]}",
      "{code: E13.9, poa: [Y]}", says: "[excludes1]"),
    Spoiling(
      "the disease behind a code stands after it", .stayKey,
      "{before: E11.22, after: N18.32,", "{before: N18.32, after: E11.22,", at: "- code: N18.32",
      says: "[code-first-after]"),
    Spoiling(
      "a symptom code as first-listed that needs the disease first", .visitKey,
      "  code: S52.531A", "  code: W01.0XXA", at: "W01.0XXA, optional", says: "[duplicates]"),
  ]

  @Test("a waiver for the two codes sets the edit aside")
  func waived() throws {
    let packs = try PackCopy()
    try packs.replace("code: E87.6\n", with: "code: E13.9\n", in: packs.stay + "/key.yaml")
    try packs.replace(
      "waivers:\n",
      with: "waivers:\n  - {check: excludes1, codes: [E11.22, E13.9], why: Two diseases.}\n",
      in: packs.stay + "/key.yaml")
    expectSame(try packs.faults().map(\.description), [])
  }

  @Test(
    "a waiver for another code, for none, for a note, or for all edits, sets nothing aside",
    arguments: [
      ("{check: excludes1, codes: [E11.22, J18.9], why: No.}", "sets nothing aside"),
      ("{check: excludes1, why: No.}", "sets nothing aside"),
      ("{check: edits, why: No.}", "edits are waived one by one; name the edit"),
      ("{check: use-additional, codes: [E11.22], why: No.}", "there is no check"),
      ("{check: poa-missing, codes: [E11.22], why: No.}", "there is no check"),
    ])
  func notWaived(waiver: String, says: String) throws {
    let packs = try PackCopy()
    try packs.replace("code: E87.6\n", with: "code: E13.9\n", in: packs.stay + "/key.yaml")
    try packs.replace(
      "waivers:\n", with: "waivers:\n  - \(waiver)\n", in: packs.stay + "/key.yaml")
    let faults = try packs.faults().map(\.description)
    #expect(faults.count == 2, "\(faults)")
    #expect(faults.contains { $0.hasSuffix("[excludes1]") })
    #expect(faults.contains { $0.contains(says) && $0.hasSuffix("[waivers]") }, "\(faults)")
  }

  @Test("what the code editor alone finds, once for all resolutions")
  func codeEditor() throws {
    let packs = try PackCopy()
    func faults(_ name: String) throws -> [String] {
      validate(paths: [packs.stay], book: try book(), grouping: Editor(name: name))
        .map(\.description).filter { $0.hasSuffix("[code-editor]") }
    }
    expectSame(
      try faults("OPEN_BIOPSY"),
      [
        "\(packs.stay)/key.yaml:9: the code editor finds OPEN_BIOPSY in the key; correct the key, "
          + "or waive it with the reason [code-editor]"
      ])
    // The core states it itself, at the line.
    expectSame(try faults("AGE_CONFLICT"), [])
    try packs.replace(
      "waivers:\n", with: "waivers:\n  - {check: code-editor, why: A biopsy it was.}\n",
      in: packs.stay + "/key.yaml")
    expectSame(try faults("OPEN_BIOPSY"), [])
  }

  @Test("an edit is reported by `edits`, by a check with the file's line, or is a note")
  func audited() {
    #expect(!auditedEdits.contains(.poaMissing) && auditedEdits.contains(.excludes1))
    for id in EditID.allCases where !auditedEdits.contains(id) {
      #expect(id.rawValue != "edits")
    }
  }
}

/// A grouper whose code editor finds one thing on every claim.
private struct Editor: Grouping {
  var name: String

  func group(_ claim: Claim) -> StayGroup {
    StayGroup(drg: "999", title: "None", weight: nil, gmlos: nil, severity: "NONE")
  }

  func edits(of claim: Claim) -> [EditorCount] { [EditorCount(name: name, count: 1)] }
}
