/// Joins hard-wrapped lines into paragraphs.
struct ParagraphBuilder {
  private(set) var scalars: [UInt32] = []
  private(set) var paragraphs: [RecordText.Paragraph] = []
  private(set) var lineStarts: [Int] = []
  /// The lines since the last blank one; a block is joined by what its widest line tells.
  private var block: [RecordLine] = []

  mutating func add(_ line: RecordLine) {
    guard line.isBlank else {
      block.append(line)
      return
    }
    finish()
    lineStarts.append(scalars.count)
    append(RecordLine([]), kind: .blank, source: lineStarts.count - 1)
    // A cell of its own, so that no two lines of the screen start at the same place.
    scalars.append(.blank)
  }

  /// Closes the block that is open.
  mutating func finish() {
    let width = block.map { $0.cells.count }.max() ?? 0
    var index = 0
    while index < block.count {
      let kind = block[index].kind
      let source = lineStarts.count
      lineStarts.append(scalars.count)
      append(block[index], kind: kind, source: source)
      if kind == .prose {
        while index + 1 < block.count, continues(block[index + 1], after: block[index], in: width) {
          index += 1
          scalars.append(.blank)
          lineStarts.append(scalars.count)
          scalars.append(contentsOf: block[index].text)
          paragraphs[paragraphs.count - 1].range =
            paragraphs[paragraphs.count - 1].range.lowerBound..<scalars.count
        }
      }
      index += 1
    }
    block = []
  }

  private mutating func append(_ line: RecordLine, kind: RecordText.Kind, source: Int) {
    let start = scalars.count
    scalars.append(contentsOf: line.cells)
    while scalars.count > start, scalars.last == .blank { scalars.removeLast() }
    paragraphs.append(
      RecordText.Paragraph(
        kind: kind, range: start..<scalars.count, hang: line.hang, sourceLine: source))
  }

  /// Whether `next` was only broken off because the line before it was full.
  private func continues(_ next: RecordLine, after line: RecordLine, in width: Int) -> Bool {
    guard next.kind == .prose, !next.startsItem else { return false }
    let (before, after) = (line.indent, next.indent)
    // Text that comes back out of an indent is the next entry, not more of this one.
    if after < before { return false }
    let isHanging = after >= before + 2
    if isHanging, line.cells.last == .colon { return false }
    // Under the text of an item or of an entry behind its time: a hanging indent made by hand.
    if isHanging, line.hang == after { return true }
    let word = next.text.prefix { $0 != .blank }
    let needed = line.cells.count + 1 + word.count
    guard width >= 60 || isHanging, needed > min(width, 80) else { return false }
    // A narrow block tells little of the width it was written for: below an entry of a list, what
    // could have stood on the line before, and looks like a beginning, is one.
    guard needed <= 80, isHanging || line.startsItem else { return true }
    let isLower = word.first?.isSmall ?? false
    return isLower || line.cells.last == .comma || line.cells.last == .semicolon
  }
}
