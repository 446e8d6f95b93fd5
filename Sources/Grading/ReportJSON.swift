import Chart

/// A report in the wire format: JSON of schema 1 with sorted keys, UTF-8, on one line without an end.
///
/// The practice score has at most two decimals, measures, weights and lengths of stay at most four.
/// Nothing depends on the locale.
///
/// - Parameters:
///   - report: The report.
///   - id: What the batch input called the sheet; comes back as it was.
///   - caseID: The case; nil where there was none, as for `check`.
///   - caseRevision: The digest of its files.
package func reportJSON(
  _ report: GradeReport, id: String? = nil, caseID: String?, caseRevision: String?
) -> [UInt8] {
  var json = JSONBytes(capacity: 512 * (report.lines.count + 2))
  json.report(report, id: id, caseID: caseID, caseRevision: caseRevision)
  return json.bytes
}

/// The answer of a check, edits and group alone, in the wire format: as `reportJSON` writes them.
package func checkJSON(edits: [Edit], drg: GroupComparison? = nil, id: String?) -> [UInt8] {
  var json = JSONBytes(capacity: 256 * (edits.count + 1))
  json.check(edits: edits, drg: drg, id: id)
  return json.bytes
}

extension JSONBytes {
  /// Writes what `reportJSON` answers; `key`, if the report was made with it, has the parts of it that
  /// stand in every report.
  package mutating func report(
    _ report: GradeReport, id: String?, caseID: String?, caseRevision: String?,
    key: PreparedKey? = nil
  ) {
    let known = key?.json
    raw("{\"case\":")
    string(orNull: caseID)
    raw(",\"caseRevision\":")
    string(orNull: caseRevision)
    raw(",\"drg\":")
    group(report.drg)
    raw(",\"edits\":")
    array(report.edits) { $0.edit($1) }
    raw(",\"graderVersion\":")
    string(GradeReport.graderVersion)
    raw(",\"id\":")
    string(orNull: id)
    raw(",\"lines\":")
    array(report.lines) { $0.line($1, known) }
    raw(",\"measures\":{")
    var isFirst = true
    for measure in inWireOrder(report.measures) {
      if !isFirst { raw(",") }
      isFirst = false
      self.measure(measure)
    }
    raw("},\"practiceScore\":")
    number(report.practiceScore, decimals: 2)
    raw(",\"schema\":1}")
  }

  /// Writes what `checkJSON` answers.
  package mutating func check(edits: [Edit], drg: GroupComparison?, id: String?) {
    raw("{\"drg\":")
    group(drg)
    raw(",\"edits\":")
    array(edits) { $0.edit($1) }
    raw(",\"graderVersion\":")
    string(GradeReport.graderVersion)
    raw(",\"id\":")
    string(orNull: id)
    raw(",\"schema\":1}")
  }
}

/// Measures by their names. Reports have every measure in one order, which is sorted beforehand.
private func inWireOrder(_ measures: [Measure]) -> [Measure] {
  guard measures.elementsEqual(MeasureName.allCases, by: { $0.name == $1 }) else {
    return measures.sorted { $0.name.rawValue < $1.name.rawValue }
  }
  return wireOrder.map { measures[$0] }
}

private let wireOrder = MeasureName.allCases.indices.sorted {
  MeasureName.allCases[$0].rawValue < MeasureName.allCases[$1].rawValue
}

extension JSONBytes {
  fileprivate mutating func line(_ line: GradedLine, _ known: KeyJSON?) {
    raw("{\"cite\":")
    if known?.withBytes(of: line.cite, { raw($0) }) != true { citations(line.cite) }
    raw(",\"differences\":")
    array(line.differences) { $0.difference($1) }
    raw(",\"entered\":")
    view(line.entered)
    raw(",\"evidence\":")
    if known?.withBytes(of: line.evidence, { raw($0) }) != true { evidence(line.evidence) }
    raw(",\"keyed\":")
    view(line.keyed)
    raw(",\"outcome\":")
    string(line.outcome.rawValue)
    raw(",\"poa\":")
    string(line.poa.rawValue)
    raw(",\"why\":")
    string(line.why)
    raw("}")
  }

  private mutating func view(_ view: LineView?) {
    guard let view else { return raw("null") }
    raw("{\"code\":")
    string(view.code)
    raw(",\"date\":")
    if let date = view.date { self.date(date) } else { raw("null") }
    raw(",\"index\":")
    integer(view.place.index)
    raw(",\"poa\":")
    string(orNull: view.poa)
    raw(",\"section\":")
    string(view.place.section.rawValue)
    raw("}")
  }

  private mutating func difference(_ difference: Difference) {
    raw("{\"aspect\":")
    string(difference.aspect)
    raw(",\"entered\":")
    string(difference.entered)
    raw(",\"keyed\":")
    string(difference.keyed)
    raw(",\"text\":")
    string(difference.text)
    raw("}")
  }

  mutating func citations(_ cite: [Citation]) { array(cite) { $0.string($1) } }

  mutating func evidence(_ evidence: [Evidence]) {
    array(evidence) { json, evidence in
      json.raw("{\"document\":")
      json.string(evidence.document)
      json.raw(",\"line\":")
      if let line = evidence.line { json.integer(line) } else { json.raw("null") }
      json.raw(",\"quote\":")
      json.string(evidence.quote)
      json.raw("}")
    }
  }

  fileprivate mutating func measure(_ measure: Measure) {
    string(measure.name.rawValue)
    raw(":{\"denominator\":")
    number(measure.denominator, decimals: 4)
    raw(",\"numerator\":")
    number(measure.numerator, decimals: 4)
    raw(",\"value\":")
    if let value = measure.value { number(value, decimals: 4) } else { raw("null") }
    raw("}")
  }

  fileprivate mutating func edit(_ edit: Edit) {
    raw("{\"cite\":")
    array(edit.cite) { $0.string($1) }
    raw(",\"codes\":")
    array(edit.codes) { $0.string($1) }
    raw(",\"id\":")
    string(edit.id)
    raw(",\"lines\":")
    array(edit.lines) { json, place in
      json.raw("{\"index\":")
      json.integer(place.index)
      json.raw(",\"section\":")
      json.string(place.section.rawValue)
      json.raw("}")
    }
    raw(",\"message\":")
    string(edit.message)
    raw(",\"severity\":")
    string(edit.severity.rawValue)
    raw("}")
  }
}
