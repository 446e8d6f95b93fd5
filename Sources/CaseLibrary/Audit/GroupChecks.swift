import Chart
import Grading
import SourceText

/// A key of an inpatient stay with the grouper to try it with; nil where there is nothing to try.
private struct GroupTrial {
  let key: AnswerKey
  let lines: InpatientKey
  let encounter: Encounter
  let grouping: any Grouping

  init?(_ subject: AuditSubject) {
    guard let grouping = subject.grouping, let key = subject.wholeKey,
      let file = subject.pack.caseFile, file.encounter.setting == .inpatient
    else { return nil }
    self.key = answerKey(key, setting: .inpatient, texts: subject.pack.texts)
    guard case .inpatient(let lines) = self.key.lines else { return nil }
    self.lines = lines
    encounter = file.encounter
    self.grouping = grouping
  }

  /// The sheet that a resolution of the key asks for.
  func sheet(_ resolution: Int) -> InpatientSummary {
    guard case .inpatient(let sheet) = modelSheet(for: key, principal: resolution) else {
      return InpatientSummary()
    }
    return sheet
  }

  func group(_ sheet: InpatientSummary) throws(GroupingError) -> StayGroup {
    try grouping.group(Claim(sheet, of: encounter))
  }
}

/// Every resolution of a key groups to its expected DRG.
@Sendable func checkGrouping(_ subject: AuditSubject) -> [Finding] {
  guard let trial = GroupTrial(subject), let key = subject.wholeKey else { return [] }
  let resolutions = max(1, trial.lines.principal.lines.count)
  do throws(GroupingError) {
    var groups: [StayGroup] = []
    for index in 0..<resolutions { groups.append(try trial.group(trial.sheet(index))) }
    guard let expected = key.group else {
      // Only acute hospitals are paid by the group, so a key of another need not name one.
      guard trial.encounter.isGrouped else { return [] }
      let drgs = groups.map { "\"\($0.drg)\"" }.joined(separator: ", ")
      return [
        subject.inKey(
          0, "the key names no expected DRG", "add `drg` with expected: [\(drgs)] if that is right")
      ]
    }
    return zip(groups, expected.value.groups).enumerated().compactMap { index, pair in
      let (group, wanted) = pair
      guard group.drg != wanted else { return nil }
      let which = resolutions > 1 ? "resolution \(index + 1) of the key" : "the key"
      let code = group.returnCode == "OK" ? "" : " (\(group.returnCode))"
      return subject.inKey(
        expected.line,
        "\(which) groups to \(group.drg) \(group.title)\(code), not to \(shortened(wanted))",
        "correct the key or the expected DRG")
    }
  } catch {
    return [subject.inKey(key.group?.line ?? 0, "the key cannot be grouped: \(error)", "see there")]
  }
}

/// No alternative and no optional line changes the CC level or the DRG: a learner who takes another
/// code that the key accepts must not be told of another payment.
@Sendable func checkComplicationLevels(_ subject: AuditSubject) -> [Finding] {
  guard let trial = GroupTrial(subject) else { return [] }
  var findings: [Finding] = []
  for resolution in 0..<max(1, trial.lines.principal.lines.count) {
    let sheet = trial.sheet(resolution)
    guard let base = try? trial.group(sheet) else { continue }
    for variant in variants(trial.lines, sheet) {
      guard let group = try? trial.group(variant.sheet),
        let change = change(variant, from: base, to: group)
      else { continue }
      let finding = subject.inKey(
        variant.line, "\(variant.words) \(change)",
        "make it a line of its own, or waive it with the reason", codes: variant.codes)
      if !findings.contains(finding) { findings.append(finding) }
    }
  }
  return findings
}

/// A sheet that the key accepts like the model sheet.
private struct Variant {
  var sheet: InpatientSummary
  var words: String
  /// Where `key.yaml` has the line.
  var line: Int
  /// Upper case without dots.
  var codes: [String]
  /// The secondary diagnosis that differs, on the model sheet and on this; nil where there is none.
  var before: Int?
  var after: Int?
}

private func change(_ variant: Variant, from base: StayGroup, to group: StayGroup) -> String? {
  if base.drg != group.drg { return "changes the DRG from \(base.drg) to \(group.drg)" }
  let before = level(at: variant.before, in: base)
  let after = level(at: variant.after, in: group)
  guard before != after else { return nil }
  return variant.before == nil
    ? "counts as \(after.rawValue)"
    : "changes the level from \(before.rawValue) to \(after.rawValue)"
}

private func level(at index: Int?, in group: StayGroup) -> ComplicationLevel {
  guard let index, group.secondary.indices.contains(index) else { return .none }
  return group.secondary[index].countedLevel
}

private func variants(_ key: InpatientKey, _ sheet: InpatientSummary) -> [Variant] {
  diagnosisVariants(key, sheet) + procedureVariants(key, sheet)
}

private func diagnosisVariants(_ key: InpatientKey, _ sheet: InpatientSummary) -> [Variant] {
  var found: [Variant] = []
  for line in key.principal.lines + key.secondary {
    let model = line.isOptional ? nil : line.alternatives.first
    for alternative in line.alternatives {
      let indicators: [PresentOnAdmission?] = alternative.poa.isEmpty ? [nil] : alternative.poa
      for poa in indicators {
        let entry = DiagnosisEntry(alternative.code, poa: poa)
        let place = model.flatMap { find($0.code, on: sheet) }
        guard model == nil || place != nil, entry.code != model?.code || poa != model?.poa.first
        else { continue }
        var words = line.isOptional ? "the optional \(entry.code)" : "\(entry.code)"
        if alternative.poa.count > 1, let poa { words += " with POA \(poa.letter)" }
        if let model, model.code != entry.code { words += " instead of \(model.code)" }
        var variant = Variant(
          sheet: sheet, words: words, line: line.rationale.sourceLine, codes: [entry.code.text])
        switch place?.section {
        case .principal: variant.sheet.principal = entry
        case .secondary:
          let index = place?.index ?? 0
          variant.sheet.secondary[index] = entry
          (variant.before, variant.after) = (index, index)
        default:
          variant.after = variant.sheet.secondary.count
          variant.sheet.secondary.append(entry)
        }
        found.append(variant)
      }
    }
  }
  return found
}

private func find(_ code: DiagnosisCode, on sheet: InpatientSummary) -> LinePlace? {
  if sheet.principal?.code == code { return LinePlace(.principal, 0) }
  return sheet.secondary.firstIndex { $0.code == code }.map { LinePlace(.secondary, $0) }
}

private func procedureVariants(_ key: InpatientKey, _ sheet: InpatientSummary) -> [Variant] {
  var found: [Variant] = []
  func note(_ sheet: InpatientSummary, _ words: String, _ line: ProcedureLine, _ code: String) {
    found.append(
      Variant(sheet: sheet, words: words, line: line.rationale.sourceLine, codes: [code]))
  }
  for line in key.procedures {
    let model = line.isOptional ? nil : line.alternatives.first
    for code in line.alternatives where code != model {
      var changed = sheet
      if let model {
        guard let index = sheet.procedures.firstIndex(where: { $0.code == model }) else { continue }
        changed.procedures[index].code = code
        note(changed, "\(code) instead of \(model)", line, code.text)
      } else {
        changed.procedures.append(ProcedureEntry(code, on: line.date))
        note(changed, "the optional \(code)", line, code.text)
      }
    }
    if let model, line.count.allowed > line.count.required {
      var repeated = sheet
      repeated.procedures.append(ProcedureEntry(model, on: line.date))
      note(repeated, "\(model) once more than required", line, model.text)
    }
  }
  return found
}
