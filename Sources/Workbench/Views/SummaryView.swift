import Chart
import CodeSets
import Practice
import Terminal

/// Rows at the foot of the pane that say all of the selected line.
private let detailRows = 3

/// Draws the coding summary.
func drawSummary(
  _ session: SessionState, _ state: State, in pane: Rect, on canvas: inout Canvas, look: Look
) {
  let (list, foot) = pane.split(bottom: detailRows + 1)
  let rows = session.rows
  let top = firstRow(of: rows, session, height: list.rows)
  canvas.within(list) { canvas in
    let painter = SummaryPainter(session: session, books: state.books, area: list, look: look)
    for row in 0..<list.rows where top + row < rows.count {
      painter.draw(rows[top + row], row: list.row + row, on: &canvas)
    }
    if top > 0 {
      canvas.put(look.glyphs.up, row: list.row, column: list.endColumn - 1, style: look[.textDim])
    }
    if top + list.rows < rows.count {
      canvas.put(
        look.glyphs.down, row: list.endRow - 1, column: list.endColumn - 1, style: look[.textDim])
    }
  }
  drawDetail(session, state.books, in: foot.inset(top: 1), on: &canvas, look: look)
}

private func firstRow(of rows: [SummaryRow], _ session: SessionState, height: Int) -> Int {
  let focus = rows.firstIndex(of: .entry(session.slot)) ?? 0
  let below = session.draft == nil ? 1 : SessionState.shownCandidates + 1
  return firstRow(count: rows.count, focus: focus, below: below, height: height)
}

/// The line of the summary that is drawn at a place.
func slot(at position: Position, of session: SessionState, in pane: Rect) -> Slot? {
  let list = pane.split(bottom: detailRows + 1).top
  let rows = session.rows
  let row = firstRow(of: rows, session, height: list.rows) + position.row - list.row
  guard list.contains(position), rows.indices.contains(row), case .entry(let slot) = rows[row]
  else { return nil }
  return slot
}

/// Draws all of the selected line: its whole title, or in tutor mode what is amiss with it.
private func drawDetail(
  _ session: SessionState, _ books: CodeBook, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let area = rect.inset(left: 1, right: 1)
  let slot = session.slot
  var text = lineTitle(at: slot, in: session, books: books)
  if let choice = session.candidates.choice, session.draft != nil { text = choice.title }
  if session.draft == nil, let edit = session.edits(at: slot).first { text = edit.message }
  let used = drawWrapped(text, in: area, style: look[.textDim], on: &canvas)
  if let order = session.orderWords(books) {
    drawWrapped(order, in: area.inset(top: used), style: look[.textDim], on: &canvas)
  }
}

extension SessionState {
  /// What an indicator is measured by: the time of the inpatient order, where the selected line
  /// takes one (Appendix I); nil where it does not.
  fileprivate func orderWords(_ books: CodeBook) -> String? {
    guard draft == nil, let entry = diagnosis(at: slot), books.diagnosis(entry.code) != nil,
      !books.isPOAExempt(entry.code), let order = chosen.encounter.inpatientOrder
    else { return nil }
    return "Inpatient order \(spokenShort(order.date)) \(order.clock)"
  }
}
