import Chart
import SourceText

/// Reads `key.yaml` for a setting; nil where there is no mapping to read.
func readKeyFile(_ bytes: [UInt8], setting: Setting, log: FaultLog) -> KeyFile? {
  guard let root = readSource(bytes, log: log),
    var reader = FieldReader(root, of: "the key", log: log)
  else { return nil }
  let before = log.faults.count
  readSchema(&reader)
  var key = KeyFile()
  key.admitting = reader.fields("admitting", of: "the admitting diagnosis", readAdmitting) ?? []
  key.disposition = reader.optionalValue("disposition", dispositionExample, disposition)
  switch setting {
  case .inpatient:
    _ = reader.requiredFields("principal", of: "the principal") { readPrincipal(&$0, into: &key) }
    key.lines += readLines(&reader, "secondary", .secondary, of: "a secondary line")
    key.lines += readLines(&reader, "procedures", .procedure, of: "a procedure line")
    key.sequence = reader.list("sequence", of: "a sequence constraint", readSequence)
  case .emergency, .outpatient:
    key.lines += readLines(&reader, "reasonForVisit", .reasonForVisit, of: "a reason for visit")
    let first = reader.requiredFields("first", of: "the first-listed diagnosis") {
      readLine(&$0, LinePlace(.first, 0))
    }
    key.lines += first.map { [$0] } ?? []
    key.lines += readLines(&reader, "other", .other, of: "another diagnosis")
    key.lines += readLines(&reader, "lines", .line, of: "a service line")
  }
  key.traps = reader.list("traps", of: "a trap", readTrap)
  key.queries = reader.list("queries", of: "a query", readQuery)
  key.waivers = reader.list("waivers", of: "a waiver", readWaiver)
  key.group = reader.fields("drg", of: "the expected group", readGroup)
  reader.finish()
  key.isWhole = log.faults.count == before
  return key
}

private func readPrincipal(_ reader: inout FieldReader, into key: inout KeyFile) -> Void? {
  guard reader.has("either") else {
    guard let line = readLine(&reader, LinePlace(.principal, 0)) else { return nil }
    key.principal = KeyFile.Principal(why: line.why, cite: [], line: line.line)
    key.lines.append(line)
    return ()
  }
  let clause = reader.locatedText("clause")
  let why = reader.text("why")
  let cite = reader.texts("cite")
  let lines = numbered(
    reader.list("either", of: "a principal line") { readLine(&$0, LinePlace(.principal, 0)) })
  key.principal = KeyFile.Principal(
    clause: clause, isEither: true, why: why ?? "", cite: cite, line: reader.line(of: "either"))
  key.lines += lines
  return ()
}

private func readLines(
  _ reader: inout FieldReader, _ name: String, _ section: Section, of subject: String
) -> [KeyFile.Line] {
  numbered(reader.list(name, of: subject) { readLine(&$0, LinePlace(section, 0)) })
}

private func numbered(_ lines: [KeyFile.Line]) -> [KeyFile.Line] {
  lines.enumerated().map { index, line in
    var line = line
    line.place.index = index
    return line
  }
}

private func readLine(_ reader: inout FieldReader, _ place: LinePlace) -> KeyFile.Line? {
  var line = KeyFile.Line(place: place, line: reader.line, codes: [])
  let takesPOA = place.section == .principal || place.section == .secondary
  if reader.has("any") {
    line.isAny = true
    line.codes = reader.list("any", of: "an alternative") { readCode(&$0, takesPOA: takesPOA) }
    if reader.has("code") {
      reader.fault(at: "code", "`code` beside `any`", "move it into the list of `any`")
      _ = reader.node("code")
    }
  } else if let code = readCode(&reader, takesPOA: takesPOA) {
    line.codes = [code]
  }
  switch place.section {
  case .procedure:
    line.date = reader.optionalValue("date", dateExample) { CivilDate($0) }
    line.isPrincipal = reader.flag("principal")
    line.count = reader.fields("count", of: "a count", readCount)
  case .line:
    line.modifiers = reader.texts("modifiers").map(\.value)
    line.units = reader.optionalInteger("units", in: 1...9999)?.value ?? 1
  case .principal, .secondary, .reasonForVisit, .first, .other: break
  }
  if place.section != .principal, place.section != .first {
    line.isOptional = reader.flag("optional")
  }
  line.why = reader.text("why") ?? ""
  line.cite = reader.texts("cite")
  line.evidence = readEvidence(&reader, "evidence")
  return line.codes.isEmpty ? nil : line
}

private func readCode(_ reader: inout FieldReader, takesPOA: Bool) -> KeyFile.Code? {
  let code = reader.locatedText("code")
  let poa = takesPOA ? reader.texts("poa") : []
  guard let code else { return nil }
  return KeyFile.Code(
    text: DiagnosisCode(code.value).text,
    poa: poa.compactMap { text in
      PresentOnAdmission(text.value).map { Located($0, line: text.line) }
    },
    line: code.line)
}

private func readCount(_ reader: inout FieldReader) -> Located<Repetition>? {
  let required = reader.integer("required", in: 0...99)
  let allowed = reader.integer("allowed", in: 0...99)
  guard let required, let allowed else { return nil }
  return Located(Repetition(required: required, allowed: allowed), line: reader.line)
}

private func readEvidence(_ reader: inout FieldReader, _ name: String) -> [Located<Evidence>] {
  reader.list(name, of: "a quotation") { reader in
    let document = reader.locatedText("in")
    let quote = reader.text("quote")
    guard let document, let quote else { return nil }
    return Located(Evidence(in: document.value, quote: quote), line: document.line)
  }
}

private func readAdmitting(_ reader: inout FieldReader) -> [Located<DiagnosisCode>]? {
  _ = reader.optionalText("why")
  let codes =
    reader.has("any") ? reader.texts("any") : [reader.locatedText("code")].compactMap { $0 }
  return codes.map { $0.map { DiagnosisCode($0) } }
}

private func readSequence(_ reader: inout FieldReader) -> KeyFile.Sequence? {
  let before = reader.locatedText("before")
  let after = reader.locatedText("after")
  let why = reader.text("why")
  let cite = reader.texts("cite")
  guard let before, let after else { return nil }
  return KeyFile.Sequence(
    before: before.map { DiagnosisCode($0) }, after: after.map { DiagnosisCode($0) },
    why: why ?? "", cite: cite, line: reader.line)
}

private func readTrap(_ reader: inout FieldReader) -> KeyFile.TrapLine? {
  let code = reader.locatedText("code")
  let why = reader.text("why")
  let cite = reader.texts("cite")
  let evidence = readEvidence(&reader, "evidence")
  guard let code else { return nil }
  return KeyFile.TrapLine(
    code: code.map { DiagnosisCode($0).text },
    // A diagnosis of seven characters is written with its dot.
    isProcedure: code.value.utf8.count == 7 && !code.value.contains("."),
    why: why ?? "", cite: cite, evidence: evidence, line: reader.line)
}

private func readQuery(_ reader: inout FieldReader) -> KeyFile.Query? {
  let about = reader.text("about")
  let isNeeded = reader.requiredFlag("needed")
  let why = reader.text("why")
  let indicators = readEvidence(&reader, "indicators")
  let options: [QueryKey.Option] = reader.list("options", of: "an option") { reader in
    let text = reader.text("text")
    let isCompliant = reader.requiredFlag("compliant")
    let why = reader.text("why")
    guard let text, let isCompliant, let why else { return nil }
    return QueryKey.Option(text: text, compliant: isCompliant, why: why)
  }
  guard let about, let isNeeded, let why else { return nil }
  return KeyFile.Query(
    about: about, isNeeded: isNeeded, why: why, indicators: indicators, options: options,
    line: reader.line)
}

private func readWaiver(_ reader: inout FieldReader) -> Waiver? {
  let check = reader.text("check")
  let codes = reader.texts("codes").map { DiagnosisCode($0.value).text }
  let why = reader.text("why")
  guard let check, let why else { return nil }
  return Waiver(
    check: check, codes: codes, rationale: Rationale(why: why, sourceLine: reader.line))
}

private func readGroup(_ reader: inout FieldReader) -> Located<ExpectedGroup>? {
  let version = reader.text("version")
  _ = reader.requiredNode("expected")
  let groups = reader.texts("expected").map(\.value)
  guard let version else { return nil }
  return Located(ExpectedGroup(version: version, groups: groups), line: reader.line)
}
