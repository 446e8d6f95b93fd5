import Chart
import CodeSets
import Grading
import SourceText

/// Lints cases: every check of `Audit.checks` on every case below the paths.
///
/// - Parameters:
///   - paths: Roots of cases, folders of one setting, or folders of single cases.
///   - book: The books the codes are looked up in.
///   - grouping: The MS-DRG engine; without it the checks that need one are left out.
/// - Returns: All faults, in file and line order; empty where everything holds.
package func validate(
  paths: [String], book: CodeBook, grouping: (any Grouping)? = nil
) -> [Fault] {
  var run = ValidationRun(book: book, grouping: grouping)
  for path in paths { run.visit(path) }
  return Set(run.faults).sorted()
}

private struct ValidationRun {
  let book: CodeBook
  let grouping: (any Grouping)?
  var faults: [Fault] = []
  private var folders: [String: String] = [:]
  private var roots: Set<String> = []
  private var copies = CopyCheck()

  init(book: CodeBook, grouping: (any Grouping)?) {
    self.book = book
    self.grouping = grouping
  }

  mutating func visit(_ path: String) {
    let path = caseOrRoot(path)
    do throws(PackFolder.Failure) {
      let place = try CasePlace(path)
      if place.isRoot { checkPolicy(of: path, isRequired: true) }
      let cases = place.cases
      if cases.isEmpty {
        faults.append(
          Fault(
            file: path, line: 0, what: "no case here",
            remedy: "name a case, or a folder with inpatient/, emergency/ or outpatient/ in it"))
      }
      for folder in cases { visitCase(folder) }
    } catch {
      faults.append(error.fault(of: path))
    }
  }

  private mutating func visitCase(_ folder: String) {
    let pack = readPack(at: folder, policy: .root)
    faults += pack.faults
    let subject = AuditSubject(pack: pack, book: book, grouping: grouping)
    checkPolicy(of: pack.root, isRequired: false)
    let id = pack.caseFile?.info.id
    let other = id.flatMap { folders[$0] }
    // A case named twice has not copied itself, and of two with one id that is the fault.
    let copied = other == nil ? copies.add(subject) : []
    faults += auditFaults(subject, copied: copied)
    guard let id else { return }
    if let other, other != folder {
      faults.append(duplicateFault(id, folder, other))
    } else {
      folders[id] = folder
    }
  }

  private mutating func checkPolicy(of root: String, isRequired: Bool) {
    guard roots.insert(root).inserted, let files = try? PackFolder(path: root) else { return }
    do throws(PackFolder.Failure) {
      let log = FaultLog(file: root + "/policy.yaml")
      let policy = readPolicyFile(try files.read("policy.yaml", limit: sourceLimit), log: log)
      faults += log.faults
      for (classification, code) in policy?.codes ?? [] where !isKnown(code.value, classification) {
        faults.append(
          Fault(
            file: log.file, line: code.line, what: "no code starts with \(code.value)",
            remedy: "write a code of the \(classification.rawValue) book or the start of one"))
      }
    } catch {
      if error != .missing || isRequired { faults.append(error.fault(of: root + "/policy.yaml")) }
    }
  }

  private func isKnown(_ prefix: String, _ classification: ReportingPolicy.Book) -> Bool {
    switch classification {
    case .cm: !book.diagnoses(startingWith: prefix, limit: 1).isEmpty
    case .pcs: !book.procedures(startingWith: prefix, limit: 1).isEmpty
    }
  }
}

/// The faults of every check that the key does not waive, each ending in its check's id.
///
/// - Parameter copied: What the check `copied` found, which looks at more than one case.
func auditFaults(_ subject: AuditSubject, copied: [Finding] = []) -> [Fault] {
  let waivers = subject.pack.key?.waivers ?? []
  var used: Set<Int> = []
  var faults: [Fault] = []
  // Of a case that cannot even be opened, some checks judge nothing.
  var isJudged = subject.wholeKey != nil && subject.pack.faults.isEmpty
  for check in Audit.checks {
    for finding in check.run?(subject) ?? (check.id == "copied" ? copied : []) {
      if check.isNeededToOpen { isJudged = false }
      let id = finding.check ?? check.id
      if check.isWaivable,
        let index = waivers.firstIndex(where: { sets($0, aside: finding, of: id) })
      {
        used.insert(index)
      } else {
        faults.append(finding.fault.marked(id))
      }
    }
  }
  for (index, waiver) in waivers.enumerated() {
    let isUsed = used.contains(index) || !isJudged
    guard let problem = problem(with: waiver, isUsed: isUsed, hasGrouper: subject.grouping != nil)
    else { continue }
    let finding = subject.inKey(waiver.rationale.sourceLine, problem.what, problem.remedy)
    faults.append(finding.fault.marked("waivers"))
  }
  return faults
}

/// A waiver without codes sets the whole check aside; one with codes, what is about them alone. An
/// edit is set aside for its codes only, so that no other pair hides behind the waiver.
private func sets(_ waiver: Waiver, aside finding: Finding, of check: String) -> Bool {
  guard waiver.check == check else { return false }
  if waiver.codes.isEmpty { return finding.check == nil || finding.codes.isEmpty }
  return !finding.codes.isEmpty && Set(finding.codes).isSubset(of: waiver.codes)
}

private func problem(
  with waiver: Waiver, isUsed: Bool, hasGrouper: Bool
) -> (what: String, remedy: String)? {
  let isEdit = EditID(rawValue: waiver.check).map(auditedEdits.contains) ?? false
  if waiver.check == "edits" {
    return ("edits are waived one by one", "name the edit that the fault ends in, and its codes")
  }
  guard let check = Audit.checks.first(where: { $0.id == (isEdit ? "edits" : waiver.check) }) else {
    let waivable =
      Audit.checks.filter { $0.isWaivable && $0.id != "edits" }.map(\.id)
      + auditedEdits.map(\.rawValue).sorted()
    let hint = closest(to: waiver.check, among: waivable).map { "did you mean \($0)?" }
    return (
      "there is no check `\(shortened(waiver.check))`",
      hint ?? "name one of \(waivable.joined(separator: ", "))"
    )
  }
  if !check.isWaivable {
    return ("the check `\(check.id)` cannot be waived", "correct what it finds")
  }
  // Whether a check that was left out needs it cannot be told.
  guard !isUsed, hasGrouper || !check.needsGrouper else { return nil }
  return ("the waiver of `\(check.id)` sets nothing aside", "take it out")
}

extension Fault {
  /// The fault with its check's id at the end, by which a waiver names it.
  fileprivate func marked(_ check: String) -> Fault {
    var fault = self
    fault.remedy += " [\(check)]"
    return fault
  }
}
