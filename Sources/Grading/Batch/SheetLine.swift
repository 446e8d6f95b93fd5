import Chart

/// Reads a sheet from one line of batch input: the wire format as JSON, unknown fields refused.
///
/// - Throws: The first fault; `id` is the sheet's own name, wherever it stands in the line.
package func readSheetLine(
  _ bytes: UnsafeBufferPointer<UInt8>, id: inout String?
) throws(LineFault) -> Sheet {
  var reader = JSONReader(bytes)
  var line = SheetLine()
  do {
    try reader.object { (name, reader) throws(LineFault) in try line.take(name, &reader) }
    try reader.end()
    id = line.id
    return try line.finish()
  } catch {
    id = line.id ?? sheetName(bytes)
    throw error
  }
}

/// The `id` of a line that has a fault before it: the answer is to find its question again.
private func sheetName(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
  var reader = JSONReader(bytes)
  var id: String?
  try? reader.object { (name, reader) throws(LineFault) in
    if name == "id", reader.peek() == UInt8(ascii: "\"") {
      id = try reader.string()
    } else {
      try reader.skip()
    }
  }
  return id
}

/// A sheet while its fields come in, in any order.
private struct SheetLine {
  var id: String?
  private var schema: Int?
  private var caseID: String?
  private var encounter: EncounterLine?
  private var inpatient = InpatientSummary()
  private var outpatient = OutpatientSummary()
  private var hasInpatient = false
  private var hasOutpatient = false

  mutating func take(_ name: String, _ reader: inout JSONReader) throws(LineFault) {
    switch name {
    case "schema": schema = try reader.integer()
    case "id": id = reader.null() ? nil : try reader.string()
    case "case": caseID = reader.null() ? nil : try reader.string()
    case "encounter":
      var line = EncounterLine()
      try reader.object { (name, reader) throws(LineFault) in try line.take(name, &reader) }
      encounter = line
    case "admitting", "disposition", "principal", "secondary", "procedures":
      hasInpatient = true
      try takeInpatient(name, &reader)
    case "reasonForVisit", "first", "other", "lines":
      hasOutpatient = true
      try takeOutpatient(name, &reader)
    default: throw LineFault(what: "unknown field \(shown(name))")
    }
  }

  func finish() throws(LineFault) -> Sheet {
    guard schema == 1 else {
      throw LineFault(what: schema == nil ? "no schema; write \"schema\":1" : "schema is not 1")
    }
    if hasInpatient && hasOutpatient {
      throw LineFault(what: "sections of an inpatient and of an outpatient sheet on one line")
    }
    let encounter = try self.encounter?.finish(isOutpatient: hasOutpatient)
    let isOutpatient = hasOutpatient || encounter.map { $0.setting != .inpatient } ?? false
    return Sheet(
      id: id, caseID: caseID, encounter: encounter,
      summary: isOutpatient ? .outpatient(outpatient) : .inpatient(inpatient))
  }

  private mutating func takeInpatient(_ name: String, _ reader: inout JSONReader)
    throws(LineFault)
  {
    if reader.null() { return }
    switch name {
    case "admitting": inpatient.admitting = try diagnosis(&reader, takesPOA: false).code
    case "disposition": inpatient.disposition = try readDisposition(&reader)
    case "principal": inpatient.principal = try diagnosis(&reader, takesPOA: true)
    case "secondary":
      var entries: [DiagnosisEntry] = []
      try reader.array { (reader) throws(LineFault) in
        entries.append(try diagnosis(&reader, takesPOA: true))
      }
      inpatient.secondary = entries
    default:
      var entries: [ProcedureEntry] = []
      try reader.array { (reader) throws(LineFault) in entries.append(try procedure(&reader)) }
      inpatient.procedures = entries
    }
  }

  private mutating func takeOutpatient(_ name: String, _ reader: inout JSONReader)
    throws(LineFault)
  {
    if reader.null() { return }
    switch name {
    case "first": outpatient.first = try diagnosis(&reader, takesPOA: false).code
    case "lines":
      var entries: [ServiceEntry] = []
      try reader.array { (reader) throws(LineFault) in entries.append(try service(&reader)) }
      outpatient.lines = entries
    default:
      var codes: [DiagnosisCode] = []
      try reader.array { (reader) throws(LineFault) in
        codes.append(try diagnosis(&reader, takesPOA: false).code)
      }
      if name == "other" { outpatient.other = codes } else { outpatient.reasonForVisit = codes }
    }
  }
}

private func diagnosis(_ reader: inout JSONReader, takesPOA: Bool) throws(LineFault)
  -> DiagnosisEntry
{
  var code: String?
  var poa: PresentOnAdmission?
  try reader.object { (name, reader) throws(LineFault) in
    switch name {
    case "code": code = try reader.string()
    case "poa" where takesPOA: poa = reader.null() ? nil : PresentOnAdmission(try reader.string())
    default: throw LineFault(what: "unknown field \(shown(name)) of a diagnosis")
    }
  }
  guard let code else { throw LineFault(what: "a diagnosis without its code") }
  return DiagnosisEntry(DiagnosisCode(code), poa: poa)
}

private func procedure(_ reader: inout JSONReader) throws(LineFault) -> ProcedureEntry {
  var code: String?
  var date: CivilDate?
  try reader.object { (name, reader) throws(LineFault) in
    switch name {
    case "code": code = try reader.string()
    case "date":
      if reader.null() { return }
      let text = try reader.string()
      guard let day = CivilDate(text) else {
        throw LineFault(what: "\(shown(text)) is no date; write 2026-05-03")
      }
      date = day
    default: throw LineFault(what: "unknown field \(shown(name)) of a procedure")
    }
  }
  guard let code else { throw LineFault(what: "a procedure without its code") }
  return ProcedureEntry(ProcedureCode(code), on: date)
}

private func service(_ reader: inout JSONReader) throws(LineFault) -> ServiceEntry {
  var code: String?
  var modifiers: [String] = []
  var units = 1
  try reader.object { (name, reader) throws(LineFault) in
    switch name {
    case "code": code = try reader.string()
    case "modifiers":
      try reader.array { (reader) throws(LineFault) in
        modifiers.append(ServiceCode(try reader.string()).text)
      }
    case "units": units = try reader.integer()
    default: throw LineFault(what: "unknown field \(shown(name)) of a service line")
    }
  }
  guard let code else { throw LineFault(what: "a service line without its code") }
  guard (1...9999).contains(units) else { throw LineFault(what: "units from 1 to 9999") }
  return ServiceEntry(ServiceCode(code), modifiers: modifiers, units: units)
}

func readDisposition(_ reader: inout JSONReader) throws(LineFault) -> String {
  let text = try reader.string()
  guard text.utf8.count == 2, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
    throw LineFault(what: "\(shown(text)) is no disposition; write two digits, \"01\"")
  }
  return text
}

/// A name or a value in a message, cut to what a line can carry.
func shown(_ text: String) -> String {
  text.count > 40 ? "`\(text.prefix(40))`…" : "`\(text)`"
}
