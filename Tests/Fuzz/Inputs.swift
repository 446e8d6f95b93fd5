import CaseLibrary
import Chart
import CodeSets
import Foundation
import Grading
import TestSupport

/// What can be fed to the program, made from the shipped cases and from generated keys.
enum Kind: CaseIterable {
  case gradedLine, checkedLine, sheetJSON, sheetYAML, key
}

/// Inputs by number: the same number always makes the same bytes.
struct Inputs {
  let book: CodeBook
  private let cases: [PracticeCase]
  private let prepared: [PreparedKey]
  /// Of each kind, good inputs that are then spoiled.
  private let lines: [[UInt8]]
  private let checks: [[UInt8]]
  private let sheets: [[UInt8]]
  private let keys: [[UInt8]]

  init(root: URL) throws {
    let book = try CodeBook(directory: root.appending(path: "Sources/CodeSets/Tables").path)
    self.book = book
    let folder = root.appending(path: "Cases/inpatient")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    cases = try names.map { try loadCase(at: folder.appending(path: $0).path) }
    prepared = cases.map {
      PreparedKey($0.key, policy: $0.policy, encounter: $0.encounter, using: book)
    }
    keys = try names.map { name in
      Array(try Data(contentsOf: folder.appending(path: "\(name)/key.yaml")))
    }
    let models = cases.map { Wire(modelSheet(for: $0.key)) }
    lines = zip(cases, models).map { Array($1.json(case: $0.info.id, encounter: nil).utf8) }
    checks =
      zip(cases, models).map { Array($1.json(case: nil, encounter: $0.encounter).utf8) } + [
        Array(Wire.visit.utf8)
      ]
    sheets = models.map { Array($0.yaml.utf8) }
  }

  /// The kind and the bytes of an input.
  func input(_ number: Int) -> (kind: Kind, bytes: [UInt8]) {
    var random = SeededGenerator(seed: UInt64(number))
    let share = random.number(0...99)
    let kind: Kind =
      switch share {
      case ..<50: .gradedLine
      case ..<78: .checkedLine
      case ..<88: .sheetJSON
      case ..<98: .sheetYAML
      default: .key
      }
    let pool =
      switch kind {
      case .gradedLine: lines
      case .checkedLine, .sheetJSON: checks
      case .sheetYAML: sheets
      case .key: keys
      }
    var bytes = random.one(of: pool) ?? []
    // One in fifty stays whole, so that what is good is seen to be taken.
    if random.chance(0.98) {
      var mutator = Mutator(random: random, others: pool)
      mutator.spoil(&bytes)
    }
    return (kind, bytes)
  }

  /// Feeds an input to the program. True if it was taken, false if it was refused with a reason.
  func feed(_ kind: Kind, _ bytes: [UInt8], _ number: Int, _ output: inout JSONBytes) throws -> Bool
  {
    output.clear(keeping: 1 << 20)
    switch kind {
    case .gradedLine, .checkedLine:
      var id: String?
      do throws(LineFault) {
        let sheet = try bytes.withUnsafeBufferPointer {
          (line) throws(LineFault) in try readSheetLine(line, id: &id)
        }
        if let encounter = sheet.encounter {
          output.check(
            edits: edits(of: sheet.summary, encounter: encounter, using: book), drg: nil, id: id)
        } else {
          grade(sheet, number, &output)
        }
      } catch {
        output.fault(error, id: id)
        return false
      }
    case .sheetJSON, .sheetYAML:
      guard let sheet = try? readSheet(bytes, name: "sheet") else { return false }
      grade(sheet, number, &output)
    case .key:
      guard let key = try? readKeyAlone(bytes, setting: .inpatient) else { return false }
      let stay = cases[number % cases.count]
      let report = Grading.grade(
        modelSheet(for: number % 2 == 0 ? key : stay.key), against: key, policy: stay.policy,
        encounter: stay.encounter, using: book)
      output.report(report, id: nil, caseID: nil, caseRevision: nil)
      _ = reportText(report, titles: book)
    }
    return true
  }

  private func grade(_ sheet: Sheet, _ number: Int, _ output: inout JSONBytes) {
    let at = cases.firstIndex { $0.info.id == sheet.caseID } ?? number % cases.count
    let report = prepared[at].grade(sheet.summary)
    output.report(
      report, id: sheet.id, caseID: sheet.caseID, caseRevision: nil, key: prepared[at])
  }
}
