import Chart
import Grading
import TestSupport
import Testing

@Suite("Present on admission")
struct POATests {
  @Test("a wrong or a missing indicator is wrong; the line stays correct")
  func wrong() throws {
    var sheet = rightSheet()
    sheet.principal = entry("A41.01 N")
    sheet.secondary[0].poa = nil
    sheet.secondary[2] = entry("N17.9 1")
    let result = try report(sheet, Sample().key)
    for code in ["A41.01", "R65.21", "N17.9"] {
      #expect(result.entered(code)?.outcome == .correct)
      #expect(result.entered(code)?.poa == .wrong)
      #expect(result.entered(code)?.differences.map(\.aspect) == ["poa"])
    }
    #expect(
      result.entered("A41.01")?.differences.first?.text
        == "N (not present on admission) was entered; the record supports Y (present on admission)."
    )
    #expect(
      result.entered("R65.21")?.differences.first?.text
        == "No indicator was entered; the record supports Y (present on admission).")
    #expect(result.counts(.poa) == "1/4")
    #expect(result.practiceScore == 88.75)
    #expect(result.value(.codeOverCode) == 1)
    #expect(result.value(.caseOverCase) == 0)
  }

  @Test("several may be acceptable; the key shows the one entered")
  func several() throws {
    var sheet = rightSheet()
    sheet.secondary[1] = entry("J96.01 W")
    let result = try report(sheet, Sample().key)
    #expect(result.entered("J96.01")?.poa == .correct)
    #expect(result.entered("J96.01")?.keyed?.poa == "W")
  }

  @Test("on an exempt code an indicator counts, and is wrong")
  func exempt() throws {
    var sheet = rightSheet()
    sheet.secondary[3] = entry("Z79.4 Y")
    let result = try report(sheet, Sample().key)
    #expect(result.entered("Z79.4")?.poa == .wrong)
    #expect(result.counts(.poa) == "4/5")
    #expect(
      result.entered("Z79.4")?.differences.first?.text
        == "Z79.4 is exempt from POA reporting: no indicator goes with it.")
  }

  @Test("graded on lines out of place, not on near misses")
  func places() throws {
    var sheet = rightSheet()
    sheet.principal = entry("R65.21 N")
    sheet.secondary[0] = entry("A41.01 Y")
    sheet.secondary[1] = entry("J96.02 Y")
    let result = try report(sheet, Sample().key)
    #expect(result.entered("R65.21")?.poa == .wrong)
    #expect(result.entered("A41.01")?.poa == .correct)
    #expect(result.entered("J96.02")?.poa == .notGraded)
    #expect(result.counts(.poa) == "2/3")
  }

  @Test(
    "hospitals other than acute ones do not report it",
    arguments: Facility.allCases.filter { $0 != .acute })
  func facilities(facility: Facility) throws {
    var sheet = rightSheet()
    sheet.secondary[0].poa = nil
    let result = try report(sheet, Sample().key, facility: facility)
    #expect(result.lines.allSatisfy { $0.poa == .notGraded })
    #expect(result.counts(.poa) == "0/0")
    #expect(result.practiceScore == 100)
  }
}
