import Chart

/// Two groups of codes, in different categories, that coders confuse.
struct Confusable {
  /// The starts of the codes, one from each side.
  let pairs: [(a: PackedCode, b: PackedCode)]
  /// What tells them apart.
  let why: String
  let cite: [Citation]

  init(_ pairs: [(String, String)], _ why: String, _ cite: [Citation]) {
    self.pairs = pairs.map { (PackedCode($0.0), PackedCode($0.1)) }
    self.why = why
    self.cite = cite
  }

  /// Whether one code falls on one side and the other on the other.
  func holds(_ x: PackedCode, _ y: PackedCode) -> Bool {
    pairs.contains { pair in
      (x.starts(with: pair.a) && y.starts(with: pair.b))
        || (y.starts(with: pair.a) && x.starts(with: pair.b))
    }
  }
}

/// Looking the reviewed list up, which is in `ConfusableList.swift`.
enum Confusables {
  /// The first entry that holds both codes, whichever was entered; nil if none does.
  static func entry(for x: PackedCode, and y: PackedCode) -> Confusable? {
    list.first { $0.holds(x, y) }
  }

  /// A quick look before the long one: whether the category of a code is in the list at all.
  static func mayHold(_ code: PackedCode) -> Bool {
    guard let category = code.category else { return false }
    var (low, high) = (0, categories.count)
    while low < high {
      let middle = (low + high) / 2
      if categories[middle] < category { low = middle + 1 } else { high = middle }
    }
    return low < categories.count && categories[low] == category
  }

  private static let categories: [UInt64] = Set(
    list.flatMap { $0.pairs.flatMap { [$0.a.category, $0.b.category] } }.compactMap { $0 }
  ).sorted()
}
