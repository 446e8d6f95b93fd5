/// A diagnosis the key holds: one code, or several of which one is reported (`any`).
package struct DiagnosisLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [DiagnosisAlternative]
  /// Neither credited nor penalised.
  package var isOptional: Bool
  /// Why it is reported, and where the record says so.
  package var rationale: Rationale

  /// A line of one or more acceptable codes.
  package init(
    _ alternatives: [DiagnosisAlternative], optional: Bool = false,
    rationale: Rationale = Rationale()
  ) {
    self.alternatives = alternatives
    isOptional = optional
    self.rationale = rationale
  }
}

/// One acceptable code for a condition, with the indicators acceptable for it.
package struct DiagnosisAlternative: Hashable, Sendable {
  /// Whole, and valid on the day of discharge, as the audit proves.
  package var code: DiagnosisCode
  /// The first is the one a model sheet reports; empty on an exempt code.
  package var poa: [PresentOnAdmission]

  /// An acceptable code, by default of an exempt kind.
  package init(_ code: DiagnosisCode, poa: [PresentOnAdmission] = []) {
    self.code = code
    self.poa = poa
  }
}

/// A procedure the key holds.
package struct ProcedureLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [ProcedureCode]
  /// Nil where the key does not grade the date.
  package var date: CivilDate?
  /// Whether it is reported first.
  package var isPrincipal: Bool
  /// Neither credited nor penalised.
  package var isOptional: Bool
  /// How often it is reported.
  package var count: Repetition
  /// Why it is reported, and where the record says so.
  package var rationale: Rationale

  /// A line of one or more acceptable codes.
  package init(
    _ alternatives: [ProcedureCode], date: CivilDate? = nil, principal: Bool = false,
    optional: Bool = false, count: Repetition = .once, rationale: Rationale = Rationale()
  ) {
    self.alternatives = alternatives
    self.date = date
    isPrincipal = principal
    isOptional = optional
    self.count = count
    self.rationale = rationale
  }
}

/// How often a procedure that may be repeated is reported (B3.2).
package struct Repetition: Hashable, Sendable {
  /// Fewer are a miss.
  package var required: Int
  /// Never below `required`.
  package var allowed: Int

  /// A count that must be met and one that may not be passed.
  package init(required: Int, allowed: Int) {
    self.required = required
    self.allowed = allowed
  }

  /// Exactly once, as most procedures.
  package static let once = Repetition(required: 1, allowed: 1)
}

/// A service line the key holds.
package struct ServiceLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [ServiceCode]
  /// Two characters each, upper case, as `RT`.
  package var modifiers: [String]
  /// How often the service was given.
  package var units: Int
  /// Neither credited nor penalised.
  package var isOptional: Bool
  /// Why it is reported, and where the record says so.
  package var rationale: Rationale

  /// A line of one or more acceptable codes.
  package init(
    _ alternatives: [ServiceCode], modifiers: [String] = [], units: Int = 1,
    optional: Bool = false, rationale: Rationale = Rationale()
  ) {
    self.alternatives = alternatives
    self.modifiers = modifiers
    self.units = units
    isOptional = optional
    self.rationale = rationale
  }
}
