import Chart
import Terminal

extension RecordText {
  /// What can be marked as an indicator: each sentence, heading and row of a table, as ranges of the
  /// text in order.
  var stretches: [Range<Int>] {
    paragraphs.flatMap { paragraph -> [Range<Int>] in
      switch paragraph.kind {
      case .blank: []
      case .heading, .table: trimmed(paragraph.range).map { [$0] } ?? []
      case .prose: sentences(of: paragraph.range)
      }
    }
  }

  private func sentences(of range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where isEnd(place, of: range) {
      if let sentence = trimmed(start..<(place + 1)) { sentences.append(sentence) }
      start = place + 1
    }
    if let sentence = trimmed(start..<range.upperBound) { sentences.append(sentence) }
    return sentences
  }

  /// Whether a sentence ends here: a stop, a blank, and then no small letter. `Dr.` and `2.9` go on.
  private func isEnd(_ place: Int, of range: Range<Int>) -> Bool {
    let cells = line.cells
    guard [0x2E, 0x3F, 0x21].contains(cells[place]), place - range.lowerBound > 3,
      place + 2 < range.upperBound, cells[place + 1] == 32
    else { return false }
    let wordLength = (1...4).first { place - $0 < range.lowerBound || cells[place - $0] == 32 }
    let startsCapital = wordLength.map { (65...90).contains(cells[place - $0 + 1]) } ?? false
    // A title or an initial.
    if let wordLength, wordLength <= 3, startsCapital { return false }
    return !(97...122).contains(cells[place + 2])
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, line.cells[start] == 32 { start += 1 }
    while end > start, line.cells[end - 1] == 32 { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// A stretch as evidence quotes it: white space folded.
  func evidence(_ stretch: Range<Int>, in document: String) -> Evidence {
    let words = line.text(in: stretch).split(separator: " ").joined(separator: " ")
    return Evidence(in: document, quote: words, line: sourceLine(at: stretch.lowerBound) + 1)
  }
}
