import CodeSets
import Dispatch
import Foundation
import GradingLaws
import Synchronization

/// Puts every law to the test over many generated cases, on two threads:
///
///     swift run -c release grading-laws [CASES [FIRST]]
///
/// A million takes five to ten minutes. Exits 1 where a law is broken, naming the seeds.
@main
struct Runner {
  static func main() throws {
    let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let count = numbers.first ?? 1_000_000
    let first = numbers.dropFirst().first ?? 0
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let tables = root.appending(path: "Sources/CodeSets/Tables").path
    // Books of their own: threads that count references to the same objects slow each other down.
    let books = try [CodeBook(directory: tables), CodeBook(directory: tables)]
    var isBroken = false
    for law in Law.allCases {
      let start = DispatchTime.now().uptimeNanoseconds
      let total = Mutex((tried: 0, faults: [String]()))
      DispatchQueue.concurrentPerform(iterations: 2) { half in
        for seed in stride(from: first + half, to: first + count, by: 2) {
          let verdict = law.check(seed: seed, book: books[half])
          total.withLock {
            $0.tried += verdict.tried
            if $0.faults.count < 20 { $0.faults += verdict.faults.map { "seed \(seed): \($0)" } }
          }
        }
      }
      let (tried, faults) = total.withLock { $0 }
      let seconds = (DispatchTime.now().uptimeNanoseconds - start) / 1_000_000_000
      print("\(law): \(count) cases, tried \(tried) times, \(faults.count) broken, \(seconds) s")
      for fault in faults { print("  \(fault)") }
      isBroken = isBroken || !faults.isEmpty
    }
    if isBroken { exit(1) }
  }
}
