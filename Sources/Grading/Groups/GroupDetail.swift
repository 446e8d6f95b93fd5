import Chart

/// What lies behind the two MS-DRGs of a report. It takes a claim for every line, so it is made where
/// it is shown, and is no part of grading.
package struct GroupDetail: Hashable, Sendable {
  /// What became of a diagnosis that counts as a complication or comorbidity.
  package enum Capture: String, CaseIterable, Sendable {
    /// In the key and, rightly, on the sheet.
    case captured
    /// In the key, and not on the sheet or not as a secondary diagnosis.
    case missed
    /// On the sheet without support.
    case unsupported
  }

  /// A secondary diagnosis that raises the severity of the sheet or the key.
  package struct Complication: Hashable, Sendable {
    package var capture: Capture
    package var level: ComplicationLevel
    /// With its dot.
    package var code: String
  }

  /// A condition on the sheet that counts as acquired in the hospital.
  package struct Acquired: Hashable, Sendable {
    package var code: String
    /// The indicator's letter; nil where none was given.
    package var poa: String?
    package var condition: AcquiredCondition
  }

  /// Every CC and MCC that the principal diagnosis does not exclude, in the report's order.
  package var complications: [Complication]
  /// The lines of the sheet, the principal apart, without which it would group otherwise.
  package var supports: [GroupMove]
  /// The mistakes that alone make a difference to the group: each with the group of the sheet if it
  /// were corrected.
  package var corrections: [Correction]
  package var acquired: [Acquired]
  /// The codes of the sheet by place, to name a line by.
  package var codes: [LinePlace: String]

  /// A mistake, and the sheet's group without it.
  package struct Correction: Hashable, Sendable {
    /// The line of the report.
    package var line: GradedLine
    package var group: StayGroup
  }

  /// The codes of one fate and level, in the report's order.
  package func codes(_ capture: Capture, _ level: ComplicationLevel) -> [String] {
    complications.filter { $0.capture == capture && $0.level == level }.map(\.code)
  }
}

/// What lies behind the MS-DRGs of a report; nil where it has none.
///
/// - Parameters:
///   - report: The report of `grade`, with its groups.
///   - summary: The sheet that was graded.
///   - encounter: The stay.
///   - grouping: The grouper that made the report's groups.
package func groupDetail(
  of report: GradeReport, summary: InpatientSummary, encounter: Encounter,
  using grouping: any Grouping
) throws(GroupingError) -> GroupDetail? {
  guard let comparison = report.drg, let keyed = comparison.keyed else { return nil }
  let trial = try WhatIf(summary, of: encounter, using: grouping)
  var corrections: [GroupDetail.Correction] = []
  for line in report.lines {
    guard let corrected = summary.corrected(line) else { continue }
    let group = try grouping.group(Claim(corrected, of: encounter))
    if group.drg != trial.group.drg {
      corrections.append(GroupDetail.Correction(line: line, group: group))
    }
  }
  return GroupDetail(
    complications: complications(report.lines, summary, comparison.entered, keyed),
    supports: try trial.singleRemovals().filter {
      $0.moves && $0.change != .drop(LinePlace(.principal, 0))
    }, corrections: corrections, acquired: acquired(summary, comparison.entered),
    codes: Dictionary(
      uniqueKeysWithValues: summary.places.map { ($0, summary.code(at: $0) ?? "") }))
}

private func complications(
  _ lines: [GradedLine], _ summary: InpatientSummary, _ entered: StayGroup, _ keyed: StayGroup
) -> [GroupDetail.Complication] {
  let effects = summary.effects(in: entered)
  // The claim of the key has its secondary diagnoses in the order of the lines.
  var rest = keyed.secondary[...]
  var found: [GroupDetail.Complication] = []
  for line in lines {
    if let view = line.keyed, view.place.section == .secondary, !view.code.isEmpty,
      line.outcome != .optional || line.entered != nil, let effect = rest.popFirst(),
      effect.countedLevel != .none
    {
      let isRight = line.outcome != .nearMiss && line.entered?.place.section == .secondary
      found.append(
        GroupDetail.Complication(
          capture: isRight ? .captured : .missed, level: effect.countedLevel, code: view.code))
    }
    // A near miss is not among them: the record supports the condition, not the code.
    if let view = line.entered, line.outcome == .unsupported,
      let effect = effects[view.place], effect.countedLevel != .none
    {
      found.append(
        GroupDetail.Complication(
          capture: .unsupported, level: effect.countedLevel, code: view.code))
    }
  }
  return found
}

private func acquired(_ summary: InpatientSummary, _ group: StayGroup) -> [GroupDetail.Acquired] {
  let effects = summary.effects(in: group)
  return summary.secondary.enumerated().compactMap { index, entry in
    guard let condition = effects[LinePlace(.secondary, index)]?.acquired else { return nil }
    return GroupDetail.Acquired(
      code: entry.code.description, poa: entry.poa?.letter, condition: condition)
  }
}

extension InpatientSummary {
  /// What each secondary diagnosis is to the grouper, by its place on the sheet: a claim leaves out
  /// lines on which nothing was typed.
  fileprivate func effects(in group: StayGroup) -> [LinePlace: DiagnosisEffect] {
    let coded = secondary.indices.filter { !secondary[$0].code.isEmpty }
    return Dictionary(
      uniqueKeysWithValues: zip(coded, group.secondary).map { (LinePlace(.secondary, $0), $1) })
  }
}
