import Chart
import Practice
import Terminal

/// Where things stand on the progress screen.
struct ProgressFrame: Hashable {
  let top: Rect
  let tabs: Rect
  /// Head of the body: the columns, or what the totals are over.
  let head: Rect
  let body: Rect
  let note: Rect

  init(size: Size) {
    let all = Rect(size)
    let (bar, rest) = all.split(top: 1)
    top = bar
    let (tabs, below) = rest.split(top: 1)
    self.tabs = tabs
    let area = below.inset(top: 1, left: 1, bottom: 2, right: 1)
    let (head, middle) = area.split(top: 1)
    self.head = head
    let (body, note) = middle.split(bottom: 2)
    self.body = body
    self.note = note
  }

  /// The rows of a list, which has no note below.
  var list: Rect {
    Rect(
      row: body.row, column: body.column, columns: body.columns, rows: body.rows + note.rows)
  }
}

func drawProgress(_ progress: ProgressState, _ state: State, on canvas: inout Canvas, look: Look) {
  let frame = ProgressFrame(size: state.size)
  canvas.fill(frame.top, style: look[.barTop])
  let subject = progress.scope.caseID.map { progress.title(of: $0) }
  canvas.put(
    " Progress" + (subject.map { " \(String(look.glyphs.dot)) \($0)" } ?? ""), row: frame.top.row,
    column: 0, style: look[.barTop].adding(.bold), columns: frame.top.columns - 26,
    overflow: .ellipsis)
  let count = progress.progress.map { "\(counted($0.finished, "finished session")) " } ?? ""
  canvas.put(count, row: frame.top.row, endingBefore: frame.top.endColumn, style: look[.barTop])
  drawSubjects(progress, in: frame.tabs, on: &canvas, look: look)
  for row in [frame.tabs.endRow, frame.note.endRow] {
    canvas.horizontalLine(row: row, column: 0, length: canvas.size.columns, style: look[.border])
  }
  guard progress.progress != nil, !progress.sessions.isEmpty else {
    let words =
      progress.progress == nil
      ? "The journal is being read." : "No session is finished yet. Submit one for review first."
    canvas.put(words, row: frame.head.row, column: frame.head.column, style: look[.text])
    return
  }
  switch progress.subject {
  case .sessions: drawSessions(progress, frame, on: &canvas, look: look)
  case .measures, .pace: drawRows(progress, frame, on: &canvas, look: look)
  case .misses: drawMisses(progress, frame, on: &canvas, look: look)
  case .examinations: drawExaminations(progress, frame, on: &canvas, look: look)
  }
}

private func drawSubjects(
  _ progress: ProgressState, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  for (subject, columns) in zip(progress.subjects, subjectPlaces(progress, in: rect)) {
    let isCurrent = subject == progress.subject
    let words = "\(isCurrent ? String(look.glyphs.pointer) : " ")\(subject.rawValue) "
    canvas.put(
      words, row: rect.row, column: columns.lowerBound,
      style: look[isCurrent ? .recordTabCurrent : .recordTab])
  }
  let words = progress.subject.isOverScope ? scopeWords(progress.scope) : "newest first"
  canvas.put(
    words, row: rect.row, endingBefore: rect.endColumn - 1,
    style: look[.textDim])
}

/// The columns of the names of the subjects.
func subjectPlaces(_ progress: ProgressState, in rect: Rect) -> [Range<Int>] {
  var column = rect.column + 1
  return progress.subjects.map { subject in
    let width = columns(of: subject.rawValue) + 2
    defer { column += width + 1 }
    return column..<(column + width)
  }
}

private func drawRows(
  _ progress: ProgressState, _ frame: ProgressFrame, on canvas: inout Canvas, look: Look
) {
  let rows = progressRows(progress)
  let total = counted(progress.total.sessions, "case")
  canvas.put(
    "Totals over \(total), and how they went", row: frame.head.row, column: frame.head.column,
    style: look[.heading])
  if progress.subject == .measures {
    canvas.put(
      "95 %", row: frame.head.row, endingBefore: frame.head.endColumn, style: look[.textDim])
  }
  for row in 0..<frame.body.rows where progress.top + row < rows.count {
    draw(rows[progress.top + row], row: frame.body.row + row, in: frame.body, on: &canvas, look)
  }
  if progress.top + frame.body.rows < rows.count {
    canvas.put(
      look.glyphs.down, row: frame.body.endRow - 1, column: frame.body.endColumn,
      style: look[.textDim])
  }
  let note =
    progress.subject == .measures
    ? "95 % is a common benchmark of coding audits on totals over many cases: no verdict on one "
      + "case, and nobody's rule."
    : "The clock counts while a session runs, not while it is paused. Charts are drawn against the "
      + "longest."
  drawWrapped(note, in: frame.note, style: look[.textDim], on: &canvas)
}

private func draw(
  _ row: ProgressRow, row y: Int, in area: Rect, on canvas: inout Canvas, _ look: Look
) {
  let name = min(36, area.columns * 2 / 5)
  canvas.put(
    row.name, row: y, column: area.column, style: look[.text], columns: name, overflow: .ellipsis)
  let valueEnd = area.column + name + 12
  canvas.put(row.value, row: y, endingBefore: valueEnd, style: look[.text])
  let room = area.columns < 100 ? 16 : ProgressState.periods
  canvas.put(
    sparkline(row.chart.narrowed(to: room), look.glyphs), row: y, column: valueEnd + 1,
    style: look[.accent])
  canvas.put(
    row.counts, row: y, column: valueEnd + room + 2, style: look[.textDim],
    columns: max(0, area.endColumn - valueEnd - room - 10), overflow: .ellipsis)
  switch row.mark {
  case .none: break
  case .reached:
    canvas.put("reached", row: y, endingBefore: area.endColumn, style: look[.outcomeCorrect])
  case .below: canvas.put("below", row: y, endingBefore: area.endColumn, style: look[.textDim])
  }
}

extension Array<Double?> {
  /// No more than so many values, each the mean of its neighbours that have one.
  fileprivate func narrowed(to most: Int) -> [Double?] {
    guard count > most, most > 0 else { return self }
    return (0..<most).map { part in
      let values = self[(part * count / most)..<((part + 1) * count / most)].compactMap { $0 }
      return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
  }
}
