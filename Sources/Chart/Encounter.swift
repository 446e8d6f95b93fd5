/// Where care was given; decides which sections a summary has.
package enum Setting: String, CaseIterable, Sendable {
  case inpatient, emergency, outpatient
}

/// The kind of hospital; decides whether POA, HAC and MS-DRG apply.
package enum Facility: String, CaseIterable, Sendable {
  case acute, criticalAccess, psychiatric, rehabilitation, longTerm
}

/// Sex as the claim carries it.
package enum Sex: String, CaseIterable, Sendable {
  case female = "F"
  case male = "M"
  case unknown = "U"
}

/// Who pays; some edits apply to Medicare alone.
package enum Payer: String, CaseIterable, Sendable {
  case medicare, medicaid, commercial, selfPay, other
}

/// The patient of a case; invented.
package struct Patient: Hashable, Sendable {
  package var name: String
  package var medicalRecordNumber: String
  package var born: CivilDate
  package var sex: Sex

  /// A patient as the face sheet names them.
  package init(name: String, medicalRecordNumber: String, born: CivilDate, sex: Sex) {
    self.name = name
    self.medicalRecordNumber = medicalRecordNumber
    self.born = born
    self.sex = sex
  }
}

/// The stay or visit that is coded: what the edits, the measures and the grouper need of it.
package struct Encounter: Hashable, Sendable {
  package var setting: Setting
  package var facility: Facility
  package var payer: Payer
  /// Whole years at admission.
  package var age: Int
  package var sex: Sex
  /// Arrival or registration.
  package var admitted: CivilDateTime
  /// The order for inpatient admission, by which POA is judged; nil outside inpatient care.
  package var inpatientOrder: CivilDateTime?
  package var discharged: CivilDateTime
  /// Patient discharge status, two digits as text.
  package var disposition: String

  /// An encounter from the facts of a case or of a sheet that stands alone.
  package init(
    setting: Setting = .inpatient, facility: Facility = .acute, payer: Payer = .other, age: Int,
    sex: Sex, admitted: CivilDateTime, inpatientOrder: CivilDateTime? = nil,
    discharged: CivilDateTime, disposition: String
  ) {
    self.setting = setting
    self.facility = facility
    self.payer = payer
    self.age = age
    self.sex = sex
    self.admitted = admitted
    self.inpatientOrder = inpatientOrder
    self.discharged = discharged
    self.disposition = disposition
  }

  /// Days from admission to discharge; a stay within one day counts as one.
  package var lengthOfStay: Int { max(1, discharged.date - admitted.date) }
}
