import Chart
import CodeSets
import Practice
import Terminal

/// Draws the code books over the whole screen.
func drawBrowser(
  _ browser: BrowserState, _ state: State, on canvas: inout Canvas, look: Look
) {
  let frame = BrowserFrame(state.size)
  drawBar(browser, state, in: frame.top, on: &canvas, look: look)
  drawParts(browser, in: frame.tabs, on: &canvas, look: look)
  let style = look[.border]
  for row in [frame.body.row - 1, frame.body.endRow] {
    canvas.horizontalLine(row: row, column: 0, length: canvas.size.columns, style: style)
  }
  if let search = browser.search {
    drawSearch(search, in: frame, on: &canvas, look: look)
    return
  }
  switch browser.page {
  case .tabular(let page): drawTabular(page, state, in: frame, on: &canvas, look: look)
  case .index(let page): drawIndex(page, state, in: frame, on: &canvas, look: look)
  case .builder(let page): drawBuilder(page, state, in: frame.body, on: &canvas, look: look)
  case .reference(let page): drawReference(page, in: frame, on: &canvas, look: look)
  }
}

/// Draws the note being written, on the last row.
func drawNoting(_ noting: CodeNoting, on canvas: inout Canvas, look: Look) {
  let row = canvas.size.rows - 1
  let style = look[.summaryField]
  canvas.fill(Rect(row: row, column: 0, columns: canvas.size.columns, rows: 1), style: style)
  let used = canvas.put(
    " Note on \(noting.code.code): ", row: row, column: 0, style: style.adding(.bold))
  drawInput(
    noting.input.text, cursor: noting.input.cursor,
    in: Rect(row: row, column: used, columns: canvas.size.columns - used - 1, rows: 1),
    style: style, on: &canvas)
}

/// Draws the rule between a list and its card.
func drawDivider(_ frame: BrowserFrame, on canvas: inout Canvas, look: Look) {
  guard let divider = frame.divider else { return }
  let (body, style) = (frame.body, look[.border])
  canvas.verticalLine(row: body.row, column: divider, length: body.rows, style: style)
  canvas.put(look.glyphs.teeDown, row: body.row - 1, column: divider, style: style)
  canvas.put(look.glyphs.teeUp, row: body.endRow, column: divider, style: style)
}

private func drawBar(
  _ browser: BrowserState, _ state: State, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.fill(rect, style: look[.barTop])
  var used = 0
  if case .session(let session) = state.screen {
    let clock = session.clock.reading(at: state.now)
    let limit = session.session.start.minutes * 60_000
    used = canvas.put(
      "\(spoken(clock)) / \(spoken(limit)) ", row: rect.row, endingBefore: rect.endColumn,
      style: look[clock > limit ? .clockLow : .clock])
    used += canvas.put(
      "\(session.session.start.mode.rawValue)  ", row: rect.row,
      endingBefore: rect.endColumn - used, style: look[.barTop])
  }
  if state.unsaved != nil {
    used += canvas.put(
      "NOT SAVED  ", row: rect.row, endingBefore: rect.endColumn - used,
      style: look[.messageError])
  }
  let room = rect.columns - used - 1
  var words = " " + state.books.edition
  if case .line(let slot) = browser.origin {
    let target = " For \(slot.words)"
    let both = "\(target) \(String(look.glyphs.dot))\(words)"
    words = columns(of: both) <= room ? both : target
  }
  canvas.put(
    words, row: rect.row, column: rect.column, style: look[.barTop], columns: room,
    overflow: .ellipsis)
}

private func drawParts(
  _ browser: BrowserState, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  for (index, columns) in partPlaces(in: rect).enumerated() {
    let isCurrent = index == browser.part
    let mark = isCurrent ? String(look.glyphs.pointer) : " "
    canvas.put(
      "\(mark)\(BrowserState.partNames[index]) ", row: rect.row, column: columns.lowerBound,
      style: look[isCurrent ? .recordTabCurrent : .recordTab])
  }
}

/// The columns of the names of the books, as far apart as there is room for.
func partPlaces(in rect: Rect) -> [Range<Int>] {
  let widths = BrowserState.partNames.map { columns(of: $0) + 2 }
  let gap = rect.columns - 1 - widths.reduce(0, +) >= widths.count ? 1 : 0
  var column = rect.column + 1
  return widths.map { width in
    defer { column += width + gap }
    return column..<(column + width)
  }
}

private func drawSearch(
  _ search: BookSearch, in frame: BrowserFrame, on canvas: inout Canvas, look: Look
) {
  let (head, body, detail) = frame.search
  let name = search.book == .diagnoses ? "ICD-10-CM" : "ICD-10-PCS"
  let used = canvas.put(
    "Search \(name): ", row: head.row, column: head.column, style: look[.heading])
  drawInput(
    search.input.text, cursor: search.input.cursor,
    in: Rect(
      row: head.row, column: head.column + used, columns: head.columns - used, rows: 1),
    style: look[.summaryField], on: &canvas)
  guard !search.hits.isEmpty else {
    canvas.put(search.emptyHint, row: body.row, column: body.column + 2, style: look[.textDim])
    return
  }
  let top = search.firstShown(height: body.rows)
  for row in 0..<body.rows where top + row < search.hits.count {
    let hit = search.hits[top + row]
    let isSelected = top + row == search.selected
    let style = look[isSelected ? .listSelected : .list]
    let line = Rect(row: body.row + row, column: body.column, columns: body.columns, rows: 1)
    canvas.fill(line, style: style)
    if isSelected {
      canvas.put(look.glyphs.pointer, row: line.row, column: line.column, style: style)
    }
    canvas.put(hit.code, row: line.row, column: line.column + 2, style: style, columns: 9)
    canvas.put(
      hit.words, row: line.row, column: line.column + 11, style: style,
      columns: line.columns - 11, overflow: .ellipsis)
  }
  if let hit = search.hit {
    drawWrapped("\(hit.code)  \(hit.words)", in: detail, style: look[.text], on: &canvas)
  }
}

extension BookSearch.Hit {
  /// Its title, with the term that was found and what stands against reporting it.
  fileprivate var words: String {
    title + (term.map { " (\($0))" } ?? "") + (isComplete ? "" : " (needs more)")
  }
}
