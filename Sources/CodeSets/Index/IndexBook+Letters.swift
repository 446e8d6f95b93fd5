extension IndexBook {
  /// The main terms of an index in the order of their letters.
  package func mainTermsByLetter(of kind: IndexKind) -> [Int] {
    file.sorted[places(of: kind, in: file.sorted)].map(Int.init)
  }

  /// Entries in the order of their letters.
  package func byLetter(_ numbers: [Int]) -> [Int] {
    numbers.map { (key: key(of: $0), number: $0) }
      .sorted { a, b in
        a.key == b.key ? a.number < b.number : a.key.lexicographicallyPrecedes(b.key)
      }
      .map(\.number)
  }

  /// The places, in entries that stand in the order of their letters, of those that begin with
  /// these. Case, accents and signs count for nothing. No letters begin every entry.
  package func places(startingWith letters: String, in numbers: [Int]) -> Range<Int> {
    let asked = IndexOrder.key(letters)
    func first(_ isPast: ([UInt8]) -> Bool) -> Int {
      var (low, high) = (0, numbers.count)
      while low < high {
        let middle = (low + high) / 2
        if isPast(key(of: numbers[middle])) { high = middle } else { low = middle + 1 }
      }
      return low
    }
    let start = first { !$0.lexicographicallyPrecedes(asked) }
    // What begins with the letters stands right behind them.
    let end = first { !$0.lexicographicallyPrecedes(asked) && !$0.starts(with: asked) }
    return start..<max(start, end)
  }

  /// The first of some entries that begins with these letters.
  package func first(
    of numbers: some Sequence<Int>, startingWith letters: String
  ) -> Int? {
    let asked = IndexOrder.key(letters)
    guard let head = asked.first else { return nil }
    return numbers.first { number in
      guard holds(number) else { return false }
      let title = file.column(0, of: number)
      // Most begin with another letter, which is seen without reading on.
      if let byte = title.first, isLetter(byte), byte | 32 != head { return false }
      return IndexOrder.key(title).starts(with: asked)
    }
  }

  /// The letter an entry stands under, `#` for a digit or a sign.
  package func letter(of number: Int) -> Character {
    guard let byte = key(of: number).first, byte >= 97 else { return "#" }
    return Character(Unicode.Scalar(byte - 32))
  }

  func key(of number: Int) -> [UInt8] {
    holds(number) ? IndexOrder.key(file.column(0, of: number)) : []
  }

  private func isLetter(_ byte: UInt8) -> Bool { (97...122).contains(byte | 32) }
}
