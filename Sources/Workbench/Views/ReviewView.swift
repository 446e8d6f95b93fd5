import Chart
import Grading
import Practice
import Terminal

func drawReview(_ review: ReviewState, _ state: State, on canvas: inout Canvas, look: Look) {
  let frame = Frame(
    size: state.size, panes: state.panes, sideHasFocus: !review.recordHasFocus)
  drawScoreBar(review, in: frame.top, on: &canvas, look: look)
  drawSubjects(review, in: frame.tabs, on: &canvas, look: look)
  drawRules(frame, on: &canvas, look: look)
  if let pane = frame.record {
    drawRecord(review.reader, in: pane, on: &canvas, look: look)
  }
  if let pane = frame.side {
    let area = pane.inset(left: 1, right: 1)
    switch review.subject {
    case .lines: drawLines(review, state, in: area, on: &canvas, look: look)
    case .sheets: drawSheets(review, state.books, in: area, on: &canvas, look: look)
    case .measures: drawMeasures(review, in: area, on: &canvas, look: look)
    case .edits: drawEdits(review, in: area, on: &canvas, look: look)
    case .reading: drawReading(review, in: area, on: &canvas, look: look)
    case .queries: drawQueryReview(review, in: area, on: &canvas, look: look)
    case .group: drawGroups(review, in: area, on: &canvas, look: look)
    }
  }
  drawPaneTitles(review, frame, on: &canvas, look: look)
}

/// Says which pane has the keys and, over the lines, which of them are shown.
private func drawPaneTitles(
  _ review: ReviewState, _ frame: Frame, on canvas: inout Canvas, look: Look
) {
  let filter = review.subject == .lines ? review.filterWords : nil
  if review.recordHasFocus {
    drawFocus(on: frame.record, title: "Record", canvas: &canvas, look: look)
    if let filter, let side = frame.side {
      canvas.put(" \(filter) ", row: side.row - 1, column: side.column + 1, style: look[.textDim])
    }
  } else {
    let title = filter.map { "Review: \($0)" } ?? "Review"
    drawFocus(on: frame.side, title: title, canvas: &canvas, look: look)
  }
  // What sets this review apart stands over the record where that is on the screen too.
  let facts = [
    review.session.isRetry ? "retry" : nil, review.showsStored ? "as stored" : nil,
    review.caseChanged ? "case edited since" : nil,
  ].compactMap { $0 }
  guard !facts.isEmpty, let pane = frame.record ?? frame.side else { return }
  let dot = String(look.glyphs.dot)
  canvas.put(
    " \(facts.joined(separator: " \(dot) ")) ", row: pane.row - 1,
    endingBefore: pane.endColumn - 1, style: look[.messageWarning])
}

private func drawScoreBar(
  _ review: ReviewState, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.fill(rect, style: look[.barTop])
  let time = spoken(review.session.clock) + " "
  let used = canvas.put(
    time, row: rect.row, endingBefore: rect.endColumn, style: look[.clock])
  let room = rect.columns - used - 2
  let whole = scoreLine(review, look, isShort: false)
  let line = columns(of: whole) <= room ? whole : scoreLine(review, look, isShort: true)
  canvas.put(
    " " + line, row: rect.row, column: rect.column, style: look[.barTop], columns: room + 1,
    overflow: .ellipsis)
}

/// `Practice score 78 · principal ✓ · secondary 7 of 9 · POA 8 of 9 · procedures 1 of 2`.
private func scoreLine(_ review: ReviewState, _ look: Look, isShort: Bool) -> String {
  let score = spoken(score: review.report.practiceScore)
  var parts = [isShort ? "Score \(score)" : "Practice score \(score)"]
  func measure(_ name: MeasureName) -> Measure? {
    review.report.measures.first { $0.name == name && $0.denominator > 0 }
  }
  if let principal = measure(.principalDiagnosis) {
    let mark = principal.numerator > 0 ? look.glyphs.correct : look.glyphs.missed
    parts.append("principal \(String(mark))")
  }
  for (name, words) in [
    (MeasureName.secondaryRecall, "secondary"), (.poa, "POA"), (.procedureRecall, "procedures"),
  ] {
    guard let found = measure(name) else { continue }
    let (part, whole) = (spoken(score: found.numerator), spoken(score: found.denominator))
    parts.append("\(words) \(part)\(isShort ? "/" : " of ")\(whole)")
  }
  let hints = review.session.hints.count
  if hints > 0 { parts.append(counted(hints, "hint")) }
  let dot = String(look.glyphs.dot)
  return parts.joined(separator: " \(dot) ")
}

private func drawSubjects(
  _ review: ReviewState, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  var column = rect.column + 1
  for subject in ReviewState.Subject.allCases {
    let isCurrent = subject == review.subject
    let words = "\(isCurrent ? String(look.glyphs.pointer) : " ")\(subject.rawValue) "
    column +=
      canvas.put(
        words, row: rect.row, column: column,
        style: look[isCurrent ? .recordTabCurrent : .recordTab])
  }
  let held = review.neverOpened.count { $0.missedLines > 0 }
  // The longest wording that fits whole; the last of them does, whatever the number.
  let title = held == 0 ? review.reader.page.title.text : ""
  let wordings =
    held == 0
    ? ["record: \(title)", title]
    : ["\(counted(held, "document")) with evidence never opened", "evidence unread: \(held)"]
  let style = look[held == 0 ? .textDim : .messageWarning]
  let room = rect.endColumn - 1 - (column + 1)
  if let words = wordings.first(where: { columns(of: $0) <= room }) {
    canvas.put(words, row: rect.row, endingBefore: rect.endColumn - 1, style: style)
  } else {
    canvas.put(
      wordings.last ?? "", row: rect.row, column: column + 1, style: style, columns: room,
      overflow: .ellipsis)
  }
}

private func firstRow(of rows: [ReviewRow], _ review: ReviewState, height: Int) -> Int {
  let focus = rows.firstIndex { $0.line == review.selected } ?? 0
  let below = max(0, rows.count { $0.line == review.selected } - 1)
  return firstRow(count: rows.count, focus: focus, below: below, height: height)
}

/// The line of the review that is drawn at a place.
func line(
  at position: Position, of review: ReviewState, _ state: State, in pane: Rect
) -> Int? {
  guard review.subject == .lines else { return nil }
  let area = pane.inset(left: 1, right: 1)
  // Signs of both sets are one column wide: the rows are the same.
  let rows = review.rows(width: area.columns, glyphs: .unicode, books: state.books)
  let row = firstRow(of: rows, review, height: area.rows) + position.row - area.row
  return rows.indices.contains(row) ? rows[row].line : nil
}

private func drawLines(
  _ review: ReviewState, _ state: State, in area: Rect, on canvas: inout Canvas, look: Look
) {
  let rows = review.rows(width: area.columns, glyphs: look.glyphs, books: state.books)
  let top = firstRow(of: rows, review, height: area.rows)
  for row in 0..<area.rows where top + row < rows.count {
    let item = rows[top + row]
    let y = area.row + row
    let isHead = item.mark != nil && item.line == review.selected
    var style = look[item.role]
    if isHead {
      style = look[.summarySelected]
      canvas.fill(
        Rect(row: y, column: area.column - 1, columns: area.columns + 2, rows: 1), style: style)
      canvas.put(look.glyphs.pointer, row: y, column: area.column - 1, style: style)
    }
    if let mark = item.mark {
      canvas.put(mark, row: y, column: area.column, style: isHead ? style : look[item.role])
    }
    let used = canvas.put(
      item.text, row: y, column: area.column + item.indent, style: style,
      columns: area.columns - item.indent, overflow: .ellipsis)
    let start = area.column + item.indent + used + 2
    if !item.title.isEmpty, area.endColumn - start >= 8 {
      canvas.put(
        item.title, row: y, column: start, style: look[.textDim],
        columns: area.endColumn - start, overflow: .ellipsis)
    }
  }
}
