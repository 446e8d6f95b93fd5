import Chart
import CodeSets
import Grading
import SourceText

/// The edits of a mistyped line, which no good key has and no trap brings: other checks give them
/// with the line of the file.
package let mistypingEdits: Set<EditID> = [
  // `codes`
  .invalidCode, .incompleteCode, .seventhCharacter, .placeholder, .notValidThen,
  .procedureCharacter,
  // `duplicates`, `poa`, `procedure-dates`, `disposition`
  .duplicateDiagnosis, .poaMissing, .poaInvalid, .poaExempt, .procedureDate, .disposition,
]

/// The edits that the check `edits` reports, and a waiver may name: errors and warnings.
package let auditedEdits: Set<EditID> = Set(EditID.allCases).subtracting(mistypingEdits)
  .subtracting([
    // Never more than notes.
    .integralSymptom, .useAdditional, .codeFirstIfApplicable, .hospitalAcquired, .therapyOrder,
    .patientSafety,
  ])

/// No sheet that the key accepts has an error or a warning of the grading core's own edits.
@Sendable func checkEdits(_ subject: AuditSubject) -> [Finding] {
  guard let book = subject.book, let file = subject.wholeKey, let stay = subject.pack.caseFile,
    subject.hasPossibleAge
  else { return [] }
  let key = answerKey(file, setting: stay.encounter.setting, texts: subject.pack.texts)
  var findings: [Finding] = []
  var seen: Set<Finding> = []
  for sheet in acceptedSheets(for: key) {
    for edit in edits(of: sheet, encounter: stay.encounter, using: book)
    where edit.severity != .note && EditID(rawValue: edit.id).map(auditedEdits.contains) ?? true {
      let codes = edit.codes.map { DiagnosisCode($0).text }
      var finding = subject.inKey(
        line(of: codes, in: file), withoutStop(edit.message),
        "correct the key, or waive the edit for these codes with the reason", codes: codes)
      finding.check = edit.id
      if seen.insert(finding).inserted { findings.append(finding) }
    }
  }
  return findings
}

/// Where the file has the last of the codes; the first diagnosis for an edit of the whole sheet.
private func line(of codes: [String], in key: KeyFile) -> Int {
  let lines = key.lines.filter { line in line.codes.contains { codes.contains($0.text) } }
  return (lines.last ?? key.lines.first)?.line ?? 0
}

private func withoutStop(_ message: String) -> String {
  message.hasSuffix(".") ? String(message.dropLast()) : message
}

/// The code editor counts nothing on the sheets the key asks for. What the core states itself,
/// line by line, is left to `edits`.
@Sendable func checkCodeEditor(_ subject: AuditSubject) -> [Finding] {
  guard let grouping = subject.grouping, let file = subject.wholeKey,
    let stay = subject.pack.caseFile?.encounter, stay.setting == .inpatient
  else { return [] }
  let key = answerKey(file, setting: .inpatient, texts: subject.pack.texts)
  guard case .inpatient(let lines) = key.lines else { return [] }
  var findings: [Finding] = []
  for resolution in 0..<max(1, lines.principal.lines.count) {
    guard case .inpatient(let sheet) = modelSheet(for: key, principal: resolution),
      let counts = try? grouping.edits(of: Claim(sheet, of: stay))
    else { continue }
    for count in counts where count.count > 0 && !statedByTheCore.contains(count.name) {
      let finding = subject.inKey(
        file.principal.line, "the code editor finds \(count.name) in the key",
        "correct the key, or waive it with the reason")
      if !findings.contains(finding) { findings.append(finding) }
    }
  }
  return findings
}

/// The editor's kinds that the core has too, with the codes they are about.
private let statedByTheCore: Set<String> = [
  "AGE_CONFLICT", "E_CODE_AS_PDX", "MANIFESTATION_AS_PDX", "UNACCEPTABLE_PDX",
  "QUESTIONABLE_ADMISSION", "REQUIRES_SDX", "UNSPECIFIED", "NON_COVERED", "LIMITED_COVERAGE",
  "DUPLICATE_OF_PDX",
]
