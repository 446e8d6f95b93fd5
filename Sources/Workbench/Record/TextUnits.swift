import Terminal

/// What a selection grows and moves by. The raw values are in journals; never change one.
package enum TextUnit: String, Hashable, Sendable {
  case character, word, sentence, line
}

extension RecordText {
  /// The word at an offset, without the punctuation around it; of blanks, the word before.
  func word(at offset: Int) -> Range<Int> {
    let paragraph = paragraphs[paragraphIndex(at: offset)].range
    guard !paragraph.isEmpty else { return offset..<min(offset + 1, line.columns) }
    let cells = line.cells
    var start = min(max(offset, paragraph.lowerBound), paragraph.upperBound - 1)
    while start > paragraph.lowerBound, cells[start] == .blank { start -= 1 }
    var end = start
    while start > paragraph.lowerBound, cells[start - 1] != .blank { start -= 1 }
    while end < paragraph.upperBound, cells[end] != .blank { end += 1 }
    var (first, last) = (start, end)
    while first < last, isPunctuation(cells[first]) { first += 1 }
    while last > first, isPunctuation(cells[last - 1]) { last -= 1 }
    return first < last ? first..<last : start..<end
  }

  /// Where the next word starts, or the one before; nil where there is none.
  func wordStart(from offset: Int, forward: Bool) -> Int? {
    let cells = line.cells
    if forward {
      var end = word(at: offset).upperBound
      // What is trimmed off a word belongs to no other.
      let paragraph = paragraphs[paragraphIndex(at: offset)].range
      while end < paragraph.upperBound, cells[end] != .blank { end += 1 }
      while end < line.columns, cells[end] == .blank { end += 1 }
      return end < line.columns ? word(at: end).lowerBound : nil
    }
    var start = word(at: offset).lowerBound
    if start >= offset || cells[min(offset, line.columns - 1)] == .blank || start == offset {
      let paragraph = paragraphs[paragraphIndex(at: start)].range
      while start > paragraph.lowerBound, cells[start - 1] != .blank { start -= 1 }
      var before = start - 1
      while before >= 0, cells[before] == .blank { before -= 1 }
      guard before >= 0 else { return nil }
      start = word(at: before).lowerBound
    }
    return start
  }

  /// The sentence at an offset; in a table and in a heading, the line.
  func sentence(at offset: Int) -> Range<Int> {
    let paragraph = paragraphs[paragraphIndex(at: offset)]
    guard paragraph.kind == .prose else { return trimmed(paragraph.range) }
    var start = paragraph.range.lowerBound
    for end in paragraph.range where endsSentence(end, in: paragraph.range) {
      if end >= offset { return trimmed(start..<(end + 1)) }
      start = end + 1
    }
    return trimmed(start..<paragraph.range.upperBound)
  }

  /// Where the next sentence starts, or the one before; nil where there is none.
  func sentenceStart(from offset: Int, forward: Bool) -> Int? {
    let here = sentence(at: offset)
    if !forward, here.lowerBound < offset { return here.lowerBound }
    let cells = line.cells
    var next = forward ? here.upperBound : here.lowerBound - 1
    while cells.indices.contains(next), cells[next] == .blank { next += forward ? 1 : -1 }
    guard cells.indices.contains(next) else { return nil }
    return sentence(at: next).lowerBound
  }

  /// Whether a sentence ends with the cell: a full stop before a blank and a capital or a digit,
  /// not that of `Dr.`
  func endsSentence(_ index: Int, in paragraph: Range<Int>) -> Bool {
    let cells = line.cells
    guard [.exclamation, .fullStop, .question].contains(cells[index]) else { return false }
    guard index + 1 < paragraph.upperBound else { return true }
    guard cells[index + 1] == .blank else { return false }
    let next = cells[index..<paragraph.upperBound].dropFirst().first { $0 != .blank }
    if let next, next.isSmall { return false }
    var start = index
    while start > paragraph.lowerBound, cells[start - 1] != .blank { start -= 1 }
    let word = line.text(in: start..<index)
    // Nor is the number of a list's point a sentence.
    if word.allSatisfy(\.isNumber), cells[paragraph.lowerBound..<start].allSatisfy({ $0 == .blank })
    {
      return false
    }
    return !titles.contains(word)
  }
}

private let titles: Set<String> = ["Dr", "Mr", "Mrs", "Ms", "St", "vs", "No", "Pt", "pt"]

private func isPunctuation(_ cell: UInt32) -> Bool {
  switch cell {
  case 33, 34, 39...41, 44, 46, 58, 59, 63, 91, 93, 0x2018...0x201D: true
  default: false
  }
}
