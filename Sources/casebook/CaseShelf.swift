import CaseLibrary
import Chart
import CodeSets
import Grading
import Synchronization

/// Cases of a batch, each read once, when a line first names it.
final class CaseShelf: Sendable {
  private let catalogue: Catalogue
  private let cases = Mutex<[String: Result<PracticeCase, LineFault>]>([:])

  init(catalogue: Catalogue) { self.catalogue = catalogue }

  /// A case by its id.
  func find(_ id: String) throws(LineFault) -> PracticeCase {
    try cases.withLock { cases in
      if let known = cases[id] { return known }
      let read = read(id)
      // What is not there is not kept: a batch may name any number of wrong ids.
      if case .success = read { cases[id] = read }
      return read
    }.get()
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
  _ line: UnsafeBufferPointer<UInt8>, _ shelf: CaseShelf, _ books: CodeBook,
  _ grouping: (any Grouping)?, _ output: inout [UInt8]
) {
  var id: String?
  do throws(LineFault) {
    let sheet = try readSheetLine(line, id: &id)
    guard let caseID = sheet.caseID else { throw LineFault(what: "the line names no case") }
    let chosen = try shelf.find(caseID)
    let report = grade(
      sheet.summary, against: chosen.key, policy: chosen.policy, encounter: chosen.encounter,
      using: books, grouping: grouping)
    output += reportJSON(
      report, id: sheet.id, caseID: caseID, caseRevision: chosen.revision)
  } catch {
    output += faultJSON(error, id: id)
  }
  output.append(10)
}
