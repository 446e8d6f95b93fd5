import Chart
import SourceText

/// Reads a case that is to be practised: every file of it, its quotations found in the record.
///
/// What needs the books is left to `validate`.
/// - Parameters:
///   - folder: The case's folder, `Cases/inpatient/fever-and-confusion`.
///   - policy: Where the hospital's policy comes from.
/// - Throws: All faults of the case, and of its policy: graded by another, a right code is wrong.
package func loadCase(
  at folder: String, policy: PolicySource = .root
) throws(CaseFaults) -> PracticeCase {
  let pack = readPack(at: folder, policy: policy)
  let subject = AuditSubject(pack: pack, book: nil)
  let findings = Audit.checks.filter { $0.isNeededToOpen }.flatMap { $0.run?(subject) ?? [] }
  let faults = pack.faults + pack.policyFaults + findings.map(\.fault)
  guard faults.isEmpty, let caseFile = pack.caseFile, let key = pack.key else {
    throw CaseFaults(faults)
  }
  return PracticeCase(
    info: caseFile.info, patient: caseFile.patient, encounter: caseFile.encounter,
    documents: caseFile.documents.map { document in
      RecordDocument(
        id: document.id, kind: document.kind, title: document.title, at: document.at,
        author: document.author, role: document.role,
        lines: pack.texts[document.id]?.lines ?? [])
    },
    key: answerKey(key, setting: caseFile.encounter.setting, texts: pack.texts),
    policy: pack.policy.policy, revision: pack.revision)
}
