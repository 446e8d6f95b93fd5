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
  /// The graded lines of the procedures, and their part of the counts.
  func grade(_ tally: inout Tally) -> (lines: [GradedLine], extras: [GradedLine]) {
    let required = self.required
    tally.keyed += required
    tally.procedures.required += required
    // The principal procedure that does not stand first, and what stands first in its stead.
    let misplaced = misplacedPrincipal(&tally).map { [$0, 0] } ?? []
    var lines: [GradedLine] = []
    lines.reserveCapacity(keyed.count)
    for (number, line) in keyed.enumerated() {
      var open = line.required
      for entry in holders[number] {
        switch fates[entry] {
        case .exact(_, let alternative, let isRequired):
          if isRequired { open -= 1 }
          lines.append(
            matched(
              entry, number, alternative, isRequired, misplaced.contains(entry), &tally))
        case .near(_, let alternative):
          open -= 1
          lines.append(near(entry, number, alternative, &tally))
        case .loose: break
        }
      }
      tally.missed += max(0, open)
      for _ in 0..<max(0, open) { lines.append(absent(number)) }
      if line.required == 0, holders[number].isEmpty { lines.append(absent(number)) }
    }
    var extras: [GradedLine] = []
    for (entry, fate) in fates.enumerated() where fate == .loose {
      extras.append(extra(entry, &tally))
    }
    return (lines, extras)
  }

  /// The line of the sheet that has the principal procedure, but not first.
  private func misplacedPrincipal(_ tally: inout Tally) -> Int? {
    let principals = keyed.indices.filter { keyed[$0].isPrincipal }
    guard principals.contains(where: { keyed[$0].required > 0 }) else { return nil }
    tally.hasPrincipalProcedure = true
    if let line = fates.first?.exactLine, keyed[line].isPrincipal {
      tally.principalProcedureIsRight = true
      return nil
    }
    return principals.lazy.filter { keyed[$0].required > 0 }
      .compactMap { holders[$0].first { fates[$0].exactLine != nil } }.first
  }

  private func matched(
    _ entry: Int, _ number: Int, _ alternative: Int, _ isRequired: Bool, _ isMisplaced: Bool,
    _ tally: inout Tally
  ) -> GradedLine {
    let line = keyed[number]
    let flaws = flaws(entries[entry], line)
    var result = GradedLine(
      outcome: isRequired ? .correct : .optional, entered: enteredView(entry),
      keyed: keyedView(number, alternative), differences: flaws,
      why: isRequired ? line.rationale.why : sentences(optionalPresent, line.rationale.why),
      cite: line.rationale.cite, evidence: line.rationale.evidence)
    guard isRequired else { return result }
    tally.captured += 1
    tally.procedures.right += 1
    tally.procedures.entered += 1
    if line.date != nil {
      tally.dates.entered += 1
      if entries[entry].date == line.date { tally.dates.right += 1 }
    }
    if flaws.contains(where: { $0.aspect != "date" }) { tally.hasFlaw = true }
    if isMisplaced {
      result.outcome = .wrongPlace
      result.why = sentences(
        line.isPrincipal
          ? "A right code, but it is the principal procedure: it goes first."
          : "A right code, but not the principal procedure, which goes first.", line.rationale.why)
    }
    return result
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
    var result = GradedLine(
      outcome: .nearMiss, entered: enteredView(entry), keyed: keyedView(number, alternative),
      why: reason.why, cite: reason.cite, evidence: reason.evidence)
    result.contrast = contrast(entry, number, alternative)
    return result
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
    var result = GradedLine(outcome: .unsupported, entered: enteredView(entry))
    if case .optionalByPolicy(let family) = surplus[entry] {
      result.outcome = .optional
      result.why = optionalByPolicy(family)
      result.cite = policyCitation
      return result
    }
    tally.unsupported += 1
    // Where the key has no procedure to be precise about, the secondary diagnoses bear the charge.
    if tally.procedures.required > 0 {
      tally.procedures.entered += 1
    } else {
      tally.secondary.entered += 1
    }
    let reason = reason(forSurplus: entry)
    result.why = reason.why
    result.cite = reason.cite
    result.evidence = reason.evidence
    if case .plain = surplus[entry], section == .procedure, let near = nearOptional(entry) {
      result.contrast = contrast(entry, near.line, near.alternative)
    }
    return result
  }
}
