/// What the catalogue and the learner may know of a case before it is coded.
package struct CaseInfo: Hashable, Sendable {
  package var id: String
  package var title: String
  package var specialty: String
  /// 1 (a first evening) to 5.
  package var difficulty: Int
  package var expectedMinutes: Int
  package var fiscalYear: Int
  /// Guideline sections the case exercises; shown in the review only.
  package var objectives: [Citation]
  /// The attending's name, as the face sheet has it.
  package var attending: String

  /// A case's description.
  package init(
    id: String, title: String, specialty: String, difficulty: Int, expectedMinutes: Int,
    fiscalYear: Int, objectives: [Citation], attending: String
  ) {
    self.id = id
    self.title = title
    self.specialty = specialty
    self.difficulty = difficulty
    self.expectedMinutes = expectedMinutes
    self.fiscalYear = fiscalYear
    self.objectives = objectives
    self.attending = attending
  }
}

/// A whole case: the record a learner reads, and the key their summary is graded against.
package struct PracticeCase: Hashable, Sendable {
  package var info: CaseInfo
  package var patient: Patient
  package var encounter: Encounter
  package var documents: [RecordDocument]
  package var key: AnswerKey
  package var policy: ReportingPolicy
  /// A digest of the case's files: a session pins it, so that a case edited since is noticed.
  package var revision: String

  /// A case from its parts.
  package init(
    info: CaseInfo, patient: Patient, encounter: Encounter, documents: [RecordDocument],
    key: AnswerKey, policy: ReportingPolicy, revision: String
  ) {
    self.info = info
    self.patient = patient
    self.encounter = encounter
    self.documents = documents
    self.key = key
    self.policy = policy
    self.revision = revision
  }
}
