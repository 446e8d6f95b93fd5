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
}

/// Looking the reviewed list up, which is in `ConfusableList.swift`.
enum Confusables {
  /// The first entry that holds both codes, whichever was entered; nil if none does.
  static func entry(for x: PackedCode, and y: PackedCode) -> Confusable? {
    for pair in pairs where pair.holds(x, y) || pair.holds(y, x) { return list[pair.entry] }
    return nil
  }

  /// Two starts, and the entry of the list that they stand in.
  private struct Pair {
    let a: PackedCode
    let b: PackedCode
    let entry: Int

    func holds(_ x: PackedCode, _ y: PackedCode) -> Bool { x.starts(with: a) && y.starts(with: b) }
  }

  private static let pairs: [Pair] = list.indices.flatMap { entry in
    list[entry].pairs.map { Pair(a: $0.a, b: $0.b, entry: entry) }
  }

  /// A quick look before the long one: whether any entry has these first letters on its two sides.
  static func mayHold(_ x: PackedCode, _ y: PackedCode) -> Bool {
    partners[Int(x.byte(at: 0) & 31)] & 1 << UInt32(y.byte(at: 0) & 31) != 0
  }

  /// By first letter, the first letters across from it, as bits.
  private static let partners: [UInt32] = {
    var partners = [UInt32](repeating: 0, count: 32)
    for pair in pairs {
      let (a, b) = (Int(pair.a.byte(at: 0) & 31), Int(pair.b.byte(at: 0) & 31))
      partners[a] |= 1 << UInt32(b)
      partners[b] |= 1 << UInt32(a)
    }
    return partners
  }()
}
