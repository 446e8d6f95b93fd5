import Chart
import SourceText

@Sendable func checkStay(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile else { return [] }
  let stay = file.encounter
  var findings: [Finding] = []
  if stay.setting == .inpatient {
    if let order = stay.inpatientOrder {
      if order < stay.admitted {
        findings.append(
          subject.inCase(
            file.lines.inpatientOrder, "the inpatient order is before the arrival",
            "correct one of the times"))
      } else if stay.discharged <= order {
        findings.append(
          subject.inCase(
            file.lines.discharged, "the discharge is not after the inpatient order",
            "correct one of the times"))
      }
    } else {
      findings.append(
        subject.inCase(
          file.lines.inpatientOrder, "an inpatient stay without `inpatientOrder`",
          "add the time of the order, by which POA is judged"))
    }
  } else if stay.inpatientOrder != nil {
    findings.append(
      subject.inCase(
        file.lines.inpatientOrder, "an \(stay.setting.rawValue) visit with an inpatient order",
        "take it out, or make the case inpatient"))
  }
  if stay.inpatientOrder == nil, stay.discharged <= stay.admitted {
    findings.append(
      subject.inCase(
        file.lines.discharged, "the discharge is not after the arrival", "correct one of the times")
    )
  }
  return findings
}

@Sendable func checkAge(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, !subject.hasPossibleAge else { return [] }
  return [
    subject.inCase(
      file.lines.born, "born \(file.patient.born), the patient is \(file.encounter.age) years old",
      "correct the birth date")
  ]
}

@Sendable func checkFiscalYear(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile else { return [] }
  let year = file.info.fiscalYear
  guard year == knownFiscalYear, let start = CivilDate(year: year - 1, month: 10, day: 1),
    let end = CivilDate(year: year, month: 9, day: 30)
  else {
    return [
      subject.inCase(
        file.lines.fiscalYear, "fiscal year \(year) is not among the books",
        "set the case in \(knownFiscalYear)")
    ]
  }
  let discharged = file.encounter.discharged.date
  guard !(start...end).contains(discharged) else { return [] }
  return [
    subject.inCase(
      file.lines.discharged, "the discharge on \(discharged) is outside fiscal year \(year)",
      "move it between \(start) and \(end)")
  ]
}

/// The year of the books.
private let knownFiscalYear = 2026

@Sendable func checkDisposition(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile else { return [] }
  let status = file.encounter.disposition
  if !patientStatusCodes.contains(status) {
    return [
      subject.inCase(
        file.lines.disposition, "`\(status)` is no discharge status",
        "use a patient discharge status code of the UB-04")
    ]
  }
  guard let keyed = subject.pack.key?.disposition, keyed.value != status else { return [] }
  return [
    subject.inKey(
      keyed.line, "the key's disposition is \(keyed.value), the stay's \(status)",
      "correct one of them")
  ]
}

/// Patient discharge status codes (UB-04, form locator 17).
private let patientStatusCodes: Set<String> = [
  "01", "02", "03", "04", "05", "06", "07", "09", "20", "21", "30", "40", "41", "42", "43", "50",
  "51", "61", "62", "63", "64", "65", "66", "69", "70", "81", "82", "83", "84", "85", "86", "87",
  "88", "89", "90", "91", "92", "93", "94", "95",
]

/// The days whose procedures are billed with the stay: from three days before it in an acute
/// hospital, else from one (UHDDS).
func procedureDays(_ stay: Encounter) -> ClosedRange<CivilDate> {
  let window = stay.facility == .acute || stay.facility == .criticalAccess ? 3 : 1
  let earliest = stay.admitted.date + -window
  return earliest...max(earliest, stay.discharged.date)
}

@Sendable func checkProcedureDates(_ subject: AuditSubject) -> [Finding] {
  guard let file = subject.pack.caseFile, let key = subject.pack.key else { return [] }
  let days = procedureDays(file.encounter)
  return key.lines.compactMap { line in
    guard let date = line.date, !days.contains(date.value) else { return nil }
    return subject.inKey(
      date.line, "\(line.name) is dated \(date.value), outside the stay",
      "date it between \(days.lowerBound) and \(days.upperBound)")
  }
}
