import Chart
import Grading
import Practice
import Testing

@Suite("Tallies and timelines")
struct TallyTests {
  @Test(
    "a citation is counted under its section",
    arguments: [
      ("I.A.15", "I.A.15"), ("I.C.14.a.1", "I.C.14"), ("I.C.9", "I.C.9"), ("I.B.14", "I.B.14"),
      ("II.C", "II"), ("III.A", "III"), ("IV.K", "IV"), ("B3.4b", "B3.4"), ("B6.1a", "B6.1"),
      ("Appendix I", "Appendix I"), ("Tabular E11", "Tabular"), ("Policy", "Policy"),
      ("UHDDS", "UHDDS"), ("I", "I"), ("", ""), ("Case", "Case"),
    ])
  func sections(citation: String, section: String) {
    #expect(guidelineSection(of: citation) == section)
  }

  @Test("a tally counts lines by outcome, misses by citation, and what is right nowhere")
  func tally() {
    let view = LineView(place: LinePlace(.secondary, 0), code: "A00")
    let report = GradeReport(
      practiceScore: 50,
      lines: [
        GradedLine(outcome: .correct, entered: view, keyed: view, poa: .correct, cite: ["II"]),
        GradedLine(outcome: .correct, entered: view, keyed: view, poa: .wrong, cite: ["II", "II"]),
        GradedLine(outcome: .missed, keyed: view, cite: ["II", "III"]),
        GradedLine(outcome: .optional, keyed: view, cite: ["II"]),
        GradedLine(outcome: .unsupported, entered: view),
      ], measures: [Measure(.poa, 1, of: 2)])
    let tally = SessionTally(report)
    #expect(tally.codes == 3)
    #expect(tally.outcomes[.correct] == 2)
    #expect(tally.outcomes[.nearMiss] == 0)
    #expect(tally.wrongPOA == 1)
    #expect(tally.measures[.poa] == Measure(.poa, 1, of: 2))
    #expect(
      tally.misses == [
        MissCount(citation: "II", kind: .missed, count: 1),
        MissCount(citation: "II", kind: .wrongPOA, count: 1),
        MissCount(citation: "III", kind: .missed, count: 1),
      ])
    let grouped = SectionMisses.grouping(tally.misses)
    #expect(grouped.map(\.section) == ["II", "III"])
    #expect(grouped.map(\.count) == [2, 1])
  }

  @Test("a timeline is the fold of its events at every count and clock", arguments: [1, 2, 3])
  func timeline(seed: Int) {
    var random = Seeded(seed)
    let events = random.events(500)
    let timeline = Timeline(sepsis, events: events)
    for count in stride(from: 0, through: 500, by: 7) {
      #expect(timeline.session(after: count) == Session(sepsis, folding: events.prefix(count)))
    }
    for clock in stride(from: -10, through: timeline.end + 10, by: 997) {
      let count = timeline.count(at: clock)
      if count > 0 { #expect(timeline.clock(of: count - 1) <= clock) }
      if count < events.count { #expect(timeline.clock(of: count) > clock) }
    }
    #expect(timeline.session(after: -3) == Session(sepsis))
    #expect(timeline.session(after: Int.max) == Session(sepsis, folding: events))
  }
}
