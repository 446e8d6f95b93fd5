import Chart
import CustomDump
import Grading
import Testing

@Suite("What if")
struct WhatIfTests {
  private let summary = sheet("A41.9 Y", ["M10 Y", "C10 Y", "Z79.4"], procedures: ["5A1955Z"])

  @Test("each change does what it says and nothing else")
  func changes() {
    let second = LinePlace(.secondary, 1)
    expectNoDifference(
      summary.changed(by: .drop(second))?.secondary, [entry("M10 Y"), entry("Z79.4")])
    expectNoDifference(
      summary.changed(by: .recode(second, to: "m11"))?.secondary[1], entry("M11 Y"))
    expectNoDifference(summary.changed(by: .mark(second, .no))?.secondary[1], entry("C10 N"))
    expectNoDifference(summary.changed(by: .mark(second, nil))?.secondary[1], entry("C10"))
    expectNoDifference(
      summary.changed(by: .addDiagnosis(entry("I10 Y")))?.secondary.last, entry("I10 Y"))
    expectNoDifference(
      summary.changed(by: .addProcedure(ProcedureEntry("02HV33Z")))?.procedures.map(\.code),
      ["5A1955Z", "02HV33Z"])
    let promoted = summary.changed(by: .makePrincipal(second))
    expectNoDifference(promoted?.principal, entry("C10 Y"))
    expectNoDifference(
      promoted?.secondary, [entry("M10 Y"), entry("A41.9 Y"), entry("Z79.4")])
    expectNoDifference(summary.changed(by: .drop(LinePlace(.principal, 0)))?.principal, nil)
    expectNoDifference(
      summary.changed(by: .recode(LinePlace(.procedure, 0), to: "5A1945Z"))?.procedures.map(\.code),
      ["5A1945Z"])
  }

  @Test(
    "a line that is not there cannot be changed",
    arguments: [
      LineChange.drop(LinePlace(.secondary, 3)), .drop(LinePlace(.secondary, -1)),
      .drop(LinePlace(.procedure, 1)), .drop(LinePlace(.principal, 1)),
      .drop(LinePlace(.other, 0)), .recode(LinePlace(.line, 0), to: "I10"),
      .mark(LinePlace(.procedure, 0), .yes), .makePrincipal(LinePlace(.procedure, 0)),
      .makePrincipal(LinePlace(.principal, 0)), .makePrincipal(LinePlace(.secondary, 9)),
    ])
  func impossible(change: LineChange) throws {
    #expect(summary.changed(by: change) == nil)
    let trial = try WhatIf(summary, of: stay(), using: CountingGrouper())
    #expect(try trial.trying(change) == nil)
  }

  @Test("every line once in the table of removals, blank ones left out")
  func table() throws {
    var summary = summary
    summary.secondary.insert(entry(""), at: 1)
    let moves = try singleRemovals(of: summary, of: stay(), using: CountingGrouper())
    expectNoDifference(
      moves.map(\.change),
      [
        .drop(LinePlace(.principal, 0)), .drop(LinePlace(.secondary, 0)),
        .drop(LinePlace(.secondary, 2)), .drop(LinePlace(.secondary, 3)),
        .drop(LinePlace(.procedure, 0)),
      ])
    expectNoDifference(moves.map(\.to.drg), ["999", "011", "101", "111", "110"])
    expectNoDifference(moves.map(\.moves), [true, true, true, false, true])
    #expect(moves.allSatisfy { $0.from.drg == "111" })
    #expect(moves[1].weightDifference.map { abs($0 + 1) < 1e-9 } == true)
  }

  @Test("a second opinion: the group as it stands, and without the line; of the principal nothing")
  func opinion() throws {
    let grouper = CountingGrouper()
    let about = try secondOpinion(
      on: summary, of: stay(), about: LinePlace(.secondary, 0), using: grouper)
    #expect(about.group.drg == "111")
    #expect(about.without?.move.to.drg == "011")
    #expect(about.words.contains { $0.hasPrefix("Without M10: 011 ") })
    let same = try secondOpinion(
      on: summary, of: stay(), about: LinePlace(.secondary, 2), using: grouper)
    #expect(same.words.contains("Without Z79.4: the same group."))
    let principal = try secondOpinion(
      on: summary, of: stay(), about: LinePlace(.principal, 0), using: grouper)
    #expect(principal.without == nil)
    #expect(throws: GroupingError.self) {
      try secondOpinion(on: summary, of: stay(), about: nil, using: nil)
    }
  }

  @Test("with the engine: an indicator, a code and a removal move the group")
  func engine() throws {
    let engine = try openEngine()
    let summary = sheet(
      "S72.001A Y", ["L89.154 Y", "I10 Y"], procedures: ["0QS634Z"])
    let trial = try WhatIf(summary, of: stay(), using: engine)
    #expect(trial.group.drg == "480")
    let ulcer = LinePlace(.secondary, 0)
    #expect(try trial.trying(.mark(ulcer, .no))?.to.drg == "482")
    #expect(try trial.trying(.mark(ulcer, .no))?.to.hacEffect == .changes)
    #expect(try trial.trying(.recode(ulcer, to: "L89.152"))?.to.drg == "482")
    #expect(try trial.trying(.addDiagnosis(entry("J96.01 Y")))?.moves == false)
    expectNoDifference(
      try trial.singleRemovals().map(\.to.drg), ["999", "482", "480", "535"])
  }
}
