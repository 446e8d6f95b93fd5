/// What a document of the record is.
package enum DocumentKind: String, CaseIterable, Sendable {
  case faceSheet, emergencyNote, historyAndPhysical, progressNote, consultation, orders
  case medicationAdministration, nursingNote, woundNote, laboratory, microbiology, imaging
  case procedureNote, operativeReport, anesthesiaRecord, pathology, respiratoryTherapy
  case nutritionNote, therapyNote, caseManagement, transferForm, deliveryRecord, newbornRecord
  case query, dischargeSummary, other
}

/// Who wrote a document; decides what its words may support (I.B.14, III.B).
package enum AuthorRole: String, CaseIterable, Sendable {
  /// A physician or another practitioner legally accountable for the diagnosis.
  case provider
  /// Interprets images; for an inpatient never enough alone for a diagnosis.
  case radiologist
  /// Interprets specimens; for an inpatient never enough alone for a diagnosis.
  case pathologist
  case nurse, respiratoryTherapist, dietitian, therapist, pharmacist, socialWorker
  case emergencyMedical, laboratory, registration
}

/// One document of the record, as plain text.
package struct RecordDocument: Hashable, Sendable {
  /// The file's name without `.txt`; what evidence names.
  package var id: String
  package var kind: DocumentKind
  package var title: String
  package var at: CivilDateTime
  package var author: String
  package var role: AuthorRole
  /// Lines as written, without their line ends.
  package var lines: [String]

  /// A document with its text split into lines.
  package init(
    id: String, kind: DocumentKind, title: String, at: CivilDateTime, author: String,
    role: AuthorRole, lines: [String]
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.at = at
    self.author = author
    self.role = role
    self.lines = lines
  }
}
