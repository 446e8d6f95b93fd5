import Chart
import Terminal

extension RecordText {
  /// What can be marked as an indicator: each sentence, heading and row of a table, as ranges of the
  /// text in order.
  var stretches: [Range<Int>] {
    paragraphs.flatMap { paragraph -> [Range<Int>] in
      switch paragraph.kind {
      case .blank, .rule: []
      case .heading, .table: tightened(paragraph.range).map { [$0] } ?? []
      case .prose: sentences(of: paragraph.range)
      }
    }
  }

  private func sentences(of range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    for place in range where endsSentence(place, in: range) {
      if let sentence = tightened(start..<(place + 1)) { sentences.append(sentence) }
      start = place + 1
    }
    if let sentence = tightened(start..<range.upperBound) { sentences.append(sentence) }
    return sentences
  }

  private func tightened(_ range: Range<Int>) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, line.cells[start] == .blank { start += 1 }
    while end > start, line.cells[end - 1] == .blank { end -= 1 }
    return start < end ? start..<end : nil
  }

  /// A stretch as evidence quotes it: white space folded.
  func evidence(_ stretch: Range<Int>, in document: String) -> Evidence {
    let words = line.text(in: stretch).split(separator: " ").joined(separator: " ")
    return Evidence(in: document, quote: words, line: sourceLine(at: stretch.lowerBound) + 1)
  }
}
