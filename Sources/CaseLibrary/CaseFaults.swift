import SourceText

/// Why a case, a sheet or a policy cannot be used: everything wrong with it, in file and line order.
package struct CaseFaults: Error, Hashable, Sendable {
  /// Never empty.
  package var faults: [Fault]

  /// Faults, put in order.
  package init(_ faults: [Fault]) { self.faults = faults.sorted() }
}

extension CaseFaults: CustomStringConvertible {
  /// One fault a line.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}
