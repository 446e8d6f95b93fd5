import Chart
import CodeSets

/// Grades a coding summary against an answer key.
///
/// Pure and total: any input yields a report, the same one always. How it is done, step by step and
/// with the reason of each decision, stands in `Sources/Grading/README.md`.
///
/// - Parameters:
///   - summary: What the learner coded; lines on which no code was typed are no lines.
///   - key: What the case should be coded to.
///   - policy: What the hospital reports beyond the guidelines.
///   - encounter: The stay; its facility decides whether POA is graded.
///   - book: Asked only where a line is not right, when its differences are read.
///   - grouping: A grouper, for the comparison of MS-DRGs. Where it fails the report says why, and is
///     complete otherwise.
///   - withEdits: Whether the edits are looked for too; a line that nothing supports takes its reason
///     from one that is about it.
package func grade(
  _ summary: CodingSummary, against key: AnswerKey, policy: ReportingPolicy, encounter: Encounter,
  using book: CodeBook, grouping: (any Grouping)? = nil, withEdits: Bool = true
) -> GradeReport {
  let context = GradingContext(key: key, policy: policy, encounter: encounter, book: book)
  return grade(summary, key, encounter, context, grouping, withEdits)
}

/// A key laid out once for many sheets, as a batch has them: `grade` without what depends on the key
/// alone.
package struct PreparedKey: Sendable {
  private let key: AnswerKey
  private let encounter: Encounter
  private let context: GradingContext
  /// The parts of its reports that are always the same.
  let json: KeyJSON

  /// A key with what `grade` takes beside it.
  package init(
    _ key: AnswerKey, policy: ReportingPolicy, encounter: Encounter, using book: CodeBook
  ) {
    self.key = key
    self.encounter = encounter
    var context = GradingContext(key: key, policy: policy, encounter: encounter, book: book)
    context.layOutPolicy()
    json = KeyJSON(key)
    self.context = context
  }

  /// What `grade` answers to a sheet beside this key.
  package func grade(
    _ summary: CodingSummary, grouping: (any Grouping)? = nil, withEdits: Bool = true
  ) -> GradeReport {
    Grading.grade(summary, key, encounter, context, grouping, withEdits)
  }
}

private func grade(
  _ summary: CodingSummary, _ key: AnswerKey, _ encounter: Encounter, _ context: GradingContext,
  _ grouping: (any Grouping)?, _ withEdits: Bool
) -> GradeReport {
  var report = compare(summary, key, context)
  if withEdits {
    report.edits = edits(of: summary, encounter: encounter, using: context.book.book)
    for index in report.lines.indices where report.lines[index].outcome == .unsupported {
      report.lines[index].takeReason(from: report.edits, unless: context)
    }
  }
  if let grouping, encounter.isGrouped, case .inpatient = key.lines {
    report.compareGroups(summary, key, encounter, grouping)
  }
  return report
}

/// The comparison alone: lines and measures.
private func compare(
  _ summary: CodingSummary, _ key: AnswerKey, _ context: GradingContext
) -> GradeReport {
  switch (summary, key.lines) {
  case (.inpatient(let summary), .inpatient(let lines)):
    var ledger = gradeInpatient(summary, lines, context)
    gradeAbstract(summary, key, &ledger.tally)
    return ledger.report()
  case (.outpatient(let summary), .outpatient(let lines)):
    return gradeOutpatient(summary, lines, context).report()
  case (.outpatient(let summary), .inpatient(let lines)):
    var ledger = gradeInpatient(InpatientSummary(), lines, context)
    gradeAbstract(InpatientSummary(), key, &ledger.tally)
    enterForeignLines(of: summary, &ledger)
    return ledger.report()
  case (.inpatient(let summary), .outpatient(let lines)):
    var ledger = gradeOutpatient(OutpatientSummary(), lines, context)
    enterForeignLines(of: summary, &ledger)
    return ledger.report()
  }
}

private func gradeInpatient(
  _ summary: InpatientSummary, _ key: InpatientKey, _ context: GradingContext
) -> Ledger {
  var ledger = Ledger(
    capacity: 1 + key.principal.lines.count + key.secondary.count + key.procedures.count
      + summary.secondary.count + summary.procedures.count)
  let diagnoses = DiagnosisComparison(
    first: summary.principal, rest: summary.secondary, principal: key.principal.lines,
    secondary: key.secondary, sections: (.principal, .secondary), context: context)
  let procedures = ProcedureComparison(
    entries: summary.procedures.enumerated().filter { !$1.code.isEmpty }.map { index, entry in
      ProcedureComparison.Entered(
        place: LinePlace(.procedure, index), code: entry.code.text, date: entry.date, modifiers: [],
        units: 1)
    },
    keyed: key.procedures.map(ProcedureComparison.Keyed.init), section: .procedure, context: context
  )
  diagnoses.grade(key.sequence, &ledger)
  procedures.grade(&ledger)
  return ledger
}

private func gradeOutpatient(
  _ summary: OutpatientSummary, _ key: OutpatientKey, _ context: GradingContext
) -> Ledger {
  var ledger = Ledger(
    capacity: 2 + key.reasonForVisit.count + key.other.count + key.lines.count
      + summary.reasonForVisit.count + summary.other.count + summary.lines.count)
  // Reasons for the visit may repeat what is diagnosed, so they are compared by themselves.
  let reasons = DiagnosisComparison(
    first: nil, rest: summary.reasonForVisit.map { DiagnosisEntry($0) }, principal: [],
    secondary: key.reasonForVisit, sections: (.reasonForVisit, .reasonForVisit), context: context)
  let diagnoses = DiagnosisComparison(
    first: summary.first.map { DiagnosisEntry($0) }, rest: summary.other.map { DiagnosisEntry($0) },
    principal: [key.first], secondary: key.other, sections: (.first, .other), context: context)
  let services = ProcedureComparison(
    entries: summary.lines.enumerated().filter { !$1.code.isEmpty }.map { index, entry in
      ProcedureComparison.Entered(
        place: LinePlace(.line, index), code: entry.code.text, date: nil,
        modifiers: entry.modifiers, units: entry.units)
    },
    keyed: key.lines.map(ProcedureComparison.Keyed.init), section: .line, context: context)
  reasons.grade([], &ledger)
  diagnoses.grade([], &ledger)
  services.grade(&ledger)
  return ledger
}

private func gradeAbstract(_ summary: InpatientSummary, _ key: AnswerKey, _ tally: inout Tally) {
  if !key.admitting.isEmpty {
    tally.abstract.required += 1
    if let admitting = summary.admitting, key.admitting.contains(admitting) {
      tally.abstract.right += 1
    }
  }
  if let disposition = key.disposition {
    tally.abstract.required += 1
    if let entered = summary.disposition, twoDigits(entered) == twoDigits(disposition) {
      tally.abstract.right += 1
    }
  }
}

/// A discharge status without spaces, `6` as `06`.
private func twoDigits(_ disposition: String) -> String {
  let text = disposition.filter { !$0.isWhitespace }
  return text.utf8.count == 1 ? "0" + text : text
}
