import CEngineLoop
import Chart
import CodeSets
import Foundation
import Grading
import Grouper
import TestSupport

/// Times grouping beside a bare C loop over the library, on the same claims and in the same run.
///
///     swift run -c release grouper-bench [CLAIMS]
@main
struct Bench {
  static func main() throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 4_000
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let files = EngineFiles(
      folder: ProcessInfo.processInfo.environment["CASEBOOK_ENGINE"]
        ?? root.appending(path: ".build-engine").path)
    let book = try CodeBook(directory: root.appending(path: "Sources/CodeSets/Tables").path)
    let clock = ContinuousClock()
    let opening = try clock.measure { _ = try Engine(files, book: book) }
    let engine = try Engine(files, book: book)
    let parts = EngineParts(book)
    let claims = try makeClaims(count, book)
    let rounds = 5

    let bare = try bareTimes(files, claims, parts, rounds)
    var whole: [Double] = []
    for _ in 0..<rounds {
      for claim in claims {
        whole.append(try microseconds(clock) { _ = try engine.group(claim) })
      }
    }
    var writing: [Double] = []
    for claim in claims { writing.append(microseconds(clock) { _ = parts.written(claim) }) }
    let edits = try claims.map { claim in
      try microseconds(clock) { _ = try engine.edits(of: claim) }
    }
    print("\(count) claims of 15 secondary diagnoses and 3 procedures; medians in µs")
    print("opening the engine          \(opening)")
    print("bare C loop                 \(shown(median(bare)))")
    print("Engine.group                \(shown(median(whole)))")
    print("  writing the claim         \(shown(median(writing)))")
    print("  reading the answer        \(shown(median(whole) - median(bare) - median(writing)))")
    print("code editor                 \(shown(median(edits)))")
    let ratio = bare.reduce(0, +) / whole.reduce(0, +)
    print("speed beside the C loop     \(shown(ratio)) (by total time)")
  }

  private static func bareTimes(
    _ files: EngineFiles, _ claims: [Claim], _ parts: EngineParts, _ rounds: Int
  ) throws -> [Double] {
    let texts = claims.map { claim in
      strdup(String(decoding: (parts.written(claim) ?? [0]).dropLast(), as: UTF8.self))
    }
    defer { for text in texts { free(text) } }
    var times = [Int](repeating: 0, count: claims.count * rounds)
    let pointers = texts.map { UnsafePointer($0) }
    let status = engine_loop(
      files.library, files.data, pointers, Int32(claims.count), Int32(rounds), &times)
    guard status == 0 else { throw BenchFailure(status: status) }
    return times.map { Double($0) / 1000 }
  }

  /// Claims of common shape: valid codes, most of them present on admission.
  private static func makeClaims(_ count: Int, _ book: CodeBook) throws -> [Claim] {
    let diagnoses = book.diagnoses(startingWith: "", limit: 100_000).filter(\.isComplete)
    let procedures = book.procedures(startingWith: "0", limit: 100_000)
    guard let admitted = CivilDateTime("2026-05-02T13:05"),
      let discharged = CivilDateTime("2026-05-16T11:00")
    else { return [] }
    let encounter = Encounter(
      age: 67, sex: .female, admitted: admitted, discharged: discharged, disposition: "06")
    var random = SeededGenerator(seed: 4)
    return (0..<count).map { _ in
      func diagnosis() -> DiagnosisEntry {
        let record = random.one(of: diagnoses)
        return DiagnosisEntry(
          record?.code ?? "", poa: record?.isPOAExempt == true ? nil : .yes)
      }
      return Claim(
        InpatientSummary(
          principal: diagnosis(), secondary: (0..<15).map { _ in diagnosis() },
          procedures: (0..<3).compactMap { _ in
            random.one(of: procedures).map { ProcedureEntry($0.code) }
          }), of: encounter)
    }
  }

  private static func microseconds(
    _ clock: ContinuousClock, _ work: () throws -> Void
  ) rethrows -> Double {
    let time = try clock.measure(work)
    return Double(time.components.attoseconds) / 1e12 + Double(time.components.seconds) * 1e6
  }

  private static func median(_ times: [Double]) -> Double {
    times.isEmpty ? 0 : times.sorted()[times.count / 2]
  }

  private static func shown(_ number: Double) -> String {
    "\((number * 100).rounded() / 100)"
  }
}

struct BenchFailure: Error {
  let status: Int32
}
