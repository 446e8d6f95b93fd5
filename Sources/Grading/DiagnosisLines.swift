import Chart

/// The graded lines of the diagnoses, and their part of the counts.
extension DiagnosisComparison {
  /// Enters every line of both sides: those of the key in the order of the resolved key, and what is
  /// left of the sheet.
  func grade(_ constraints: [SequenceConstraint], _ ledger: inout Ledger) {
    let sequencing = Sequencing(constraints, in: self)
    ledger.tally.constraints.right += sequencing.met
    ledger.tally.constraints.required += sequencing.counted
    if let chosen { grade(chosen, sequencing, &ledger) }
    for number in principal.count..<board.keyed.count { grade(number, sequencing, &ledger) }
    for number in principal.indices where number != chosen { grade(number, sequencing, &ledger) }
    for entry in fates.indices where fates[entry] == .loose {
      ledger.append(extra: extra(entry, &ledger.tally))
    }
  }

  private func grade(_ number: Int, _ sequencing: Sequencing, _ ledger: inout Ledger) {
    if !isOptional(number) { ledger.tally.keyed += 1 }
    guard let entry = holder[number] else {
      return ledger.append(absent(number, &ledger.tally))
    }
    switch fates[entry] {
    case .exact(_, let alternative, let isRequired):
      let broken = sequencing.broken(at: number)
      if isRequired {
        ledger.append(matched(entry, number, alternative, broken, &ledger.tally))
      } else {
        ledger.append(optional(entry, number, alternative, broken))
      }
    case .near(_, let alternative):
      ledger.append(near(entry, number, alternative, &ledger.tally))
    case .loose: break
    }
  }

  private func matched(
    _ entry: Int, _ number: Int, _ alternative: Int, _ broken: Sequencing.Broken?,
    _ tally: inout Tally
  ) -> GradedLine {
    let isInSlot = isInSlot(entry, number)
    tally.captured += 1
    if !isInSlot {
      tally.hasFlaw = true
    } else if number == chosen {
      tally.principalIsRight = true
    } else if countsAsSecondary {
      tally.secondary.right += 1
      tally.secondary.entered += 1
      tally.secondary.required += 1
    }
    let rationale = rationale(number)
    let accepted = self.alternative(number, alternative)
    let verdict = judge(poa(entry), accepted)
    if takesPOA(accepted) { tally.poa.required += 1 }
    if verdict != .notGraded { tally.poa.entered += 1 }
    if verdict == .correct { tally.poa.right += 1 }
    var outcome = isInSlot ? Outcome.correct : .wrongPlace
    var notes = verdict == .wrong ? [poaDifference(poa(entry), accepted)] : []
    var why = isInSlot ? rationale.why : sentences(wrongSlot(entry), rationale.why)
    var cite = rationale.cite
    if isInSlot, let broken {
      if broken.isCharged { outcome = .wrongPlace }
      notes.append(sequenceDifference(broken.constraint))
      why = sentences(tooEarly(broken.constraint), broken.constraint.rationale.why, why)
      let first = broken.constraint.rationale.cite
      cite = first + cite.filter { !first.contains($0) }
    }
    return GradedLine(
      outcome: outcome, entered: enteredView(entry), keyed: keyedView(number, accepted, poa(entry)),
      poa: verdict, why: why, cite: cite, evidence: rationale.evidence, notes: notes, contrast: nil)
  }

  private func optional(
    _ entry: Int, _ number: Int, _ alternative: Int, _ broken: Sequencing.Broken?
  ) -> GradedLine {
    let rationale = rationale(number)
    let accepted = self.alternative(number, alternative)
    let note =
      isInSlot(entry, number) ? optionalPresent : sentences(optionalPresent, wrongSlot(entry))
    var notes: [Difference] = []
    if judge(poa(entry), accepted) == .wrong { notes.append(poaDifference(poa(entry), accepted)) }
    if let broken { notes.append(sequenceDifference(broken.constraint)) }
    return GradedLine(
      outcome: .optional, entered: enteredView(entry),
      keyed: keyedView(number, accepted, poa(entry)),
      poa: .notGraded, why: sentences(note, rationale.why), cite: rationale.cite,
      evidence: rationale.evidence, notes: notes, contrast: nil)
  }

  private func near(
    _ entry: Int, _ number: Int, _ alternative: Int, _ tally: inout Tally
  ) -> GradedLine {
    tally.nearMisses += 1
    countWanting(number, &tally)
    if countsAsSecondary, !board.entered[entry].isFirst { tally.secondary.entered += 1 }
    let accepted = self.alternative(number, alternative)
    var reason = rationale(number)
    if case .trap(let trap) = surplus[entry] {
      reason = reason.led(by: context.traps[trap].trap.rationale)
    } else if let confusable = Confusables.entry(
      for: board.entered[entry].code, and: PackedCode(accepted.code.text))
    {
      // The difference tells how the two are told apart.
      reason.cite = confusable.cite + reason.cite.filter { !confusable.cite.contains($0) }
    }
    return GradedLine(
      outcome: .nearMiss, entered: enteredView(entry),
      keyed: keyedView(number, accepted, poa(entry)),
      poa: .notGraded, why: reason.why, cite: reason.cite, evidence: reason.evidence, notes: [],
      contrast: contrast(entry, accepted.code))
  }

  private func absent(_ number: Int, _ tally: inout Tally) -> GradedLine {
    let rationale = rationale(number)
    let isOptional = isOptional(number)
    if !isOptional {
      tally.missed += 1
      countWanting(number, &tally)
    }
    return GradedLine(
      outcome: isOptional ? .optional : .missed,
      keyed: keyedView(number, alternatives(number).first, nil),
      why: isOptional
        ? sentences(optionalAbsent, rationale.why)
        : rationale.why.isEmpty ? requiredAbsent : rationale.why,
      cite: rationale.cite, evidence: rationale.evidence)
  }

  private func extra(_ entry: Int, _ tally: inout Tally) -> GradedLine {
    let near = nearOptional(entry)
    let contrast = near.map { self.contrast(entry, $0.code) }
    if case .optionalByPolicy(let family) = surplus[entry] {
      return GradedLine(
        outcome: .optional, entered: enteredView(entry), keyed: nil, poa: .notGraded,
        why: sentences(
          context.optionalReason(family), near.map { ifMeant(for: $0.code.description) } ?? "",
          board.entered[entry].isFirst ? wrongSlot(entry) : ""),
        cite: policyCitation, evidence: [], notes: [], contrast: contrast)
    }
    tally.unsupported += 1
    if countsAsSecondary, !board.entered[entry].isFirst { tally.secondary.entered += 1 }
    let reason = reason(forSurplus: entry)
    return GradedLine(
      outcome: .unsupported, entered: enteredView(entry), keyed: nil, poa: .notGraded,
      why: reason.why, cite: reason.cite, evidence: reason.evidence, notes: [],
      contrast: contrast)
  }

  /// A required line that is wanting counts against recall unless it is the principal, and keeps its
  /// place among the indicators: by its first code, whatever it was paired with.
  private func countWanting(_ number: Int, _ tally: inout Tally) {
    if countsAsSecondary, number != chosen { tally.secondary.required += 1 }
    if let first = alternatives(number).first, takesPOA(first) { tally.poa.required += 1 }
  }

  /// Whether the list is the diagnoses proper: reasons for a visit stand apart from them.
  private var countsAsSecondary: Bool { sections.rest != .reasonForVisit }
}
