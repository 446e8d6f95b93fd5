import Chart
import CodeSets
import Foundation
import Grading
import TestSupport

/// Times the core on sheets of fifteen lines against generated keys.
///
///     swift run -c release grading-bench [SHEETS]
///
/// Exits 1 where a bound of the design is broken: grading alone under 10 µs, with edits under 40.
@main
struct Bench {
  static func main() throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 2_000
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let book = try CodeBook(directory: root.appending(path: "Sources/CodeSets/Tables").path)
    guard let encounter = Stays.encounter() else { return }
    let sample = Sample()
    let policy = ReportingPolicy()
    // Once round, so that the tables are in memory and the index of notes is built.
    for sheet in sample.sheets { _ = edits(of: sheet, encounter: encounter, using: book) }

    func times(_ work: (CodingSummary) -> Void) -> [Double] {
      (0..<count).flatMap { _ in
        sample.sheets.map { sheet in
          let start = DispatchTime.now().uptimeNanoseconds
          work(sheet)
          return Double(DispatchTime.now().uptimeNanoseconds - start) / 1000
        }
      }
    }
    let alone = median(
      times {
        _ = grade(
          $0, against: sample.key, policy: policy, encounter: encounter, using: book,
          withEdits: false)
      })
    let whole = median(
      times {
        _ = grade($0, against: sample.key, policy: policy, encounter: encounter, using: book)
      })
    let report = grade(
      sample.sheets[1], against: sample.key, policy: policy, encounter: encounter, using: book)
    let writing = median(times { _ in _ = reportJSON(report, caseID: "c", caseRevision: "r") })
    let line = Array(sample.line.utf8)
    let reading = median(
      times { _ in
        line.withUnsafeBufferPointer { bytes in
          var id: String?
          _ = try? readSheetLine(bytes, id: &id)
        }
      })
    print("15-line sheets, 0 to 5 lines left over; medians in µs")
    print("grade alone        \(shown(alone))   bound 10")
    print("grade with edits   \(shown(whole))   bound 40")
    print("reading a line     \(shown(reading))")
    print("writing a report   \(shown(writing))")
    if alone >= 10 || whole >= 40 { exit(1) }
  }
}

/// A key of fifteen lines, the right sheet, and sheets with up to five lines wrong.
private struct Sample {
  let key: AnswerKey
  let sheets: [CodingSummary]
  let line: String

  init() {
    let codes: [DiagnosisCode] = [
      "R65.21", "J96.01", "N17.0", "G93.41", "E87.21", "E11.22", "E11.65", "I12.9", "N18.32",
      "D63.1", "L89.323", "J15.211",
    ]
    let secondary = codes.map { DiagnosisLine([DiagnosisAlternative($0, poa: [.yes])]) }
    key = AnswerKey(
      .inpatient(
        InpatientKey(
          principal: PrincipalKey([DiagnosisLine([DiagnosisAlternative("A41.01", poa: [.yes])])]),
          secondary: secondary,
          procedures: [ProcedureLine(["0JB90ZZ"], principal: true), ProcedureLine(["5A1955Z"])])))
    let right = InpatientSummary(
      principal: DiagnosisEntry("A41.01", poa: .yes),
      secondary: codes.map { DiagnosisEntry($0, poa: .yes) },
      procedures: [ProcedureEntry("0JB90ZZ"), ProcedureEntry("5A1955Z")])
    let slips: [DiagnosisCode] = ["R65.20", "J96.02", "N17.9", "K59.00", "E87.20"]
    sheets = (0...5).map { wrong in
      var sheet = right
      for index in 0..<wrong { sheet.secondary[index].code = slips[index] }
      return .inpatient(sheet)
    }
    let lines = codes.map { "{\"code\":\"\($0)\",\"poa\":\"Y\"}" }.joined(separator: ",")
    line =
      "{\"schema\":1,\"id\":\"7\",\"case\":\"c\",\"principal\":{\"code\":\"A41.01\",\"poa\":\"Y\"},"
      + "\"secondary\":[\(lines)],\"procedures\":[{\"code\":\"0JB90ZZ\",\"date\":\"2026-05-07\"}]}"
  }
}

private func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

private func shown(_ time: Double) -> String {
  let text = String(format: "%.1f", time)
  return String(repeating: " ", count: max(0, 6 - text.count)) + text
}
