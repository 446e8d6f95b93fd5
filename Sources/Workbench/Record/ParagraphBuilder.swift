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
    let joining = LineJoining(block)
    var index = 0
    while index < block.count {
      let source = lineStarts.count
      lineStarts.append(scalars.count)
      append(block[index], kind: joining.kinds[index], source: source)
      let entry = joining.entry(at: index)
      for line in block[(index + 1)..<entry.end] {
        scalars.append(.blank)
        lineStarts.append(scalars.count)
        scalars.append(contentsOf: line.text)
      }
      if entry.end > index + 1 {
        let start = paragraphs[paragraphs.count - 1].range.lowerBound
        paragraphs[paragraphs.count - 1] = RecordText.Paragraph(
          kind: .prose, range: start..<scalars.count, hang: entry.hang, sourceLine: source)
      }
      index = entry.end
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
}
