import Terminal

/// Joins hard-wrapped lines into paragraphs.
struct ParagraphBuilder {
  private(set) var scalars: [UInt32] = []
  private(set) var paragraphs: [RecordText.Paragraph] = []
  private(set) var lineStarts: [Int] = []
  /// The lines since the last blank one; a block is joined by what its widest line tells.
  private var block: [[UInt32]] = []

  mutating func add(_ line: [UInt32]) {
    guard line.contains(where: { $0 != 32 }) else {
      finish()
      lineStarts.append(scalars.count)
      append([], kind: .blank, source: lineStarts.count - 1)
      // A cell of its own, so that no two lines of the screen start at the same place.
      scalars.append(32)
      return
    }
    block.append(line)
  }

  /// Closes the block that is open.
  mutating func finish() {
    let width = block.map(\.count).max() ?? 0
    var index = 0
    while index < block.count {
      let kind = kind(of: block[index])
      let source = lineStarts.count
      lineStarts.append(scalars.count)
      append(block[index], kind: kind, source: source)
      if kind == .prose {
        while index + 1 < block.count, continues(block[index + 1], after: block[index], in: width) {
          index += 1
          scalars.append(32)
          lineStarts.append(scalars.count)
          scalars.append(contentsOf: block[index].drop { $0 == 32 })
          paragraphs[paragraphs.count - 1].range =
            paragraphs[paragraphs.count - 1].range.lowerBound..<scalars.count
        }
      }
      index += 1
    }
    block = []
  }

  private mutating func append(_ line: [UInt32], kind: RecordText.Kind, source: Int) {
    let start = scalars.count
    scalars.append(contentsOf: line)
    while scalars.count > start, scalars.last == 32 { scalars.removeLast() }
    paragraphs.append(
      RecordText.Paragraph(
        kind: kind, range: start..<scalars.count, hang: hang(of: line), sourceLine: source))
  }

  /// Whether `next` was only broken off because the line before it was full.
  private func continues(_ next: [UInt32], after line: [UInt32], in width: Int) -> Bool {
    guard kind(of: next) == .prose, !startsItem(next) else { return false }
    let (before, after) = (indent(of: line), indent(of: next))
    // Text that comes back out of an indent is the next entry, not more of this one.
    if after < before { return false }
    let isHanging = after >= before + 2
    if isHanging, line.last == 58 { return false }
    // Under the text of an item or of an entry behind its time: a hanging indent made by hand.
    if isHanging, hang(of: line) == after { return true }
    let word = next.drop { $0 == 32 }.prefix { $0 != 32 }
    let needed = line.count + 1 + word.count
    guard width >= 60 || isHanging, needed > min(width, 80) else { return false }
    // A narrow block tells little of the width it was written for: below an entry of a list, what
    // could have stood on the line before, and looks like a beginning, is one.
    guard needed <= 80, isHanging || startsItem(line) else { return true }
    let isLower = word.first.map { (97...122).contains($0) } ?? false
    return isLower || line.last == 44 || line.last == 59
  }

  private func kind(of line: [UInt32]) -> RecordText.Kind {
    if isRule(line) { return .rule }
    if isTable(line) { return .table }
    if isHeading(line) { return .heading }
    return .prose
  }

  /// A line drawn with one sign.
  private func isRule(_ line: [UInt32]) -> Bool {
    let text = line.drop { $0 == 32 }
    guard text.count >= 4, let first = text.first, text.allSatisfy({ $0 == first }) else {
      return false
    }
    return [42, 45, 61, 95, 126].contains(first) || (0x2500...0x257F).contains(first)
  }

  /// Capitals, with or without a remark in parentheses behind them, or a short line with a colon.
  private func isHeading(_ line: [UInt32]) -> Bool {
    let isShort = line.count <= 60
    if isShort, isCapitals(line[...]) { return true }
    if line.last == 41, line.first != 32, let remark = line.firstIndex(of: 40),
      isCapitals(line[..<remark])
    {
      // A title with its date, not a row of values with a remark.
      let digits = line[..<remark].count { (48...57).contains($0) }
      return digits * 2 <= line[..<remark].count(where: isLetter)
    }
    return isShort && line.last == 58 && line.first != 32 && line.count(where: isLetter) >= 3
  }

  private func isCapitals(_ text: ArraySlice<UInt32>) -> Bool {
    let letters = text.filter(isLetter)
    return letters.count >= 3 && letters.allSatisfy { $0 <= 90 }
  }

  private func isLetter(_ cell: UInt32) -> Bool {
    (65...90).contains(cell) || (97...122).contains(cell)
  }

  /// Columns: gaps of several spaces that do not merely follow the end of a sentence.
  private func isTable(_ line: [UInt32]) -> Bool {
    var gaps = 0
    var widest = 0
    var lastGapEnd = 0
    var index = line.firstIndex { $0 != 32 } ?? line.count
    while index < line.count {
      guard line[index] == 32 else {
        index += 1
        continue
      }
      let start = index
      while index < line.count, line[index] == 32 { index += 1 }
      guard index < line.count, index - start >= 2 else { continue }
      if index - start == 2, [46, 33, 63, 58].contains(line[start - 1]) { continue }
      gaps += 1
      lastGapEnd = index
      widest = max(widest, index - start)
    }
    // One gap and a long text behind it is a label with prose, not two columns.
    return gaps >= 2 || (widest >= 3 && line.count - lastGapEnd <= 24)
  }

  /// A list item, a numbered line, a label with a colon near its start, or a label or a time with a
  /// gap behind it.
  private func startsItem(_ line: [UInt32]) -> Bool {
    let text = line.drop { $0 == 32 }
    guard let first = text.first else { return false }
    if [35, 42, 45, 8226].contains(first) { return true }
    if (48...57).contains(first) {
      let rest = text.drop { (48...57).contains($0) }
      if let mark = rest.first, [41, 46, 58].contains(mark) { return true }
    }
    if startsWithLabel(text) { return true }
    if let colon = text.prefix(28).firstIndex(of: 58) {
      let label = text[text.startIndex..<colon]
      let isWords = label.allSatisfy {
        $0 == 32 || $0 == 47 || (65...90).contains($0) || (97...122).contains($0)
      }
      return (65...90).contains(first) && isWords && label.count >= 2
        && label.count { $0 == 32 } <= 3
    }
    return false
  }

  /// Whether a few words stand apart from the rest, and not for being the end of a sentence.
  private func startsWithLabel(_ text: ArraySlice<UInt32>) -> Bool {
    let lead = text.prefix(26)
    guard
      let gap = lead.indices.dropLast().first(where: { lead[$0] == 32 && lead[$0 + 1] == 32 })
    else { return false }
    return ![33, 44, 46, 58, 59, 63].contains(lead[gap - 1])
  }

  private func indent(of line: [UInt32]) -> Int { line.prefix { $0 == 32 }.count }

  /// Wrapped lines of a list item, or of an entry behind its time, stand under the text, not under
  /// what is before it.
  private func hang(of line: [UInt32]) -> Int {
    let indent = indent(of: line)
    let text = line.dropFirst(indent)
    if let first = text.first, [42, 45, 8226].contains(first) { return min(indent + 2, 12) }
    let digits = text.prefix { (48...57).contains($0) }.count
    let mark = text.dropFirst(digits).first
    if (1...2).contains(digits), mark == 46 || mark == 41 { return min(indent + digits + 2, 12) }
    let lead = text.prefix(18)
    if let gap = lead.indices.dropLast().first(where: { lead[$0] == 32 && lead[$0 + 1] == 32 }),
      !lead[..<gap].contains(58) || lead[..<gap].contains(where: { (48...57).contains($0) })
    {
      let start = text[gap...].firstIndex { $0 != 32 } ?? gap
      return min(start, 18)
    }
    return min(indent, 12)
  }
}
