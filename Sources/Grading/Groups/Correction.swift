import Chart

extension InpatientSummary {
  /// The sheet with what one graded line says put right and nothing else; nil where the line is right,
  /// optional, or makes no difference to a grouper.
  func corrected(_ line: GradedLine) -> InpatientSummary? {
    switch (line.outcome, line.entered, line.keyed) {
    case (.missed, _, let keyed?): return adding(keyed)
    case (.unsupported, let entered?, _):
      // A principal diagnosis cannot merely go: what takes its place is another line's matter.
      return entered.place.section == .principal ? nil : changed(by: .drop(entered.place))
    case (.nearMiss, let entered?, let keyed?):
      return changed(by: .recode(entered.place, to: keyed.code))?.marked(entered.place, as: keyed)
    case (.wrongPlace, let entered?, let keyed?):
      if keyed.place.section == .principal { return changed(by: .makePrincipal(entered.place)) }
      // A secondary diagnosis in the first slot: put right by the line that belongs there.
      return line.poa == .wrong ? marked(entered.place, as: keyed) : nil
    case (.correct, let entered?, let keyed?):
      return line.poa == .wrong ? marked(entered.place, as: keyed) : nil
    default: return nil
    }
  }

  private func adding(_ keyed: LineView) -> InpatientSummary? {
    if keyed.place.section == .procedure {
      return changed(by: .addProcedure(ProcedureEntry(ProcedureCode(keyed.code), on: keyed.date)))
    }
    let entry = DiagnosisEntry(
      DiagnosisCode(keyed.code), poa: keyed.poa.flatMap { PresentOnAdmission($0) })
    guard keyed.place.section == .principal else { return changed(by: .addDiagnosis(entry)) }
    // What stands first stays on the sheet: whether it is right there is another line's matter.
    var copy = self
    if let principal { copy.secondary.insert(principal, at: 0) }
    copy.principal = entry
    return copy
  }

  private func marked(_ place: LinePlace, as keyed: LineView) -> InpatientSummary? {
    guard place.section != .procedure else { return self }
    return changed(by: .mark(place, keyed.poa.flatMap { PresentOnAdmission($0) }))
  }
}
