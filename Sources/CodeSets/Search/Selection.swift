/// Picks the codes worth ranking: those that match most of what was asked, by weight, and of equals
/// those of the better static rank.
struct Selection {
  private let index: MappedIndex
  /// Sums of weights, one a code, as bits: eight for each 64 codes.
  private var sums: [UInt64]
  private(set) var total = 0
  /// What each group of the query weighs, from how few codes match it.
  private(set) var weights: [Int32] = []

  private static let slices = 8

  init(_ query: SearchQuery, in index: MappedIndex) {
    self.index = index
    sums = [UInt64](repeating: 0, count: index.bitWords * Self.slices)
    for group in query.groups {
      var bits = self.bits(of: group.alternatives[..<group.exact], query)
      var loose: [UInt64]?
      if group.exact < group.alternatives.count {
        loose = self.bits(of: group.alternatives[group.exact...], query)
      }
      if group.exact == 0, let only = loose { (bits, loose) = (only, nil) }
      let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
      var halvings = 1
      while halvings < 14, count << halvings < index.codeCount { halvings += 1 }
      weights.append(count == 0 ? 0 : Int32(halvings + 3))
      if count > 0 {
        total += (halvings + 1) / 2
        add(bits, weight: (halvings + 1) / 2)
      }
      if let usual = group.usual, group.alternatives.count > 1 {
        // Debridement may be any excision, of ten thousand, but is mostly that of a wound: the words
        // themselves and what they usually mean go before what else they may mean.
        // Of a word alone, only what it means then.
        let own = group.alternatives[..<(group.isAlone ? 0 : usual)].filter { alternative in
          alternative.allSatisfy { query.matchers[$0].quality == 100 }
        }
        let weight = group.isAlone ? 3 : 1
        total += weight
        add(self.bits(of: own + [group.alternatives[usual]], query), weight: weight)
      }
      if var loose {
        for at in bits.indices { loose[at] &= ~bits[at] }
        add(loose, weight: 1 + halvings / 4)
      }
    }
    if let last = query.lastWord {
      // What is a word already goes before what may become one.
      total += 1
      add(bits(of: [[last]], query), weight: 1)
    }
  }

  private func bits(of alternatives: some Sequence<[Int]>, _ query: SearchQuery) -> [UInt64] {
    var result = [UInt64](repeating: 0, count: index.bitWords)
    for alternative in alternatives {
      if alternative.count == 1, let only = alternative.first {
        join(query.matchers[only], into: &result)
        continue
      }
      var all: [UInt64]?
      for number in alternative {
        var one = [UInt64](repeating: 0, count: index.bitWords)
        join(query.matchers[number], into: &one)
        if let before = all {
          for at in one.indices { one[at] &= before[at] }
        }
        all = one
      }
      if let all {
        for at in all.indices { result[at] |= all[at] }
      }
    }
    return result
  }

  private func join(_ matcher: SearchQuery.Matcher, into bits: inout [UInt64]) {
    if let beginning = matcher.beginning {
      index.join(beginning: beginning, into: &bits)
    } else {
      index.join(matcher.words, into: &bits)
    }
  }

  private mutating func add(_ bits: [UInt64], weight: Int) {
    sums.withUnsafeMutableBufferPointer { sums in
      for at in bits.indices where bits[at] != 0 {
        for bit in 0..<4 where weight >> bit & 1 == 1 {
          var carry = bits[at]
          var slice = at * Self.slices + bit
          let end = (at + 1) * Self.slices
          while carry != 0, slice < end {
            let next = sums[slice] & carry
            sums[slice] ^= carry
            carry = next
            slice += 1
          }
        }
      }
    }
  }

  /// The best codes, about `count` of them, among those whose bits are set in `book`.
  func best(_ count: Int, in book: [UInt64]) -> [Int] {
    var left = book
    var found: [Int] = []
    while found.count < count {
      var level = left
      var sum = 0
      for slice in stride(from: Self.slices - 1, through: 0, by: -1) {
        var narrowed = level
        var any: UInt64 = 0
        for at in level.indices {
          narrowed[at] &= sums[at * Self.slices + slice]
          any |= narrowed[at]
        }
        if any != 0 {
          level = narrowed
          sum |= 1 << slice
        }
      }
      // What matches less than half is hardly what was asked for: only the best of it is.
      guard sum > 0, found.isEmpty || sum * 2 >= total else { break }
      for at in level.indices where level[at] != 0 {
        left[at] &= ~level[at]
        var bits = level[at]
        while bits != 0, found.count < count {
          found.append(at * 64 + bits.trailingZeroBitCount)
          bits &= bits - 1
        }
      }
    }
    return found
  }
}
