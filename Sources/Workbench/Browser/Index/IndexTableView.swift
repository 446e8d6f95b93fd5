import CodeSets
import Terminal

/// Draws a table of an index: a row for each term, six columns of codes, one cell of them chosen.
func drawTable(
  _ page: IndexPage, in places: IndexPlaces, on canvas: inout Canvas, look: Look
) {
  let (area, width, start) = (places.rows, places.columnWidth, places.columnsStart)
  let names = page.kind.columnNames(short: width < 13)
  for (index, name) in names.enumerated() {
    canvas.put(
      name, row: places.columns.row, column: start + index * width,
      style: index == page.column ? look[.heading].adding(.underline) : look[.heading],
      columns: width - 1)
  }
  let window = page.window
  if window.contains(where: { $0.row.codes.contains { $0?.isFlagged ?? false } }) {
    canvas.put(
      "! gone or divided", row: places.columns.row, column: places.columns.column + 2,
      style: look[.messageWarning], columns: start - places.columns.column - 3)
  }
  for (offset, item) in window.enumerated() {
    let row = area.row + offset
    let isSelected = item.place == page.selected
    let style = look[isSelected ? .listSelected : .list]
    if isSelected {
      canvas.fill(
        Rect(row: row, column: area.column, columns: area.columns, rows: 1), style: style)
      canvas.put(look.glyphs.pointer, row: row, column: area.column, style: style)
    }
    draw(
      item.row, page, isSelected: isSelected, row: row, in: places, style, on: &canvas, look: look)
  }
}

private func draw(
  _ item: IndexRow, _ page: IndexPage, isSelected: Bool, row: Int, in places: IndexPlaces,
  _ style: Style, on canvas: inout Canvas, look: Look
) {
  let (area, width, start) = (places.rows, places.columnWidth, places.columnsStart)
  guard let line = item.lines.first else { return }
  let column = area.column + line.column
  canvas.put(
    item.entry.text, row: row, column: column, style: style, columns: start - column - 1,
    overflow: .ellipsis)
  if item.entry.cells.isEmpty, let reference = item.entry.references.first {
    canvas.put(
      reference.words, row: row, column: start,
      style: isSelected ? style : look[.accent], columns: area.endColumn - start - 1,
      overflow: .ellipsis)
  }
  for (index, cell) in item.codes.enumerated() where !item.entry.cells.isEmpty {
    let column = start + index * width
    let isChosen = isSelected && index == page.column && page.choice == nil
    guard let cell else {
      canvas.put("-", row: row, column: column, style: isSelected ? style : look[.textDim])
      continue
    }
    // There is no room for a word in the column: it stands below the table.
    let text = cell.isFlagged ? "\(cell.code)!" : "\(cell.code)"
    canvas.put(
      text, row: row, column: column,
      style: isSelected ? style : look[cell.isFlagged ? .messageWarning : .summaryCode],
      columns: width - 1)
    guard isChosen else { continue }
    canvas.restyle(
      Rect(row: row, column: column, columns: text.utf8.count, rows: 1),
      style: look[.recordMatchCurrent])
    canvas.put(look.glyphs.pointer, row: row, column: column - 1, style: look[.accent])
  }
}
