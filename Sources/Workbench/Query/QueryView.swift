import Chart
import Practice
import Terminal

/// A row of the queries' pane, before it is wrapped and drawn.
struct PaneRow {
  var text: String
  var role: Role = .text
  var indent = 0
  /// Drawn before the text.
  var mark: String?
  var isSelected = false
  /// Where the cursor stands in the text, where it is being written.
  var cursor: Int?
}

/// Draws the queries of a session in place of the coding summary.
func drawQueries(
  _ session: SessionState, in pane: Rect, on canvas: inout Canvas, look: Look
) {
  guard let desk = session.desk else { return }
  let area = pane.inset(left: 1, right: 1)
  switch desk.stage {
  case .list: drawPaneRows(session.queryListRows(desk), in: area, on: &canvas, look: look)
  case .wordings(let subject):
    drawPaneRows(session.wordingRows(desk, subject), in: area, on: &canvas, look: look)
  case .compose, .picking:
    let findings = session.findingRows(desk)
    let (list, foot) = area.split(bottom: min(area.rows / 3, max(3, 2 * findings.count + 1)))
    drawPaneRows(session.queryRows(desk), in: list, on: &canvas, look: look)
    canvas.horizontalLine(
      row: foot.row, column: pane.column, length: pane.columns, style: look[.border])
    drawPaneRows(findings, in: foot.inset(top: 1), on: &canvas, look: look)
  }
}

/// A row of the screen: a part of a wrapped row of the pane.
private struct FlatRow {
  let row: PaneRow
  let line: Line
  let part: Line.Row
  let isFirst: Bool
  /// The column of the text that the cursor is at, if that is in this part.
  let cursor: Int?
}

/// Draws rows, wrapped, scrolled so that the selected one is seen.
func drawPaneRows(_ rows: [PaneRow], in area: Rect, on canvas: inout Canvas, look: Look) {
  var flat: [FlatRow] = []
  for row in rows {
    // The cursor may stand behind the last character.
    let line = Line(row.text + (row.cursor == nil ? "" : " "))
    let parts = line.wrap(max(8, area.columns - row.indent - 1))
    // Once for the row: its text may be long, and have many parts.
    let cursor = row.cursor.map { Line(row.text.prefix($0)).columns }
    for (index, part) in parts.enumerated() {
      let isHere = cursor.map { place in
        place >= part.range.lowerBound
          && (index == parts.count - 1 || place <= part.range.upperBound)
      }
      flat.append(
        FlatRow(
          row: row, line: line, part: part, isFirst: index == 0,
          cursor: isHere == true ? cursor : nil))
    }
  }
  var focus = flat.firstIndex { $0.row.isSelected } ?? 0
  var below = max(0, flat.count { $0.row.isSelected } - 1)
  // Of a text longer than the pane the row with the cursor is seen.
  if below >= area.rows,
    let written = flat.lastIndex(where: { $0.cursor != nil })
  {
    (focus, below) = (written, 0)
  }
  let top = firstRow(count: flat.count, focus: focus, below: below, height: area.rows)
  for row in 0..<area.rows where top + row < flat.count {
    let item = flat[top + row]
    let y = area.row + row
    let isWritten = item.row.cursor != nil
    let style = look[
      isWritten ? .summaryField : item.row.isSelected ? .summarySelected : item.row.role]
    if item.row.isSelected {
      canvas.fill(
        Rect(row: y, column: area.column - 1, columns: area.columns + 2, rows: 1), style: style)
      if item.isFirst {
        canvas.put(look.glyphs.pointer, row: y, column: area.column - 1, style: style)
      }
    }
    if item.isFirst, let mark = item.row.mark {
      canvas.put(mark, row: y, column: area.column, style: style)
    }
    let column = area.column + item.row.indent + item.part.indent
    canvas.put(
      item.line, item.part.range, row: y, column: column, style: style,
      columns: area.endColumn - column)
    if let place = item.cursor {
      canvas.cursor = Position(
        row: y, column: min(column + place - item.part.range.lowerBound, area.endColumn))
    }
  }
  if top + area.rows < flat.count {
    canvas.put(
      look.glyphs.down, row: area.endRow - 1, column: area.endColumn, style: look[.textDim])
  }
}

/// Marks the indicators of the query that is being worked on in the margin of the record.
func drawIndicators(
  _ session: SessionState, in pane: Rect, on canvas: inout Canvas, look: Look
) {
  guard session.desk != nil else { return }
  let ranges = session.indicatorRanges
  guard !ranges.isEmpty else { return }
  let reader = session.reader
  var pane = pane
  if session.beside != nil {
    let panes = ReaderPanes(pane)
    pane = session.besideIsFirst ? panes.second : panes.first
  }
  let body = Frame.text(of: pane).inset(top: Frame.headRows)
  for row in 0..<body.rows {
    let index = reader.topLine + row
    guard index < reader.layout.lines.count else { return }
    guard ranges.contains(where: { $0.overlaps(reader.layout.lines[index].range) }) else {
      continue
    }
    canvas.put(
      look.glyphs.bullet, row: body.row + row, column: body.column - 1,
      style: look[.recordEvidence])
  }
}
