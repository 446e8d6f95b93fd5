import Chart
import CustomDump
import Foundation
import Grading
import Testing

/// A grouper of few words: the group counts the lines of a claim, an MCC is any code that starts with
/// M, a CC any with C; the principal excludes its own code.
struct CountingGrouper: Grouping {
  func group(_ claim: Claim) throws(GroupingError) -> StayGroup {
    guard let principal = claim.principal else {
      return StayGroup(
        drg: "999", title: "None", weight: 0, gmlos: nil, severity: "NONE",
        returnCode: "INVALID_PDX")
    }
    let effects = claim.secondary.map { entry in
      DiagnosisEffect(
        level: entry.code.text.hasPrefix("M") ? .mcc : entry.code.text.hasPrefix("C") ? .cc : .none,
        isExcluded: entry.code == principal.code)
    }
    let number =
      100 * effects.filter { $0.countedLevel == .mcc }.count
      + 10 * effects.filter { $0.countedLevel == .cc }.count + claim.procedures.count
    let drg = String(repeating: "0", count: 3 - String(number).count) + String(number)
    return StayGroup(
      drg: drg, title: "Group of \(principal.code)", weight: Double(number) / 100, gmlos: 2.5,
      severity: number >= 100 ? "MCC" : number >= 10 ? "CC" : "NONE", amlos: 3.5,
      secondary: effects)
  }

  func edits(of claim: Claim) throws(GroupingError) -> [EditorCount] { [] }
}

/// A grouper that has no answer.
private struct SilentGrouper: Grouping {
  let error: GroupingError
  func group(_ claim: Claim) throws(GroupingError) -> StayGroup { throw error }
  func edits(of claim: Claim) throws(GroupingError) -> [EditorCount] { throw error }
}

private func line(_ codes: String..., optional: Bool = false) -> DiagnosisLine {
  DiagnosisLine(
    codes.map { text in
      let typed = entry(text)
      return DiagnosisAlternative(typed.code, poa: typed.poa.map { [$0] } ?? [])
    }, optional: optional)
}

/// A41.9 or J18.9 first, an MCC, a CC of two codes, an optional line, a procedure.
private let key = AnswerKey(
  .inpatient(
    InpatientKey(
      principal: PrincipalKey([line("A41.9 Y"), line("J18.9 Y")]),
      secondary: [
        line("M10 Y"), line("C10 Y", "C11 N"), line("C20 Y", optional: true), line("Z79.4"),
      ],
      procedures: [ProcedureLine(["5A1955Z"], principal: true)])))

private let right = sheet(
  "J18.9 Y", ["A41.9 Y", "M10 Y", "C11 N", "Z79.4"], procedures: ["5A1955Z"])

@Suite("The MS-DRG in a report")
struct ComparisonTests {
  private func report(
    _ summary: CodingSummary, facility: Facility = .acute,
    using grouping: (any Grouping)? = CountingGrouper()
  ) throws -> GradeReport {
    grade(
      summary, against: key, policy: ReportingPolicy(), encounter: try stay(facility: facility),
      using: try openBook(), grouping: grouping)
  }

  @Test("the key is grouped as resolved to what the learner chose")
  func resolved() throws {
    let found = try report(.inpatient(right))
    let groups = try #require(found.drg)
    #expect(groups.entered.drg == "111")
    #expect(groups.keyed?.drg == "111")
    // The other diagnosis of `either` would be a title of A41.9.
    #expect(groups.keyed?.title == "Group of J18.9")
    #expect(groups.agrees)
    #expect(groups.weightDifference == 0)
    expectNoDifference(found.measure(.drg), Measure(.drg, 1, of: 1))
  }

  @Test("optional lines count in the key where the learner took them")
  func optional() throws {
    var summary = right
    summary.secondary.append(entry("C20 Y"))
    let groups = try #require(try report(.inpatient(summary)).drg)
    #expect(groups.entered.drg == "121")
    #expect(groups.keyed?.drg == "121")
  }

  @Test("what was missed stands in the key's group alone")
  func missed() throws {
    var summary = right
    summary.secondary.remove(at: 1)
    let found = try report(.inpatient(summary))
    let groups = try #require(found.drg)
    #expect(groups.entered.drg == "011")
    #expect(groups.keyed?.drg == "111")
    #expect(groups.weightDifference.map { abs($0 + 1) < 1e-9 } == true)
    #expect(groups.paymentDifference(baseRate: 7_000).map { abs($0 + 7_000) < 1e-6 } == true)
    expectNoDifference(found.measure(.drg), Measure(.drg, 0, of: 1))
    // The group is no coding measure: the score is as without it.
    #expect(
      found.practiceScore == (try report(.inpatient(summary), using: nil)).practiceScore)
  }

  @Test("an empty sheet and one of another setting have no group, the key has")
  func empty() throws {
    for summary in [
      CodingSummary.inpatient(InpatientSummary()), .outpatient(OutpatientSummary(first: "I10")),
    ] {
      let groups = try #require(try report(summary).drg)
      #expect(groups.entered.drg == "999")
      #expect(groups.keyed?.drg == "111")
    }
  }

  @Test("other hospitals are not paid by the group", arguments: Facility.allCases)
  func facilities(facility: Facility) throws {
    let found = try report(.inpatient(right), facility: facility)
    #expect((found.drg != nil) == (facility == .acute))
    #expect(found.drgProblem == nil)
    #expect(found.measure(.drg)?.value == (facility == .acute ? 1 : nil))
  }

  @Test("without an answer the report is whole and says why")
  func silent() throws {
    let error = GroupingError.unavailable(what: "no engine", remedy: "get one")
    let found = try report(.inpatient(right), using: SilentGrouper(error: error))
    #expect(found.drg == nil)
    #expect(found.drgProblem == error)
    #expect(found.practiceScore == 100)
    #expect(found.measure(.drg)?.value == nil)
    #expect(reportText(found).contains("no engine; get one"))
    let json = String(
      decoding: reportJSON(found, caseID: nil, caseRevision: nil), as: UTF8.self)
    #expect(json.contains(#""drg":null"#))
  }

  @Test("on the wire: the fields of the format, and no others")
  func wire() throws {
    var summary = right
    summary.principal = nil
    let found = try report(.inpatient(summary))
    let bytes = reportJSON(found, caseID: nil, caseRevision: nil)
    let parsed = try #require(
      JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let groups = try #require(parsed["drg"] as? [String: Any])
    #expect(Set(groups.keys) == ["entered", "keyed", "agrees", "weightDifference"])
    for side in ["entered", "keyed"] {
      let group = try #require(groups[side] as? [String: Any])
      #expect(Set(group.keys) == ["drg", "title", "weight", "gmlos", "severity"])
    }
    #expect((groups["entered"] as? [String: Any])?["gmlos"] is NSNull)
    #expect(groups["agrees"] as? Bool == false)
  }
}

@Suite("What lies behind the groups")
struct DetailTests {
  private func detail(_ summary: InpatientSummary) throws -> (GradeReport, GroupDetail) {
    let found = grade(
      .inpatient(summary), against: key, policy: ReportingPolicy(), encounter: try stay(),
      using: try openBook(), grouping: CountingGrouper())
    let detail = try groupDetail(
      of: found, summary: summary, encounter: try stay(), using: CountingGrouper())
    return (found, try #require(detail))
  }

  @Test("a right sheet captures all, and shows what it rests on")
  func whole() throws {
    let (found, detail) = try detail(right)
    expectNoDifference(detail.codes(.captured, .mcc), ["M10"])
    expectNoDifference(detail.codes(.captured, .cc), ["C11"])
    #expect(detail.codes(.missed, .mcc) == [] && detail.codes(.unsupported, .cc) == [])
    expectNoDifference(
      detail.supports.map(\.change),
      [
        .drop(LinePlace(.secondary, 1)), .drop(LinePlace(.secondary, 2)),
        .drop(LinePlace(.procedure, 0)),
      ])
    #expect(detail.corrections.isEmpty)
    #expect(reportText(found, groups: detail).contains("GMLOS 2.5 days, AMLOS 3.5 days"))
  }

  @Test("missed and unsupported, and which mistake alone moves the group")
  func wrong() throws {
    var summary = right
    summary.secondary[1] = entry("C90 Y")
    summary.secondary[3] = entry("Z87.891")
    let (found, detail) = try detail(summary)
    expectNoDifference(detail.codes(.missed, .mcc), ["M10"])
    expectNoDifference(detail.codes(.unsupported, .cc), ["C90"])
    expectNoDifference(detail.codes(.captured, .cc), ["C11"])
    // The missed Z79.4 and the extra Z87.891 do not move it.
    expectNoDifference(
      detail.corrections.map { "\($0.line.outcome) \($0.group.drg)" },
      ["missed 121", "unsupported 011"])
    let text = reportText(found, groups: detail, baseRate: 6_500.5)
    for part in [
      "MS-DRG                      0 of 1", "sheet    021 Group of J18.9", "key      111 Group of",
      "weight 0.9 below the key's", "5850.45 less at a base rate of", "missed   MCC M10",
      "extra    CC C90, which nothing supports", "rests on C11: without it the sheet groups to 011",
      "moved by M10 alone: put right, it leads to 121",
    ] { #expect(text.contains(part), "\(part)\n\(text)") }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("a swap of principal and secondary is one mistake")
  func swapped() throws {
    var summary = right
    summary.principal = entry("M10 Y")
    summary.secondary = [entry("J18.9 Y"), entry("A41.9 Y"), entry("C10 Y"), entry("Z79.4")]
    let (_, detail) = try detail(summary)
    expectNoDifference(detail.codes(.missed, .mcc), ["M10"])
    expectNoDifference(detail.corrections.map(\.group.drg), ["111"])
  }

  @Test("without groups there is no detail")
  func none() throws {
    let found = grade(
      .inpatient(right), against: key, policy: ReportingPolicy(), encounter: try stay(),
      using: try openBook())
    #expect(
      try groupDetail(of: found, summary: right, encounter: try stay(), using: CountingGrouper())
        == nil)
  }
}
