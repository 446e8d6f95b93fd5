import CaseLibrary
import Chart
import CodeSets
import Foundation
import Grading
import Testing

/// The project's own cases, each against its own key.
@Suite("Every case")
struct EveryCaseTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  static let folders: [String] = catalogue(of: [root + "/Cases"]).entries.map(\.folder)

  private var book: CodeBook {
    get throws { try CodeBook(directory: Self.root + "/Sources/CodeSets/Tables") }
  }

  private func graded(
    _ summary: CodingSummary, _ chosen: PracticeCase
  ) throws -> GradeReport {
    grade(
      summary, against: chosen.key, policy: chosen.policy, encounter: chosen.encounter,
      using: try book)
  }

  @Test(
    "a sheet made from the key is graded to 100, without an error or a warning", arguments: folders)
  func model(folder: String) throws {
    let chosen = try loadCase(at: folder)
    guard case .inpatient(let key) = chosen.key.lines else { return }
    for principal in key.principal.lines.indices {
      let report = try graded(modelSheet(for: chosen.key, principal: principal), chosen)
      #expect(report.practiceScore == 100)
      #expect(!report.lines.contains { $0.outcome == .missed || $0.outcome == .unsupported })
      let loud = report.edits.filter { $0.severity != .note }
      #expect(loud.isEmpty, "\(loud.map(\.message))")
    }
  }

  @Test("the empty sheet is graded to 0", arguments: folders)
  func empty(folder: String) throws {
    let chosen = try loadCase(at: folder)
    #expect(try graded(.inpatient(InpatientSummary()), chosen).practiceScore == 0)
  }

  @Test("every trap entered is not supported, and is told by its own reason", arguments: folders)
  func traps(folder: String) throws {
    let chosen = try loadCase(at: folder)
    guard case .inpatient(let model) = modelSheet(for: chosen.key) else { return }
    for trap in chosen.key.traps {
      var sheet = model
      let isProcedure = try book.procedure(ProcedureCode(trap.code)) != nil
      if isProcedure {
        sheet.procedures.append(ProcedureEntry(ProcedureCode(trap.code)))
      } else {
        sheet.secondary.append(DiagnosisEntry(DiagnosisCode(trap.code), poa: .yes))
      }
      let report = try graded(.inpatient(sheet), chosen)
      let line = report.lines.first { $0.outcome == .unsupported }
      #expect(line?.why == trap.rationale.why, "\(trap.code)")
      let place = line?.entered?.place.section
      #expect(place == (isProcedure ? .procedure : .secondary), "\(trap.code)")
      #expect(report.practiceScore < 100, "\(trap.code)")
    }
  }
}
