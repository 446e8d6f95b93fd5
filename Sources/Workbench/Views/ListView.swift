import Chart
import Practice
import Terminal

/// Draws the case list, and under it what is known of the selected case.
func drawList(_ state: State, on canvas: inout Canvas, look: Look) {
  let all = Rect(state.size)
  canvas.fill(all.split(top: 1).top, style: look[.barTop])
  canvas.put(" Casebook", row: 0, column: 0, style: look[.barTop].adding(.bold))
  let right = state.unsaved == nil ? state.books.edition : "NOT SAVED"
  canvas.put(
    right + " ", row: 0, endingBefore: all.endColumn,
    style: look[state.unsaved == nil ? .barTop : .messageError])
  let area = listArea(state.size)
  guard !state.list.rows.isEmpty else {
    drawWrapped(state.list.emptyAdvice, in: area, style: look[.list], on: &canvas)
    return
  }
  let (list, detail) = area.split(bottom: min(9, area.rows / 3))
  drawColumns(list, on: &canvas, look: look)
  let (body, top) = listBody(state)
  for row in 0..<body.rows where top + row < state.list.rows.count {
    draw(
      state.list.rows[top + row], isSelected: top + row == state.list.selected,
      isMarked: state.list.marked.contains(state.list.rows[top + row].id),
      in: Rect(row: body.row + row, column: body.column, columns: body.columns, rows: 1),
      on: &canvas, look: look)
  }
  if top + body.rows < state.list.rows.count {
    canvas.put(
      look.glyphs.down, row: body.endRow - 1, column: body.endColumn + 1, style: look[.listDim])
  }
  if top > 0 {
    canvas.put(look.glyphs.up, row: body.row, column: body.endColumn + 1, style: look[.listDim])
  }
  canvas.horizontalLine(
    row: detail.row, column: 0, length: all.columns, style: look[.border])
  if let row = state.list.current {
    drawDetail(row, in: detail.inset(top: 1), on: &canvas, look: look)
  }
}

private func listArea(_ size: Size) -> Rect {
  Rect(size).inset(top: 2, left: 2, bottom: 2, right: 2)
}

/// Where the rows of the list stand, and the first that is shown.
private func listBody(_ state: State) -> (Rect, top: Int) {
  let area = listArea(state.size)
  let body = area.split(bottom: min(9, area.rows / 3)).top.inset(top: 1)
  let top = firstRow(
    count: state.list.rows.count, focus: state.list.selected, below: 1, height: body.rows)
  return (body, top)
}

/// The case of the list that is drawn at a place.
func listRow(at position: Position, _ state: State) -> Int? {
  let (body, top) = listBody(state)
  let row = top + position.row - body.row
  return body.contains(position) && state.list.rows.indices.contains(row) ? row : nil
}

/// Where the columns of the list start, from the right end; the title takes the rest.
private enum ListColumn: Int {
  case specialty = 46
  case level = 24
  case minutes = 16
  case best = 8
}

private func drawColumns(_ rect: Rect, on canvas: inout Canvas, look: Look) {
  let style = look[.listDim]
  canvas.put("Case", row: rect.row, column: rect.column + 2, style: style)
  for (column, title) in [
    (ListColumn.specialty, "Specialty"), (.level, "Level"), (.minutes, "Minutes"), (.best, "Best"),
  ] {
    canvas.put(title, row: rect.row, column: rect.endColumn - column.rawValue, style: style)
  }
}

private func draw(
  _ row: ListState.Row, isSelected: Bool, isMarked: Bool, in rect: Rect,
  on canvas: inout Canvas, look: Look
) {
  let base = look[isSelected ? .listSelected : .list]
  let dim = isSelected ? base : look[.listDim]
  canvas.fill(rect, style: base)
  if isSelected {
    canvas.put(look.glyphs.pointer, row: rect.row, column: rect.column, style: base)
  }
  if isMarked {
    canvas.put(look.glyphs.bullet, row: rect.row, column: rect.column + 1, style: base)
  }
  let titleRoom = rect.columns - ListColumn.specialty.rawValue - 4
  switch row.content {
  case .broken(let faults):
    let style = isSelected ? base : look[.listBroken]
    canvas.put(look.glyphs.missed, row: rect.row, column: rect.column + 2, style: style)
    canvas.put(
      row.id, row: rect.row, column: rect.column + 4, style: style, columns: titleRoom - 2,
      overflow: .ellipsis)
    canvas.put(
      "cannot be opened: \(counted(faults.count, "fault"))", row: rect.row,
      column: rect.endColumn - ListColumn.specialty.rawValue, style: style)
  case .ready(let info, _):
    canvas.put(
      info.title, row: rect.row, column: rect.column + 2, style: base, columns: titleRoom,
      overflow: .ellipsis)
    canvas.put(
      info.specialty, row: rect.row, column: rect.endColumn - ListColumn.specialty.rawValue,
      style: dim, columns: 20, overflow: .ellipsis)
    canvas.put(
      "\(info.difficulty) of 5", row: rect.row,
      column: rect.endColumn - ListColumn.level.rawValue, style: dim)
    canvas.put(
      "\(info.expectedMinutes)", row: rect.row,
      column: rect.endColumn - ListColumn.minutes.rawValue, style: dim)
    let best = row.bestScore.map { spoken(score: $0) } ?? String(look.glyphs.dash)
    canvas.put(
      row.open == nil ? best : "open", row: rect.row,
      column: rect.endColumn - ListColumn.best.rawValue, style: row.open == nil ? dim : base)
  }
}

private func drawDetail(
  _ row: ListState.Row, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  switch row.content {
  case .broken(let faults):
    var below = rect
    for fault in faults {
      below = below.inset(
        top: drawWrapped(fault, in: below, style: look[.listBroken], on: &canvas))
    }
  case .ready(let info, let setting):
    var lines = [
      "\(info.title)",
      "\(setting.rawValue), \(info.specialty), difficulty \(info.difficulty) of 5, "
        + "about \(counted(info.expectedMinutes, "minute")), fiscal year \(info.fiscalYear)",
    ]
    if let open = row.open {
      let isElsewhere = open.holder != nil
      lines.append(
        isElsewhere
          ? "In progress in another window, and left alone here."
          : "In progress at \(spoken(open.clock)); Enter goes on with it.")
    }
    if row.attempts > 0, let best = row.bestScore, let last = row.lastScore {
      lines.append(
        "\(counted(row.attempts, "attempt")); practice score best \(spoken(score: best)), "
          + "last \(spoken(score: last))")
    }
    var below = rect
    for (index, line) in lines.enumerated() {
      let used = drawWrapped(
        line, in: below, style: look[index == 0 ? .heading : .listDim], on: &canvas)
      below = below.inset(top: used)
    }
  }
}

/// Draws a text wrapped to a rectangle, and answers how many rows it took; the last row has an
/// ellipsis where there is more.
@discardableResult
func drawWrapped(_ text: String, in rect: Rect, style: Style, on canvas: inout Canvas) -> Int {
  var row = 0
  for line in Line.lines(of: text) {
    for part in line.wrap(rect.columns) {
      guard row < rect.rows else { return row }
      if row == rect.rows - 1, part.range.upperBound < line.columns {
        canvas.put(
          line.text(in: part.range.lowerBound..<line.columns), row: rect.row + row,
          column: rect.column + part.indent, style: style, columns: rect.columns - part.indent,
          overflow: .ellipsis)
        return row + 1
      }
      canvas.put(
        line, part.range, row: rect.row + row, column: rect.column + part.indent, style: style,
        columns: rect.columns - part.indent)
      row += 1
    }
  }
  return row
}
