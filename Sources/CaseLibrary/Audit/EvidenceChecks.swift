import Chart
import CodeSets
import SourceText

@Sendable func checkRationale(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey else { return [] }
  var findings: [Finding] = []
  for line in key.lines {
    // A clause and citation above `either` serve all its lines.
    if line.cite.isEmpty, !(line.place.section == .principal && key.principal.isEither) {
      findings.append(
        subject.inKey(line.line, "\(line.name) has no citation", "add `cite: [section]`"))
    }
    if line.evidence.isEmpty {
      findings.append(
        subject.inKey(line.line, "\(line.name) has no quotation", "add `evidence` from the record"))
    }
  }
  for item in key.sequence where item.cite.isEmpty {
    findings.append(
      subject.inKey(item.line, "a sequence constraint has no citation", "add `cite: [section]`"))
  }
  return findings
}

@Sendable func checkQuotes(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.pack.key, let file = subject.pack.caseFile else { return [] }
  let ids = file.documents.map(\.id)
  return key.evidence.compactMap { item in
    let evidence = item.value
    guard ids.contains(evidence.document) else {
      let hint = closest(to: evidence.document, among: ids).map { "did you mean \($0)?" }
      return subject.inKey(
        item.line, "the record has no document `\(shortened(evidence.document))`",
        hint ?? "name a document of case.yaml, without .txt")
    }
    // A document that could not be read has its fault already.
    guard let text = subject.pack.texts[evidence.document],
      text.line(of: evidence.quote) == nil
    else { return nil }
    let other = ids.first { subject.pack.texts[$0]?.line(of: evidence.quote) != nil }
    return subject.inKey(
      item.line, "\(evidence.document) does not hold \"\(shortened(evidence.quote))\"",
      other.map { "it stands in \($0)" } ?? "copy the words from the document, letter by letter")
  }
}

@Sendable func checkAuthors(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.pack.key, let file = subject.pack.caseFile else { return [] }
  let judge = AuthorJudge(file: file, key: key)
  return key.lines.filter { !$0.evidence.isEmpty }.compactMap { line in
    judge.problem(with: line).map {
      subject.inKey(line.line, $0.what, $0.remedy, codes: line.codes.map(\.text))
    }
  }
}

/// A required line of a stay rests on more than its discharge summary, which compresses: somebody
/// wrote it while it happened, too.
@Sendable func checkSummaryOnly(_ subject: AuditSubject) -> [Finding] {
  guard let key = subject.wholeKey, let file = subject.pack.caseFile,
    file.encounter.setting == .inpatient
  else { return [] }
  let summaries = Set(file.documents.filter { $0.kind == .dischargeSummary }.map(\.id))
  return key.lines.filter { line in
    !line.isOptional && !line.evidence.isEmpty
      && line.evidence.allSatisfy { item in
        // What is misquoted may stand in another document: `quotes` speaks of it.
        summaries.contains(item.value.document)
          && subject.pack.texts[item.value.document]?.line(of: item.value.quote) != nil
      }
  }.map { line in
    subject.inKey(
      line.line, "\(line.name) rests on the discharge summary alone",
      "quote another document too, or have one say it", codes: line.codes.map(\.text))
  }
}

@Sendable func checkCitations(_ subject: AuditSubject) -> [Finding] {
  let objectives = subject.pack.caseFile?.objectives ?? []
  let key = subject.pack.key?.citations ?? []
  func problem(_ citation: Located<Citation>) -> (what: String, remedy: String)? {
    citationProblem(citation.value, sections: subject.sections, book: subject.book)
  }
  return objectives.compactMap { item in
    problem(item).map { subject.inCase(item.line, $0.what, $0.remedy) }
  }
    + key.compactMap { item in
      problem(item).map { subject.inKey(item.line, $0.what, $0.remedy) }
    }
}

private func citationProblem(
  _ citation: Citation, sections: GuidelineSections, book: CodeBook?
) -> (what: String, remedy: String)? {
  if ["UHDDS", "Policy"].contains(citation) || sections.contains(citation) { return nil }
  guard citation.hasPrefix("Tabular ") else {
    return (
      "`\(shortened(citation))` is no section of the guidelines",
      "cite as I.C.1.d.4, II.C, III.B, Appendix I, B3.4b, Tabular E11, UHDDS or Policy"
    )
  }
  guard let book else { return nil }
  let target = DiagnosisCode(citation.dropFirst(8))
  guard !target.isEmpty, book.diagnosis(target) == nil else { return nil }
  return ("the tabular list has no \(target)", "cite a category or code of it")
}
