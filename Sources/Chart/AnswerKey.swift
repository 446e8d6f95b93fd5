/// A section of the guidelines, a tabular note or a list, as a key cites it: `I.C.1.d.4`, `B3.4b`.
package typealias Citation = String

/// The words of the record that support a line.
package struct Evidence: Hashable, Sendable {
  /// The document's id.
  package var document: String
  /// Verbatim but for how white space is folded.
  package var quote: String
  /// The line of the document on which the quote starts, from 1; nil until it is found there.
  package var line: Int?

  /// A quotation, its line unknown unless given.
  package init(in document: String, quote: String, line: Int? = nil) {
    self.document = document
    self.quote = quote
    self.line = line
  }
}

/// What every line of a key carries beside its codes.
package struct Rationale: Hashable, Sendable {
  /// Why the line is right, in the author's own words.
  package var why: String
  package var cite: [Citation]
  package var evidence: [Evidence]
  /// The line of `key.yaml` on which this one starts, from 1; 0 where there is no file.
  package var sourceLine: Int

  /// A rationale, by default empty.
  package init(
    why: String = "", cite: [Citation] = [], evidence: [Evidence] = [], sourceLine: Int = 0
  ) {
    self.why = why
    self.cite = cite
    self.evidence = evidence
    self.sourceLine = sourceLine
  }
}

/// One acceptable code for a condition, with the indicators acceptable for it.
package struct DiagnosisAlternative: Hashable, Sendable {
  package var code: DiagnosisCode
  /// The first is the one a model sheet reports; empty on an exempt code.
  package var poa: [PresentOnAdmission]

  /// An acceptable code, by default of an exempt kind.
  package init(_ code: DiagnosisCode, poa: [PresentOnAdmission] = []) {
    self.code = code
    self.poa = poa
  }
}

/// A diagnosis the key holds: one code, or several of which one is reported (`any`).
package struct DiagnosisLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [DiagnosisAlternative]
  /// Neither credited nor penalised.
  package var isOptional: Bool
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

/// How often a procedure that may be repeated is reported (B3.2).
package struct Repetition: Hashable, Sendable {
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

/// A procedure the key holds.
package struct ProcedureLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [ProcedureCode]
  /// Nil where the key does not grade the date.
  package var date: CivilDate?
  package var isPrincipal: Bool
  package var isOptional: Bool
  package var count: Repetition
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

/// A service line the key holds.
package struct ServiceLine: Hashable, Sendable {
  /// Never empty.
  package var alternatives: [ServiceCode]
  package var modifiers: [String]
  package var units: Int
  package var isOptional: Bool
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

/// The principal diagnosis: one line, or several equally entitled (Section II.B, II.C, II.D).
///
/// All of them are reported; whichever the coder puts first is right, and the others are then
/// required secondary diagnoses.
package struct PrincipalKey: Hashable, Sendable {
  /// One line, or two and more for `either`; never empty.
  package var lines: [DiagnosisLine]
  /// The clause that lets either come first; nil for a single line.
  package var clause: Citation?
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
  package var before: DiagnosisCode
  package var after: DiagnosisCode
  package var rationale: Rationale

  /// A constraint between two codes of the key.
  package init(before: DiagnosisCode, after: DiagnosisCode, rationale: Rationale = Rationale()) {
    self.before = before
    self.after = after
    self.rationale = rationale
  }
}

/// A code a learner is likely to add wrongly, with the reason it is wrong.
package struct Trap: Hashable, Sendable {
  /// Upper case without dots; a diagnosis or a procedure code.
  package var code: String
  package var rationale: Rationale

  /// A trap by its normalised code.
  package init(code: String, rationale: Rationale = Rationale()) {
    self.code = code
    self.rationale = rationale
  }
}

/// A provider query that the record calls for, or only seems to.
package struct QueryKey: Hashable, Sendable {
  /// One wording to choose from.
  package struct Option: Hashable, Sendable {
    package var text: String
    package var isCompliant: Bool
    package var why: String

    /// A wording with its verdict.
    package init(text: String, compliant: Bool, why: String) {
      self.text = text
      isCompliant = compliant
      self.why = why
    }
  }

  package var about: String
  package var isNeeded: Bool
  /// `why` and where the query stands in the file; its evidence holds the clinical indicators.
  package var rationale: Rationale
  package var options: [Option]

  /// A query with its indicators and wordings.
  package init(about: String, needed: Bool, rationale: Rationale, options: [Option]) {
    self.about = about
    isNeeded = needed
    self.rationale = rationale
    self.options = options
  }
}

/// A check of the case library set aside for this key, with the reason.
package struct Waiver: Hashable, Sendable {
  package var check: String
  /// Upper case without dots.
  package var codes: [String]
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
  package var version: String
  /// Three digits as text, one for each line of an `either` principal, in its order.
  package var groups: [String]

  /// Expected groups of one grouper version.
  package init(version: String, groups: [String]) {
    self.version = version
    self.groups = groups
  }
}

/// What an inpatient case should be coded to.
package struct InpatientKey: Hashable, Sendable {
  package var principal: PrincipalKey
  package var secondary: [DiagnosisLine]
  package var procedures: [ProcedureLine]
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

/// What an outpatient or emergency case should be coded to.
package struct OutpatientKey: Hashable, Sendable {
  package var reasonForVisit: [DiagnosisLine]
  package var first: DiagnosisLine
  package var other: [DiagnosisLine]
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

/// The lines of a key, by setting.
package enum KeyLines: Hashable, Sendable {
  case inpatient(InpatientKey)
  case outpatient(OutpatientKey)
}

/// The answer key of a case.
package struct AnswerKey: Hashable, Sendable {
  package var lines: KeyLines
  /// Acceptable admitting diagnoses; empty where the key does not grade it.
  package var admitting: [DiagnosisCode]
  /// Nil where the key does not grade it.
  package var disposition: String?
  package var traps: [Trap]
  package var queries: [QueryKey]
  package var waivers: [Waiver]
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
