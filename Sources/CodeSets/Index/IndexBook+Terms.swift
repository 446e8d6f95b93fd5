extension IndexBook {
  /// The main terms of an index, in printed order.
  package func mainTerms(of kind: IndexKind) -> [Int] {
    file.mainTerms[places(of: kind, in: file.mainTerms)].map(Int.init)
  }

  /// The main terms that begin with these letters, in the order of the letters; at most `limit`.
  /// Case, accents and signs count for nothing. No letters begin every term.
  package func mainTerms(
    of kind: IndexKind, startingWith letters: String, limit: Int
  ) -> [Int] {
    let key = IndexOrder.key(letters)
    var found: [Int] = []
    let places = places(of: kind, in: file.sorted)
    var at = place(of: key, in: places)
    while at < places.upperBound, found.count < limit, self.key(at).starts(with: key) {
      found.append(Int(file.sorted[at]))
      at += 1
    }
    return found
  }

  /// The main term that one would open the book at for these letters: the first that is not before
  /// them, else the last; nil if the index has not been imported.
  package func find(_ letters: String, in kind: IndexKind) -> Int? {
    let places = places(of: kind, in: file.sorted)
    guard !places.isEmpty else { return nil }
    let at = place(of: IndexOrder.key(letters), in: places)
    return Int(file.sorted[min(at, places.upperBound - 1)])
  }

  /// The first letters that main terms have, in order, each with its first term.
  package func letters(of kind: IndexKind) -> [(letter: Character, first: Int)] {
    var found: [(letter: Character, first: Int)] = []
    for at in places(of: kind, in: file.sorted) {
      guard let byte = key(at).first else { continue }
      let letter: Character = byte < 97 ? "#" : Character(Unicode.Scalar(byte - 32))
      if found.last?.letter != letter { found.append((letter, Int(file.sorted[at]))) }
    }
    return found
  }

  /// The place in the sorted terms of the first that is not before a key.
  private func place(of key: [UInt8], in places: Range<Int>) -> Int {
    var (low, high) = (places.lowerBound, places.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if self.key(middle).lexicographicallyPrecedes(key) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func key(_ place: Int) -> [UInt8] { key(of: Int(file.sorted[place])) }

  /// The places of a kind among the main terms: kinds stand there as their entries do.
  func places(of kind: IndexKind, in terms: UnsafeBufferPointer<UInt32>) -> Range<Int> {
    let entries = entries(of: kind)
    func first(_ limit: Int) -> Int {
      var (low, high) = (0, terms.count)
      while low < high {
        let middle = (low + high) / 2
        // Inside a kind the order is another, but every entry of it is above those of kinds before.
        if kindStart(Int(terms[middle])) < limit { low = middle + 1 } else { high = middle }
      }
      return low
    }
    guard !entries.isEmpty else { return 0..<0 }
    return first(entries.lowerBound)..<first(entries.upperBound)
  }

  private func kindStart(_ number: Int) -> Int { entries(of: kind(of: number)).lowerBound }
}

/// The order of the letters.
enum IndexOrder {
  /// Small letters without accents and digits, with one space between words.
  static func key(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var reader = WordReader()
    reader.readPlain(text) { word, _ in
      if !key.isEmpty { key.append(32) }
      key += word
    }
    return key
  }

  static func key(_ text: String) -> [UInt8] {
    var text = text
    return text.withUTF8 { key($0) }
  }
}
