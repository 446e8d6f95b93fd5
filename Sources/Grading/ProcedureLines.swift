import Chart

/// The most that a count is taken for: a key with more would only fill the report.
let mostRepetitions = 999

extension ProcedureComparison.Keyed {
  /// A procedure of an inpatient key.
  init(_ line: ProcedureLine) {
    let required = min(max(0, line.count.required), mostRepetitions)
    let allowed = min(max(line.count.allowed, required), mostRepetitions)
    self.init(
      codes: line.alternatives.map(\.text), date: line.date, modifiers: [], units: 1,
      isPrincipal: line.isPrincipal, required: line.isOptional ? 0 : required,
      allowed: line.isOptional ? max(1, allowed) : allowed, rationale: line.rationale)
  }

  /// A service line of an outpatient key.
  init(_ line: ServiceLine) {
    self.init(
      codes: line.alternatives.map(\.text), date: nil, modifiers: line.modifiers,
      units: line.units, isPrincipal: false, required: line.isOptional ? 0 : 1, allowed: 1,
      rationale: line.rationale)
  }
}

extension ProcedureComparison {
  /// Enters every line of both sides: those of the key in its order, each as often as it is required
  /// or was entered, and what is left of the sheet.
  func grade(_ ledger: inout Ledger) {
    let required = self.required
    ledger.tally.keyed += required
    ledger.tally.procedures.required += required
    // The principal procedure that does not stand first, and what stands first in its stead.
    let misplaced = misplacedPrincipal(&ledger.tally).map { [$0, 0] } ?? []
    for number in keyed.indices {
      var open = keyed[number].required
      for entry in holders[number] {
        switch fates[entry] {
        case .exact(_, let alternative, let isRequired):
          if isRequired { open -= 1 }
          ledger.append(
            matched(
              entry, number, alternative, isRequired, misplaced.contains(entry), &ledger.tally))
        case .near(_, let alternative):
          open -= 1
          ledger.append(near(entry, number, alternative, &ledger.tally))
        case .loose: break
        }
      }
      ledger.tally.missed += max(0, open)
      for _ in 0..<max(0, open) { ledger.append(absent(number)) }
      if keyed[number].required == 0, holders[number].isEmpty { ledger.append(absent(number)) }
    }
    for entry in fates.indices where fates[entry] == .loose {
      ledger.append(extra: extra(entry, &ledger.tally))
    }
  }

  /// The line of the sheet that has the principal procedure, but not first.
  private func misplacedPrincipal(_ tally: inout Tally) -> Int? {
    let isRequired = { keyed[$0].isPrincipal && keyed[$0].required > 0 }
    guard keyed.indices.contains(where: isRequired) else { return nil }
    tally.hasPrincipalProcedure = true
    if let line = fates.first?.exactLine, keyed[line].isPrincipal {
      tally.principalProcedureIsRight = true
      return nil
    }
    for number in keyed.indices where isRequired(number) {
      if let entry = holders[number].first(where: { fates[$0].exactLine != nil }) { return entry }
    }
    return nil
  }

  private func matched(
    _ entry: Int, _ number: Int, _ alternative: Int, _ isRequired: Bool, _ isMisplaced: Bool,
    _ tally: inout Tally
  ) -> GradedLine {
    let line = keyed[number]
    let flaws = flaws(entries[entry], line)
    var outcome = Outcome.optional
    var why = line.rationale.why
    if isRequired {
      count(entry, line, &tally)
      outcome = isMisplaced ? .wrongPlace : .correct
      if isMisplaced { why = sentences(outOfOrder(line), why) }
    } else {
      why = sentences(optionalPresent, why)
    }
    return GradedLine(
      outcome: outcome, entered: enteredView(entry), keyed: keyedView(number, alternative),
      poa: .notGraded, why: why, cite: line.rationale.cite, evidence: line.rationale.evidence,
      notes: flaws, contrast: nil)
  }

  /// Counts a line that was required and reported.
  private func count(_ entry: Int, _ line: Keyed, _ tally: inout Tally) {
    tally.captured += 1
    tally.procedures.right += 1
    tally.procedures.entered += 1
    if line.date != nil {
      tally.dates.entered += 1
      if entries[entry].date == line.date { tally.dates.right += 1 }
    }
    if entries[entry].units != line.units
      || Set(entries[entry].modifiers) != Set(line.modifiers)
    {
      tally.hasFlaw = true
    }
  }

  private func near(
    _ entry: Int, _ number: Int, _ alternative: Int, _ tally: inout Tally
  ) -> GradedLine {
    tally.nearMisses += 1
    tally.procedures.entered += 1
    var reason = keyed[number].rationale
    if case .trap(let trap) = surplus[entry] {
      reason = reason.led(by: context.traps[trap].trap.rationale)
    }
    return GradedLine(
      outcome: .nearMiss, entered: enteredView(entry), keyed: keyedView(number, alternative),
      poa: .notGraded, why: reason.why, cite: reason.cite, evidence: reason.evidence, notes: [],
      contrast: contrast(entry, number, alternative))
  }

  private func absent(_ number: Int) -> GradedLine {
    let line = keyed[number]
    let why = line.rationale.why
    return GradedLine(
      outcome: line.required > 0 ? .missed : .optional, keyed: keyedView(number, 0),
      why: line.required == 0
        ? sentences(optionalAbsent, why) : why.isEmpty ? requiredAbsent : why,
      cite: line.rationale.cite, evidence: line.rationale.evidence)
  }

  private func extra(_ entry: Int, _ tally: inout Tally) -> GradedLine {
    let near = nearOptional(entry)
    let contrast = near.map { self.contrast(entry, $0.line, $0.alternative) }
    if case .optionalByPolicy(let family) = surplus[entry] {
      return GradedLine(
        outcome: .optional, entered: enteredView(entry), keyed: nil, poa: .notGraded,
        why: sentences(
          context.optionalReason(family),
          near.map { ifMeant(for: keyed[$0.line].codes[$0.alternative]) } ?? ""),
        cite: policyCitation, evidence: [], notes: [], contrast: contrast)
    }
    tally.unsupported += 1
    // Where the key has no procedure to be precise about, the secondary diagnoses bear the charge.
    if tally.procedures.required > 0 {
      tally.procedures.entered += 1
    } else {
      tally.secondary.entered += 1
    }
    let reason = reason(forSurplus: entry)
    return GradedLine(
      outcome: .unsupported, entered: enteredView(entry), keyed: nil, poa: .notGraded,
      why: reason.why, cite: reason.cite, evidence: reason.evidence, notes: [],
      contrast: contrast)
  }
}
