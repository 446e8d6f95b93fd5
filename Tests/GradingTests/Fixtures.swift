import Chart
import CodeSets
import Grading
import TestSupport
import Testing

/// The real tables: grading must work with any, and the sentences name real titles.
func openBook() throws -> CodeBook {
  let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
  return try CodeBook(directory: "/\(root)/Sources/CodeSets/Tables")
}

/// An entry from text as a learner would type it: `A41.01 Y`.
func entry(_ text: String) -> DiagnosisEntry {
  let words = text.split(separator: " ")
  return DiagnosisEntry(
    DiagnosisCode(words.first ?? ""), poa: words.count > 1 ? PresentOnAdmission(words[1]) : nil)
}

/// A required line of the key: `A41.01 Y` or `A41.01 YW`; several codes apart by a bar.
func line(_ text: String, optional: Bool = false) -> DiagnosisLine {
  let alternatives = text.split(separator: "|").map { part in
    let words = part.split(separator: " ")
    return DiagnosisAlternative(
      DiagnosisCode(words[0]),
      poa: words.count > 1 ? words[1].compactMap { PresentOnAdmission(String($0)) } : [])
  }
  return DiagnosisLine(
    alternatives, optional: optional,
    rationale: Rationale(
      why: "Because of \(alternatives[0].code).", cite: ["III"],
      evidence: [Evidence(in: "03-progress", quote: "it says so", line: 12)]))
}

func optional(_ text: String) -> DiagnosisLine { line(text, optional: true) }

func date(_ day: Int) -> CivilDate { Stays.admission + day }

/// A procedure of the key.
func procedure(
  _ codes: String..., on day: Int? = 1, principal: Bool = false, optional: Bool = false,
  count: Repetition = .once
) -> ProcedureLine {
  ProcedureLine(
    codes.map { ProcedureCode($0) }, date: day.map(date), principal: principal, optional: optional,
    count: count, rationale: Rationale(why: "Done: \(codes[0]).", cite: ["B3.2"]))
}

/// A procedure of the sheet.
func done(_ code: String, on day: Int? = 1) -> ProcedureEntry {
  ProcedureEntry(ProcedureCode(code), on: day.map(date))
}

/// The key that most tests grade against: a principal, four secondary lines, two procedures.
struct Sample {
  var principal = [line("A41.01 Y")]
  var secondary = [line("R65.21 Y"), line("J96.01 YW"), line("N17.9 N"), line("Z79.4")]
  var procedures = [procedure("5A1955Z", principal: true), procedure("02HV33Z", on: 2)]
  var sequence: [SequenceConstraint] = []
  var traps: [Trap] = []

  var key: AnswerKey {
    AnswerKey(
      .inpatient(
        InpatientKey(
          principal: PrincipalKey(principal), secondary: secondary, procedures: procedures,
          sequence: sequence)),
      admitting: ["R41.82"], disposition: "06", traps: traps)
  }
}

/// A sheet that is right for the sample key.
func rightSheet() -> InpatientSummary {
  InpatientSummary(
    admitting: "R41.82", disposition: "06", principal: entry("A41.01 Y"),
    secondary: [entry("R65.21 Y"), entry("J96.01 Y"), entry("N17.9 N"), entry("Z79.4")],
    procedures: [done("5A1955Z"), done("02HV33Z", on: 2)])
}

/// Grades a sheet against a key in an acute hospital, unless another is given.
func report(
  _ sheet: InpatientSummary, _ key: AnswerKey, policy: ReportingPolicy = ReportingPolicy(),
  facility: Facility = .acute, withEdits: Bool = false
) throws -> GradeReport {
  grade(
    .inpatient(sheet), against: key, policy: policy,
    encounter: try #require(Stays.encounter(facility)), using: try openBook(),
    withEdits: withEdits)
}

extension GradeReport {
  /// The line that a code was entered on; of several, the first in the report.
  func entered(_ code: String) -> GradedLine? { lines.first { $0.entered?.code == code } }

  /// The line that a code of the key stands on.
  func keyed(_ code: String) -> GradedLine? { lines.first { $0.keyed?.code == code } }

  /// A measure's value, nil where it does not apply.
  func value(_ name: MeasureName) -> Double? { measure(name)?.value }

  /// A measure as `numerator/denominator`.
  func counts(_ name: MeasureName) -> String? {
    measure(name).map { "\(Int($0.numerator))/\(Int($0.denominator))" }
  }

  /// Every line as `outcome entered>keyed`, in order.
  var short: [String] {
    lines.map { "\($0.outcome.rawValue) \($0.entered?.code ?? "-")>\($0.keyed?.code ?? "-")" }
  }
}
