import Grading
import Practice
import Terminal

/// Where things stand on the list of examinations that were handed in.
struct ExaminationsFrame: Hashable {
  let list: Rect
  let totals: Rect

  /// The totals have at most eight rows of two measures and a heading, the list what they leave.
  init(_ frame: ProgressFrame) {
    (list, totals) = frame.list.split(bottom: min(10, frame.list.rows / 2 + 1))
  }
}

/// Columns from the right end; titles take what is left of them.
private enum Column {
  static let date = 2
  static let title = 21
  static let right = 17
  static let time = 7
  static let titleEnd = 29
}

/// Draws the examinations, each with its cases, and the totals over the one that is selected.
func drawExaminations(
  _ progress: ProgressState, _ frame: ProgressFrame, on canvas: inout Canvas, look: Look
) {
  guard let list = progress.examinations, let current = list.current else {
    let words =
      progress.examinations == nil
      ? "The examinations were not read."
      : "No examination was handed in yet. In the case list, Space marks cases for one and X "
        + "begins it."
    drawWrapped(words, in: frame.body, style: look[.text], on: &canvas)
    return
  }
  let parts = ExaminationsFrame(frame)
  let head = frame.head
  for (words, column) in [
    ("Handed in", head.column + Column.date), ("Cases", head.column + Column.title),
  ] {
    canvas.put(words, row: head.row, column: column, style: look[.listDim])
  }
  for (words, end) in [("Right", Column.right), ("Time", Column.time), ("Score", 0)] {
    canvas.put(words, row: head.row, endingBefore: head.endColumn - end, style: look[.listDim])
  }
  let top = list.firstShown(height: parts.list.rows)
  for row in 0..<parts.list.rows where top + row < list.rows.count {
    let rect = Rect(
      row: parts.list.row + row, column: parts.list.column, columns: parts.list.columns, rows: 1)
    let isSelected = top + row == list.selectedRow
    draw(
      list.rows[top + row], of: list, progress, isSelected: isSelected, in: rect, on: &canvas,
      look: look)
  }
  if top + parts.list.rows < list.rows.count {
    canvas.put(
      look.glyphs.down, row: parts.list.endRow - 1, column: parts.list.endColumn,
      style: look[.textDim])
  }
  drawTotals(of: current.examination, in: parts.totals, on: &canvas, look: look)
}

private func draw(
  _ row: ExaminationList.Row, of list: ExaminationList, _ progress: ProgressState,
  isSelected: Bool, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let style = look[isSelected ? .listSelected : .list]
  let dim = isSelected ? style : look[.listDim]
  let room = max(0, rect.columns - Column.title - Column.titleEnd)
  canvas.fill(rect, style: style)
  func put(_ title: String, _ totals: PeriodTotals, time: Milliseconds, title role: Style) {
    canvas.put(
      title, row: rect.row, column: rect.column + Column.title, style: role, columns: room,
      overflow: .ellipsis)
    if let right = totals.measure(.correctOverKeyed) {
      let counts = "\(spoken(score: right.numerator)) of \(spoken(score: right.denominator))"
      canvas.put(counts, row: rect.row, endingBefore: rect.endColumn - Column.right, style: dim)
    }
    canvas.put(spoken(time), row: rect.row, endingBefore: rect.endColumn - Column.time, style: dim)
    if let score = totals.meanScore {
      canvas.put(spoken(score: score), row: rect.row, endingBefore: rect.endColumn, style: role)
    }
  }
  switch row {
  case .whole(let index):
    let (paper, on) = (list.listed[index].examination, list.listed[index].on)
    let strong = look[.heading]
    canvas.put(
      on.map { spoken($0) } ?? "", row: rect.row, column: rect.column + Column.date,
      style: strong, columns: 18)
    put(
      "\(counted(paper.items.count, "case")), \(paper.minutes) minutes", paper.total,
      time: paper.clock, title: strong)
  case .item(let index, let place):
    let item = list.listed[index].examination.items[place]
    if isSelected {
      canvas.put(look.glyphs.pointer, row: rect.row, column: rect.column, style: style)
    }
    let number = "\(place + 1)"
    canvas.put(
      number, row: rect.row, endingBefore: rect.column + Column.title - 2, style: dim)
    guard let session = item.session else {
      canvas.put(
        progress.title(of: item.caseID), row: rect.row, column: rect.column + Column.title,
        style: dim, columns: room, overflow: .ellipsis)
      canvas.put("not in the journal", row: rect.row, endingBefore: rect.endColumn, style: dim)
      return
    }
    put(progress.title(of: item.caseID), item.totals, time: session.clock, title: style)
  }
}

/// Draws the measures over all cases of an examination, numerators and denominators added up.
private func drawTotals(
  of paper: FinishedExamination, in area: Rect, on canvas: inout Canvas, look: Look
) {
  let total = paper.total
  let score = total.meanScore.map { "mean practice score \(spoken(score: $0))" } ?? "none"
  canvas.put(
    "All its cases: \(score)", row: area.row + 1, column: area.column, style: look[.heading],
    columns: area.columns, overflow: .ellipsis)
  let measures = total.measures.filter { $0.denominator > 0 }
  let body = area.inset(top: 2)
  let width = (body.columns - 2) / 2
  for (index, measure) in measures.enumerated() {
    let (column, row) = (index / body.rows, index % body.rows)
    guard column < 2 else { break }
    let left = body.column + column * (width + 2)
    var value = measure.value.map { "\(spoken(score: $0 * 100)) %" } ?? "none"
    if width >= 50 {
      value =
        "\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))  " + value
    }
    let used = canvas.put(
      value, row: body.row + row, endingBefore: left + width, style: look[.text])
    canvas.put(
      measure.name.words, row: body.row + row, column: left, style: look[.text],
      columns: width - used - 1, overflow: .ellipsis)
  }
}
