import Terminal

/// Where two documents stand in the pane of the record: side by side where both have room for a
/// line of prose, else one above the other.
struct ReaderPanes: Hashable {
  let first: Rect
  let second: Rect
  /// The rule between them: a column, or a row.
  let rule: Rect

  /// Columns that a pane needs to be cut in two across.
  private static let leastAcross = 116

  init(_ record: Rect) {
    if record.columns >= Self.leastAcross {
      let (left, right) = record.split(left: (record.columns - 1) / 2, gap: 1)
      (first, second) = (left, right)
      rule = Rect(row: record.row, column: left.endColumn, columns: 1, rows: record.rows)
    } else {
      let (top, bottom) = record.split(top: (record.rows - 1) / 2, gap: 1)
      (first, second) = (top, bottom)
      rule = Rect(row: top.endRow, column: record.column, columns: record.columns, rows: 1)
    }
  }
}

extension Reader {
  /// Lays the open page out for a pane.
  mutating func fit(to pane: Rect) {
    let area = Frame.text(of: pane)
    fit(width: area.columns, height: area.rows - Frame.headRows)
  }
}

/// Draws the open document, or two.
func drawReaders(
  _ session: SessionState, in pane: Rect, divider: Int?, on canvas: inout Canvas, look: Look
) {
  guard var other = session.beside else {
    drawRecord(session.reader, in: pane, on: &canvas, look: look)
    return
  }
  // What was searched for and marked shows in both.
  (other.search, other.marks) = (session.reader.search, session.reader.marks)
  let panes = ReaderPanes(pane)
  let (own, others) =
    session.besideIsFirst ? (panes.second, panes.first) : (panes.first, panes.second)
  drawRecord(session.reader, isActive: true, in: own, on: &canvas, look: look)
  drawRecord(other, isActive: false, in: others, on: &canvas, look: look)
  if panes.rule.columns == 1 {
    canvas.verticalLine(
      row: panes.rule.row, column: panes.rule.column, length: panes.rule.rows, style: look[.border])
  } else {
    canvas.horizontalLine(
      row: panes.rule.row, column: panes.rule.column, length: panes.rule.columns,
      style: look[.border])
    if let divider {
      canvas.put(look.glyphs.teeLeft, row: panes.rule.row, column: divider, style: look[.border])
    }
  }
}
