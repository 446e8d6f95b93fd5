import Terminal

/// A title in as many columns as there are, told apart from the others of a list.
///
/// One that fits stays whole. Where what sets it apart would be lost at its end, words are left out
/// at its beginning, which it shares with others: titles of PCS differ in their last words. The
/// fewest are left out that show the first word of difference from as many of the others as can be.
func candidateTitle(
  _ title: String, among others: some Sequence<String>, columns room: Int,
  ellipsis: Unicode.Scalar
) -> String {
  guard columns(of: title) > room else { return title }
  // Counted in bytes, which every row of every frame can afford; they are columns but for a letter
  // with an accent here and there.
  let words = wordRanges(title)
  let differences: [Int] = others.compactMap { firstDifference(title, $0, words) }
  var (best, dropped) = (0, 0)
  var isWhole = false
  for count in words.indices {
    let sign = count == 0 ? 0 : 2
    let told = differences.count { place in
      guard place >= count else { return false }
      // The last column is the sign that more follows, unless nothing does.
      let follows = place == words.count - 1 ? 0 : 1
      return sign + words[place].upperBound - words[count].lowerBound + follows <= room
    }
    let fits = sign + title.utf8.count - words[count].lowerBound <= room
    // Of those that tell as much, one that shows its end; but nothing is left out without need.
    let isBetter = told == best && dropped > 0 && fits && !isWhole
    if told > best || isBetter { (best, dropped, isWhole) = (told, count, fits) }
  }
  guard dropped > 0 else { return title }
  let rest = String(decoding: title.utf8.dropFirst(words[dropped].lowerBound), as: UTF8.self)
  return "\(Character(ellipsis)) \(rest)"
}

/// The words of a text, in bytes.
private func wordRanges(_ text: String) -> [Range<Int>] {
  var words: [Range<Int>] = []
  var (start, place) = (0, 0)
  for byte in text.utf8 {
    if byte == UInt8(ascii: " ") {
      if place > start { words.append(start..<place) }
      start = place + 1
    }
    place += 1
  }
  if place > start { words.append(start..<place) }
  return words
}

/// The first word of a text that another has not in its place; nil where they are the same.
private func firstDifference(_ text: String, _ other: String, _ words: [Range<Int>]) -> Int? {
  let same = sharedBytes(text, other)
  if same == text.utf8.count, same == other.utf8.count { return nil }
  return words.firstIndex { $0.upperBound > same } ?? words.indices.last
}

/// How many bytes two texts begin with alike.
private func sharedBytes(_ text: String, _ other: String) -> Int {
  let counted = text.utf8.withContiguousStorageIfAvailable { text in
    other.utf8.withContiguousStorageIfAvailable { other in
      var count = 0
      while count < text.count, count < other.count, text[count] == other[count] { count += 1 }
      return count
    }
  }
  return (counted ?? nil) ?? zip(text.utf8, other.utf8).prefix { $0 == $1 }.count
}
