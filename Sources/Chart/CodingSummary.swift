/// A diagnosis as a coder enters it.
package struct DiagnosisEntry: Hashable, Sendable {
  package var code: DiagnosisCode
  /// Nil where no indicator was given, as on an exempt code.
  package var poa: PresentOnAdmission?

  /// An entry, by default without an indicator.
  package init(_ code: DiagnosisCode, poa: PresentOnAdmission? = nil) {
    self.code = code
    self.poa = poa
  }
}

/// A procedure as a coder enters it.
package struct ProcedureEntry: Hashable, Sendable {
  package var code: ProcedureCode
  package var date: CivilDate?

  /// An entry, by default without a date.
  package init(_ code: ProcedureCode, on date: CivilDate? = nil) {
    self.code = code
    self.date = date
  }
}

/// A service line of an outpatient claim.
package struct ServiceEntry: Hashable, Sendable {
  package var code: ServiceCode
  package var modifiers: [String]
  package var units: Int

  /// An entry, by default one unit without modifiers.
  package init(_ code: ServiceCode, modifiers: [String] = [], units: Int = 1) {
    self.code = code
    self.modifiers = modifiers
    self.units = units
  }
}

/// What a coder reports of an inpatient stay.
package struct InpatientSummary: Hashable, Sendable {
  package var admitting: DiagnosisCode?
  /// Patient discharge status, two digits as text.
  package var disposition: String?
  package var principal: DiagnosisEntry?
  package var secondary: [DiagnosisEntry]
  /// The first is the principal procedure.
  package var procedures: [ProcedureEntry]

  /// A summary, by default empty.
  package init(
    admitting: DiagnosisCode? = nil, disposition: String? = nil,
    principal: DiagnosisEntry? = nil, secondary: [DiagnosisEntry] = [],
    procedures: [ProcedureEntry] = []
  ) {
    self.admitting = admitting
    self.disposition = disposition
    self.principal = principal
    self.secondary = secondary
    self.procedures = procedures
  }

  /// Diagnoses and procedures entered.
  package var entryCount: Int { (principal == nil ? 0 : 1) + secondary.count + procedures.count }
}

/// What a coder reports of an outpatient or emergency visit. It has no POA and no PCS codes.
package struct OutpatientSummary: Hashable, Sendable {
  /// Up to three.
  package var reasonForVisit: [DiagnosisCode]
  package var first: DiagnosisCode?
  package var other: [DiagnosisCode]
  package var lines: [ServiceEntry]

  /// A summary, by default empty.
  package init(
    reasonForVisit: [DiagnosisCode] = [], first: DiagnosisCode? = nil,
    other: [DiagnosisCode] = [], lines: [ServiceEntry] = []
  ) {
    self.reasonForVisit = reasonForVisit
    self.first = first
    self.other = other
    self.lines = lines
  }
}

/// A coding summary of either setting.
package enum CodingSummary: Hashable, Sendable {
  case inpatient(InpatientSummary)
  case outpatient(OutpatientSummary)
}

/// The parts of a summary or a key that hold lines; raw values are those of the wire format.
package enum Section: String, CaseIterable, Sendable {
  case principal, secondary, procedure, reasonForVisit, first, other, line
}

/// A line's place: its section, and its index in the sheet or key, from 0.
package struct LinePlace: Hashable, Sendable {
  package var section: Section
  package var index: Int

  /// A place.
  package init(_ section: Section, _ index: Int) {
    self.section = section
    self.index = index
  }
}
