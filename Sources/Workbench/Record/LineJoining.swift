/// Which lines of a block, between two blank ones, are one entry that was wrapped by hand.
///
/// A line goes on where the one before it was too full for its first word, where it stands in the
/// column of the entry's text, or where a sentence is plainly not over. What begins like an entry
/// (a time, a number, a label) is one only where that cannot be for the wrapping: after the end of a
/// sentence, after a line with room to spare, or where its neighbors begin the same way.
struct LineJoining {
  let block: [RecordLine]
  let kinds: [RecordText.Kind]
  /// Columns of the widest line.
  private let width: Int

  init(_ block: [RecordLine]) {
    self.block = block
    kinds = block.map { $0.kind }
    width = block.map { $0.cells.count }.max() ?? 0
  }

  /// The entry that begins with a line: the line behind its last, and the column its text hangs in.
  func entry(at start: Int) -> (end: Int, hang: Int) {
    let first = block[start]
    var (end, hang) = (start + 1, first.hang)
    guard kinds[start] == .prose || kinds[start] == .table else { return (end, hang) }
    // The column in which the lines below the first stand, where they hang.
    var column: Int?
    while end < block.count, kinds[end] == .prose {
      let (line, next) = (block[end - 1], block[end])
      // Text that comes back out of an indent is the next entry, not more of this one.
      guard next.indent >= line.indent else { break }
      let isHanging = next.indent >= line.indent + 2
      guard isHanging || column != nil || width >= 60 else { break }
      let beginning = next.beginning
      guard beginning != .column, beginning != .bullet else { break }
      if isHanging, line.cells.last == .colon { break }
      if isHanging, isColumn(next.indent, of: line) {
        guard end == start + 1, staysInColumn(at: end, beginning, entry: start) else { break }
        (column, hang) = (next.indent, next.indent)
      } else if column == next.indent {
        guard staysInColumn(at: end, beginning, entry: start) else { break }
      } else if kinds[start] == .table {
        guard end == start + 1, hangsBelow(next, beginning, first) else { break }
        (column, hang) = (next.indent, next.indent)
      } else {
        guard goesOn(at: end, beginning, entry: start) else { break }
        if first.gaps.count > 1, next.indent > line.indent { hang = next.indent }
      }
      end += 1
    }
    return (end, hang)
  }

  /// Whether the text of an entry stands at a column: behind its label or its number, or a word of it
  /// too far to the right for chance.
  private func isColumn(_ column: Int, of line: RecordLine) -> Bool {
    if line.hang == column { return true }
    guard (10..<line.cells.count).contains(column) else { return false }
    return line.cells[column] != .blank && line.cells[column - 1] == .blank
  }

  /// Whether a line in the column of an entry's text is more of it, and not another one there.
  private func staysInColumn(at index: Int, _ beginning: Beginning, entry start: Int) -> Bool {
    let (first, line, next) = (block[start], block[index - 1], block[index])
    if beginning.isEntry || beginning == .date {
      // `1.` above `2.`, a date above a date: the column holds entries of its own.
      let above = Beginning(first.cells[min(next.indent, first.cells.count)...])
      switch (above, beginning) {
      case (.number, .number), (.time, .time), (.date, .date), (.label, .label), (.sign, .sign):
        return false
      default: if line.endsSentence, beginning != .date { return false }
      }
    }
    if beginning == .small || line.isCutShort { return true }
    if kinds[start] == .table { return false }
    // Under a short label, or a time, whatever is set in so far is its text.
    let isDirect = line.indent < next.indent && line.hang == next.indent
    if isDirect, next.indent <= 18, line.column?.hasColon != true { return true }
    return line.endsSentence || beginning.isEntry || goesOn(at: index, beginning, entry: start)
  }

  /// Whether a line that is set in, but under no column, is more of a row that ends in long text.
  private func hangsBelow(_ next: RecordLine, _ beginning: Beginning, _ row: RecordLine) -> Bool {
    guard next.indent >= row.indent + 2, row.cells.count - row.gaps.lastEnd > 24, !row.endsSentence
    else { return false }
    return beginning == .small || isFull(columnsNeeded(row, next))
  }

  /// Whether a line is more of an entry whose lines stand one under the other, or anyhow.
  private func goesOn(at index: Int, _ beginning: Beginning, entry start: Int) -> Bool {
    let (line, next) = (block[index - 1], block[index])
    let isHanging = next.indent >= line.indent + 2
    let needed = columnsNeeded(line, next)
    guard width >= 60 || isHanging else { return false }
    guard needed > min(width, 80) else {
      return !isHanging && breaksOff(at: index, beginning, entry: start)
        && needed * 3 > min(width, 80) * 2
    }
    if beginning.isEntry, line.endsSentence || hasSibling(index, beginning) { return false }
    // A narrow block tells little of the width it was written for: below an entry of a list, what
    // could have stood on the line before, and looks like a beginning, is one.
    guard needed <= 80, isHanging || line.beginning.isEntry else { return true }
    return beginning == .small || line.isCutShort
  }

  /// Whether a line with some room left ends within a sentence: wrapping is not always exact.
  private func breaksOff(at index: Int, _ beginning: Beginning, entry start: Int) -> Bool {
    let line = block[index - 1]
    let isInside = index - 1 > start || line.hasSentence
    switch beginning {
    case .small:
      return (!line.endsSentence || line.cells.last == .colon && isInside)
        && (isInside || line.text.first?.isCapital == true)
    case .amount: return !line.endsSentence && isInside
    default: return false
    }
  }

  /// Whether another line of the block begins as an entry of the same list would.
  private func hasSibling(_ index: Int, _ beginning: Beginning) -> Bool {
    let indent = block[index].indent
    if beginning == .time {
      return block[0].indent == indent && Beginning(block[0].text) == .time
    }
    return block.indices.contains { other in
      guard other != index, block[other].indent == indent else { return false }
      switch (block[other].beginning, beginning) {
      case (.number(let one), .number(let number)): return abs(one - number) == 1
      case (.label, .label), (.column, .label), (.sign, .sign): return true
      default: return false
      }
    }
  }

  /// Columns that the line would have had with the first word of the next.
  private func columnsNeeded(_ line: RecordLine, _ next: RecordLine) -> Int {
    line.cells.count + 1 + next.text.prefix { $0 != .blank }.count
  }

  private func isFull(_ needed: Int) -> Bool { width >= 60 && needed > min(width, 80) }
}
