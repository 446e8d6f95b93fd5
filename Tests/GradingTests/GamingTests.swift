import Chart
import Grading
import TestSupport
import Testing

/// Sheets that try to win points without the codes.
@Suite("Gaming")
struct GamingTests {
  @Test("a blank sheet: 0")
  func blank() throws {
    let result = try report(InpatientSummary(), Sample().key)
    #expect(result.practiceScore == 0)
    #expect(result.measure(.secondaryPrecision)?.value == nil)
    #expect(result.counts(.secondaryF1) == "0/4")
    #expect(result.lines.allSatisfy { $0.outcome == .missed })
  }

  @Test("the principal alone: its own points and a quarter of the indicators")
  func principalOnly() throws {
    let result = try report(InpatientSummary(principal: entry("A41.01 Y")), Sample().key)
    #expect(result.practiceScore == 28.75)
  }

  @Test("everything right and fifty extras: precision pays")
  func fiftyExtras() throws {
    var sheet = rightSheet()
    let taken = Set(["A4101", "R6521", "J9601", "N179", "Z794"])
    sheet.secondary += CodePool.anyDiagnosis.filter { !taken.contains($0.text) }.prefix(50)
      .map { DiagnosisEntry($0, poa: .yes) }
    #expect(sheet.secondary.count == 54)
    let result = try report(sheet, Sample().key)
    #expect(result.counts(.secondaryF1) == "8/58")
    #expect(abs(result.practiceScore - (65 + 35 * 8.0 / 58)) < 1e-9)
    #expect(result.counts(.codeOverCode) == "7/57")
  }

  @Test("every diagnosis twice, with both indicators: half the precision for the indicators")
  func bothIndicators() throws {
    var sheet = rightSheet()
    sheet.secondary = sheet.secondary.flatMap { entry in
      [.yes, .no].map { DiagnosisEntry(entry.code, poa: $0) }
    }
    let result = try report(sheet, Sample().key)
    #expect(result.counts(.secondaryF1) == "8/12")
    #expect(result.practiceScore < 90)
  }

  @Test("the only secondary as principal: no credit for a part the swap left empty")
  func onlySecondarySwapped() throws {
    var sample = Sample()
    sample.secondary = [line("R65.21 Y")]
    sample.procedures = []
    var sheet = rightSheet()
    sheet.procedures = []
    (sheet.principal, sheet.secondary) = (entry("R65.21 Y"), [entry("A41.01 Y")])
    let result = try report(sheet, sample.key)
    #expect(result.measure(.secondaryF1)?.value == nil)
    #expect(result.practiceScore == 37.5)
  }

  @Test("a key without secondary lines does not make extras free")
  func noSecondary() throws {
    var sample = Sample()
    sample.secondary = []
    sample.procedures = []
    var sheet = rightSheet()
    (sheet.secondary, sheet.procedures) = ([], [])
    #expect(try report(sheet, sample.key).practiceScore == 100)
    sheet.secondary = [entry("K59.00 Y")]
    #expect(try report(sheet, sample.key).practiceScore == 100.0 * 40 / 75)
  }
}

@Suite("Any input yields a report")
struct TotalityTests {
  @Test("garbage codes of every kind")
  func garbage() throws {
    var sheet = rightSheet()
    for text in CodePool.garbage {
      sheet.secondary.append(DiagnosisEntry(DiagnosisCode(text), poa: .invalid(text)))
      sheet.procedures.append(ProcedureEntry(ProcedureCode(text)))
    }
    sheet.principal = DiagnosisEntry(DiagnosisCode(normalised: "\u{0}\u{1F}"))
    let result = try report(sheet, Sample().key)
    #expect(result.lines.compactMap(\.entered).count == 7 + 2 * CodePool.garbage.count)
    _ = reportJSON(result, caseID: nil, caseRevision: nil)
    _ = reportText(result, titles: try openBook())
    _ = result.lines.map(\.differences)
  }

  @Test("a key that no author would write")
  func strangeKey() throws {
    var sample = Sample()
    sample.principal = []
    sample.secondary = [DiagnosisLine([])]
    sample.procedures = [
      ProcedureLine([], count: Repetition(required: -3, allowed: .max)),
      procedure("5A1955Z", count: Repetition(required: .max, allowed: 0)),
    ]
    sample.sequence = [
      SequenceConstraint(before: "", after: "A41.01"),
      SequenceConstraint(before: "R65.21", after: "R65.21"),
    ]
    let result = try report(rightSheet(), sample.key)
    #expect(result.value(.principalDiagnosis) == 0)
    #expect(modelSheet(for: sample.key) != .inpatient(rightSheet()))
  }

  @Test(
    "a thousand lines left over beside three hundred of the key are paired at bounded cost",
    .timeLimit(.minutes(1)))
  func thousands() throws {
    var sample = Sample()
    sample.secondary = (0..<300).map { line("S72.\($0) Y") }
    var sheet = rightSheet()
    sheet.secondary = (0..<1000).map { entry("S72.X\($0) Y") }
    let result = try report(sheet, sample.key)
    #expect(result.lines.compactMap(\.entered).count == 1003)
    #expect(result.lines.contains { $0.outcome == .nearMiss })
  }

  @Test("a thousand repeats of one code", .timeLimit(.minutes(1)))
  func repeats() throws {
    var sample = Sample()
    sample.secondary = (0..<50).map { _ in line("S72.001A Y|S72.002A N") }
    var sheet = rightSheet()
    sheet.secondary = (0..<1000).map { entry($0 % 2 == 0 ? "S72.001A Y" : "S72.002A N") }
    let result = try report(sheet, sample.key)
    #expect(result.lines.filter { $0.outcome == .correct }.count == 53)
    #expect(result.lines.filter { $0.outcome == .unsupported }.count == 950)
  }
}
