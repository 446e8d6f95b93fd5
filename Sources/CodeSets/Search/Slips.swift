extension MappedIndex {
  /// The words that are one slip of the fingers away from what was typed: a letter too many, too few,
  /// another, or two that changed places. With `goingOn`, words that begin with such.
  ///
  /// At most eight, those that most codes have.
  func slips(of typed: [UInt8], goingOn: Bool) -> [Int] {
    guard typed.count >= 4 else { return [] }
    var found: [Int] = []
    for word in 0..<wordCount {
      let letters = letters(word)
      if goingOn {
        guard letters.count >= typed.count - 1 else { continue }
        let lengths = (typed.count - 1)...(typed.count + 1)
        if lengths.contains(where: { length in
          length <= letters.count
            && isOneSlip(typed, UnsafeBufferPointer(rebasing: letters[..<length]))
        }) {
          found.append(word)
        }
      } else if isOneSlip(typed, letters) {
        found.append(word)
      }
    }
    return Array(found.sorted { postingSpans[2 * $0 + 1] > postingSpans[2 * $1 + 1] }.prefix(8))
  }

  private func isOneSlip(_ typed: [UInt8], _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    guard abs(typed.count - word.count) <= 1 else { return false }
    let common = min(typed.count, word.count)
    var head = 0
    while head < common, typed[head] == word[head] { head += 1 }
    var tail = 0
    while tail < common - head, typed[typed.count - 1 - tail] == word[word.count - 1 - tail] {
      tail += 1
    }
    let (left, right) = (typed.count - head - tail, word.count - head - tail)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && typed[head] == word[head + 1]
      && typed[head + 1] == word[head]
  }
}
