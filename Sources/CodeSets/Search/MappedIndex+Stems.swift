extension MappedIndex {
  /// The stem of generic names that a word has, if the table of drugs knows one: `-olol` of a beta
  /// blocker that it does not name. The longest is meant.
  func drugStem(of word: [UInt8]) -> Range<Int>? {
    guard word.count >= 6 else { return nil }
    for length in stride(from: min(9, word.count - 2), through: 3, by: -1) {
      if let ending = self.word([hyphen] + word.suffix(length)) { return ending }
      if let beginning = self.word(word.prefix(length) + [hyphen]) { return beginning }
    }
    return nil
  }
}

private let hyphen = UInt8(ascii: "-")
