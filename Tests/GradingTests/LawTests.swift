import CodeSets
import Foundation
import GradingLaws
import Synchronization
import Testing

/// The laws over 20,000 generated cases; `CASEBOOK_LAWS` sets another number. The million of every night
/// is `swift run -c release grading-laws`, which is the same code and needs no test runner.
@Suite("Laws")
struct LawTests {
  private static let count =
    ProcessInfo.processInfo.environment["CASEBOOK_LAWS"].flatMap { Int($0) } ?? 20_000

  @Test("hold", arguments: Law.allCases)
  func hold(law: Law) throws {
    let book = try openBook()
    var tried = 0
    var faults: [String] = []
    for seed in 0..<Self.count {
      let verdict = law.check(seed: seed, book: book)
      tried += verdict.tried
      faults += verdict.faults.map { "seed \(seed): \($0)" }
    }
    #expect(faults.isEmpty, "\(faults.prefix(10))")
    // A generator that leaves nothing to try would prove nothing.
    #expect(tried >= Self.count)
  }

  /// Found by a longer run: two lines of one code that the policy leaves to the coder, whose
  /// indicators differ, and which of them was the repeat hung on their order.
  @Test("reordering changes nothing in a case that once broke the law")
  func onceBroken() throws {
    #expect(Law.reorder.check(seed: 69081, book: try openBook()).faults.isEmpty)
  }
}
