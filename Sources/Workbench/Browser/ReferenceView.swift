import Terminal

/// Draws a list of reference: its rows, and the card of the selected one beside or below.
func drawReference(
  _ page: ReferencePage, in frame: BrowserFrame, on canvas: inout Canvas, look: Look
) {
  let (head, body, card) = referencePlaces(frame)
  if frame.divider == nil {
    canvas.horizontalLine(
      row: card.row - 1, column: 0, length: frame.body.columns, style: look[.border])
  } else {
    drawDivider(frame, on: &canvas, look: look)
  }
  if page.isTyping {
    let used = canvas.put(
      "Narrow by: ", row: head.row, column: head.column + 1, style: look[.heading])
    drawInput(
      page.input.text, cursor: page.input.cursor,
      in: Rect(
        row: head.row, column: head.column + 1 + used, columns: head.columns - used - 2, rows: 1),
      style: look[.summaryField], on: &canvas)
  } else {
    let narrowed =
      page.input.text.isEmpty
      ? "\(counted(page.shown.count, "entry", plural: "entries"))"
      : "\(page.shown.count) of \(page.rows.count) by \"\(page.input.text)\""
    let used = canvas.put(
      page.kind.rawValue, row: head.row, column: head.column + 1, style: look[.heading])
    canvas.put(
      narrowed, row: head.row, column: head.column + used + 3, style: look[.textDim],
      columns: head.columns - used - 3, overflow: .ellipsis)
  }
  guard !page.shown.isEmpty else {
    let hint =
      page.kind == .marks && page.rows.isEmpty
      ? "No code is marked: m keeps a bookmark on one, e a note" : "No entry has these words"
    canvas.put(
      hint, row: body.row, column: body.column + 1, style: look[.textDim],
      columns: body.columns - 2, overflow: .ellipsis)
    return
  }
  drawRows(page, in: body, on: &canvas, look: look)
  guard let row = page.row else { return }
  drawWrapped(row.term, in: card, style: look[.heading], on: &canvas)
  drawCard(page.card, in: card, on: &canvas, look: look)
}

private func drawCard(
  _ card: ReferenceCard, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let body = rect.split(bottom: card.height).bottom
  for (index, row) in card.rows.dropFirst(card.top).prefix(card.height).enumerated() {
    canvas.put(
      row.text, row: body.row + index, column: body.column + row.indent, style: look[.text],
      columns: body.columns - row.indent)
  }
  if card.top > 0 {
    canvas.put(look.glyphs.up, row: body.row, column: body.endColumn, style: look[.textDim])
  }
  if card.hasMore {
    canvas.put(
      look.glyphs.down, row: body.endRow - 1, column: body.endColumn, style: look[.textDim])
  }
}

/// Where the head of a list of reference, its rows and the card stand.
func referencePlaces(_ frame: BrowserFrame) -> (head: Rect, rows: Rect, card: Rect) {
  var (list, card) = (frame.list, frame.cardText)
  if frame.divider == nil {
    let (above, below) = frame.body.split(bottom: min(12, frame.body.rows * 3 / 5))
    (list, card) = (above, below.inset(top: 1, left: 2, right: 2))
  }
  let (head, rows) = list.inset(left: 1, right: 1).split(top: 2)
  return (head, rows, card)
}

private func drawRows(
  _ page: ReferencePage, in body: Rect, on canvas: inout Canvas, look: Look
) {
  let width = min(page.kind == .marks ? 10 : 34, body.columns / 2)
  let top = page.firstShown(height: body.rows)
  for row in 0..<body.rows where top + row < page.shown.count {
    let item = page.rows[page.shown[top + row]]
    let isSelected = top + row == page.selected
    let style = look[isSelected ? .listSelected : .list]
    let line = Rect(row: body.row + row, column: body.column, columns: body.columns, rows: 1)
    canvas.fill(line, style: style)
    if isSelected {
      canvas.put(look.glyphs.pointer, row: line.row, column: line.column, style: style)
    }
    canvas.put(
      item.term, row: line.row, column: line.column + 2, style: style, columns: width,
      overflow: .ellipsis)
    canvas.put(
      item.short, row: line.row, column: line.column + width + 3,
      style: isSelected ? style : look[.listDim], columns: line.columns - width - 3,
      overflow: .ellipsis)
  }
}
