/// The answer key of a case.
package struct AnswerKey: Hashable, Sendable {
  /// What is to be reported.
  package var lines: KeyLines
  /// Acceptable admitting diagnoses; empty where the key does not grade it.
  package var admitting: [DiagnosisCode]
  /// Nil where the key does not grade it.
  package var disposition: String?
  /// Codes that are wrong in a way worth explaining.
  package var traps: [Trap]
  /// What the provider should be asked, or need not be.
  package var queries: [QueryKey]
  /// Checks that the key breaks for a reason.
  package var waivers: [Waiver]
  /// Nil where the key names none.
  package var expectedGroup: ExpectedGroup?

  /// A key; all but its lines may be left out.
  package init(
    _ lines: KeyLines, admitting: [DiagnosisCode] = [], disposition: String? = nil,
    traps: [Trap] = [], queries: [QueryKey] = [], waivers: [Waiver] = [],
    expectedGroup: ExpectedGroup? = nil
  ) {
    self.lines = lines
    self.admitting = admitting
    self.disposition = disposition
    self.traps = traps
    self.queries = queries
    self.waivers = waivers
    self.expectedGroup = expectedGroup
  }
}

/// The lines of a key, by setting.
package enum KeyLines: Hashable, Sendable {
  case inpatient(InpatientKey)
  case outpatient(OutpatientKey)
}

/// What an inpatient case should be coded to.
package struct InpatientKey: Hashable, Sendable {
  /// What occasioned the admission.
  package var principal: PrincipalKey
  /// In any order but where `sequence` says otherwise.
  package var secondary: [DiagnosisLine]
  /// In any order but for the principal one.
  package var procedures: [ProcedureLine]
  /// Which secondary lines stand before which.
  package var sequence: [SequenceConstraint]

  /// A key of one inpatient stay.
  package init(
    principal: PrincipalKey, secondary: [DiagnosisLine] = [], procedures: [ProcedureLine] = [],
    sequence: [SequenceConstraint] = []
  ) {
    self.principal = principal
    self.secondary = secondary
    self.procedures = procedures
    self.sequence = sequence
  }
}

/// The principal diagnosis: one line, or several equally entitled (Section II.B, II.C, II.D).
///
/// All of them are reported; whichever the coder puts first is right, and the others are then
/// required secondary diagnoses.
package struct PrincipalKey: Hashable, Sendable {
  /// One line, or two and more for `either`; never empty.
  package var lines: [DiagnosisLine]
  /// The clause that lets either come first; nil for a single line.
  package var clause: Citation?
  /// Why any of several may come first; that of the line where there is one.
  package var rationale: Rationale

  /// A principal of one line, or of several with their clause.
  package init(
    _ lines: [DiagnosisLine], clause: Citation? = nil, rationale: Rationale = Rationale()
  ) {
    self.lines = lines
    self.clause = clause
    self.rationale = rationale
  }
}

/// One secondary line that must stand before another.
package struct SequenceConstraint: Hashable, Sendable {
  /// The code that stands first of the two.
  package var before: DiagnosisCode
  /// The code that may not stand before it.
  package var after: DiagnosisCode
  /// The instruction that orders them.
  package var rationale: Rationale

  /// A constraint between two codes of the key.
  package init(before: DiagnosisCode, after: DiagnosisCode, rationale: Rationale = Rationale()) {
    self.before = before
    self.after = after
    self.rationale = rationale
  }
}

/// What an outpatient or emergency case should be coded to.
package struct OutpatientKey: Hashable, Sendable {
  /// What brought the patient; empty where none is reported.
  package var reasonForVisit: [DiagnosisLine]
  /// What the visit was chiefly for (Section IV.G).
  package var first: DiagnosisLine
  /// In any order.
  package var other: [DiagnosisLine]
  /// HCPCS and CPT.
  package var lines: [ServiceLine]

  /// A key of one visit.
  package init(
    reasonForVisit: [DiagnosisLine] = [], first: DiagnosisLine, other: [DiagnosisLine] = [],
    lines: [ServiceLine] = []
  ) {
    self.reasonForVisit = reasonForVisit
    self.first = first
    self.other = other
    self.lines = lines
  }
}

/// A code a learner is likely to add wrongly, with the reason it is wrong.
package struct Trap: Hashable, Sendable {
  /// Upper case without dots; a diagnosis or a procedure code.
  package var code: String
  /// Why it is wrong, and what in the record tempts to it.
  package var rationale: Rationale

  /// A trap by its normalised code.
  package init(code: String, rationale: Rationale = Rationale()) {
    self.code = code
    self.rationale = rationale
  }
}

/// A check of the case library set aside for this key, with the reason.
package struct Waiver: Hashable, Sendable {
  /// The id of a check of the audit, or of an edit of grading.
  package var check: String
  /// Upper case without dots.
  package var codes: [String]
  /// Why breaking it is right here.
  package var rationale: Rationale

  /// A waiver of one check for the codes named.
  package init(check: String, codes: [String], rationale: Rationale) {
    self.check = check
    self.codes = codes
    self.rationale = rationale
  }
}

/// The MS-DRG that each resolution of the key must group to.
package struct ExpectedGroup: Hashable, Sendable {
  /// As the grouper is known: `43.1`.
  package var version: String
  /// Three digits as text, one for each line of an `either` principal, in its order.
  package var groups: [String]

  /// Expected groups of one grouper version.
  package init(version: String, groups: [String]) {
    self.version = version
    self.groups = groups
  }
}
