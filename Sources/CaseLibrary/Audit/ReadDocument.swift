import Chart

/// A document of the record as the checks of its contents read it.
struct ReadDocument: Sendable {
  /// A word without the punctuation around it.
  struct Word: Hashable, Sendable {
    var text: String
    /// From 1.
    var line: Int
    /// Whether a stop, a comma or a bracket after it parts it from the next.
    var isLast = false
  }

  /// A line that starts with a day: the heading of a note, or a row of a log.
  struct Entry: Hashable, Sendable {
    /// From 1.
    var line: Int
    var date: CivilDate
    /// Minutes since midnight; nil where no time follows.
    var minute: Int?
    /// Written with its year, at the margin and with a time: the heading of a note.
    var isHeading: Bool
  }

  let file: CaseFile.Document
  let lines: [String]
  let words: [Word]
  let entries: [Entry]

  init(_ file: CaseFile.Document, _ text: RecordText, year: Int) {
    self.file = file
    lines = text.lines
    words = text.lines.enumerated().flatMap { index, line in
      line.utf8.split(separator: UInt8(ascii: " ")).compactMap { word in
        trimmed(word).map {
          Word(text: $0, line: index + 1, isLast: word.last.map(".,;)]".utf8.contains) ?? false)
        }
      }
    }
    entries = text.lines.enumerated().compactMap { index, line in
      entry(line, number: index + 1, year: year)
    }
  }

  /// The paragraphs: the lines between empty ones, joined by spaces, with the number of the first.
  var paragraphs: [(line: Int, text: String)] {
    var found: [(line: Int, text: String)] = []
    var isOpen = false
    for (index, line) in lines.enumerated() {
      if line.utf8.allSatisfy({ $0 == UInt8(ascii: " ") }) {
        isOpen = false
      } else if isOpen {
        found[found.count - 1].text += " " + line
      } else {
        found.append((index + 1, line))
        isOpen = true
      }
    }
    return found
  }
}

/// Without brackets and stops around it; nil where nothing else is left.
private func trimmed(_ word: Substring.UTF8View) -> String? {
  var word = word
  while let last = word.last, isMark(last) { word.removeLast() }
  while let first = word.first, isMark(first) { word.removeFirst() }
  return word.isEmpty ? nil : String(decoding: word, as: UTF8.self)
}

private func isMark(_ byte: UInt8) -> Bool { ",.;:()[]\"'".utf8.contains(byte) }

/// The entry that a line starts: `2026-05-03 15:30`, `2026-05-03`, `5/3 15:30` or `05-03 15:30`.
private func entry(_ line: String, number: Int, year: Int) -> ReadDocument.Entry? {
  var cursor = ByteCursor(line)
  let margin = cursor.skipSpaces()
  guard let first = cursor.digits(upTo: 4), let separator = cursor.next,
    separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/")
  else { return nil }
  cursor.advance()
  guard let second = cursor.digits(upTo: 2) else { return nil }
  var date: CivilDate?
  var isFull = false
  if first.count == 4 {
    guard cursor.skip("-"), let third = cursor.digits(upTo: 2) else { return nil }
    date = CivilDate(year: first.value, month: second.value, day: third.value)
    isFull = true
  } else {
    date = CivilDate(year: year, month: first.value, day: second.value)
  }
  let hasGap = cursor.next == nil || cursor.skipSpaces() > 0
  guard let date, hasGap else { return nil }
  let minute = cursor.clock()
  guard isFull || minute != nil else { return nil }
  return ReadDocument.Entry(
    line: number, date: date, minute: minute,
    isHeading: isFull && margin == 0 && minute != nil)
}
