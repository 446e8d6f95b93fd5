import Chart
import CodeSets
import SourceText

@Sendable func checkCodes(_ subject: AuditSubject) -> [Finding] {
  guard let book = subject.book, let key = subject.pack.key, let file = subject.pack.caseFile else {
    return []
  }
  let judge = CodeJudge(book: book, date: file.encounter.discharged.date)
  var findings: [Finding] = []
  func note(_ problem: (what: String, remedy: String)?, _ line: Int, _ code: String) {
    guard let problem else { return }
    findings.append(subject.inKey(line, problem.what, problem.remedy, codes: [code]))
  }
  for code in key.admitting { note(judge.diagnosis(code.value), code.line, code.value.text) }
  for line in key.lines {
    for code in line.codes {
      let problem =
        switch line.place.section {
        case .procedure: judge.procedure(ProcedureCode(normalised: code.text))
        case .line: judge.service(ServiceCode(normalised: code.text))
        case .principal, .secondary, .reasonForVisit, .first, .other:
          judge.diagnosis(DiagnosisCode(normalised: code.text))
        }
      note(problem, code.line, code.text)
    }
  }
  for trap in key.traps {
    let text = trap.code.value
    note(
      trap.isProcedure
        ? judge.procedure(ProcedureCode(normalised: text))
        : judge.diagnosis(DiagnosisCode(normalised: text)), trap.code.line, text)
  }
  return findings
}

/// Says what is wrong with a code on a day.
private struct CodeJudge {
  let book: CodeBook
  let date: CivilDate

  func diagnosis(_ code: DiagnosisCode) -> (what: String, remedy: String)? {
    guard let record = book.diagnosis(code) else {
      return ("\(code) is no diagnosis code", "look it up: casebook lookup --book cm \(code)")
    }
    if !record.isComplete {
      return ("\(code) needs more characters", "choose one of the codes below it")
    }
    return validity(record.valid, "\(code)")
  }

  func procedure(_ code: ProcedureCode) -> (what: String, remedy: String)? {
    guard let record = book.procedure(code), code.text.utf8.count == 7 else {
      return ("\(code) is no procedure code", "look it up: casebook lookup --book pcs \(code)")
    }
    return validity(record.valid, "\(code)")
  }

  /// The service book is not at hand for this: the shape is all that can be said.
  func service(_ code: ServiceCode) -> (what: String, remedy: String)? {
    let isCode =
      code.text.utf8.count == 5
      && code.text.utf8.dropFirst().dropLast().allSatisfy {
        (48...57).contains($0)
      }
    return isCode ? nil : ("\(code) is no HCPCS or CPT code", "write its five characters")
  }

  private func validity(_ valid: Validity, _ code: String) -> (what: String, remedy: String)? {
    guard !valid.contains(date) else { return nil }
    return ("\(code) is not valid on \(date)", "use the code in force at discharge")
  }
}

@Sendable func checkPresentOnAdmission(_ subject: AuditSubject) -> [Finding] {
  guard let book = subject.book, let key = subject.pack.key, let file = subject.pack.caseFile,
    file.encounter.setting == .inpatient
  else { return [] }
  // Only hospitals paid by the inpatient prospective system report the indicator.
  let isReported = file.encounter.facility == .acute
  var findings: [Finding] = []
  for line in key.lines where line.isDiagnosis {
    for code in line.codes {
      guard book.diagnosis(DiagnosisCode(normalised: code.text)) != nil else { continue }
      let isExempt = book.isPOAExempt(DiagnosisCode(normalised: code.text))
      let name = line.written(code)
      if isExempt, let first = code.poa.first {
        findings.append(
          subject.inKey(
            first.line, "\(name) is exempt from POA and has an indicator", "take `poa` out"))
      } else if !isExempt, isReported, code.poa.isEmpty {
        findings.append(
          subject.inKey(code.line, "\(name) has no POA indicator", "add `poa: [Y]` or another"))
      } else if Set(code.poa.map(\.value)).count < code.poa.count {
        findings.append(
          subject.inKey(code.line, "\(name) has a POA indicator twice", "keep one of them"))
      }
      for poa in code.poa {
        guard case .invalid(let text) = poa.value else { continue }
        findings.append(
          subject.inKey(poa.line, "`\(text)` is no POA indicator", "use Y, N, U or W"))
      }
    }
  }
  return findings
}

@Sendable func checkUnknownPOA(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey, !key.queries.contains(where: \.isNeeded) else { return [] }
  return key.lines.flatMap { line in
    line.codes.flatMap { code in
      code.poa.filter { $0.value == .unknown }.map { poa in
        subject.inKey(
          poa.line, "\(line.written(code)) has POA U and no query is needed",
          "key the query that went unanswered, or the indicator the record supports")
      }
    }
  }
}

@Sendable func checkDuplicates(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.pack.key else { return [] }
  var first: [String: Int] = [:]
  var findings: [Finding] = []
  // A reason for visit may well be the first-listed diagnosis too.
  for line in key.lines where line.place.section != .reasonForVisit {
    // `any` answers for the same code twice within a line.
    for code in Set(line.codes.map(\.text)).sorted() {
      let date = line.date.map { " on \($0.value)" } ?? ""
      let identity = "\(line.isDiagnosis) \(code)\(date) \(line.modifiers)"
      if let earlier = first.updateValue(line.line, forKey: identity) {
        findings.append(
          subject.inKey(
            line.line,
            "\(line.isDiagnosis ? DiagnosisCode(normalised: code).description : code)\(date) is on line \(earlier) too",
            line.isDiagnosis ? "keep one line for it" : "use `count` for a repeated procedure",
            codes: [code]))
      }
    }
  }
  return findings
}
