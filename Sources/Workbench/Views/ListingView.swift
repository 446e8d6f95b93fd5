import Terminal

/// Draws a list over the screen: its rows, and below them all there is to say of the selected one.
func drawListing(_ listing: Listing, on canvas: inout Canvas, look: Look) {
  let width = min(100, canvas.size.columns - 4)
  let detailRows =
    switch listing.kind {
    case .matches: 0
    case .timeline, .lines: 1
    case .marks, .trends: max(4, canvas.size.rows / 6)
    }
  let most = canvas.size.rows - 6 - detailRows - (detailRows > 0 ? 1 : 0)
  let shown = min(listing.rows.count, max(3, most))
  let room = popup(
    title: listing.title,
    size: Size(columns: width, rows: shown + 2 + (detailRows > 0 ? detailRows + 1 : 0)),
    on: &canvas, look: look)
  let (list, foot) = room.split(top: shown)
  let top = firstRow(
    count: listing.rows.count, focus: listing.selected, below: 0, height: list.rows)
  let widths = Widths(listing, in: list.columns)
  for row in 0..<list.rows where top + row < listing.rows.count {
    draw(
      listing.rows[top + row], isSelected: top + row == listing.selected, widths,
      in: Rect(row: list.row + row, column: list.column, columns: list.columns, rows: 1),
      on: &canvas, look: look)
  }
  if top > 0 {
    canvas.put(look.glyphs.up, row: list.row, column: list.endColumn, style: look[.popupBorder])
  }
  if top + list.rows < listing.rows.count {
    canvas.put(
      look.glyphs.down, row: list.endRow - 1, column: list.endColumn, style: look[.popupBorder])
  }
  if let row = listing.row, detailRows > 0 {
    drawDetail(row.detail, in: foot.inset(top: 1), on: &canvas, look: look)
  }
}

/// How the columns of a list share its width.
private struct Widths {
  let head: Int
  let tail: Int

  init(_ listing: Listing, in room: Int) {
    head = min(listing.rows.map { columns(of: $0.head) }.max() ?? 0, room * 2 / 5)
    // The numbers of a trend tell more than the length of its bars.
    let most = listing.kind == .trends ? room * 2 / 5 : room / 3
    tail = min(listing.rows.map { columns(of: $0.tail) }.max() ?? 0, most)
  }
}

private func draw(
  _ row: Listing.Row, isSelected: Bool, _ widths: Widths, in rect: Rect,
  on canvas: inout Canvas, look: Look
) {
  let style = look[isSelected ? .popupSelected : .popup]
  canvas.fill(rect, style: style)
  if isSelected {
    canvas.put(look.glyphs.pointer, row: rect.row, column: rect.column, style: style)
  }
  if let sign = row.letter ?? (row.isUnread ? look.glyphs.bullet : nil) {
    canvas.put(sign, row: rect.row, column: rect.column + 2, style: style.adding(.bold))
  }
  let head = rect.column + 4
  canvas.put(
    row.head, row: rect.row, column: head, style: style, columns: widths.head, overflow: .ellipsis)
  let text = head + widths.head + 2
  let tail = rect.endColumn - widths.tail
  let words = row.values.isEmpty ? row.text : sparkline(row.values, look.glyphs.levels)
  canvas.put(
    words, row: rect.row, column: text, style: style,
    columns: max(0, tail - text - (widths.tail > 0 ? 2 : 0)), overflow: .ellipsis)
  let shown = min(columns(of: row.tail), widths.tail)
  canvas.put(
    row.tail, row: rect.row, column: rect.endColumn - shown, style: style, columns: widths.tail,
    overflow: .ellipsis)
}

/// The parts one after another, none broken that fits into a row.
private func drawDetail(
  _ parts: [String], in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let style = look[.textDim].over(look[.popup])
  var row = rect.row
  var column = rect.column
  for part in parts where row < rect.endRow {
    let line = Line(part)
    if column > rect.column, column + line.columns > rect.endColumn {
      row += 1
      column = rect.column
    }
    guard line.columns > rect.columns else {
      guard row < rect.endRow else { return }
      canvas.put(line, row: row, column: column, style: style)
      column += line.columns + 3
      continue
    }
    for piece in line.wrap(rect.columns) where row < rect.endRow {
      canvas.put(line, piece.range, row: row, column: rect.column + piece.indent, style: style)
      row += 1
    }
    column = rect.column
  }
}
