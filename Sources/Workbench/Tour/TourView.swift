import Terminal

/// Draws a screen of the tour, over everything: there is nothing to be done beside it.
func drawTour(_ page: Int, _ state: State, on canvas: inout Canvas, look: Look) {
  let pages = tourPages(state.bindings)
  guard pages.indices.contains(page) else { return }
  canvas.fill(canvas.bounds, style: look[.text])
  let width = min(72, canvas.size.columns - 8)
  // Every screen has the height of the sketch: what is read does not jump from one to the next.
  let area = canvas.bounds.centred(Size(columns: width, rows: 20))
  canvas.put(
    pages[page].title, row: area.row, column: area.column, style: look[.heading],
    columns: width - 10)
  canvas.put(
    "\(page + 1) of \(pages.count)", row: area.row, endingBefore: area.endColumn,
    style: look[.textDim])
  var rest = area.inset(top: 2, bottom: 2)
  var isAfterKey = false
  for part in pages[page].parts {
    switch part {
    case .words(let words):
      if isAfterKey { rest = rest.inset(top: 1) }
      let used = drawWrapped(words, in: rest, style: look[.text], on: &canvas)
      rest = rest.inset(top: used + 1)
    case .key(let keys, let words):
      guard rest.rows > 0 else { break }
      canvas.put(
        keys, row: rest.row, column: rest.column, style: look[.barKey].over(look[.text]),
        columns: 16, overflow: .ellipsis)
      let used = drawWrapped(words, in: rest.inset(left: 18), style: look[.text], on: &canvas)
      rest = rest.inset(top: max(1, used))
    }
    if case .key = part { isAfterKey = true }
  }
  let next = page + 1 < pages.count ? "Enter next" : "Enter begin"
  let back = page > 0 ? "   Left back" : ""
  canvas.put(
    next + back + "   Esc skip", row: area.endRow - 1, column: area.column,
    style: look[.barKey].over(look[.text]), columns: width)
}
