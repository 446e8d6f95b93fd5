import CaseLibrary
import Chart
import CodeSets
import Grading
import Synchronization

/// Cases of a batch, each read once, when a line first names it. Every thread has its own.
final class CaseShelf: Sendable {
  private let catalogue: Catalogue
  private let books: CodeBook
  private let cases = Mutex<[String: Opened]>([:])

  /// A case, and its key laid out for many sheets.
  struct Opened: Sendable {
    let id: String
    let revision: String
    let encounter: Encounter
    let key: PreparedKey
  }

  init(catalogue: Catalogue, books: CodeBook) {
    self.catalogue = catalogue
    self.books = books
  }

  /// A case by its id.
  func find(_ id: String) throws(LineFault) -> Opened {
    if let known = cases.withLock({ $0[id] }) { return known }
    let read = try read(id).get()
    let opened = Opened(
      id: read.info.id, revision: read.revision, encounter: read.encounter,
      key: PreparedKey(read.key, policy: read.policy, encounter: read.encounter, using: books))
    // What is not there is not kept: a batch may name any number of wrong ids.
    cases.withLock { $0[id] = opened }
    return opened
  }

  private func read(_ id: String) -> Result<PracticeCase, LineFault> {
    guard let summary = catalogue.summary(of: id) else {
      return .failure(LineFault(what: "there is no case `\(id.prefix(60))` that can be opened"))
    }
    do throws(CaseFaults) {
      return .success(try loadCase(at: summary.folder))
    } catch {
      return .failure(LineFault(what: "the case has faults: \(error.faults.count); validate it"))
    }
  }
}

/// Grades one line of batch input and appends the answer, a line of JSON.
func gradeLine(
  _ line: UnsafeBufferPointer<UInt8>, _ shelf: CaseShelf, _ grouping: (any Grouping)?,
  _ output: inout JSONBytes
) {
  var id: String?
  do throws(LineFault) {
    let sheet = try readSheetLine(line, id: &id)
    guard let caseID = sheet.caseID else { throw LineFault(what: "the line names no case") }
    let chosen = try shelf.find(caseID)
    let report = chosen.key.grade(sheet.summary, grouping: grouping)
    output.report(
      report, id: sheet.id, caseID: caseID, caseRevision: chosen.revision, key: chosen.key)
  } catch {
    output.fault(error, id: id)
  }
  output.byte(10)
}
