import Chart
import SourceText

/// Makes the grading core's key of a file read without faults.
func answerKey(_ file: KeyFile, setting: Setting, texts: [String: RecordText]) -> AnswerKey {
  let builder = KeyBuilder(file: file, texts: texts)
  return AnswerKey(
    setting == .inpatient ? .inpatient(builder.inpatient) : .outpatient(builder.outpatient),
    admitting: file.admitting.map(\.value),
    disposition: file.disposition?.value,
    traps: file.traps.map { trap in
      Trap(
        code: trap.code.value,
        rationale: builder.rationale(trap.why, trap.cite, trap.evidence, trap.line))
    },
    queries: file.queries.map { query in
      QueryKey(
        about: query.about, needed: query.isNeeded,
        rationale: builder.rationale(query.why, [], query.indicators, query.line),
        options: query.options)
    },
    waivers: file.waivers, expectedGroup: file.group?.value)
}

private struct KeyBuilder {
  let file: KeyFile
  let texts: [String: RecordText]

  var inpatient: InpatientKey {
    let principal = file.lines(of: .principal)
    let head = file.principal
    return InpatientKey(
      principal: PrincipalKey(
        principal.map(diagnosis), clause: head.clause?.value,
        rationale: head.isEither
          ? rationale(head.why, head.cite, [], head.line)
          : principal.first.map(rationale) ?? Rationale()),
      secondary: file.lines(of: .secondary).map(diagnosis),
      procedures: file.lines(of: .procedure).map(procedure),
      sequence: file.sequence.map { item in
        SequenceConstraint(
          before: item.before.value, after: item.after.value,
          rationale: rationale(item.why, item.cite, [], item.line))
      })
  }

  var outpatient: OutpatientKey {
    OutpatientKey(
      reasonForVisit: file.lines(of: .reasonForVisit).map(diagnosis),
      first: file.lines(of: .first).first.map(diagnosis) ?? DiagnosisLine([]),
      other: file.lines(of: .other).map(diagnosis),
      lines: file.lines(of: .line).map(service))
  }

  func diagnosis(_ line: KeyFile.Line) -> DiagnosisLine {
    DiagnosisLine(
      line.codes.map {
        DiagnosisAlternative(DiagnosisCode(normalised: $0.text), poa: $0.poa.map(\.value))
      },
      optional: line.isOptional, rationale: rationale(line))
  }

  func procedure(_ line: KeyFile.Line) -> ProcedureLine {
    ProcedureLine(
      line.codes.map { ProcedureCode(normalised: $0.text) }, date: line.date?.value,
      principal: line.isPrincipal, optional: line.isOptional, count: line.count?.value ?? .once,
      rationale: rationale(line))
  }

  func service(_ line: KeyFile.Line) -> ServiceLine {
    ServiceLine(
      line.codes.map { ServiceCode(normalised: $0.text) }, modifiers: line.modifiers,
      units: line.units, optional: line.isOptional, rationale: rationale(line))
  }

  func rationale(_ line: KeyFile.Line) -> Rationale {
    rationale(line.why, line.cite, line.evidence, line.line)
  }

  func rationale(
    _ why: String, _ cite: [Located<Citation>], _ evidence: [Located<Evidence>], _ line: Int
  ) -> Rationale {
    Rationale(
      why: trimmed(why), cite: cite.map(\.value),
      evidence: evidence.map { item in
        var evidence = item.value
        evidence.line = texts[evidence.document]?.line(of: evidence.quote)
        return evidence
      },
      sourceLine: line)
  }

  /// A folded block scalar ends in a line feed that nobody meant.
  private func trimmed(_ text: String) -> String {
    var text = text[...]
    while let last = text.last, last == "\n" || last == " " { text.removeLast() }
    return String(text)
  }
}
