import Chart
import CustomDump
import Foundation
import TestSupport
import Testing

@testable import Grading

@Suite("On the wire")
struct WireTests {
  private func sample() throws -> GradeReport {
    var sheet = rightSheet()
    sheet.principal = entry("a41.9 n")
    sheet.secondary.append(entry("K59.00 Y"))
    sheet.procedures[1].date = nil
    return try report(sheet, Sample().key)
  }

  @Test("the whole of a small report, byte for byte")
  func golden() throws {
    let key = AnswerKey(
      .inpatient(InpatientKey(principal: PrincipalKey([line("A41.01 YW")]))))
    var graded = try report(
      InpatientSummary(principal: entry("A41.01 N"), secondary: [entry("R69 \"")]), key)
    graded.measures = graded.measures.filter { [.poa, .abstract].contains($0.name) }
    graded.practiceScore = 100.0 / 3
    let text = String(
      decoding: reportJSON(graded, id: "7\n", caseID: "c", caseRevision: "r"), as: UTF8.self)
    expectNoDifference(
      text,
      """
      {"case":"c","caseRevision":"r","drg":null,"edits":[],"graderVersion":"3","id":"7\\n",\
      "lines":[{"cite":["III"],"differences":[{"aspect":"poa","entered":"N","keyed":"Y or W",\
      "text":"N (not present on admission) was entered; the record supports Y (present on \
      admission) or W (clinically undetermined)."}],"entered":{"code":"A41.01","date":null,\
      "index":0,"poa":"N","section":"principal"},"evidence":[{"document":"03-progress","line":12,\
      "quote":"it says so"}],"keyed":{"code":"A41.01","date":null,"index":0,"poa":"Y",\
      "section":"principal"},"outcome":"correct","poa":"wrong","why":"Because of A41.01."},\
      {"cite":["III"],"differences":[],"entered":{"code":"R69","date":null,"index":0,"poa":"\\"",\
      "section":"secondary"},"evidence":[],"keyed":null,"outcome":"unsupported",\
      "poa":"notGraded","why":"Not in the key, and none of the key's evidence supports it under \
      Section III; if the record does, dispute it with a quotation."}],"measures":{"abstract":{"denominator":0,\
      "numerator":0,"value":null},"poa":{"denominator":1,"numerator":0,"value":0}},\
      "practiceScore":33.33,"schema":1}
      """)
  }

  @Test("is JSON, its keys sorted at every level, with every field of the format")
  func sorted() throws {
    let bytes = reportJSON(try sample(), id: nil, caseID: "fever", caseRevision: "abc")
    let parsed = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let canonical = try JSONSerialization.data(
      withJSONObject: parsed, options: [.sortedKeys, .withoutEscapingSlashes])
    func keys(_ data: [UInt8]) -> [String] {
      String(decoding: data, as: UTF8.self).split(separator: "\"").map(String.init)
    }
    #expect(
      keys(bytes).filter { $0.allSatisfy(\.isLetter) }
        == keys(Array(canonical)).filter { $0.allSatisfy(\.isLetter) })
    #expect(parsed["id"] is NSNull)
    #expect(parsed["drg"] is NSNull)
    #expect(parsed["schema"] as? Int == 1)
    let lines = try #require(parsed["lines"] as? [[String: Any]])
    #expect(
      Set(lines[0].keys) == [
        "outcome", "entered", "keyed", "poa", "differences", "why", "cite", "evidence",
      ])
    #expect((lines[0]["entered"] as? [String: Any])?["code"] as? String == "A41.9")
    let measures = try #require(parsed["measures"] as? [String: [String: Any]])
    #expect(Set(measures.keys) == Set(MeasureName.allCases.map(\.rawValue)))
    #expect(measures["procedureDate"]?["value"] as? Double == 0.5)
  }

  @Test("edits and groups are written as the format has them")
  func editsAndGroups() throws {
    let group = StayGroup(
      drg: "065", title: "STROKE", weight: 1.0125, gmlos: 3.0, severity: "CC")
    var other = group
    other.weight = 2
    let report = GradeReport(
      practiceScore: 0, lines: [], measures: [],
      edits: [
        Edit(
          id: "duplicate", severity: .error, lines: [LinePlace(.secondary, 2)], codes: ["I10"],
          message: "Twice.", cite: ["I.B.12"])
      ], drg: GroupComparison(entered: group, keyed: other))
    let text = String(
      decoding: reportJSON(report, caseID: nil, caseRevision: nil), as: UTF8.self)
    #expect(
      text.contains(
        #""edits":[{"cite":["I.B.12"],"codes":["I10"],"id":"duplicate","lines":[{"index":2,"#
          + #""section":"secondary"}],"message":"Twice.","severity":"error"}]"#))
    #expect(
      text.contains(
        #""drg":{"agrees":true,"entered":{"drg":"065","gmlos":3,"severity":"CC","title":"STROKE","#
          + #""weight":1.0125},"keyed":{"#))
    #expect(text.contains(#""weightDifference":-0.9875}"#))
  }

  @Test("any text survives", arguments: CodePool.garbage + ["\u{0}\u{7F}\u{1F}\\\"/", "ünïcode 🩺"])
  func anyText(text: String) throws {
    var json = JSONBytes(capacity: 8)
    json.array([text]) { $0.string($1) }
    let back = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String]
    #expect(back == [text])
  }

  @Test("what steers a terminal or turns a line is written as an escape, wherever it stands")
  func planted() throws {
    let planted: [Unicode.Scalar] =
      ([0x00, 0x08, 0x1B, 0x7F, 0x80, 0x9B, 0x9F, 0xAD, 0x61C, 0x180E, 0xFEFF, 0xFFF9, 0xFFFE]
      + [0x1FFFF, 0xE0001, 0xE0041] + Array(0x200B...0x200F) + Array(0x2028...0x202E)
      + Array(0x2060...0x206F)).compactMap { Unicode.Scalar(UInt32($0)) }
    for scalar in planted {
      // Before, in and after the words of eight bytes that are looked at together, beside what may
      // stand as it is.
      for length in 0...17 {
        for around in ["a", "é", "日", "🩺"] {
          let side = String(repeating: around, count: length)
          let text = side + String(Character(scalar)) + side
          var json = JSONBytes(capacity: 8)
          json.array([text, around]) { $0.string($1) }
          let written = String(decoding: json.bytes, as: UTF8.self)
          #expect(!written.unicodeScalars.contains(where: isUnsafe), "\(scalar.value) \(length)")
          #expect(written.utf8.count > 2 * side.utf8.count)
          let back = try JSONDecoder().decode([String].self, from: Data(json.bytes))
          #expect(back.map { Array($0.utf8) } == [text, around].map { Array($0.utf8) })
        }
      }
    }
    #expect(!isUnsafe("é") && !isUnsafe("\u{A0}") && !isUnsafe("日") && !isUnsafe("\n"))
  }

  @Test(
    "numbers are rounded, without closing zeros or an exponent",
    arguments: [
      (0, 4, "0"), (1, 4, "1"), (0.5, 4, "0.5"), (2.0 / 3, 4, "0.6667"), (100, 2, "100"),
      (88.755, 2, "88.76"), (0.00004, 4, "0"), (-0.98751, 4, "-0.9875"), (12.0304, 4, "12.0304"),
      (1e300, 2, "null"), (.nan, 2, "null"), (.infinity, 2, "null"),
    ])
  func numbers(number: Double, decimals: Int, text: String) {
    var json = JSONBytes(capacity: 8)
    json.number(number, decimals: decimals)
    #expect(String(decoding: json.bytes, as: UTF8.self) == text)
  }
}

@Suite("As text")
struct TextTests {
  @Test("every line with its outcome, codes, differences, reason, citation and evidence")
  func whole() throws {
    var sheet = rightSheet()
    sheet.principal = entry("A41.9 Y")
    sheet.secondary = [entry("R65.21 N"), entry("K59.00 Y")]
    let result = try report(sheet, Sample().key)
    let text = reportText(result, title: "Fever and confusion", titles: try openBook())
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    for part in [
      "Fever and confusion", "Practice score: ", "Near miss, principal diagnosis",
      "entered  A41.9 [POA Y] Sepsis, unspecified organism", "key      A41.01 [POA Y]",
      "differs  A41.9 (Sepsis,", "why      Because of A41.01.", "cite     III",
      "record   03-progress, line 12: \"it says so\"", "Missed, secondary diagnosis",
      "Unsupported, secondary diagnosis", "Secondary precision         1 of 2        50 %",
      "POA      wrong", "Sequencing                  0 of 0        not applicable",
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
  }

  @Test("control characters do not reach the terminal")
  func control() throws {
    let line = GradedLine(
      outcome: .missed, why: "\u{1B}[31mred\u{9B}2J\nnext",
      evidence: [Evidence(in: "a\u{7}", quote: "b")])
    let text = reportText(GradeReport(practiceScore: 0, lines: [line], measures: []))
    #expect(
      text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 && !(127...159 ~= $0.value) })
    #expect(text.contains("[31mred 2J next"))
  }
}
