import CaseLibrary
import Chart
import CustomDump
import Foundation
import Grading
import Grouper
import Testing

@Suite("The engine")
struct EngineTests {
  private func group(
    _ summary: InpatientSummary, _ encounter: Encounter? = nil
  ) throws -> StayGroup {
    try openEngine().group(Claim(summary, of: encounter ?? stay()))
  }

  @Test(
    "a pressure ulcer acquired in the hospital no longer counts",
    arguments: [("Y", "480"), ("W", "480"), ("N", "482"), ("U", "482"), ("?", "482")])
  func acquired(poa: String, drg: String) throws {
    let found = try group(sheet("S72.001A Y", ["L89.154 \(poa)"], procedures: ["0QS634Z"]))
    #expect(found.drg == drg)
    #expect(found.initialDRG == "480")
    #expect(found.hacEffect == (drg == "482" ? .changes : .notApplicable))
    #expect(found.severity == (drg == "482" ? "NONE" : "MCC"))
    expectNoDifference(
      found.secondary,
      [
        DiagnosisEffect(
          level: .mcc,
          acquired: drg == "480"
            ? nil : AcquiredCondition(number: 4, title: "Stage III and IV Pressure Ulcers"))
      ])
  }

  @Test("a missing indicator leaves no group, but not where none is reported")
  func missing() throws {
    let summary = sheet("S72.001A Y", ["L89.154"], procedures: ["0QS634Z"])
    let found = try group(summary)
    #expect(found.drg == "999")
    #expect(found.title == "Ungroupable")
    #expect(found.returnCode == "HAC_MISSING_ONE_POA")
    #expect(found.hacEffect == .ungroupable)
    #expect(found.weight == 0)
    #expect(try group(summary, stay(facility: .criticalAccess)).drg == "480")
  }

  @Test("title, weight and lengths of stay, by the year of the books")
  func weights() throws {
    let summary = sheet("S72.001A Y", ["L89.154 Y"], procedures: ["0QS634Z"])
    let found = try group(summary)
    #expect(found.title == "Hip and Femur Procedures Except Major Joint with MCC")
    let row = try #require(try openBook().group("480"))
    #expect(found.weight == row.weight)
    #expect(found.gmlos == row.geometricMeanStay)
    #expect(found.amlos == row.arithmeticMeanStay)
    #expect(found.mdc == 8)
    let later = try group(
      summary, stay(from: "2026-10-02T08:00", to: "2026-10-09T08:00"))
    #expect(later.drg == "480")
    #expect(later.weight == nil)
  }

  @Test("a day without a version is a typed error")
  func noVersion() throws {
    let engine = try openEngine()
    let claim = Claim(sheet("I10 Y"), of: try stay(to: "2027-04-01T08:00"))
    let day = try #require(CivilDate("2027-04-01"))
    #expect(throws: GroupingError.noVersion(day)) { try engine.group(claim) }
    #expect(throws: GroupingError.noVersion(day)) { try engine.edits(of: claim) }
  }

  @Test("the principal diagnosis excludes its like, in the order of the sheet")
  func excluded() throws {
    let found = try group(sheet("J96.01 Y", ["R06.00 Y", "J96.21 Y", "I50.21 Y", "Z79.4"]))
    expectNoDifference(
      found.secondary,
      [
        DiagnosisEffect(), DiagnosisEffect(level: .mcc, isExcluded: true),
        DiagnosisEffect(level: .mcc), DiagnosisEffect(),
      ])
  }

  @Test("anything that is typed has a group, be it none")
  func anything() throws {
    for text in ["", "\"", "\\", "\u{0}", "é", "ZZZ", "I50.211234", "🩺"] {
      let code = DiagnosisCode(normalised: text)
      let found = try group(
        InpatientSummary(
          principal: DiagnosisEntry(code, poa: .invalid("🩺")),
          secondary: [DiagnosisEntry(code)],
          procedures: [ProcedureEntry(ProcedureCode(normalised: text))]))
      #expect(found.drg == "999", "\(text)")
      #expect(!found.title.isEmpty)
    }
    #expect(try group(InpatientSummary()).drg == "999")
    let long = sheet(
      "I50.21 Y", Array(repeating: "N17.9 Y", count: 20_000),
      procedures: Array(repeating: "5A1955Z", count: 5_000))
    #expect(try group(long).secondary.count == 20_000)
  }

  @Test("an obstetric code without the delivery groups to 998, paid nothing")
  func obstetric() throws {
    let found = try group(sheet("O80 Y"), stay(age: 30))
    #expect(found.drg == "998")
    #expect(found.weight == 0)
    #expect(found.gmlos == nil)
  }

  @Test("the code editor counts")
  func edits() throws {
    let claim = Claim(sheet("V00.01XA Y", ["XXXX Y"]), of: try stay())
    let counts = try openEngine().edits(of: claim)
    #expect(counts.contains(EditorCount(name: "INVALID_CODE", count: 1)), "\(counts)")
    #expect(counts.contains(EditorCount(name: "E_CODE_AS_PDX", count: 1)), "\(counts)")
    #expect(try openEngine().edits(of: Claim(sheet("I50.21 Y"), of: try stay())).isEmpty)
  }

  @Test("the first case groups to 853")
  func firstCase() throws {
    let folder = root.appending(path: "Cases/inpatient/fever-and-confusion").path
    let chosen = try loadCase(at: folder)
    guard case .inpatient(let model) = modelSheet(for: chosen.key) else {
      Issue.record("the case is not inpatient")
      return
    }
    #expect(try group(model, chosen.encounter).drg == "853")
  }

  @Test("a stay asked for again has the same group")
  func again() throws {
    let engine = try openEngine()
    for principal in ["I50.21 Y", "J18.9 Y", "I50.21 Y"] {
      let claim = Claim(sheet(principal), of: try stay())
      expectNoDifference(try engine.group(again: claim), try engine.group(claim))
    }
  }
}
