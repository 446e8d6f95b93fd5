import Chart

/// The MS-DRG of the sheet beside that of the key.
package struct GroupComparison: Hashable, Sendable {
  package var entered: StayGroup
  /// That of the key as resolved to the learner's choice; nil where no key was given.
  package var keyed: StayGroup?

  /// Whether both are the same group.
  package var agrees: Bool { keyed?.drg == entered.drg }

  /// Relative weight of the sheet less that of the key; 0 without a key, nil where a weight is
  /// unknown.
  package var weightDifference: Double? {
    guard let keyed else { return 0 }
    guard let ours = entered.weight, let theirs = keyed.weight else { return nil }
    return ours - theirs
  }

  /// What the difference in weight comes to at a hospital's base rate, in the rate's currency. The
  /// operating payment alone: no outlier, transfer or add-on is taken into account.
  package func paymentDifference(baseRate: Double) -> Double? {
    weightDifference.map { $0 * baseRate }
  }

  /// A comparison of two groups.
  package init(entered: StayGroup, keyed: StayGroup?) {
    self.entered = entered
    self.keyed = keyed
  }
}

/// The MS-DRG of a sheet by itself, as `check` gives it; nil where no grouper is given or MS-DRGs do
/// not apply.
package func checkedGroup(
  of summary: CodingSummary, encounter: Encounter, using grouping: (any Grouping)?
) -> Result<GroupComparison, GroupingError>? {
  guard let grouping, encounter.isGrouped, case .inpatient(let sheet) = summary else { return nil }
  do throws(GroupingError) {
    let group = try grouping.group(Claim(sheet, of: encounter))
    return .success(GroupComparison(entered: group, keyed: nil))
  } catch {
    return .failure(error)
  }
}

extension GradeReport {
  /// Groups the sheet and the key that it was graded against; where that fails, notes why. A sheet of
  /// another setting codes nothing here.
  mutating func compareGroups(
    _ summary: CodingSummary, _ key: AnswerKey, _ encounter: Encounter, _ grouping: any Grouping
  ) {
    var sheet = InpatientSummary()
    if case .inpatient(let summary) = summary { sheet = summary }
    do throws(GroupingError) {
      let keyed = try grouping.group(
        again: Claim(resolvedSheet(lines, key: key), of: encounter))
      let comparison = GroupComparison(
        entered: try grouping.group(Claim(sheet, of: encounter)), keyed: keyed)
      drg = comparison
      if let index = measures.firstIndex(where: { $0.name == .drg }) {
        measures[index] = Measure(.drg, comparison.agrees ? 1 : 0, of: 1)
      }
    } catch {
      drgProblem = error
    }
  }
}

/// The sheet that the resolved key asks for: of each required line the code that the learner chose,
/// or would have had to, with the indicator; of the optional lines those that the learner took.
func resolvedSheet(_ lines: [GradedLine], key: AnswerKey) -> InpatientSummary {
  var sheet = InpatientSummary(admitting: key.admitting.first, disposition: key.disposition)
  for line in lines {
    guard let keyed = line.keyed, line.outcome != .optional || line.entered != nil else { continue }
    switch keyed.place.section {
    case .principal: sheet.principal = diagnosis(keyed)
    case .secondary: sheet.secondary.append(diagnosis(keyed))
    case .procedure:
      sheet.procedures.append(ProcedureEntry(ProcedureCode(keyed.code), on: keyed.date))
    case .reasonForVisit, .first, .other, .line: break
    }
  }
  return sheet
}

private func diagnosis(_ view: LineView) -> DiagnosisEntry {
  DiagnosisEntry(DiagnosisCode(view.code), poa: view.poa.flatMap { PresentOnAdmission($0) })
}
