import Chart
import Terminal

/// A document's text prepared once for reading: paragraphs that were broken by hand are one again,
/// so that they can be wrapped to any pane, and tables are told apart, so that they are not.
package struct RecordText: Hashable, Sendable {
  /// How a paragraph is laid out.
  package enum Kind: Hashable, Sendable { case blank, heading, prose, table }

  /// A run of the text that is wrapped by itself.
  package struct Paragraph: Hashable, Sendable {
    package var kind: Kind
    /// Where it stands in `line`.
    package var range: Range<Int>
    /// Columns that wrapped lines are indented by.
    package var hang: Int
    /// The first source line it was made of, from 0.
    package var sourceLine: Int
  }

  /// The text of all paragraphs, one after the other, made safe for the screen; an offset into it is
  /// a cell.
  package let line: Line
  package let paragraphs: [Paragraph]
  /// Where each source line starts in `line`.
  package let lineStarts: [Int]
  /// The same text as search sees it.
  let folded: FoldedText

  /// Prepares the lines of a document.
  package init(lines: [String]) {
    var builder = ParagraphBuilder()
    for line in lines { builder.add(Line(line).cells) }
    builder.finish()
    line = Line(cells: builder.scalars)
    paragraphs = builder.paragraphs
    lineStarts = builder.lineStarts
    folded = FoldedText(builder.scalars, breaks: builder.paragraphs.map(\.range.lowerBound))
  }

  /// The source line, from 0, that the text at `offset` came from.
  package func sourceLine(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// Where the words of `needle` stand, in any case and with any white space between them.
  package func matches(of needle: String) -> [Range<Int>] { folded.matches(of: needle) }

  /// Where the quotation of some evidence stands: on its line if it is known, else the first.
  package func range(of evidence: Evidence) -> Range<Int>? {
    let found = matches(of: evidence.quote)
    guard let line = evidence.line else { return found.first }
    return found.first { sourceLine(at: $0.lowerBound) == line - 1 } ?? found.first
  }
}

/// Joins hard-wrapped lines into paragraphs.
private struct ParagraphBuilder {
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
    // Set in under the text of the line before: a hanging indent made by hand.
    if indent(of: next) >= indent(of: line) + 2,
      line.count >= 40 || hang(of: line) == indent(of: next)
    {
      return line.last != 58
    }
    guard width >= 60 else { return false }
    let word = next.drop { $0 == 32 }.prefix { $0 != 32 }
    return line.count + 1 + word.count > min(width, 80)
  }

  private func kind(of line: [UInt32]) -> RecordText.Kind {
    if isTable(line) { return .table }
    let letters = line.filter { (65...90).contains($0) || (97...122).contains($0) }
    let capitals = letters.filter { $0 <= 90 }
    let isShort = line.count <= 60
    if isShort, letters.count >= 3, capitals.count == letters.count { return .heading }
    if isShort, line.last == 58, line.first != 32, letters.count >= 3 { return .heading }
    return .prose
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

  /// A list item, a numbered line, or a label with a colon near its start.
  private func startsItem(_ line: [UInt32]) -> Bool {
    let text = line.drop { $0 == 32 }
    guard let first = text.first else { return false }
    if [35, 42, 45, 8226].contains(first) { return true }
    if (48...57).contains(first) {
      let rest = text.drop { (48...57).contains($0) }
      if let mark = rest.first, [41, 46, 58].contains(mark) { return true }
    }
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
