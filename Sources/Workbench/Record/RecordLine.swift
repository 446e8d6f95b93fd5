/// A line of a document as its author broke it, told apart by its form alone: what kind of line it is,
/// and how it begins.
struct RecordLine {
  let cells: [UInt32]

  init(_ cells: [UInt32]) { self.cells = cells }

  var isBlank: Bool { !cells.contains { $0 != .blank } }

  var kind: RecordText.Kind {
    if isRule { return .rule }
    if isTable { return .table }
    if isHeading { return .heading }
    return .prose
  }

  /// Blanks before its text.
  var indent: Int { cells.prefix { $0 == .blank }.count }

  /// What stands behind its indent.
  var text: ArraySlice<UInt32> { cells.drop { $0 == .blank } }

  /// A line drawn with one sign.
  private var isRule: Bool {
    let text = text
    guard text.count >= 4, let first = text.first, text.allSatisfy({ $0 == first }) else {
      return false
    }
    return [.asterisk, .hyphen, .equals, .underscore, .tilde].contains(first)
      || (0x2500...0x257F).contains(first)
  }

  /// Capitals, with or without a remark in parentheses behind them, or a short line with a colon.
  private var isHeading: Bool {
    let isShort = cells.count <= 60
    if isShort, isCapitals(cells[...]) { return true }
    if cells.last == .closing, cells.first != .blank, let remark = cells.firstIndex(of: .opening),
      isCapitals(cells[..<remark])
    {
      // A title with its date, not a row of values with a remark.
      let digits = cells[..<remark].count(where: \.isDigit)
      return digits * 2 <= cells[..<remark].count(where: \.isLetter)
    }
    return isShort && cells.last == .colon && cells.first != .blank
      && cells.count(where: \.isLetter) >= 3
  }

  private func isCapitals(_ text: ArraySlice<UInt32>) -> Bool {
    let letters = text.filter(\.isLetter)
    return letters.count >= 3 && letters.allSatisfy(\.isCapital)
  }

  /// Columns: gaps of several spaces that do not merely follow the end of a sentence.
  private var isTable: Bool {
    var gaps = 0
    var widest = 0
    var lastGapEnd = 0
    var index = cells.firstIndex { $0 != .blank } ?? cells.count
    while index < cells.count {
      guard cells[index] == .blank else {
        index += 1
        continue
      }
      let start = index
      while index < cells.count, cells[index] == .blank { index += 1 }
      guard index < cells.count, index - start >= 2 else { continue }
      if index - start == 2,
        [.fullStop, .exclamation, .question, .colon].contains(cells[start - 1])
      {
        continue
      }
      gaps += 1
      lastGapEnd = index
      widest = max(widest, index - start)
    }
    // One gap and a long text behind it is a label with prose, not two columns.
    return gaps >= 2 || (widest >= 3 && cells.count - lastGapEnd <= 24)
  }

  /// A list item, a numbered line, a label with a colon near its start, or a label or a time with a
  /// gap behind it.
  var startsItem: Bool {
    let text = text
    guard let first = text.first else { return false }
    if first == .numberSign || first.isBullet { return true }
    if first.isDigit, let mark = text.drop(while: \.isDigit).first,
      [.closing, .fullStop, .colon].contains(mark)
    {
      return true
    }
    if startsWithLabel(text) { return true }
    if let colon = text.prefix(28).firstIndex(of: .colon) {
      let label = text[..<colon]
      return first.isCapital && label.allSatisfy { $0 == .blank || $0 == .slash || $0.isLetter }
        && label.count >= 2 && label.count { $0 == .blank } <= 3
    }
    return false
  }

  /// Whether a few words stand apart from the rest, and not for being the end of a sentence.
  private func startsWithLabel(_ text: ArraySlice<UInt32>) -> Bool {
    guard let gap = firstGap(in: text.prefix(26)) else { return false }
    return ![.exclamation, .comma, .fullStop, .colon, .semicolon, .question]
      .contains(text[gap - 1])
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
    let lead = text.prefix(18)
    if let gap = firstGap(in: lead),
      !lead[..<gap].contains(.colon) || lead[..<gap].contains(where: \.isDigit)
    {
      let start = text[gap...].firstIndex { $0 != .blank } ?? gap
      return min(start, 18)
    }
    return min(indent, 12)
  }

  /// Where the first two blanks in a row stand.
  private func firstGap(in text: ArraySlice<UInt32>) -> Int? {
    text.indices.dropLast().first { text[$0] == .blank && text[$0 + 1] == .blank }
  }
}
