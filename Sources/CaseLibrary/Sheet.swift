import Chart
import Grading
import SourceText

/// Reads a sheet, YAML or JSON, in the wire format.
///
/// Codes are taken as text and normalised; whether they are valid is for the grader to say. Sections
/// of an outpatient sheet (`reasonForVisit`, `first`, `other`, `lines`) and of an inpatient one
/// (`admitting`, `principal`, `secondary`, `procedures`) do not mix. A sheet without any is of the
/// encounter's setting, or inpatient.
/// - Parameters:
///   - bytes: The file's content.
///   - name: The file's name, for the faults.
/// - Throws: All faults; unknown fields are faults.
package func readSheet(_ bytes: [UInt8], name: String) throws(CaseFaults) -> Sheet {
  let log = FaultLog(file: name)
  let sheet = readSheet(bytes, log: log)
  guard let sheet, log.faults.isEmpty else { throw CaseFaults(log.faults) }
  return sheet
}

private let inpatientSections = [
  "admitting", "disposition", "principal", "secondary", "procedures",
]
private let outpatientSections = ["reasonForVisit", "first", "other", "lines"]

private func readSheet(_ bytes: [UInt8], log: FaultLog) -> Sheet? {
  guard let root = readSource(bytes, log: log),
    var reader = FieldReader(root, of: "the sheet", log: log)
  else { return nil }
  readSchema(&reader)
  let id = reader.optionalText("id")?.value
  let caseID = reader.optionalText("case")?.value
  let isOutpatient = outpatientSections.contains { reader.has($0) }
  var encounter: Encounter?
  if reader.node("encounter") != nil {
    encounter = reader.fields("encounter", of: "the encounter") {
      readEncounter(&$0, isOutpatient: isOutpatient)
    }
  }
  if isOutpatient, let stray = inpatientSections.first(where: { reader.has($0) }) {
    reader.fault(
      at: stray, "`\(stray)` stands on an outpatient sheet",
      "keep the sections of one setting: \(outpatientSections.joined(separator: ", "))")
    for section in inpatientSections { _ = reader.node(section) }
  }
  let summary: CodingSummary
  if isOutpatient || encounter.map({ $0.setting != .inpatient }) ?? false {
    summary = .outpatient(readOutpatient(&reader))
  } else {
    summary = .inpatient(readInpatient(&reader))
  }
  reader.finish()
  return Sheet(id: id, caseID: caseID, encounter: encounter, summary: summary)
}

private func readEncounter(_ reader: inout FieldReader, isOutpatient: Bool) -> Encounter? {
  let setting = reader.optionalOneOf("setting", Setting.self)
  if isOutpatient, setting?.value == .inpatient {
    reader.fault(
      at: "setting", "an inpatient encounter on an outpatient sheet", "change one of them")
  }
  let age = reader.integer("age", in: 0...124)
  let sex = reader.oneOf("sex", Sex.self)
  let facility = reader.optionalOneOf("facility", Facility.self)?.value ?? .acute
  let payer = reader.optionalOneOf("payer", Payer.self)?.value ?? .other
  let admitted = reader.value("admitted", timeExample) { CivilDateTime($0) }?.value
  let order = reader.optionalValue("inpatientOrder", timeExample) { CivilDateTime($0) }?.value
  let discharged = reader.value("discharged", timeExample) { CivilDateTime($0) }?.value
  let status = reader.value("disposition", dispositionExample, disposition)?.value
  guard let age, let sex, let admitted, let discharged, let status else { return nil }
  if discharged < admitted {
    reader.fault(at: "discharged", "the discharge is before the admission", "correct one of them")
  }
  return Encounter(
    setting: setting?.value ?? (isOutpatient ? .outpatient : .inpatient), facility: facility,
    payer: payer, age: age, sex: sex, admitted: admitted, inpatientOrder: order,
    discharged: discharged, disposition: status)
}

private func readInpatient(_ reader: inout FieldReader) -> InpatientSummary {
  InpatientSummary(
    admitting: reader.fields("admitting", of: "the admitting diagnosis", readBareCode),
    disposition: reader.optionalValue("disposition", dispositionExample, disposition)?.value,
    principal: reader.fields("principal", of: "the principal diagnosis", readDiagnosis),
    secondary: reader.list("secondary", of: "a secondary diagnosis", readDiagnosis),
    procedures: reader.list("procedures", of: "a procedure") { reader in
      let code = reader.text("code")
      let date = reader.optionalValue("date", dateExample) { CivilDate($0) }
      return code.map { ProcedureEntry(ProcedureCode($0), on: date?.value) }
    })
}

private func readOutpatient(_ reader: inout FieldReader) -> OutpatientSummary {
  let reasons = reader.list("reasonForVisit", of: "a reason for visit", readBareCode)
  if reasons.count > 3 {
    reader.fault(at: "reasonForVisit", "more than three reasons for visit", "keep three")
  }
  return OutpatientSummary(
    reasonForVisit: reasons,
    first: reader.fields("first", of: "the first-listed diagnosis", readBareCode),
    other: reader.list("other", of: "another diagnosis", readBareCode),
    lines: reader.list("lines", of: "a service line") { reader in
      let code = reader.text("code")
      let modifiers = reader.texts("modifiers").map { ServiceCode($0.value).text }
      let units = reader.optionalInteger("units", in: 1...9999)?.value ?? 1
      return code.map { ServiceEntry(ServiceCode($0), modifiers: modifiers, units: units) }
    })
}

private func readDiagnosis(_ reader: inout FieldReader) -> DiagnosisEntry? {
  let code = reader.text("code")
  let poa = reader.optionalText("poa").flatMap { PresentOnAdmission($0.value) }
  return code.map { DiagnosisEntry(DiagnosisCode($0), poa: poa) }
}

private func readBareCode(_ reader: inout FieldReader) -> DiagnosisCode? {
  reader.text("code").map { DiagnosisCode($0) }
}
