/// The words met while compiling, each with a number of its own.
struct Vocabulary {
  private var letters: [UInt8] = []
  private var starts: [UInt32] = [0]
  /// Open addressing: one more than the number of a word, or 0.
  private var slots = [UInt32](repeating: 0, count: 1 << 16)

  var count: Int { starts.count - 1 }

  /// The number of a word, which is given one if it has none yet.
  mutating func number(of word: [UInt8]) -> UInt32 {
    var slot = Vocabulary.hash(word) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if letters[range(Int(number))].elementsEqual(word) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = UInt32(count) + 1
    letters += word
    starts.append(UInt32(letters.count))
    if count * 2 > slots.count { grow() }
    return UInt32(count) - 1
  }

  /// The words in bytewise order with where each begins, and the new number of every old one.
  func sorted() -> (words: [UInt8], starts: [UInt32], numbers: [UInt32]) {
    let order = (0..<count).sorted {
      letters[range($0)].lexicographicallyPrecedes(letters[range($1)])
    }
    var numbers = [UInt32](repeating: 0, count: count)
    var words: [UInt8] = []
    var starts: [UInt32] = [0]
    words.reserveCapacity(letters.count)
    for (new, old) in order.enumerated() {
      numbers[old] = UInt32(new)
      words += letters[range(old)]
      starts.append(UInt32(words.count))
    }
    return (words, starts, numbers)
  }

  private func range(_ number: Int) -> Range<Int> {
    Int(starts[number])..<Int(starts[number + 1])
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in 0..<count {
      var slot = Vocabulary.hash(letters[range(number)]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number) + 1
    }
  }

  private static func hash(_ word: some Sequence<UInt8>) -> Int {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return Int(truncatingIfNeeded: hash >> 20)
  }
}
