import Practice
import Terminal

extension RecordText {
  /// A stretch of the text as a passage of a document: its words, and where they stand.
  package func passage(of range: Range<Int>, in document: String) -> Passage {
    let range = trimmed(range)
    let quote = quote(range)
    let line = sourceLine(at: range.lowerBound)
    let alike = matches(of: quote).filter { sourceLine(at: $0.lowerBound) == line }
    let nth = alike.firstIndex { $0.lowerBound == range.lowerBound } ?? 0
    return Passage(document: document, line: line + 1, nth: nth, quote: quote)
  }

  /// Where a passage stands; nil where its words are nowhere in the document any longer.
  package func range(of passage: Passage) -> Range<Int>? {
    let found = matches(of: passage.quote)
    let alike = found.filter { sourceLine(at: $0.lowerBound) == passage.line - 1 }
    return alike.indices.contains(passage.nth) ? alike[passage.nth] : alike.first ?? found.first
  }

  /// The words of a stretch, a blank where a new paragraph starts.
  private func quote(_ range: Range<Int>) -> String {
    var text = ""
    var start = range.lowerBound
    var index = paragraphIndex(at: start)
    while start < range.upperBound, paragraphs.indices.contains(index) {
      let paragraph = paragraphs[index].range
      let part = start..<max(start, min(range.upperBound, paragraph.upperBound))
      let words = line.text(in: part).split(separator: " ").joined(separator: " ")
      if !words.isEmpty { text += text.isEmpty ? words : " " + words }
      index += 1
      guard paragraphs.indices.contains(index) else { break }
      start = max(start, paragraphs[index].range.lowerBound)
    }
    return text
  }

  /// The paragraph that holds the text at an offset.
  func paragraphIndex(at offset: Int) -> Int {
    var low = 0
    var high = paragraphs.count
    while low < high {
      let middle = (low + high) / 2
      if paragraphs[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// A stretch without the blanks around it, and not longer than a quotation may be.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range.clamped(to: 0..<line.columns)
    range = range.lowerBound..<min(range.upperBound, range.lowerBound + quotationLimit)
    while let last = range.last, line.cells[last] == .blank { range = range.dropLast() }
    while let first = range.first, line.cells[first] == .blank { range = range.dropFirst() }
    return range
  }
}

/// Cells of a quotation; whole pages are no evidence.
private let quotationLimit = 2000
