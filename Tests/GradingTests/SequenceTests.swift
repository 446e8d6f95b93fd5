import Chart
import Grading
import TestSupport
import Testing

@Suite("Sequence constraints")
struct SequenceTests {
  private func sample(_ pairs: (DiagnosisCode, DiagnosisCode)...) -> Sample {
    var sample = Sample()
    sample.sequence = pairs.map {
      SequenceConstraint(
        before: $0.0, after: $0.1,
        rationale: Rationale(why: "Code first.", cite: ["I.A.13"]))
    }
    return sample
  }

  @Test("the later line of a broken one is in the wrong place and keeps its section credit")
  func broken() throws {
    var sheet = rightSheet()
    sheet.secondary.swapAt(0, 2)
    let result = try report(sheet, sample(("R65.21", "N17.9")).key)
    let later = try #require(result.entered("N17.9"))
    #expect(later.outcome == .wrongPlace)
    #expect(later.differences.map(\.aspect) == ["sequence"])
    #expect(later.why.contains("Code first."))
    #expect(later.cite == ["I.A.13", "III"])
    #expect(result.entered("R65.21")?.outcome == .correct)
    #expect(result.counts(.sequencing) == "0/1")
    #expect(result.value(.secondaryF1) == 1)
    #expect(result.practiceScore == 100)
    #expect(result.value(.caseOverCase) == 0)
  }

  @Test("an absent line leaves its constraint unmet, and nothing is out of place")
  func absent() throws {
    var sheet = rightSheet()
    sheet.secondary.remove(at: 0)
    let result = try report(sheet, sample(("R65.21", "N17.9"), ("J96.01", "N17.9")).key)
    #expect(result.counts(.sequencing) == "1/2")
    #expect(result.entered("N17.9")?.outcome == .correct)
  }

  @Test("constraints on the principal belong to the principal")
  func principal() throws {
    var sheet = rightSheet()
    sheet.principal = entry("R65.21 Y")
    sheet.secondary[0] = entry("A41.01 Y")
    let result = try report(sheet, sample(("A41.01", "R65.21"), ("R65.21", "N17.9")).key)
    #expect(result.counts(.sequencing) == "0/0")
  }

  @Test("a constraint with an optional line is noted, not charged")
  func optionalLine() throws {
    var sample = sample(("E87.6", "N17.9"))
    sample.secondary.append(optional("E87.6 Y"))
    var sheet = rightSheet()
    sheet.secondary.append(entry("E87.6 Y"))
    let result = try report(sheet, sample.key)
    #expect(result.counts(.sequencing) == "0/0")
    #expect(result.entered("N17.9")?.outcome == .correct)
    #expect(result.entered("N17.9")?.differences.map(\.aspect) == ["sequence"])
    #expect(result.value(.caseOverCase) == 1)
  }

  @Test("a constraint on a code that the key lacks, or on one line alone, is void")
  func void() throws {
    let result = try report(rightSheet(), sample(("K59.00", "N17.9"), ("N17.9", "N17.9")).key)
    #expect(result.counts(.sequencing) == "0/0")
  }
}
