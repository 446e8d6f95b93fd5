import CaseLibrary
import Chart
import Grading
import Testing

@Suite("Sheets")
struct SheetTests {
  private func read(_ text: String) throws -> Sheet {
    try readSheet(Array(text.utf8), name: "sheet")
  }

  private func faults(_ text: String) -> [String] {
    do {
      _ = try readSheet(Array(text.utf8), name: "sheet")
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  private func encounter() throws -> Encounter {
    Encounter(
      facility: .psychiatric, payer: .medicare, age: 67, sex: .female,
      admitted: try #require(CivilDateTime("2026-05-02T14:10")),
      inpatientOrder: CivilDateTime("2026-05-02T17:40"),
      discharged: try #require(CivilDateTime("2026-05-16T11:00")), disposition: "06")
  }

  private func inpatient() throws -> Sheet {
    Sheet(
      id: "7", caseID: "fever-and-confusion", encounter: try encounter(),
      summary: .inpatient(
        InpatientSummary(
          admitting: "R41.82", disposition: "06", principal: DiagnosisEntry("A41.01", poa: .yes),
          secondary: [DiagnosisEntry("R65.21", poa: .invalid("X")), DiagnosisEntry("Z79.4")],
          procedures: [
            ProcedureEntry("0210093", on: CivilDate("2026-05-03")), ProcedureEntry("3E03317"),
          ])))
  }

  @Test("every field of an inpatient sheet, in YAML")
  func yaml() throws {
    let sheet = try read(
      """
      schema: 1
      id: 7
      case: fever-and-confusion
      encounter: {setting: inpatient, age: 67, sex: F, facility: psychiatric, payer: medicare, admitted: 2026-05-02T14:10, inpatientOrder: 2026-05-02 17:40, discharged: 2026-05-16T11:00, disposition: "06"}
      admitting: {code: r4182}
      disposition: "06"
      principal: {code: " a41.01", poa: y}
      secondary: [{code: R65.21, poa: x}, {code: Z79.4, poa: ~}]
      procedures: [{code: 0210093, date: 2026-05-03}, {code: 3E03317}]
      """)
    expectSame(sheet, try inpatient())
  }

  @Test("every field of an inpatient sheet, in JSON with tabs, escapes, nulls and CRLF")
  func json() throws {
    let sheet = try read(
      """
      {\r\n\t"schema":1,"id":"7","case":"fever-and-conf\\u0075sion",\r
      \t"encounter":{"setting":"inpatient","age":67,"sex":"F","facility":"psychiatric",
        "payer":"medicare","admitted":"2026-05-02T14:10","inpatientOrder":"2026-05-02T17:40",
        "discharged":"2026-05-16T11:00","disposition":"06"},
      "admitting":{"code":"R41.82"},"disposition":"06","principal":{"code":"A41.01","poa":"Y"},
      "secondary":[{"code":"R65.21","poa":"X"},{"code":"Z79.4","poa":null}],
      "procedures":[{"code":"0210093","date":"2026-05-03"},{"code":"3E03317","date":null}]}
      """)
    expectSame(sheet, try inpatient())
  }

  @Test("every field of an outpatient sheet")
  func outpatient() throws {
    let sheet = try read(
      """
      {"schema": 1, "reasonForVisit": [{"code": "M25.531"}], "first": {"code": "S52.531A"},
       "other": [{"code": "Z79.01"}], "lines": [{"code": "J1885", "modifiers": ["rt", "59"], "units": 2}, {"code": "A4565"}]}
      """)
    expectSame(
      sheet,
      Sheet(
        summary: .outpatient(
          OutpatientSummary(
            reasonForVisit: ["M25.531"], first: "S52.531A", other: ["Z79.01"],
            lines: [
              ServiceEntry("J1885", modifiers: ["RT", "59"], units: 2), ServiceEntry("A4565"),
            ]))))
  }

  @Test("a sheet without sections is empty, of its encounter's setting")
  func empty() throws {
    expectSame(try read("schema: 1").summary, .inpatient(InpatientSummary()))
    let visit = try read(
      """
      schema: 1
      encounter: {setting: emergency, age: 34, sex: M, admitted: 2026-06-11T20:15, discharged: 2026-06-11T22:50, disposition: "01"}
      """)
    expectSame(visit.summary, .outpatient(OutpatientSummary()))
    expectSame(visit.encounter?.setting, .emergency)
    expectSame(visit.encounter?.facility, .acute)
  }

  @Test(
    "what a sheet may not hold",
    arguments: [
      (
        "schema: 1\nprincpal: {code: A41.01}",
        "sheet:2: the sheet has no field `princpal`; did you mean `principal`?"
      ),
      (
        "schema: 1\nprincipal: {code: A41.01, pos: Y}",
        "sheet:2: the principal diagnosis has no field `pos`; did you mean `poa`?"
      ),
      (
        "schema: 1\nsecondary:\n  - {poa: Y}",
        "sheet:3: `code` is missing in a secondary diagnosis; add it"
      ),
      (
        "schema: 1\nprocedures:\n  - {code: 5A1955Z, date: 2026-02-30}",
        "sheet:3: `date` is \"2026-02-30\"; write a date such as 2026-05-02"
      ),
      (
        "schema: 1\nprocedures:\n  - {code: 5A1955Z, date: 5/3/2026}",
        "sheet:3: `date` is \"5/3/2026\"; write a date such as 2026-05-02"
      ),
      ("principal: {code: A41.01}", "sheet:1: `schema` is missing in the sheet; add it"),
      (
        "schema: 1\nfirst: {code: S52.531A}\nprincipal: {code: A41.01}",
        "sheet:3: `principal` stands on an outpatient sheet; keep the sections of one setting: reasonForVisit, first, other, lines"
      ),
      ("[]", "sheet:1: the sheet is a list, not a mapping; write its fields as `name: value`"),
      ("", "sheet:1: the file is empty; write a mapping, `schema: 1` first"),
      (
        "schema: 1\nlines: [{code: J1885, units: 0}]",
        "sheet:2: `units` is \"0\"; write a whole number from 1 to 9999"
      ),
      (
        "schema: 1\nencounter: {age: 67, sex: F, admitted: 2026-05-02T14:10, discharged: 2026-05-01T14:10, disposition: \"06\"}",
        "sheet:2: the discharge is before the admission; correct one of them"
      ),
      (
        "schema: 1\nencounter: {age: 67, sex: F, admitted: 2026-05-02T14:10Z, discharged: 2026-05-03T14:10, disposition: \"06\"}",
        "sheet:2: `admitted` is \"2026-05-02T14:10Z\"; write a date and time such as 2026-05-02T14:10"
      ),
    ])
  func refused(text: String, fault: String) { expectSame(faults(text), [fault]) }
}
