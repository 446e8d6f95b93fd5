/// A line of a document as its author broke it, told apart by its form alone: what kind of line it is,
/// and how it begins.
struct RecordLine {
  let cells: [UInt32]
  /// Blanks before its text.
  let indent: Int
  let gaps: Gaps

  init(_ cells: [UInt32]) {
    self.cells = cells
    indent = cells.firstIndex { $0 != .blank } ?? cells.count
    gaps = Gaps(cells, from: indent)
  }

  var isBlank: Bool { indent == cells.count }

  var kind: RecordText.Kind {
    if isRule { return .rule }
    if isTable { return .table }
    if isHeading { return .heading }
    return .prose
  }

  /// What stands behind its indent.
  var text: ArraySlice<UInt32> { cells[indent...] }

  /// A line drawn with one sign.
  private var isRule: Bool {
    let text = text
    guard text.count >= 4, let first = text.first, text.allSatisfy({ $0 == first }) else {
      return false
    }
    return [.asterisk, .hyphen, .equals, .underscore, .tilde].contains(first)
      || (0x2500...0x257F).contains(first)
  }

  /// Capitals, with or without a remark in parentheses behind them, or a short line with a colon; no
  /// point of a numbered list.
  private var isHeading: Bool {
    guard looksLikeHeading else { return false }
    if case .number = beginning { return false }
    return true
  }

  private var looksLikeHeading: Bool {
    let isShort = cells.count <= 60
    if isShort, isCapitals(cells[...]) { return true }
    if cells.last == .closing, cells.first != .blank, let remark = cells.firstIndex(of: .opening),
      isCapitals(cells[..<remark])
    {
      return true
    }
    return isShort && cells.last == .colon && cells.first != .blank
      && cells.count(where: \.isLetter) >= 3
  }

  /// A title, with the date before it or none; not a row of values with their names.
  private func isCapitals(_ text: ArraySlice<UInt32>) -> Bool {
    let title = text.drop { !$0.isLetter }
    var (letters, digits) = (0, 0)
    for cell in title {
      if cell.isSmall { return false }
      if cell.isCapital { letters += 1 } else if cell.isDigit { digits += 1 }
    }
    guard letters >= 3 else { return false }
    return digits * 2 <= letters || indent == 0 && gaps.count == 0 && cells[0].isLetter
  }

  /// Columns: gaps of several spaces that do not merely follow the end of a sentence.
  private var isTable: Bool {
    guard gaps.count > 0 else { return false }
    let last = cells.count - gaps.lastEnd
    // One gap and a long text behind it is a label with prose, not two columns.
    if gaps.count == 1 { return gaps.widest >= 3 && last <= 24 }
    return !isEntry
  }

  /// A date or a time, who wrote it, and sentences: a note in a log, not a row of values.
  private var isEntry: Bool {
    guard cells[indent].isDigit, cells.count - gaps.lastEnd > 24 else { return false }
    let words = cells[gaps.lastEnd...]
    return words.last == .fullStop
      || words.indices.dropLast().contains { words[$0] == .fullStop && words[$0 + 1] == .blank }
  }

  /// The column its text stands in behind a label or a time, and whether the label has a colon.
  var column: (start: Int, hasColon: Bool)? {
    if gaps.count > 1, isEntry { return (gaps.lastEnd, false) }
    guard let gap = gaps.first, gap.lowerBound - indent < 28 else { return nil }
    let label = cells[indent..<gap.lowerBound]
    if let last = label.last, last.endsSentence && last != .colon || last == .comma { return nil }
    let hasColon = label.contains(.colon) && !label.contains(where: \.isDigit)
    // Two blanks after a colon may be the author's way of writing any sentence.
    return hasColon && gap.count < 3 ? nil : (gap.upperBound, hasColon)
  }

  /// Wrapped lines of a list item, or of an entry behind its time, stand under the text, not under
  /// what is before it.
  var hang: Int {
    let (indent, text) = (indent, text)
    if let first = text.first, first.isBullet { return min(indent + 2, 12) }
    let digits = text.prefix(while: \.isDigit).count
    let mark = text.dropFirst(digits).first
    if (1...2).contains(digits), mark == .fullStop || mark == .closing {
      return min(indent + digits + 2, 12)
    }
    return column?.start ?? indent
  }
}

extension RecordLine {
  /// Where two blanks or more stand together behind the first word, the ends of sentences apart.
  struct Gaps {
    var count = 0
    var widest = 0
    /// Where the text behind the last one starts.
    var lastEnd = 0
    /// The first, of those after the ends of sentences too.
    var first: Range<Int>?

    init(_ cells: [UInt32], from indent: Int) {
      var index = indent
      while index < cells.count {
        guard cells[index] == .blank else {
          index += 1
          continue
        }
        let start = index
        while index < cells.count, cells[index] == .blank { index += 1 }
        guard index < cells.count, index - start >= 2 else { continue }
        if first == nil { first = start..<index }
        if index - start == 2,
          [.fullStop, .exclamation, .question, .colon].contains(cells[start - 1])
        {
          continue
        }
        count += 1
        lastEnd = index
        widest = max(widest, index - start)
      }
    }
  }
}
