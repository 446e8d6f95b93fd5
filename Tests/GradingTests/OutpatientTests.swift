import Chart
import Grading
import TestSupport
import Testing

@Suite("Outpatient and emergency visits")
struct OutpatientTests {
  private let key = AnswerKey(
    .outpatient(
      OutpatientKey(
        reasonForVisit: [line("R07.9")], first: line("I20.9"), other: [line("I10"), line("E11.9")],
        lines: [
          ServiceLine(["J1885"], units: 2), ServiceLine(["G0378"], modifiers: ["59"]),
          ServiceLine(["Q9967"], optional: true),
        ])))

  private let right = OutpatientSummary(
    reasonForVisit: ["R07.9"], first: "I20.9", other: ["I10", "E11.9"],
    lines: [
      ServiceEntry("J1885", units: 2), ServiceEntry("G0378", modifiers: ["59"]),
    ])

  private func graded(_ sheet: OutpatientSummary) throws -> GradeReport {
    grade(
      .outpatient(sheet), against: key, policy: ReportingPolicy(),
      encounter: try #require(Stays.encounter(setting: .emergency)), using: try openBook())
  }

  @Test("a right sheet is 100, without POA, in the order of the key")
  func rightSheet() throws {
    let result = try graded(right)
    #expect(result.practiceScore == 100)
    #expect(result.lines.allSatisfy { $0.poa == .notGraded })
    #expect(
      result.lines.map { $0.keyed?.place.section } == [
        .reasonForVisit, .first, .other, .other, .line, .line, .line,
      ])
    #expect(result.counts(.poa) == "0/0")
    #expect(result.counts(.abstract) == "0/0")
    #expect(result.value(.caseOverCase) == 1)
  }

  @Test("first-listed and other swapped are out of place; the reason for the visit stands apart")
  func swapped() throws {
    var sheet = right
    sheet.first = "I10"
    sheet.other = ["I20.9", "E11.9"]
    let result = try graded(sheet)
    #expect(result.entered("I10")?.outcome == .wrongPlace)
    #expect(result.entered("I20.9")?.why.contains("first-listed diagnosis") == true)
    #expect(result.counts(.secondaryRecall) == "1/1")
    #expect(abs(result.practiceScore - 100 * 60 / 85) < 1e-9)
  }

  @Test("a diagnosis may also be the reason for the visit")
  func reasonRepeats() throws {
    var sheet = right
    sheet.reasonForVisit = ["I20.9"]
    let result = try graded(sheet)
    #expect(result.keyed("R07.9")?.entered?.code == "I20.9")
    #expect(result.keyed("R07.9")?.outcome == .nearMiss)
    #expect(result.value(.principalDiagnosis) == 1)
    #expect(result.value(.secondaryF1) == 1)
    #expect(result.counts(.codeOverCode) == "5/6")
  }

  @Test("modifiers and units are named; the line stays correct, the case is not")
  func modifiersAndUnits() throws {
    var sheet = right
    sheet.lines = [ServiceEntry("J1885", units: 1), ServiceEntry("G0378")]
    let result = try graded(sheet)
    #expect(result.entered("J1885")?.outcome == .correct)
    #expect(result.entered("J1885")?.differences.map(\.aspect) == ["units"])
    #expect(
      result.entered("G0378")?.differences.first?.text
        == "Modifiers entered: none; the key has 59.")
    #expect(result.value(.procedureF1) == 1)
    #expect(result.value(.caseOverCase) == 0)
  }

  @Test("service codes do not pair, and cite the guidelines of visits")
  func unsupported() throws {
    var sheet = right
    sheet.lines[0].code = "J1886"
    sheet.other.append("K59.00")
    let result = try graded(sheet)
    #expect(result.entered("J1886")?.outcome == .unsupported)
    #expect(result.keyed("J1885")?.outcome == .missed)
    #expect(result.entered("K59.00")?.cite == ["IV"])
  }
}
