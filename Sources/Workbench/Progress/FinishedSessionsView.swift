import Terminal

/// Columns of the sessions, from the right end; the title takes what is left of them.
private enum SessionColumn {
  static let date = 2
  static let title = 21
  static let mode = 28
  static let attempt = 21
  static let time = 10
}

/// Draws the finished sessions, the newest first.
func drawSessions(
  _ progress: ProgressState, _ frame: ProgressFrame, on canvas: inout Canvas, look: Look
) {
  let (head, body) = (frame.head, frame.list)
  for (words, column) in [
    ("Finished", head.column + SessionColumn.date), ("Case", head.column + SessionColumn.title),
    ("Mode", head.endColumn - SessionColumn.mode),
    ("Attempt", head.endColumn - SessionColumn.attempt),
  ] {
    canvas.put(words, row: head.row, column: column, style: look[.listDim])
  }
  canvas.put(
    "Time", row: head.row, endingBefore: head.endColumn - 7, style: look[.listDim])
  canvas.put("Score", row: head.row, endingBefore: head.endColumn, style: look[.listDim])
  let top = progress.firstShown(height: body.rows)
  for row in 0..<body.rows where top + row < progress.sessions.count {
    draw(
      progress.sessions[top + row], progress, isSelected: top + row == progress.selected,
      in: Rect(row: body.row + row, column: body.column, columns: body.columns, rows: 1),
      on: &canvas, look: look)
  }
}

private func draw(
  _ listed: ListedSession, _ progress: ProgressState, isSelected: Bool, in rect: Rect,
  on canvas: inout Canvas, look: Look
) {
  let style = look[isSelected ? .listSelected : .list]
  let dim = isSelected ? style : look[.listDim]
  let session = listed.session
  canvas.fill(rect, style: style)
  if isSelected {
    canvas.put(look.glyphs.pointer, row: rect.row, column: rect.column, style: style)
  }
  canvas.put(
    listed.on.map { spoken($0) } ?? "", row: rect.row, column: rect.column + SessionColumn.date,
    style: dim, columns: 18)
  canvas.put(
    progress.title(of: session.caseID), row: rect.row, column: rect.column + SessionColumn.title,
    style: style, columns: max(0, rect.columns - SessionColumn.title - SessionColumn.mode - 1),
    overflow: .ellipsis)
  canvas.put(
    session.mode.rawValue, row: rect.row, column: rect.endColumn - SessionColumn.mode, style: dim)
  canvas.put(
    session.attempt == 0 ? "retry" : "\(session.attempt)", row: rect.row,
    column: rect.endColumn - SessionColumn.attempt, style: dim)
  canvas.put(
    spoken(session.clock), row: rect.row, endingBefore: rect.endColumn - 7, style: dim)
  canvas.put(
    spoken(score: session.score), row: rect.row, endingBefore: rect.endColumn, style: style)
}
