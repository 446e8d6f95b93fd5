import Chart
import Grading
import TestSupport
import Testing

@Suite("Outcomes of procedures")
struct ProcedureTests {
  private func graded(_ procedures: ProcedureEntry..., key: [ProcedureLine]) throws -> GradeReport {
    var sample = Sample()
    sample.procedures = key
    var sheet = rightSheet()
    sheet.procedures = procedures
    return try report(sheet, sample.key)
  }

  private let pair = [procedure("5A1955Z", principal: true), procedure("02HV33Z", on: 2)]

  @Test("one axis wrong is a near miss that names the axis, both values and their meaning")
  func axis() throws {
    let result = try graded(done("5A1945Z"), done("02HV33Z", on: 2), key: pair)
    let line = try #require(result.entered("5A1945Z"))
    #expect(line.outcome == .nearMiss)
    #expect(line.differences.map(\.aspect) == ["Duration"])
    #expect(line.differences.first?.entered == "4 24-96 Consecutive Hours")
    #expect(line.differences.first?.keyed == "5 Greater than 96 Consecutive Hours")
    #expect(line.differences.first?.text.contains("4, 24-96 Consecutive Hours") == true)
    #expect(result.value(.principalProcedure) == 0)
    #expect(result.counts(.procedureF1) == "2/4")
  }

  @Test("section and body system must agree, and four characters of seven")
  func pairingLimits() throws {
    let far = try graded(
      done("5A1955Z"), done("05HM33Z", on: 2), key: pair)
    #expect(far.entered("05HM33Z")?.outcome == .unsupported)
    #expect(far.keyed("02HV33Z")?.outcome == .missed)
    let three = try graded(done("5A1955Z"), done("02B00ZX"), key: pair)
    #expect(three.entered("02B00ZX")?.outcome == .unsupported)
    let four = try graded(done("5A1955Z"), done("02H60JZ"), key: pair)
    #expect(four.entered("02H60JZ")?.outcome == .nearMiss)
    #expect(
      four.entered("02H60JZ")?.differences.map(\.aspect) == [
        "Body Part", "Approach", "Device",
      ])
  }

  @Test("the principal procedure not first: it and what stands first are out of place")
  func principalNotFirst() throws {
    let result = try graded(done("02HV33Z", on: 2), done("5A1955Z"), key: pair)
    #expect(result.entered("5A1955Z")?.outcome == .wrongPlace)
    #expect(result.entered("02HV33Z")?.outcome == .wrongPlace)
    #expect(result.value(.principalProcedure) == 0)
    #expect(result.value(.procedureF1) == 1)
    #expect(result.practiceScore == 95)
  }

  @Test("a principal procedure left out displaces nothing")
  func principalMissed() throws {
    let result = try graded(done("02HV33Z", on: 2), key: pair)
    #expect(result.keyed("5A1955Z")?.outcome == .missed)
    #expect(result.entered("02HV33Z")?.outcome == .correct)
  }

  @Test("a wrong or missing date stays correct and costs the dates")
  func dates() throws {
    let result = try graded(done("5A1955Z", on: 3), done("02HV33Z", on: nil), key: pair)
    #expect(result.entered("5A1955Z")?.outcome == .correct)
    #expect(
      result.entered("5A1955Z")?.differences.first?.text
        == "2026-05-05 was entered; the record dates it 2026-05-03.")
    #expect(result.entered("02HV33Z")?.differences.map(\.aspect) == ["date"])
    #expect(result.counts(.procedureDate) == "0/2")
    #expect(result.practiceScore == 100)
    #expect(result.value(.caseOverCase) == 0)
  }

  @Test("the same code on two days: dates decide which is which")
  func sameCodeTwoDates() throws {
    let key = [procedure("30233N1", on: 1), procedure("30233N1", on: 4)]
    let result = try graded(done("30233N1", on: 4), done("30233N1", on: 1), key: key)
    #expect(result.counts(.procedureDate) == "2/2")
    #expect(result.practiceScore == 100)
    #expect(result.counts(.principalProcedure) == "0/0")
  }

  @Test(
    "a count: too few are missed, up to the allowed neither, more are unsupported",
    arguments: [(1, 1, 0), (2, 0, 0), (3, 0, 0), (4, 0, 1)])
  func count(entered: Int, missed: Int, unsupported: Int) throws {
    var sample = Sample()
    sample.procedures = [
      procedure("30233N1", principal: true, count: Repetition(required: 2, allowed: 3))
    ]
    var sheet = rightSheet()
    sheet.procedures = Array(repeating: done("30233N1"), count: entered)
    let result = try report(sheet, sample.key)
    #expect(result.lines.filter { $0.outcome == .missed }.count == missed)
    #expect(result.lines.filter { $0.outcome == .unsupported }.count == unsupported)
    #expect(result.lines.filter { $0.outcome == .optional }.count == max(0, min(entered, 3) - 2))
    #expect(result.counts(.procedureRecall) == "\(min(entered, 2))/2")
    if unsupported > 0 {
      #expect(result.lines.last?.why.hasPrefix("The record supports 30233N1 3 times") == true)
    }
  }

  @Test("a repeat may be the near miss of another line: the other side of the body")
  func repeatPairs() throws {
    let key = [procedure("0SRC0J9", principal: true), procedure("0SRD0J9")]
    let result = try graded(done("0SRC0J9"), done("0SRC0J9"), key: key)
    #expect(result.short.suffix(2) == ["correct 0SRC0J9>0SRC0J9", "nearMiss 0SRC0J9>0SRD0J9"])
  }

  @Test("any: one of the codes is right, the other then one too many")
  func any() throws {
    let key = [procedure("0FT44ZZ", "0FT40ZZ", principal: true)]
    #expect(try graded(done("0FT40ZZ"), key: key).practiceScore == 100)
    let both = try graded(done("0FT40ZZ"), done("0FT44ZZ"), key: key)
    #expect(both.entered("0FT40ZZ")?.outcome == .correct)
    #expect(both.entered("0FT44ZZ")?.why.hasPrefix("One code is reported") == true)
  }

  @Test("where the key has no procedure, one entered is charged to the secondary precision, once")
  func keyWithout() throws {
    let result = try graded(done("3E03317"), key: [])
    #expect(result.entered("3E03317")?.outcome == .unsupported)
    #expect(result.counts(.secondaryPrecision) == "4/5")
    #expect(result.counts(.procedurePrecision) == "0/0")
    #expect(result.counts(.procedureF1) == "0/0")
    #expect(abs(result.practiceScore - 100 * (40 + 35 * 8.0 / 9) / 75) < 1e-9)
    let optional = try graded(
      done("3E03317"), done("02HV33Z"), key: [procedure("02HV33Z", on: nil, optional: true)])
    #expect(optional.counts(.secondaryPrecision) == "4/5")
    #expect(optional.entered("02HV33Z")?.outcome == .optional)
  }

  @Test("a near miss against an optional procedure is unsupported")
  func nearOptional() throws {
    let result = try graded(
      done("5A1955Z"), done("02HV33Z", on: 2), done("0DTJ0ZZ"),
      key: pair + [procedure("0DTJ4ZZ", optional: true)])
    #expect(result.entered("0DTJ0ZZ")?.outcome == .unsupported)
    #expect(result.entered("0DTJ0ZZ")?.why.hasPrefix("It comes near the optional 0DTJ4ZZ") == true)
    #expect(result.entered("0DTJ0ZZ")?.differences.map(\.aspect) == ["Approach"])
  }

  @Test("a procedure trap supplies the reason")
  func trap() throws {
    var sample = Sample()
    sample.traps = [Trap(code: "3E03317", rationale: Rationale(why: "Given elsewhere."))]
    var sheet = rightSheet()
    sheet.procedures.append(done("3E03317"))
    #expect(try report(sheet, sample.key).entered("3E03317")?.why == "Given elsewhere.")
  }
}
