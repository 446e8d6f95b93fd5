import Chart
import CodeSets
import Grading

/// Our own share of grouping a claim, apart from the library's, so that each can be measured.
package struct EngineParts: Sendable {
  private let table: GroupTable

  /// The parts, with the weights and lengths of stay of a book.
  package init(_ book: CodeBook) { table = GroupTable(book) }

  /// The claim as the library takes it, with the zero that ends it; nil where no version is known.
  package func written(_ claim: Claim) -> [UInt8]? {
    claim.discharged.grouperVersion.map { ClaimWriter(claim, version: $0).bytes }
  }

  /// What an answer of the library says of a claim; nil where it cannot be read.
  package func read(_ answer: UnsafeBufferPointer<UInt8>, of claim: Claim) -> StayGroup? {
    guard let start = answer.baseAddress else { return nil }
    var scanner = JSONScanner(start, count: answer.count)
    guard let found = try? GroupAnswer(reading: &scanner) else { return nil }
    return try? stayGroup(found, of: claim, table: table)
  }
}
