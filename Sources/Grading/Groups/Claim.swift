import Chart

/// What a grouper needs of a coded stay.
package struct Claim: Hashable, Sendable {
  /// Decides the version of the grouper and which codes are valid.
  package var discharged: CivilDate
  /// Whole years at admission.
  package var age: Int
  package var sex: Sex
  /// Patient discharge status; 0 where what was entered is no number.
  package var disposition: Int
  /// Whether the hospital reports no POA, so that no condition counts as acquired in it.
  package var isExemptFromPOA: Bool
  package var admitting: DiagnosisCode?
  package var principal: DiagnosisEntry?
  package var secondary: [DiagnosisEntry]
  package var procedures: [ProcedureEntry]

  /// The claim of a summary: lines on which nothing was typed are left out, and a disposition that
  /// the summary lacks is that of the stay.
  package init(_ summary: InpatientSummary, of encounter: Encounter) {
    discharged = encounter.discharged.date
    age = encounter.age
    sex = encounter.sex
    let entered = summary.disposition.flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0 }
    disposition = number(of: entered ?? encounter.disposition)
    isExemptFromPOA = encounter.facility != .acute
    admitting = summary.admitting.flatMap { $0.isEmpty ? nil : $0 }
    principal = summary.principal.flatMap { $0.code.isEmpty ? nil : $0 }
    secondary =
      summary.secondary.contains { $0.code.isEmpty }
      ? summary.secondary.filter { !$0.code.isEmpty } : summary.secondary
    procedures =
      summary.procedures.contains { $0.code.isEmpty }
      ? summary.procedures.filter { !$0.code.isEmpty } : summary.procedures
  }
}

/// A discharge status as a number, without the white space about it.
private func number(of disposition: String) -> Int {
  var value = 0
  var digits = 0
  for byte in disposition.utf8 where byte > 32 {
    guard (48...57).contains(byte), digits < 2 else { return 0 }
    value = 10 * value + Int(byte - 48)
    digits += 1
  }
  return value
}

extension Encounter {
  /// Whether the stay is paid by its MS-DRG: acute inpatient care alone is.
  package var isGrouped: Bool { setting == .inpatient && facility == .acute }
}
