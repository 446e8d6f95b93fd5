import Chart
import CustomDump
import Grading
import Testing

@testable import Grouper

@Suite("A claim as the library takes it")
struct ClaimWriterTests {
  private func written(_ claim: Claim, version: Int = 431) -> String {
    String(decoding: ClaimWriter(claim, version: version).bytes, as: UTF8.self)
  }

  @Test("every field, codes without dots, no indicator where none was given")
  func golden() throws {
    var summary = sheet(
      "S72.001A Y", ["L89.154 n", "Z79.4", "I10 W", "E11.22 U"], procedures: ["0QS634Z", "5A1955Z"])
    summary.admitting = "M25.551"
    summary.disposition = "3"
    expectNoDifference(
      written(Claim(summary, of: try stay())),
      #"{"version":431,"discharge_date":20260516,"age":67,"sex":1,"discharge_status":3,"#
        + #""hospital_status":"NOT_EXEMPT","admit_dx":{"code":"M25551"},"#
        + #""pdx":{"code":"S72001A","poa":"Y"},"sdx":[{"code":"L89154","poa":"N"},"#
        + #"{"code":"Z794"},{"code":"I10","poa":"W"},{"code":"E1122","poa":"U"}],"#
        + #""procedures":[{"code":"0QS634Z"},{"code":"5A1955Z"}]}"# + "\0")
  }

  @Test("an empty sheet, an exempt hospital, the disposition of the stay")
  func empty() throws {
    let encounter = try stay(
      facility: .psychiatric, age: 0, sex: .male, disposition: "20", to: "2026-03-31T11:00")
    expectNoDifference(
      written(Claim(InpatientSummary(), of: encounter), version: 430),
      #"{"version":430,"discharge_date":20260331,"age":0,"sex":0,"discharge_status":20,"#
        + #""hospital_status":"EXEMPT","sdx":[],"procedures":[]}"# + "\0")
  }

  @Test(
    "whatever was typed, nothing but capitals, digits and ? gets in, and no code turns valid",
    arguments: [
      ("\"},{\"code\":\"I5021", "????????"), ("I10\u{0}", "I10?"), ("é", "??"), ("\\", "?"),
      ("I50211234567", "I5021123"), ("🩺", "????"), ("ｉ10", "???10"),
    ])
  func garbage(code: String, expected: String) throws {
    let text = written(
      Claim(
        InpatientSummary(
          principal: DiagnosisEntry(DiagnosisCode(normalised: code), poa: .invalid("\"")),
          secondary: [DiagnosisEntry(DiagnosisCode(normalised: code))],
          procedures: [ProcedureEntry(ProcedureCode(normalised: code))]), of: try stay()))
    let shown = text.components(separatedBy: "\"code\":\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
    #expect(Set(shown).count == 1, "\(shown)")
    #expect(shown.allSatisfy { $0.hasPrefix(expected) && $0.utf8.count <= 8 }, "\(shown)")
    #expect(text.contains(#""poa":"?""#))
    #expect(text.utf8.dropLast().allSatisfy { (32...126).contains($0) })
  }

  @Test(
    "numbers out of all range are bounded",
    arguments: [
      (Int.max, "999999"), (Int.min, "x"), (-1, ""), (1_000_000, "1e5"),
    ])
  func numbers(age: Int, disposition: String) throws {
    let encounter = try stay(age: age, disposition: disposition)
    let text = written(Claim(InpatientSummary(), of: encounter))
    #expect(text.contains(age > 0 ? "\"age\":999," : "\"age\":0,"))
    #expect(text.contains("\"discharge_status\":0,"))
  }

  @Test("lines on which nothing was typed are no lines")
  func blanks() throws {
    let claim = Claim(
      InpatientSummary(
        admitting: "", disposition: " ", principal: DiagnosisEntry(""),
        secondary: [DiagnosisEntry(""), entry("I10 Y")], procedures: [ProcedureEntry("")]),
      of: try stay())
    #expect(claim.principal == nil)
    #expect(claim.admitting == nil)
    #expect(claim.disposition == 6)
    expectNoDifference(claim.secondary, [entry("I10 Y")])
    #expect(claim.procedures.isEmpty)
  }

  @Test(
    "the version is that of the day of discharge",
    arguments: [
      ("2022-09-30", nil), ("2022-10-01", 400), ("2025-09-30", 421), ("2025-10-01", 430),
      ("2026-03-31", 430), ("2026-04-01", 431), ("2026-09-30", 431), ("2026-10-01", 440),
      ("2027-03-31", 440), ("2027-04-01", nil),
    ])
  func versions(day: String, version: Int?) throws {
    #expect(try #require(CivilDate(day)).grouperVersion == version)
  }
}
