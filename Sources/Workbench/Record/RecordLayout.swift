import Terminal

/// A document laid out for one width: what stands on each line of the screen.
package struct RecordLayout: Hashable, Sendable {
  /// A line of the screen: a stretch of the text, set in by some columns.
  package struct Line: Hashable, Sendable {
    /// Which part of the text it shows.
    package var range: Range<Int>
    /// Columns it is set in by.
    package var indent: Int
    /// The kind of its paragraph.
    package var kind: RecordText.Kind
    /// Columns of a table's labels, which stay when the table is scrolled sideways.
    package var label = 0
  }

  /// Columns it was laid out for.
  package let width: Int
  /// Top to bottom, and in the order of the text.
  package let lines: [Line]
  /// The widest table line, by which the pane may be scrolled sideways.
  package let tableWidth: Int

  /// Wraps prose to the width; tables keep their columns, and rules end with the pane.
  package init(_ text: RecordText, width: Int) {
    var lines: [Line] = []
    lines.reserveCapacity(text.paragraphs.count * 2)
    var widest = 0
    for paragraph in text.paragraphs {
      switch paragraph.kind {
      case .table:
        widest = max(widest, paragraph.range.count)
        lines.append(Line(range: paragraph.range, indent: 0, kind: .table))
      case .rule:
        lines.append(Line(range: paragraph.range.prefix(max(8, width)), indent: 0, kind: .rule))
      case .blank, .heading, .prose:
        wrap(paragraph, of: text.line.cells, width: max(8, width), into: &lines)
      }
    }
    keepLabels(of: text.line, width: width, in: &lines)
    self.width = width
    self.lines = lines
    tableWidth = widest
  }

  /// The line on which the text at `offset` stands.
  package func line(of offset: Int) -> Int {
    var low = 0
    var high = lines.count
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }
}

/// Works out for each table how wide its labels are: the first cells of its lines. Labels that would
/// leave no room for values are not kept.
private func keepLabels(of text: Line, width: Int, in lines: inout [RecordLayout.Line]) {
  var start = 0
  while start < lines.count {
    guard lines[start].kind == .table else {
      start += 1
      continue
    }
    var end = start
    var (label, widest) = (0, 0)
    while end < lines.count, lines[end].kind == .table {
      label = max(label, labelWidth(text, lines[end].range))
      widest = max(widest, lines[end].range.count)
      end += 1
    }
    if widest > width, label <= width / 3 {
      for index in start..<end { lines[index].label = label }
    }
    start = end
  }
}

/// Columns up to the first gap of two blanks; nought where the line starts with a blank.
private func labelWidth(_ text: Line, _ range: Range<Int>) -> Int {
  let cells = text.cells
  guard let first = range.first, cells[first] != .blank else { return 0 }
  for index in range.dropLast() where cells[index] == .blank && cells[index + 1] == .blank {
    return index - range.lowerBound
  }
  return 0
}

private func wrap(
  _ paragraph: RecordText.Paragraph, of scalars: [UInt32], width: Int,
  into lines: inout [RecordLayout.Line]
) {
  var start = paragraph.range.lowerBound
  let end = paragraph.range.upperBound
  let hang = min(paragraph.hang, width / 3)
  var indent = 0
  repeat {
    var used = indent
    var index = start
    var breakAt: Int?
    var hasText = false
    while index < end {
      if scalars[index] != .blank { hasText = true } else if hasText { breakAt = index }
      used += 1
      if used > width { break }
      index += 1
    }
    var stop = index
    // A word that fills the whole line is cut; any other moves to the next line whole.
    if index < end, let space = breakAt { stop = space }
    stop = max(stop, min(start + 1, end))
    lines.append(RecordLayout.Line(range: start..<stop, indent: indent, kind: paragraph.kind))
    start = stop
    while start < end, scalars[start] == .blank { start += 1 }
    indent = hang
  } while start < end
}
