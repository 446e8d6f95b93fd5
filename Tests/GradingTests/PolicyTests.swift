import Chart
import Grading
import GradingLaws
import TestSupport
import Testing

@Suite("The hospital's policy")
struct PolicyTests {
  private let policy = ReportingPolicy(
    hospital: "Test",
    families: [
      .init(name: "history", rule: .optional, book: .cm, prefixes: ["Z8"], says: "If you like."),
      .init(name: "smoking", rule: .required, book: .cm, prefixes: ["Z878"], says: "Always."),
      .init(name: "place", rule: .notReported, book: .cm, prefixes: ["Y92"], says: "Never."),
      .init(name: "imaging", rule: .optional, book: .pcs, prefixes: ["B"], says: "As you wish."),
    ])

  private func graded(
    _ secondary: String..., procedures: [ProcedureEntry] = [], sample: Sample = Sample()
  ) throws -> GradeReport {
    var sheet = rightSheet()
    sheet.secondary += secondary.map(entry)
    sheet.procedures += procedures
    return try report(sheet, sample.key, policy: policy)
  }

  @Test("a code of an optional family is neither credited nor charged, though the key lacks it")
  func optionalFamily() throws {
    let result = try graded(
      "Z88.0", procedures: [done("B2111ZZ"), done("B2111ZZ")])
    #expect(result.entered("Z88.0")?.outcome == .optional)
    #expect(result.entered("Z88.0")?.keyed == nil)
    #expect(
      result.entered("Z88.0")?.why == "This hospital leaves history to the coder. If you like.")
    #expect(result.entered("Z88.0")?.cite == ["Policy"])
    #expect(result.lines.filter { $0.outcome == .optional }.count == 3)
    #expect(result.practiceScore == 100)
    #expect(result.value(.caseOverCase) == 1)
  }

  @Test("what it leaves to the coder is told apart from the optional line it comes near, uncharged")
  func nearOptionalLine() throws {
    var sample = Sample()
    sample.secondary.append(line("Z88.0", optional: true))
    sample.procedures.append(procedure("B2111ZZ", optional: true))
    let result = try graded("Z88.1", procedures: [done("B2110ZZ")], sample: sample)
    let (status, film) = (result.entered("Z88.1"), result.entered("B2110ZZ"))
    #expect(status?.outcome == .optional)
    #expect(
      status?.why.hasSuffix("optional Z88.0 of the key, it differs as shown.") == true)
    #expect(status?.differences.isEmpty == false)
    #expect(film?.outcome == .optional)
    #expect(film?.differences.map(\.aspect) == ["Contrast"])
    #expect(result.practiceScore == 100)
    #expect(result.value(.caseOverCase) == 1)

    let both = try graded("Z88.0", "Z88.1", sample: sample)
    #expect(both.entered("Z88.1")?.differences.isEmpty == true)
  }

  @Test("entered twice, a diagnosis of an optional family is a repeat the second time")
  func optionalTwice() throws {
    let result = try graded("Z88.0", "Z88.0")
    #expect(result.lines.suffix(2).map(\.outcome) == [.optional, .unsupported])
  }

  @Test("which of two with different indicators is the repeat does not hang on their order")
  func optionalTwiceInAnyOrder() throws {
    let (one, other) = (try graded("Z88.0 Y", "Z88.0"), try graded("Z88.0", "Z88.0 Y"))
    #expect(withoutPlaces(one) == withoutPlaces(other))
    #expect(one.lines.suffix(2).map(\.outcome) == [.unsupported, .optional])
    #expect(other.lines.suffix(2).map(\.outcome) == [.optional, .unsupported])
  }

  @Test("in the principal slot it is not the repeat")
  func optionalTwiceAsPrincipal() throws {
    var sheet = rightSheet()
    sheet.principal = entry("Z88.0 Y")
    sheet.secondary.append(entry("Z88.0"))
    let result = try report(sheet, Sample().key, policy: policy)
    #expect(result.entered("Z88.0")?.entered?.place == LinePlace(.principal, 0))
    #expect(result.entered("Z88.0")?.outcome == .optional)
    #expect(result.lines.last?.entered?.place == LinePlace(.secondary, 4))
    #expect(result.lines.last?.outcome == .unsupported)
  }

  @Test("the family with the longest prefix decides")
  func longestPrefix() throws {
    let result = try graded("Z87.891")
    #expect(result.entered("Z87.891")?.outcome == .unsupported)
    #expect(
      result.entered("Z87.891")?.why.hasPrefix(
        "This hospital reports smoking only where the record supports it.") == true)
  }

  @Test("a family that is not reported gives the reason")
  func notReported() throws {
    let result = try graded("Y92.230 Y")
    #expect(result.entered("Y92.230")?.outcome == .unsupported)
    #expect(
      result.entered("Y92.230")?.why == "This hospital does not report place. Never.")
    #expect(result.entered("Y92.230")?.cite == ["Policy"])
  }

  @Test("the key outranks the policy: a required line of an optional family is required")
  func keyOutranks() throws {
    var sample = Sample()
    sample.secondary.append(line("Z95.1"))
    sample.secondary.append(line("Z86.73"))
    let result = try graded("Z95.1", sample: sample)
    #expect(result.keyed("Z86.73")?.outcome == .missed)
  }

  @Test("a trap outranks the policy")
  func trapOutranks() throws {
    var sample = Sample()
    sample.traps = [Trap(code: "Z880", rationale: Rationale(why: "Not an allergy."))]
    let result = try graded("Z88.0", sample: sample)
    #expect(result.entered("Z88.0")?.outcome == .unsupported)
    #expect(result.entered("Z88.0")?.why == "Not an allergy.")
  }

  @Test("an optional code does not take the place of a required one it comes near")
  func noPairing() throws {
    var sample = Sample()
    sample.secondary.append(line("Z88.1"))
    let result = try graded("Z88.0", sample: sample)
    #expect(result.entered("Z88.0")?.outcome == .optional)
    #expect(result.keyed("Z88.1")?.outcome == .missed)
  }

  @Test("as the principal diagnosis it is optional still, and the principal is missed")
  func asPrincipal() throws {
    var sheet = rightSheet()
    sheet.principal = entry("Z88.0")
    let result = try report(sheet, Sample().key, policy: policy)
    #expect(result.entered("Z88.0")?.outcome == .optional)
    #expect(result.entered("Z88.0")?.why.contains("not the principal diagnosis") == true)
    #expect(result.keyed("A41.01")?.outcome == .missed)
    #expect(result.value(.principalDiagnosis) == 0)
  }
}
