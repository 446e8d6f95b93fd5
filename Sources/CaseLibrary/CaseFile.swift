import Chart
import SourceText

/// `case.yaml` as read, with the lines its faults are reported at.
struct CaseFile: Sendable {
  /// One entry of `documents`.
  struct Document: Sendable {
    var id: String
    var kind: DocumentKind
    var title: String
    var at: CivilDateTime
    var author: String
    var role: AuthorRole
    var line: Int
  }

  /// The lines of single fields.
  struct Lines: Sendable {
    var id = 0
    var title = 0
    var setting = 0
    var difficulty = 0
    var fiscalYear = 0
    var born = 0
    var admitted = 0
    var inpatientOrder = 0
    var discharged = 0
    var disposition = 0
  }

  var info: CaseInfo
  var objectives: [Located<Citation>]
  var patient: Patient
  var encounter: Encounter
  var documents: [Document]
  var lines: Lines
}

/// Reads `case.yaml`; nil, with every fault noted, where a part is missing.
func readCaseFile(_ bytes: [UInt8], log: FaultLog) -> CaseFile? {
  guard let root = readSource(bytes, log: log),
    var reader = FieldReader(root, of: "the case", log: log)
  else { return nil }
  let before = log.faults.count
  readSchema(&reader)
  var lines = CaseFile.Lines()
  let id = reader.text("id")
  let title = reader.text("title")
  let setting = reader.oneOf("setting", Setting.self)
  let facility = reader.oneOf("facility", Facility.self)
  let specialty = reader.text("specialty")
  let difficulty = reader.integer("difficulty", in: 1...5)
  let minutes = reader.integer("expectedMinutes", in: 1...600)
  let year = reader.integer("fiscalYear", in: 2000...2100)
  let objectives = reader.texts("objectives")
  let patient = reader.requiredFields("patient", of: "the patient") { readPatient(&$0, &lines) }
  let stay = reader.requiredFields("stay", of: "the stay") { readStay(&$0, &lines) }
  _ = reader.requiredNode("documents")
  let documents = reader.list("documents", of: "a document", readDocument)
  lines.id = reader.line(of: "id")
  lines.title = reader.line(of: "title")
  lines.setting = reader.line(of: "setting")
  lines.difficulty = reader.line(of: "difficulty")
  lines.fiscalYear = reader.line(of: "fiscalYear")
  reader.finish()
  guard log.faults.count == before, let id, let title, let setting, let facility, let specialty,
    let difficulty, let minutes, let year, let patient, let stay
  else { return nil }
  return CaseFile(
    info: CaseInfo(
      id: id, title: title, specialty: specialty, difficulty: difficulty,
      expectedMinutes: minutes, fiscalYear: year, objectives: objectives.map(\.value),
      attending: stay.attending),
    objectives: objectives,
    patient: patient,
    encounter: Encounter(
      setting: setting, facility: facility, payer: stay.payer,
      age: patient.born.years(until: stay.admitted.date), sex: patient.sex,
      admitted: stay.admitted, inpatientOrder: stay.inpatientOrder, discharged: stay.discharged,
      disposition: stay.disposition),
    documents: documents, lines: lines)
}

/// Every file of a pack says which form it has; there is one so far.
func readSchema(_ reader: inout FieldReader) {
  _ = reader.value("schema", "schema: 1, the only one there is") { $0 == "1" ? 1 : nil }
}

let dateExample = "a date such as 2026-05-02"
let timeExample = "a date and time such as 2026-05-02T14:10"
let dispositionExample = "a discharge status of two digits, quoted: \"06\""

/// Two digits as text.
func disposition(_ text: String) -> String? {
  text.utf8.count == 2 && text.utf8.allSatisfy { (48...57).contains($0) } ? text : nil
}

private func readPatient(_ reader: inout FieldReader, _ lines: inout CaseFile.Lines) -> Patient? {
  let name = reader.text("name")
  let number = reader.text("mrn")
  let born = reader.value("born", dateExample) { CivilDate($0) }
  let sex = reader.oneOf("sex", Sex.self)
  guard let name, let number, let born, let sex else { return nil }
  lines.born = born.line
  return Patient(name: name, medicalRecordNumber: number, born: born.value, sex: sex)
}

private struct StayFields {
  var admitted: CivilDateTime
  var inpatientOrder: CivilDateTime?
  var discharged: CivilDateTime
  var disposition: String
  var payer: Payer
  var attending: String
}

private func readStay(_ reader: inout FieldReader, _ lines: inout CaseFile.Lines) -> StayFields? {
  let admitted = reader.value("admitted", timeExample) { CivilDateTime($0) }
  let order = reader.optionalValue("inpatientOrder", timeExample) { CivilDateTime($0) }
  let discharged = reader.value("discharged", timeExample) { CivilDateTime($0) }
  let status = reader.value("disposition", dispositionExample, disposition)
  let payer = reader.oneOf("payer", Payer.self)
  let attending = reader.text("attending")
  guard let admitted, let discharged, let status, let payer, let attending else { return nil }
  lines.admitted = admitted.line
  lines.inpatientOrder = order?.line ?? reader.line
  lines.discharged = discharged.line
  lines.disposition = status.line
  return StayFields(
    admitted: admitted.value, inpatientOrder: order?.value, discharged: discharged.value,
    disposition: status.value, payer: payer, attending: attending)
}

private func readDocument(_ reader: inout FieldReader) -> CaseFile.Document? {
  let file = reader.value(
    "file", "the name of a file of record/ without .txt, such as 04-progress-notes", documentName)
  let kind = reader.oneOf("kind", DocumentKind.self)
  let title = reader.text("title")
  let at = reader.value("at", timeExample) { CivilDateTime($0) }
  let author = reader.text("author")
  let role = reader.oneOf("role", AuthorRole.self)
  guard let file, let kind, let title, let at, let author, let role else { return nil }
  return CaseFile.Document(
    id: file.value, kind: kind, title: title, at: at.value, author: author, role: role,
    line: file.line)
}

/// Two digits, a dash, and lower-case words: no name of this shape leads out of the folder.
private func documentName(_ text: String) -> String? {
  let bytes = Array(text.utf8)
  guard (4...80).contains(bytes.count), bytes[..<2].allSatisfy({ (48...57).contains($0) }),
    bytes[2] == UInt8(ascii: "-"),
    bytes[3...].allSatisfy({
      (48...57).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
    })
  else { return nil }
  return text
}
