import Chart
import Testing

@Suite("Civil time")
struct CivilTimeTests {
  @Test("a day survives the way to its number and back, over 400 years")
  func roundTrip() throws {
    let start = try #require(CivilDate(year: 1900, month: 1, day: 1))
    var previous = start
    for offset in 1...146_097 {
      let date = start + offset
      let (year, month, day) = date.parts
      #expect(CivilDate(year: year, month: month, day: day) == date)
      #expect(previous < date)
      previous = date
    }
  }

  @Test(
    "days that the calendar lacks are refused",
    arguments: [
      "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-01", "26-04-01", "",
      "2026-04-01 ", "2026-04-0١",
    ])
  func badDates(text: String) { #expect(CivilDate(text) == nil) }

  @Test("an age turns on the birthday")
  func age() throws {
    let born = try #require(CivilDate("1958-05-03"))
    #expect(born.years(until: try #require(CivilDate("2026-05-02"))) == 67)
    #expect(born.years(until: try #require(CivilDate("2026-05-03"))) == 68)
  }

  @Test("minutes between two times cross midnight")
  func minutes() throws {
    let a = try #require(CivilDateTime("2026-05-02T23:50"))
    let b = try #require(CivilDateTime("2026-05-03 00:10"))
    #expect(b - a == 20)
    #expect(b.description == "2026-05-03T00:10")
    #expect(CivilDateTime("2026-05-02T24:00") == nil)
  }
}

@Suite("Codes")
struct CodeTests {
  @Test("dots, case and spaces are normalised once")
  func normalised() {
    #expect(DiagnosisCode(" a41.01 ") == "A4101")
    #expect(DiagnosisCode("A4101").description == "A41.01")
    #expect(ProcedureCode("5a1955z").description == "5A1955Z")
    #expect(DiagnosisCode("I10").description == "I10")
  }

  @Test("indicators read in either case, others kept to be shown")
  func indicators() {
    #expect(PresentOnAdmission("y") == .yes)
    #expect(PresentOnAdmission(" W ") == .undetermined)
    #expect(PresentOnAdmission("1") == .invalid("1"))
    #expect(PresentOnAdmission("  ") == nil)
  }
}
