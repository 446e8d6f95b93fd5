import Chart
import CustomDump
import TestSupport
import Testing

@testable import Grading

@Suite("Outcomes of diagnoses")
struct OutcomeTests {
  @Test("a right sheet: every line correct, every measure full, 100 points")
  func right() throws {
    let result = try report(rightSheet(), Sample().key)
    #expect(result.lines.allSatisfy { $0.outcome == .correct && $0.differences.isEmpty })
    #expect(result.practiceScore == 100)
    #expect(
      result.lines.map(\.poa) == [.correct, .correct, .correct, .correct] + [
        .notGraded, .notGraded, .notGraded,
      ])
    for measure in result.measures where ![.sequencing, .drg].contains(measure.name) {
      #expect(measure.value == 1, "\(measure.name)")
    }
    #expect(result.counts(.sequencing) == "0/0")
    #expect(result.entered("A41.01")?.why == "Because of A41.01.")
    #expect(result.entered("A41.01")?.evidence.first?.line == 12)
  }

  @Test("a dropped line is missed")
  func dropped() throws {
    var sheet = rightSheet()
    sheet.secondary.remove(at: 1)
    let result = try report(sheet, Sample().key)
    #expect(result.keyed("J96.01")?.outcome == .missed)
    #expect(result.keyed("J96.01")?.why == "Because of J96.01.")
    #expect(result.counts(.secondaryRecall) == "3/4")
    #expect(result.counts(.secondaryPrecision) == "3/3")
    #expect(result.counts(.poa) == "3/3")
  }

  @Test("an added code is unsupported, in the words that apply where nothing else does")
  func added() throws {
    var sheet = rightSheet()
    sheet.secondary.append(entry("K59.00 Y"))
    let result = try report(sheet, Sample().key)
    let extra = try #require(result.lines.last)
    #expect(extra.outcome == .unsupported)
    #expect(extra.keyed == nil)
    #expect(extra.entered?.place == LinePlace(.secondary, 4))
    #expect(
      extra.why
        == "Not in the key, and none of the key's evidence supports it under Section III; "
        + "if the record does, dispute it with a quotation.")
    #expect(extra.cite == ["III"])
    #expect(result.counts(.secondaryPrecision) == "4/5")
    #expect(result.value(.secondaryRecall) == 1)
  }

  @Test("principal and first secondary swapped: both out of place, the principal alone charged")
  func swapped() throws {
    var sheet = rightSheet()
    sheet.principal = entry("R65.21 Y")
    sheet.secondary[0] = entry("A41.01 Y")
    let result = try report(sheet, Sample().key)
    #expect(result.entered("R65.21")?.outcome == .wrongPlace)
    #expect(result.entered("A41.01")?.outcome == .wrongPlace)
    #expect(result.entered("A41.01")?.poa == .correct)
    #expect(result.value(.principalDiagnosis) == 0)
    #expect(result.counts(.secondaryPrecision) == "3/3")
    #expect(result.counts(.secondaryRecall) == "3/3")
    #expect(result.value(.poa) == 1)
    #expect(result.value(.codeOverCode) == 1)
    #expect(result.practiceScore == 75)
  }

  @Test("the principal among the secondary diagnoses, its slot empty")
  func principalSlotEmpty() throws {
    for principal in [nil, entry("")] {
      var sheet = rightSheet()
      sheet.principal = principal
      sheet.secondary.append(entry("A41.01 Y"))
      let result = try report(sheet, Sample().key)
      #expect(result.entered("A41.01")?.outcome == .wrongPlace)
      #expect(result.counts(.secondaryPrecision) == "4/4")
      #expect(result.lines.count == 7)
    }
  }

  @Test("the principal repeated as a secondary diagnosis is a repeat")
  func principalRepeated() throws {
    var sheet = rightSheet()
    sheet.secondary.insert(entry("A41.01 Y"), at: 0)
    let result = try report(sheet, Sample().key)
    #expect(result.lines.first?.outcome == .correct)
    let extra = try #require(result.lines.last)
    #expect(extra.outcome == .unsupported)
    #expect(extra.entered?.place == LinePlace(.secondary, 0))
    #expect(extra.why.contains("already on the sheet"))
  }

  @Test("of two equal codes the one with the right indicator is matched")
  func repeatWithRightIndicator() throws {
    var sheet = rightSheet()
    sheet.secondary.insert(entry("N17.9 Y"), at: 0)
    let result = try report(sheet, Sample().key)
    #expect(result.keyed("N17.9")?.entered?.poa == "N")
    #expect(result.keyed("N17.9")?.poa == .correct)
    #expect(result.lines.last?.entered?.poa == "Y")
  }

  @Test("a near miss of the principal in its slot is paired with it")
  func nearPrincipal() throws {
    var sheet = rightSheet()
    sheet.principal = entry("A41.9 Y")
    let result = try report(sheet, Sample().key)
    let line = try #require(result.entered("A41.9"))
    #expect(line.outcome == .nearMiss)
    #expect(line.keyed?.place == LinePlace(.principal, 0))
    #expect(line.poa == .notGraded)
    #expect(line.differences.map(\.aspect) == ["lessSpecific"])
    #expect(result.value(.principalDiagnosis) == 0)
    #expect(result.counts(.codeOverCode) == "6/7")
    #expect(result.counts(.poa) == "3/3")
    #expect(result.practiceScore == 71.25)
  }

  @Test("a near miss earns nothing and is charged once")
  func near() throws {
    var sheet = rightSheet()
    sheet.secondary[1] = entry("J96.02 Y")
    let result = try report(sheet, Sample().key)
    #expect(result.entered("J96.02")?.outcome == .nearMiss)
    #expect(result.entered("J96.02")?.keyed?.code == "J96.01")
    #expect(result.counts(.secondaryPrecision) == "3/4")
    #expect(result.counts(.secondaryRecall) == "3/4")
    #expect(result.counts(.codeOverCode) == "6/7")
  }

  @Test("across categories only listed confusables pair")
  func confusable() throws {
    var sample = Sample()
    sample.secondary = [line("J44.1 Y"), line("E87.6 N")]
    var sheet = rightSheet()
    sheet.secondary = [entry("J43.9 Y"), entry("K59.00 Y")]
    let result = try report(sheet, sample.key)
    #expect(result.entered("J43.9")?.outcome == .nearMiss)
    #expect(result.entered("J43.9")?.keyed?.code == "J44.1")
    #expect(result.entered("J43.9")?.differences.map(\.aspect) == ["confusable"])
    #expect(result.entered("J43.9")?.cite.first == "Tabular J43")
    // How the two are told apart is said once: with the difference, not again in the reason.
    let nearMiss = try #require(result.entered("J43.9"))
    let told = try #require(
      Confusables.list.first { $0.why.count > 0 && nearMiss.differences[0].text.hasSuffix($0.why) })
    #expect(!nearMiss.why.contains(told.why))
    #expect(result.entered("K59.00")?.outcome == .unsupported)
    #expect(result.keyed("E87.6")?.outcome == .missed)
  }

  @Test("a trap keeps its pairing and supplies the reason")
  func trap() throws {
    var sample = Sample()
    sample.traps = [
      Trap(code: "J9602", rationale: Rationale(why: "No hypercapnia.", cite: ["I.A.19"])),
      Trap(code: "R7881", rationale: Rationale(why: "Part of the sepsis.", cite: ["I.B.5"])),
    ]
    var sheet = rightSheet()
    sheet.secondary[1] = entry("J96.02 Y")
    sheet.secondary.append(entry("R78.81 Y"))
    let result = try report(sheet, sample.key)
    #expect(result.entered("J96.02")?.outcome == .nearMiss)
    #expect(result.entered("J96.02")?.why == "No hypercapnia.")
    #expect(result.entered("J96.02")?.cite == ["I.A.19", "III"])
    #expect(result.entered("R78.81")?.outcome == .unsupported)
    #expect(result.entered("R78.81")?.why == "Part of the sepsis.")
  }

  @Test("optional lines: present or absent, neither credit nor charge; their POA is a note")
  func optionalLines() throws {
    var sample = Sample()
    sample.secondary += [optional("E87.6 Y"), optional("K59.00 Y")]
    var sheet = rightSheet()
    sheet.secondary.append(entry("E87.6 N"))
    let result = try report(sheet, sample.key)
    #expect(result.entered("E87.6")?.outcome == .optional)
    #expect(result.entered("E87.6")?.poa == .notGraded)
    #expect(result.entered("E87.6")?.differences.map(\.aspect) == ["poa"])
    #expect(result.keyed("K59.00")?.outcome == .optional)
    #expect(result.keyed("K59.00")?.entered == nil)
    #expect(result.practiceScore == 100)
    #expect(result.value(.caseOverCase) == 1)
  }

  @Test("a near miss against an optional line is unsupported, and says so")
  func nearOptional() throws {
    var sample = Sample()
    sample.secondary.append(optional("E87.6 Y"))
    var sheet = rightSheet()
    sheet.secondary.append(entry("E87.1 Y"))
    let result = try report(sheet, sample.key)
    let extra = try #require(result.entered("E87.1"))
    #expect(extra.outcome == .unsupported)
    #expect(extra.keyed == nil)
    #expect(extra.why.hasPrefix("It comes near the optional E87.6"))
    #expect(extra.differences.map(\.aspect) == ["sibling"])
    #expect(result.keyed("E87.6")?.outcome == .optional)
  }

  @Test("any: one of the codes is right, each with its own indicator; both are one too many")
  func any() throws {
    var sample = Sample()
    sample.secondary.append(line("E87.6 Y|E87.1 N"))
    var sheet = rightSheet()
    sheet.secondary.append(entry("E87.1 N"))
    #expect(try report(sheet, sample.key).practiceScore == 100)
    sheet.secondary[4] = entry("E87.1 Y")
    #expect(try report(sheet, sample.key).entered("E87.1")?.poa == .wrong)
    sheet.secondary[4] = entry("E87.1 N")
    sheet.secondary.append(entry("E87.6 Y"))
    let both = try report(sheet, sample.key)
    #expect(both.entered("E87.6")?.outcome == .correct)
    #expect(both.entered("E87.1")?.outcome == .unsupported)
    #expect(both.entered("E87.1")?.why.hasPrefix("One code is reported for the condition") == true)
  }

  @Test("a code in two lines of the key is matched to both when it was entered twice")
  func codeInTwoLines() throws {
    var sample = Sample()
    sample.secondary += [line("E87.6 Y|E87.1 Y"), line("E87.6 N")]
    var sheet = rightSheet()
    sheet.secondary += [entry("E87.6 N")]
    let one = try report(sheet, sample.key)
    #expect(one.lines.filter { $0.outcome == .missed }.count == 1)
    #expect(one.entered("E87.6")?.poa == .correct)
    sheet.secondary += [entry("E87.1 Y")]
    #expect(try report(sheet, sample.key).practiceScore == 100)
    sheet.secondary += [entry("E87.6 N")]
    #expect(try report(sheet, sample.key).lines.last?.why.contains("already on the sheet") == true)
  }

  @Test("a summary of the other setting answers nothing, and every line is accounted for")
  func otherSetting() throws {
    let result = grade(
      .outpatient(OutpatientSummary(first: "A41.01", other: ["R65.21"])), against: Sample().key,
      policy: ReportingPolicy(), encounter: try #require(Stays.encounter()), using: try openBook())
    #expect(result.practiceScore == 0)
    #expect(result.lines.count == 9)
    #expect(result.lines.filter { $0.outcome == .missed }.count == 7)
  }
}
