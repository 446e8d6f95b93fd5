import Chart

/// The graded lines of the diagnoses, and their part of the counts.
extension DiagnosisComparison {
  /// Judges the constraints of a key.
  func sequencing(_ constraints: [SequenceConstraint]) -> Sequencing {
    let principalStands = chosen.map { number in
      exactHolder(number).map { board.entered[$0].isFirst } ?? false
    }
    return Sequencing(
      constraints, lineOf: line(of:), isOptional: isOptional,
      isOfPrincipal: { number in
        if number < principal.count {
          // While no line of an `either` stands first, each may yet be a secondary diagnosis.
          if principal.count == 1 || (number == chosen && principalStands == true) { return true }
        }
        return exactHolder(number).map { board.entered[$0].isFirst } ?? false
      },
      position: exactHolder)
  }

  private func line(of code: DiagnosisCode) -> Int? {
    let packed = PackedCode(code.text)
    let lines = board.codes.filter { $0.packed == packed && $0.text == code.text }.map(\.line)
    return lines.first { $0 >= principal.count } ?? lines.first
  }

  /// Every line of both sides: those of the key in its order, and what is left of the sheet.
  func grade(
    _ sequencing: Sequencing, _ tally: inout Tally
  ) -> (lines: [GradedLine], extras: [GradedLine]) {
    var lines: [GradedLine] = []
    lines.reserveCapacity(board.keyed.count)
    tally.constraints.right += sequencing.met
    tally.constraints.required += sequencing.counted
    for number in order {
      if !isOptional(number) { tally.keyed += 1 }
      guard let entry = holder[number] else {
        lines.append(absent(number, &tally))
        continue
      }
      switch fates[entry] {
      case .exact(_, let alternative, let isRequired):
        lines.append(
          isRequired
            ? matched(entry, number, alternative, sequencing.broken(at: number), &tally)
            : optional(entry, number, alternative, sequencing.broken(at: number)))
      case .near(_, let alternative): lines.append(near(entry, number, alternative, &tally))
      case .loose: break
      }
    }
    var extras: [GradedLine] = []
    for (entry, fate) in fates.enumerated() where fate == .loose {
      extras.append(extra(entry, &tally))
    }
    return (lines, extras)
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
    let rationale = line(number).rationale
    let accepted = self.alternative(number, alternative)
    let poa = judge(entries[entry], accepted)
    if takesPOA(accepted) { tally.poa.required += 1 }
    if poa != .notGraded { tally.poa.entered += 1 }
    if poa == .correct { tally.poa.right += 1 }
    var result = GradedLine(
      outcome: .correct, entered: enteredView(entry), keyed: keyedView(number, alternative, entry),
      poa: poa, differences: poa == .wrong ? [poaDifference(entries[entry].poa, accepted)] : [],
      why: rationale.why, cite: rationale.cite, evidence: rationale.evidence)
    if !isInSlot {
      result.outcome = .wrongPlace
      result.why = sentences(wrongSlot(entry), rationale.why)
    } else if let broken {
      if broken.isCharged { result.outcome = .wrongPlace }
      result.notes.append(sequenceDifference(broken.constraint))
      result.why = sentences(
        tooEarly(broken.constraint), broken.constraint.rationale.why, rationale.why)
      result.cite = broken.constraint.rationale.cite + rationale.cite
    }
    return result
  }

  private func optional(
    _ entry: Int, _ number: Int, _ alternative: Int, _ broken: Sequencing.Broken?
  ) -> GradedLine {
    let rationale = line(number).rationale
    let accepted = self.alternative(number, alternative)
    let note =
      isInSlot(entry, number) ? optionalPresent : sentences(optionalPresent, wrongSlot(entry))
    var result = GradedLine(
      outcome: .optional, entered: enteredView(entry), keyed: keyedView(number, alternative, entry),
      differences: judge(entries[entry], accepted) == .wrong
        ? [poaDifference(entries[entry].poa, accepted)] : [],
      why: sentences(note, rationale.why), cite: rationale.cite, evidence: rationale.evidence)
    if let broken { result.notes.append(sequenceDifference(broken.constraint)) }
    return result
  }

  private func near(
    _ entry: Int, _ number: Int, _ alternative: Int, _ tally: inout Tally
  ) -> GradedLine {
    tally.nearMisses += 1
    countWanting(number, &tally)
    if countsAsSecondary, !board.entered[entry].isFirst { tally.secondary.entered += 1 }
    var reason = line(number).rationale
    let accepted = self.alternative(number, alternative)
    if case .trap(let trap) = surplus[entry] {
      reason = reason.led(by: context.traps[trap].trap.rationale)
    } else if let confusable = Confusables.entry(
      for: board.entered[entry].code, and: PackedCode(accepted.code.text))
    {
      reason.why = sentences(confusable.why, reason.why)
      reason.cite = confusable.cite + reason.cite
    }
    var result = GradedLine(
      outcome: .nearMiss, entered: enteredView(entry),
      keyed: keyedView(number, alternative, entry), why: reason.why, cite: reason.cite,
      evidence: reason.evidence)
    result.contrast = contrast(entry, accepted.code)
    return result
  }

  private func absent(_ number: Int, _ tally: inout Tally) -> GradedLine {
    let rationale = line(number).rationale
    let isOptional = isOptional(number)
    if !isOptional {
      tally.missed += 1
      countWanting(number, &tally)
    }
    return GradedLine(
      outcome: isOptional ? .optional : .missed, keyed: keyedView(number, 0, nil),
      why: isOptional
        ? sentences(optionalAbsent, rationale.why)
        : rationale.why.isEmpty ? requiredAbsent : rationale.why,
      cite: rationale.cite, evidence: rationale.evidence)
  }

  private func extra(_ entry: Int, _ tally: inout Tally) -> GradedLine {
    var result = GradedLine(outcome: .unsupported, entered: enteredView(entry))
    if case .optionalByPolicy(let family) = surplus[entry] {
      result.outcome = .optional
      result.why = sentences(
        optionalByPolicy(family), board.entered[entry].isFirst ? wrongSlot(entry) : "")
      result.cite = policyCitation
      return result
    }
    tally.unsupported += 1
    if countsAsSecondary, !board.entered[entry].isFirst { tally.secondary.entered += 1 }
    let reason = reason(forSurplus: entry)
    result.why = reason.why
    result.cite = reason.cite
    result.evidence = reason.evidence
    if case .plain = surplus[entry], let near = nearOptional(entry) {
      result.contrast = contrast(entry, near.code)
    }
    return result
  }

  /// A required line that is wanting counts against recall unless it is the principal, and keeps its
  /// place among the indicators: by its first code, whatever it was paired with.
  private func countWanting(_ number: Int, _ tally: inout Tally) {
    if countsAsSecondary, number != chosen { tally.secondary.required += 1 }
    if let first = line(number).alternatives.first, takesPOA(first) { tally.poa.required += 1 }
  }

  /// Whether the list is the diagnoses proper: reasons for a visit stand apart from them.
  private var countsAsSecondary: Bool { sections.rest != .reasonForVisit }
}
