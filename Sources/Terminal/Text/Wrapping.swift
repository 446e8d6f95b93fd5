extension Line {
  /// A row of a wrapped line.
  package struct Row: Hashable, Sendable {
    /// The columns of the line that stand in the row.
    package let range: Range<Int>
    /// Blanks before them: the hanging indent of continued rows, nought in the first.
    package let indent: Int

    /// A row by the columns it shows and its indent.
    package init(range: Range<Int>, indent: Int) {
      self.range = range
      self.indent = indent
    }

    /// Columns the row takes on the screen.
    package var columns: Int { indent + range.count }
  }

  /// The line broken into rows of at most `width` columns.
  ///
  /// Rows break at blanks, between wide characters, and within a word only when the word alone is
  /// too long. Continued rows hang under the text of the first: under its indent, or behind the
  /// mark of a list (`- `, `* `, `• `, `3. `, `b) `), at most half the width. Blanks at a break
  /// belong to no row. An empty line is one empty row.
  ///
  /// - Parameter width: columns at hand; less than 2 counts as 2, the width of one wide character.
  package func wrap(_ width: Int) -> [Row] {
    let width = max(2, width)
    guard cells.count > width else { return [Row(range: 0..<cells.count, indent: 0)] }
    let hanging = min(hangingIndent, width / 2, width - 2)
    var rows: [Row] = []
    var start = 0
    while start < cells.count {
      let indent = rows.isEmpty ? 0 : hanging
      let end = endOfRow(from: start, width: max(2, width - indent))
      rows.append(Row(range: start..<trimmed(end, from: start), indent: indent))
      start = end
      while start < cells.count, isBlank(start) { start += 1 }
    }
    return rows
  }

  /// The indent continued rows would have if there were room: the column of the first text after
  /// leading blanks and the mark of a list.
  package var hangingIndent: Int {
    var column = 0
    while column < cells.count, isBlank(column) { column += 1 }
    let indent = column
    guard column < cells.count else { return 0 }
    if [0x2D, 0x2A, 0x2022, 0x2013].contains(cells[column]) {
      column += 1
    } else {
      while column < cells.count, column < indent + 3, isLetterOrDigit(cells[column]) {
        column += 1
      }
      guard column > indent, column < cells.count, [0x2E, 0x29].contains(cells[column])
      else { return indent }
      column += 1
    }
    guard column < cells.count, isBlank(column) else { return indent }
    while column < cells.count, isBlank(column) { column += 1 }
    return column
  }

  /// The end of the row that starts at a column: a break, or where the width ends.
  private func endOfRow(from start: Int, width: Int) -> Int {
    let limit = start + width
    guard limit < cells.count else { return cells.count }
    if isBlank(limit) { return limit }
    var end = limit
    while end > start {
      if isBlank(end - 1), end - 1 > start || !isBlank(start) { break }
      if cells[end] != Line.continuation, isWide(end) || cells[end - 1] == Line.continuation {
        return end
      }
      end -= 1
    }
    // A row of nothing but its indent would be a loss: then the word is broken.
    if end > start, trimmed(end, from: start) > start { return end }
    return cells[limit] == Line.continuation ? limit - 1 : limit
  }

  private func trimmed(_ end: Int, from start: Int) -> Int {
    var end = end
    while end > start, isBlank(end - 1) { end -= 1 }
    return end
  }

  private func isBlank(_ column: Int) -> Bool { cells[column] == 0x20 }

  private func isWide(_ column: Int) -> Bool {
    column + 1 < cells.count && cells[column + 1] == Line.continuation
  }

  private func isLetterOrDigit(_ cell: UInt32) -> Bool {
    switch cell {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
