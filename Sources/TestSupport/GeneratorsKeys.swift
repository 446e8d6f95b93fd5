import Chart

/// Answer keys as case authors might write them, from a seed.
package struct KeyGenerator: Sendable {
  /// How many secondary lines at most.
  package var mostSecondary = 10
  /// How many procedure lines at most.
  package var mostProcedures = 4
  /// Whether the principal may be `either`.
  package var allowsEither = true
  /// Whether lines may be optional or accept several codes.
  package var allowsLeeway = true
  /// Whether a code may stand in two lines, as it should not.
  package var sharesCodes = false

  /// A generator of every kind of key.
  package init() {}

  /// A key of an inpatient case.
  package func inpatient(_ random: inout SeededGenerator) -> AnswerKey {
    var codes = CodePool.anyDiagnosis.shuffled(using: &random)
    let principals =
      allowsEither && random.chance(0.3) ? random.number(2...3) : 1
    let principal = (0..<principals).map { _ in
      var line = self.line(&codes, &random)
      line.isOptional = false
      return line
    }
    let secondary = (0..<random.number(0...mostSecondary)).map { _ in line(&codes, &random) }
    let procedures = self.procedures(&random)
    return AnswerKey(
      .inpatient(
        InpatientKey(
          principal: PrincipalKey(principal, clause: principals > 1 ? "II.C" : nil),
          secondary: secondary, procedures: procedures,
          sequence: constraints(principal, secondary, &random))),
      admitting: random.chance(0.8) ? random.some(1, of: CodePool.diagnoses) : [],
      disposition: random.chance(0.8) ? "06" : nil,
      traps: codes.prefix(random.number(0...4)).map {
        Trap(
          code: $0.text,
          rationale: Rationale(why: "The case expects \($0).", cite: ["I.B.5"]))
      })
  }

  /// A key of a visit.
  package func outpatient(_ random: inout SeededGenerator) -> AnswerKey {
    var codes = CodePool.anyDiagnosis.shuffled(using: &random)
    var first = line(&codes, &random)
    first.isOptional = false
    let other = (0..<random.number(0...mostSecondary)).map { _ in line(&codes, &random) }
    let reasons = (0..<random.number(0...3)).map { _ in line(&codes, &random) }
    let services = random.some(random.number(0...4), of: CodePool.services).map {
      ServiceLine(
        [$0], modifiers: random.chance(0.3) ? ["59"] : [], units: random.number(1...3),
        optional: allowsLeeway && random.chance(0.2), rationale: Rationale(why: "Line \($0)."))
    }
    return AnswerKey(
      .outpatient(
        OutpatientKey(reasonForVisit: reasons, first: first, other: other, lines: services)))
  }

  private func line(
    _ codes: inout [DiagnosisCode], _ random: inout SeededGenerator
  ) -> DiagnosisLine {
    let count = allowsLeeway && random.chance(0.15) ? 2 : 1
    let alternatives = (0..<count).map { _ -> DiagnosisAlternative in
      let code = sharesCodes && random.chance(0.3) ? codes[0] : codes.removeFirst()
      return DiagnosisAlternative(code, poa: indicators(for: code, &random))
    }
    let code = alternatives[0].code
    return DiagnosisLine(
      alternatives, optional: allowsLeeway && random.chance(0.2),
      rationale: Rationale(
        why: "The record supports \(code).", cite: ["III"],
        evidence: [Evidence(in: "02-history", quote: "about \(code)", line: 7)]))
  }

  private func indicators(
    for code: DiagnosisCode, _ random: inout SeededGenerator
  ) -> [PresentOnAdmission] {
    if CodePool.isExempt(code) { return [] }
    return random.some(random.chance(0.2) ? 2 : 1, of: PresentOnAdmission.valid)
  }

  private func procedures(_ random: inout SeededGenerator) -> [ProcedureLine] {
    var codes = CodePool.procedures.shuffled(using: &random)
    var lines = (0..<random.number(0...mostProcedures)).map { _ in
      let count = allowsLeeway && random.chance(0.15) ? 2 : 1
      let required = random.chance(0.2) ? 2 : 1
      let alternatives = Array(codes.prefix(count))
      codes.removeFirst(count)
      return ProcedureLine(
        alternatives, date: random.chance(0.8) ? day(random.number(0...5)) : nil,
        optional: allowsLeeway && random.chance(0.15),
        count: Repetition(
          required: required, allowed: required + (random.chance(0.2) ? 1 : 0)),
        rationale: Rationale(why: "Done: \(alternatives[0]).", cite: ["B3.2"]))
    }
    if let first = lines.indices.first(where: { !lines[$0].isOptional }), random.chance(0.9) {
      lines[first].isPrincipal = true
    }
    return lines
  }

  private func constraints(
    _ principal: [DiagnosisLine], _ secondary: [DiagnosisLine], _ random: inout SeededGenerator
  ) -> [SequenceConstraint] {
    // Always from an earlier line to a later one, so that all can be met.
    let lines = (principal + secondary).shuffled(using: &random)
    guard lines.count > 2 else { return [] }
    return (0..<random.number(0...3)).map { _ in
      let later = random.number(1...(lines.count - 1))
      let earlier = random.number(0...(later - 1))
      return SequenceConstraint(
        before: lines[earlier].alternatives[0].code, after: lines[later].alternatives[0].code,
        rationale: Rationale(why: "Cause before effect.", cite: ["I.A.13"]))
    }
  }

  /// A day of the stay, from its admission.
  package func day(_ number: Int) -> CivilDate { Stays.admission + number }
}

/// Stays that generated cases are set in.
package enum Stays {
  /// 2026-05-02.
  package static let admission = CivilDate(dayNumber: 20_575)

  /// A stay of ten days in a hospital of the kind given.
  package static func encounter(
    _ facility: Facility = .acute, setting: Setting = .inpatient
  ) -> Encounter? {
    guard let admitted = CivilDateTime(admission, hour: 13, minute: 5),
      let discharged = CivilDateTime(admission + 10, hour: 11, minute: 0)
    else { return nil }
    return Encounter(
      setting: setting, facility: facility, payer: .medicare, age: 67, sex: .female,
      admitted: admitted, inpatientOrder: admitted, discharged: discharged, disposition: "06")
  }
}
