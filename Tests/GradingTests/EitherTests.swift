import Chart
import Grading
import TestSupport
import Testing

@Suite("Either line may be principal")
struct EitherTests {
  let sample: Sample

  init() {
    var sample = Sample()
    sample.principal = [line("A41.01 Y"), line("J96.01 Y")]
    sample.secondary = [line("N17.9 N")]
    self.sample = sample
  }

  private func graded(_ principal: String?, _ secondary: String...) throws -> GradeReport {
    try report(
      InpatientSummary(
        admitting: "R41.82", disposition: "06", principal: principal.map(entry),
        secondary: secondary.map(entry), procedures: rightSheet().procedures), sample.key)
  }

  @Test("whichever is first is right, the other is then a required secondary")
  func eitherOrder() throws {
    let one = try graded("A41.01 Y", "J96.01 Y", "N17.9 N")
    #expect(one.practiceScore == 100)
    #expect(one.counts(.secondaryRecall) == "2/2")
    #expect(one.entered("J96.01")?.keyed?.place == LinePlace(.secondary, 1))
    let other = try graded("J96.01 Y", "N17.9 N", "A41.01 Y")
    #expect(other.practiceScore == 100)
    #expect(other.entered("J96.01")?.keyed?.place == LinePlace(.principal, 0))
  }

  @Test("the other left out is a missed secondary")
  func otherMissed() throws {
    let result = try graded("J96.01 Y", "N17.9 N")
    #expect(result.value(.principalDiagnosis) == 1)
    #expect(result.keyed("A41.01")?.outcome == .missed)
    #expect(result.counts(.secondaryRecall) == "1/2")
  }

  @Test("neither first, one among the secondary: that one is in place, the absent one is missed")
  func absentBecomesPrincipal() throws {
    let result = try graded("K59.00 Y", "J96.01 Y", "N17.9 N")
    #expect(result.entered("J96.01")?.outcome == .correct)
    #expect(result.keyed("A41.01")?.outcome == .missed)
    #expect(result.keyed("A41.01")?.keyed?.place == LinePlace(.principal, 0))
    #expect(result.counts(.secondaryRecall) == "2/2")
  }

  @Test("both among the secondary: one of them is out of place")
  func bothSecondary() throws {
    let result = try graded("N17.9 N", "J96.01 Y", "A41.01 Y")
    #expect(result.lines.filter { $0.outcome == .wrongPlace }.count == 2)
    #expect(result.entered("A41.01")?.outcome == .wrongPlace)
    #expect(result.entered("J96.01")?.outcome == .correct)
    #expect(result.value(.principalDiagnosis) == 0)
  }

  @Test("a near miss of one in the principal slot makes that one principal")
  func nearMiss() throws {
    let result = try graded("J96.02 Y", "N17.9 N")
    #expect(result.entered("J96.02")?.outcome == .nearMiss)
    #expect(result.entered("J96.02")?.keyed?.place == LinePlace(.principal, 0))
    #expect(result.keyed("A41.01")?.keyed?.place == LinePlace(.secondary, 1))
  }

  @Test("none entered: all missed, one of them the principal")
  func none() throws {
    let result = try graded(nil)
    #expect(result.lines.filter { $0.outcome == .missed }.count == 3)
    #expect(result.counts(.secondaryRecall) == "0/2")
  }

  @Test("a constraint on a line of either counts while that line is a secondary diagnosis")
  func constraint() throws {
    var constrained = sample
    constrained.sequence = [SequenceConstraint(before: "J96.01", after: "N17.9")]
    func counts(_ principal: String, _ secondary: [String]) throws -> String? {
      try report(
        InpatientSummary(principal: entry(principal), secondary: secondary.map(entry)),
        constrained.key
      ).counts(.sequencing)
    }
    #expect(try counts("J96.01 Y", ["N17.9 N", "A41.01 Y"]) == "0/0")
    #expect(try counts("A41.01 Y", ["N17.9 N", "J96.01 Y"]) == "0/1")
    #expect(try counts("A41.01 Y", ["J96.01 Y", "N17.9 N"]) == "1/1")
  }
}
