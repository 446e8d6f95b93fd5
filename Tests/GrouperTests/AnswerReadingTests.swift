import Chart
import CustomDump
import Foundation
import Grading
import TestSupport
import Testing

@testable import Grouper

/// An answer as libmsdrg gave it: S72.001A with L89.154 as POA N, an invalid code, an excluded one.
private let answer =
  #"{"initial_drg":480,"initial_mdc":8,"initial_base_drg":480,"initial_drg_description":"#
  + #""Hip and Femur Procedures Except Major Joint with MCC","initial_mdc_description":"x","#
  + #""initial_return_code":"OK","initial_severity":"MCC","final_drg":482,"final_mdc":8,"#
  + #""final_base_drg":480,"final_drg_description":"Hip and Femur \"Procedures\"","#
  + #""final_mdc_description":"x","return_code":"OK","final_severity":"NONE","#
  + #""pdx_output":{"code":"S72001A","mdc":8,"severity":"MCC","drg_impact":"BOTH","#
  + #""poa_error":"POA_NOT_CHECKED","flags":["VALID"],"hacs":[]},"sdx_output":["#
  + #"{"code":"L89154","mdc":null,"severity":"MCC","drg_impact":"BOTH","poa_error":"x","#
  + #""flags":["VALID","MARKED_FOR_INITIAL"],"hacs":[{"hac_number":4,"hac_list":"HAC04","#
  + #""hac_status":"HAC_CRITERIA_MET","description":"Stage III and IV Pressure Ulcers"}]},"#
  + #"{"code":"XXXX","mdc":null,"severity":"NONE","drg_impact":"NONE","poa_error":"x","flags":[],"#
  + #""hacs":[{"hac_number":0,"hac_list":"HAC04","hac_status":"HAC_CRITERIA_NOT_MET","#
  + #""description":"y"}]},{"code":"M84453A","severity":"CC","flags":["EXCLUDED","VALID"]}],"#
  + #""proc_output":[{"code":"0QS634Z","is_or":true,"flags":[],"hac_usage":[]}],"#
  + #""grouper_flags":{"num_hac_categories_satisfied":1,"hac_status_value":"FINAL_DRG_CHANGES"}}"#

@Suite("Reading an answer")
struct AnswerReadingTests {
  private func read<Value>(
    _ text: String, _ read: (inout JSONScanner) throws(ScanFailure) -> Value
  ) throws(ScanFailure) -> Value {
    let bytes = Array(text.utf8)
    let result = bytes.withUnsafeBufferPointer { buffer -> Result<Value, ScanFailure> in
      guard let start = buffer.baseAddress else { return .failure(ScanFailure()) }
      var scanner = JSONScanner(start, count: buffer.count)
      do throws(ScanFailure) { return .success(try read(&scanner)) } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private func group(_ text: String) throws(ScanFailure) -> GroupAnswer {
    try read(text) { (scanner) throws(ScanFailure) in try GroupAnswer(reading: &scanner) }
  }

  @Test("the fields that are needed")
  func canned() throws {
    let found = try group(answer)
    #expect(found.drg == 482)
    #expect(found.initialDRG == 480)
    #expect(found.title == #"Hip and Femur "Procedures""#)
    #expect(found.mdc == 8)
    #expect(found.severity == "NONE")
    #expect(found.returnCode == "OK")
    #expect(found.hacEffect == .changes)
    expectNoDifference(found.principal?.effect, DiagnosisEffect(level: .mcc))
    expectNoDifference(
      found.secondary.map(\.effect),
      [
        DiagnosisEffect(
          level: .mcc,
          acquired: AcquiredCondition(number: 4, title: "Stage III and IV Pressure Ulcers")),
        DiagnosisEffect(), DiagnosisEffect(level: .cc, isExcluded: true),
      ])
  }

  @Test("fields in any order, unknown ones, white space")
  func anyOrder() throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(answer.utf8))
    let pretty = try JSONSerialization.data(
      withJSONObject: parsed, options: [.prettyPrinted, .sortedKeys])
    expectNoDifference(try group(String(decoding: pretty, as: UTF8.self)), try group(answer))
    let more = "{\"new\":[{\"deep\":[[{}],-1.5e3,true]},null]," + answer.dropFirst()
    expectNoDifference(try group(more), try group(answer))
  }

  @Test("an answer cut off anywhere is a failure, never half an answer")
  func truncated() {
    for length in 0..<answer.utf8.count {
      #expect(throws: ScanFailure.self) { try group(String(answer.prefix(length))) }
    }
  }

  @Test(
    "what is no answer is refused", arguments: ["", "null", "[]", "{", "{\"final_drg\":x}", "}"])
  func garbage(text: String) {
    #expect(throws: ScanFailure.self) { try group(text) }
  }

  @Test("damaged answers end, whatever they say")
  func damaged() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      var bytes = Array(answer.utf8)
      for _ in 0..<random.number(1...6) {
        let at = random.number(0...(bytes.count - 1))
        bytes[at] = Array("{}[]\",:\\nt0 -".utf8).randomElement(using: &random) ?? 0
      }
      _ = try? group(String(decoding: bytes, as: UTF8.self))
    }
    let deep = "{\"x\":" + String(repeating: "[", count: 1_000_000)
    #expect(throws: ScanFailure.self) { try group(deep) }
  }

  @Test("an answer without a group is none")
  func nameless() throws {
    let claim = Claim(sheet("I10 Y"), of: try stay())
    let table = GroupTable(try openBook())
    for text in ["{}", "{\"final_drg\":null}", "{\"final_drg\":1000}", "{\"final_drg\":-1}"] {
      let found = try group(text)
      #expect(throws: GroupingError.noAnswer(what: "its answer names no group")) {
        try stayGroup(found, of: claim, table: table)
      }
    }
  }

  @Test("the editor's counts")
  func editor() throws {
    let found = try read(
      #"{"version":20270331,"edit_type":"PREPAYMENT","edits":[{"name":"INVALID_CODE","count":2,"#
        + #""code_type":"BOTH"},{"count":1,"name":"E_CODE_AS_PDX"}]}"#
    ) { (scanner) throws(ScanFailure) in try editorCounts(reading: &scanner) }
    expectNoDifference(
      found,
      [EditorCount(name: "INVALID_CODE", count: 2), EditorCount(name: "E_CODE_AS_PDX", count: 1)])
  }

  @Test("effects go to their lines, however the answer is sorted", arguments: [3, 63, 64, 65, 900])
  func order(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    // Codes that repeat, with a level that tells the repeats apart by their order.
    let codes = (0..<count).map { _ in "A\(random.number(10...99))" }
    var seen: [String: Int] = [:]
    let levels = codes.map { code -> ComplicationLevel in
      seen[code, default: 0] += 1
      return seen[code] == 1 ? .mcc : seen[code] == 2 ? .cc : .none
    }
    let sorted = codes.indices.sorted { (codes[$0], $0) < (codes[$1], $1) }
    var found = GroupAnswer()
    found.drg = 1
    found.secondary = sorted.map { index in
      CodedEffect(
        code: codes[index].utf8.reduce(0) { $0 << 8 | UInt64($1) },
        effect: DiagnosisEffect(level: levels[index]))
    }
    let claim = Claim(sheet("I10", codes), of: try stay())
    let group = try stayGroup(found, of: claim, table: GroupTable(try openBook()))
    expectNoDifference(group.secondary.map(\.level), levels)
  }
}
