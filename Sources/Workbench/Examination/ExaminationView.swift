import Grading
import Practice
import Terminal

/// Draws the list of cases of an examination or, once it is handed in, what came of them.
func drawExamination(_ state: State, on canvas: inout Canvas, look: Look) {
  guard let examination = state.examination else { return }
  let all = Rect(state.size)
  let bar = all.split(top: 1).top
  canvas.fill(bar, style: look[.barTop])
  let isFinished = examination.paper.isFinished
  canvas.put(
    isFinished ? " Examination, handed in" : " Examination", row: 0, column: 0,
    style: look[.barTop].adding(.bold))
  let clock = isFinished ? examination.paper.clock : examination.clock.reading(at: state.now)
  let isLate = clock > examination.limit
  let time = clockText(
    clock, of: examination.limit, isHidden: state.panes.hidesClock && !isFinished)
  let used = canvas.put(
    time, row: 0, endingBefore: all.endColumn, style: look[isLate ? .clockLow : .clock])
  var facts = state.unsaved == nil ? "" : "NOT SAVED  "
  if isLate { facts += "\(duration(clock - examination.limit)) over time  " }
  canvas.put(facts, row: 0, endingBefore: all.endColumn - used, style: look[.barTop])
  let area = examinationArea(state.size)
  isFinished
    ? drawResults(examination, in: area, on: &canvas, look: look)
    : drawNavigator(examination, state, in: area, on: &canvas, look: look)
}

private func drawNavigator(
  _ examination: ExaminationState, _ state: State, in area: Rect, on canvas: inout Canvas,
  look: Look
) {
  let paper = examination.paper
  let counts = [Examination.Status.complete, .incomplete, .unseen].map {
    "\(paper.count($0)) \($0.rawValue)"
  }
  let dot = String(look.glyphs.dot)
  let flagged = paper.items.count(where: \.isFlagged)
  canvas.put(
    (counts + (flagged > 0 ? ["\(flagged) flagged"] : [])).joined(separator: " \(dot) "),
    row: area.row, column: area.column, style: look[.textDim])
  let rows = paper.items.indices.map { place in
    let seat = examination.seats[place]
    let item = paper.items[place]
    let codes = seat.session?.summary.entryCount ?? 0
    return [
      seat.chosen.info.title, item.isFlagged ? "flag" : "", item.status.rawValue,
      item.status == .unseen ? "" : counted(codes, "code"),
      seat.session.map { duration($0.clock.reading(at: state.now)) } ?? "",
    ]
  }
  drawTable(
    rows, selected: examination.selected, widths: [6, 12, 10, 12], in: navigatorRows(in: area),
    on: &canvas, look: look)
}

private func examinationArea(_ size: Size) -> Rect {
  Rect(size).inset(top: 2, left: 2, bottom: 2, right: 2)
}

private func navigatorRows(in area: Rect) -> Rect { area.inset(top: 2) }

/// Where the cases stand that were handed in, and the totals under them.
private func resultPlaces(in area: Rect, count: Int) -> (top: Rect, bottom: Rect) {
  area.split(top: min(count + 1, area.rows / 2))
}

/// The case of the list that is drawn at a place.
func examinationRow(at position: Position, _ state: State) -> Int? {
  guard let examination = state.examination else { return nil }
  let (area, count) = (examinationArea(state.size), examination.seats.count)
  let rows =
    examination.paper.isFinished
    ? resultPlaces(in: area, count: count).top : navigatorRows(in: area)
  let top = firstRow(count: count, focus: examination.selected, below: 1, height: rows.rows)
  guard let row = rows.row(at: position, from: top), row < count else { return nil }
  return row
}

private func drawResults(
  _ examination: ExaminationState, in area: Rect, on canvas: inout Canvas, look: Look
) {
  let reviews = examination.seats.compactMap(\.review)
  let rows = reviews.map { review in
    let keyed = review.report.lines.filter { $0.keyed != nil && $0.outcome != .optional }
    let right = keyed.count { !$0.needsAttention }
    return [
      review.chosen.info.title, "\(right) of \(keyed.count) right",
      "score \(spoken(score: review.report.practiceScore))", duration(review.session.clock),
    ]
  }
  let (list, rest) = resultPlaces(in: area, count: rows.count)
  drawTable(
    rows, selected: examination.selected, widths: [18, 12, 12], in: list, on: &canvas, look: look)
  let totals = reviews.map(\.report.practiceScore)
  let mean = totals.reduce(0, +) / Double(max(1, totals.count))
  canvas.put(
    "All cases: mean practice score \(spoken(score: mean))", row: rest.row,
    column: rest.column, style: look[.heading])
  let sums = totalMeasures(of: reviews.map(\.report))
  let body = rest.inset(top: 1)
  let asked = reviews.map(\.queryReport.asked)
  let queries = (part: asked.reduce(0) { $0 + $1.part }, whole: asked.reduce(0) { $0 + $1.whole })
  var totalRows = sums.map { measure in
    let value = measure.value.map { "\(spoken(score: $0 * 100)) %" } ?? "none"
    let counts = "\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))"
    return (words: measure.name.words, value: "\(counts)  \(value)")
  }
  if queries.whole > 0 {
    totalRows.append(
      (words: "Provider queries needed and sent", value: "\(queries.part) of \(queries.whole)"))
  }
  for (row, total) in totalRows.prefix(body.rows - 1).enumerated() {
    canvas.put(
      total.words, row: body.row + row, column: body.column, style: look[.text],
      columns: 40, overflow: .ellipsis)
    canvas.put(
      total.value, row: body.row + row,
      endingBefore: min(body.endColumn, body.column + 66), style: look[.text])
  }
  canvas.put(
    "95 % is a common audit benchmark on totals over many cases.", row: body.endRow - 1,
    column: body.column, style: look[.textDim], columns: body.columns, overflow: .ellipsis)
}

/// Every measure over several reports: numerators and denominators added up, those with nothing to
/// measure left out.
func totalMeasures(of reports: [GradeReport]) -> [Measure] {
  MeasureName.allCases.compactMap { name in
    let found = reports.flatMap(\.measures).filter { $0.name == name }
    let whole = found.reduce(0) { $0 + $1.denominator }
    guard whole > 0 else { return nil }
    return Measure(name, found.reduce(0) { $0 + $1.numerator }, of: whole)
  }
}

/// Draws rows of columns: the first takes what the others leave.
private func drawTable(
  _ rows: [[String]], selected: Int, widths: [Int], in area: Rect, on canvas: inout Canvas,
  look: Look
) {
  let top = firstRow(count: rows.count, focus: selected, below: 1, height: area.rows)
  for row in 0..<area.rows where top + row < rows.count {
    let y = area.row + row
    let isSelected = top + row == selected
    let style = look[isSelected ? .listSelected : .list]
    canvas.fill(
      Rect(row: y, column: area.column, columns: area.columns, rows: 1), style: style)
    if isSelected {
      canvas.put(look.glyphs.pointer, row: y, column: area.column, style: style)
    }
    var column = area.endColumn - widths.reduce(0, +)
    canvas.put(
      "\(top + row + 1)  \(rows[top + row][0])", row: y, column: area.column + 2, style: style,
      columns: column - area.column - 3, overflow: .ellipsis)
    for (cell, width) in zip(rows[top + row].dropFirst(), widths) {
      canvas.put(cell, row: y, column: column, style: style, columns: width - 1)
      column += width
    }
  }
}
