import Chart

/// The hospital's policy, laid out so that the family of a code is found by comparing integers.
struct PolicyIndex {
  private let policy: ReportingPolicy
  private let starts: [(start: PackedCode, family: Int)]
  private let book: ReportingPolicy.Book
  /// A prefix longer than a packed code: the policy itself is asked.
  private let hasLongPrefix: Bool

  init(_ policy: ReportingPolicy, book: ReportingPolicy.Book) {
    self.policy = policy
    self.book = book
    var starts: [(start: PackedCode, family: Int)] = []
    for index in policy.families.indices where policy.families[index].book == book {
      for prefix in policy.families[index].prefixes { starts.append((PackedCode(prefix), index)) }
    }
    self.starts = starts
    hasLongPrefix = starts.contains { $0.start.isLong }
  }

  /// The index of the family that `ReportingPolicy.family(of:in:)` finds: the one with the longest
  /// prefix, the first of equals.
  func family(of code: PackedCode, text: String) -> Int? {
    if hasLongPrefix {
      return policy.family(of: text, in: book).flatMap(policy.families.firstIndex)
    }
    var best: (family: Int, length: Int)?
    for (start, family) in starts where code.starts(with: start) {
      if start.length > best?.length ?? -1 { best = (family, start.length) }
    }
    return best?.family
  }
}
