import Chart
import CustomDump
import Grading
import Testing

@Suite("Batch lines")
struct BatchLineTests {
  private func read(_ text: String) throws(LineFault) -> (sheet: Sheet, id: String?) {
    var id: String?
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Sheet, LineFault> in
      do throws(LineFault) {
        return .success(try readSheetLine(buffer, id: &id))
      } catch {
        return .failure(error)
      }
    }
    return (try result.get(), id)
  }

  @Test("a whole inpatient sheet, fields in any order, codes normalised")
  func inpatient() throws {
    let (sheet, id) = try read(
      """
      {"procedures":[{"date":"2026-05-03","code":"5a1955z"},{"code":"02HV33Z","date":null}],
      "id":"a\\u00e9\\ud83d\\ude00","schema":1,"case":"x","admitting":{"code":"R41.82"},
      "disposition":"06","principal":{"poa":"y","code":" a41.01 "},
      "secondary":[{"code":"Z79.4"},{"code":"R65.21","poa":"1"}]}
      """)
    #expect(id == "aé😀")
    expectNoDifference(
      sheet,
      Sheet(
        id: "aé😀", caseID: "x",
        summary: .inpatient(
          InpatientSummary(
            admitting: "R41.82", disposition: "06",
            principal: DiagnosisEntry("A41.01", poa: .yes),
            secondary: [DiagnosisEntry("Z79.4"), DiagnosisEntry("R65.21", poa: .invalid("1"))],
            procedures: [
              ProcedureEntry("5A1955Z", on: CivilDate("2026-05-03")), ProcedureEntry("02HV33Z"),
            ]))))
  }

  @Test(
    "a fault comes back under the line's own name, even where that stands behind it",
    arguments: [
      #"{"schema":1,"bogus":{"a":[1,true,"x"]},"id":"z"}"#,
      #"{"admitting":{"cod":"R41.82"},"case":"x","id":"z","schema":1}"#,
      #"{"schema":"one","secondary":[{"code":"Z79.4"}],"id":"z"}"#,
    ])
  func name(line: String) {
    var id: String?
    _ = Array(line.utf8).withUnsafeBufferPointer { bytes in
      #expect(throws: LineFault.self) { try readSheetLine(bytes, id: &id) }
    }
    #expect(id == "z")
  }

  @Test("an outpatient sheet with its encounter")
  func outpatient() throws {
    let (sheet, _) = try read(
      """
      {"schema":1,"encounter":{"age":40,"sex":"F","facility":"acute","payer":"medicare",
      "admitted":"2026-05-02T10:00","discharged":"2026-05-02T12:00","disposition":"01"},
      "reasonForVisit":[{"code":"R07.9"}],"first":{"code":"I20.0"},"other":[],
      "lines":[{"code":"J0690","modifiers":["25"],"units":2}]}
      """)
    #expect(sheet.encounter?.setting == .outpatient)
    expectNoDifference(
      sheet.summary,
      .outpatient(
        OutpatientSummary(
          reasonForVisit: ["R07.9"], first: "I20.0",
          lines: [ServiceEntry("J0690", modifiers: ["25"], units: 2)])))
  }

  @Test(
    "what cannot be read is said, with the id where it was reached",
    arguments: [
      (#"{"id":"q","schema":1,"wrong":2}"#, "unknown field `wrong`"),
      (#"{"schema":1,"schema":1}"#, "the field `schema` stands twice"),
      (#"{"case":"x"}"#, "no schema"), (#"{"schema":2}"#, "schema is not 1"),
      (#"{"schema":1} x"#, "the end of the line expected"), ("", "an object expected"),
      (#"{"schema":1,"principal":{"poa":"Y"}}"#, "a diagnosis without its code"),
      (#"{"schema":1,"procedures":[{"code":"0","date":"5/3"}]}"#, "`5/3` is no date"),
      (#"{"schema":1,"admitting":{"code":"R41.82"},"first":{"code":"I10"}}"#, "sections of"),
      (#"{"schema":1,"lines":[{"code":"1","units":0}]}"#, "units from 1"),
      (#"{"schema":1,"encounter":{"age":3}}"#, "the encounter lacks"),
      (#"{"id":"\ud83d"}"#, "half a"), ("{\"id\":\"\u{01}\"}", "a control character"),
      (String(repeating: #"{"encounter":"#, count: 50), "unknown field `encounter`"),
    ])
  func faults(line: String, words: String) {
    #expect {
      try read(line)
    } throws: { error in
      (error as? LineFault)?.what.contains(words) == true
    }
  }

  @Test("any change of a byte gives an answer, never a trap")
  func mutations() {
    let good = Array(
      #"{"schema":1,"id":"a\u00e9","case":"x","principal":{"code":"A41.01","poa":"Y"}}"#.utf8)
    for position in good.indices {
      for byte in [UInt8(0), 34, 92, 123, 125, 91, 44, 58, 48, 110, 255] {
        var bytes = good
        bytes[position] = byte
        _ = try? read(String(decoding: bytes, as: UTF8.self))
        _ = bytes.withUnsafeBufferPointer { buffer in
          var id: String?
          return (try? readSheetLine(buffer, id: &id)) == nil
        }
        _ = try? read(String(decoding: bytes[..<position], as: UTF8.self))
      }
    }
  }
}
