import Practice
import Terminal

/// Draws the tabs of the record: the open document, and as many around it as fit.
func drawTabs(
  _ reader: Reader, opened: ReadingLog, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.put(
    tabCount(reader), row: rect.row, endingBefore: rect.endColumn - 1, style: look[.textDim])
  let places = tabPlaces(reader, in: rect)
  guard let first = places.first, let last = places.last else { return }
  if first.page > 0 { canvas.put("<", row: rect.row, column: rect.column, style: look[.textDim]) }
  for place in places {
    let page = reader.pages[place.page]
    let isCurrent = place.page == reader.current
    let isUnread = page.isRecord && !opened.hasOpened(page.id)
    let mark = isCurrent ? look.glyphs.pointer : isUnread ? look.glyphs.bullet : " "
    let style = look[isCurrent ? .recordTabCurrent : isUnread ? .recordTabUnread : .recordTab]
    let column = place.columns.lowerBound
    let width = place.columns.count
    canvas.fill(Rect(row: rect.row, column: column, columns: width, rows: 1), style: style)
    canvas.put(mark, row: rect.row, column: column + 1, style: style)
    canvas.put(
      page.title, row: rect.row, column: column + 2, style: style, columns: width - 3,
      overflow: .ellipsis)
  }
  if last.page + 1 < reader.pages.count {
    canvas.put(">", row: rect.row, column: last.columns.upperBound, style: look[.textDim])
  }
}

private func tabCount(_ reader: Reader) -> String {
  "\(reader.current + 1) of \(reader.pages.count)"
}

/// The page whose tab is drawn at a place.
func tab(at position: Position, of reader: Reader, in rect: Rect) -> Int? {
  guard rect.contains(position) else { return nil }
  return tabPlaces(reader, in: rect).first { $0.columns.contains(position.column) }?.page
}

/// The tabs there is room for, and the columns of each.
private func tabPlaces(_ reader: Reader, in rect: Rect) -> [(page: Int, columns: Range<Int>)] {
  let room = max(0, rect.columns - tabCount(reader).utf8.count - 4)
  let widths = reader.pages.map { $0.title.columns + 4 }
  // The window of tabs grows around the open one until the row is full.
  var first = reader.current
  var last = reader.current
  var used = widths[reader.current]
  while true {
    let canGrowLeft = first > 0 && used + widths[first - 1] <= room
    let canGrowRight = last + 1 < widths.count && used + widths[last + 1] <= room
    guard canGrowLeft || canGrowRight else { break }
    if canGrowRight && (!canGrowLeft || last - reader.current <= reader.current - first) {
      last += 1
      used += widths[last]
    } else {
      first -= 1
      used += widths[first]
    }
  }
  var column = rect.column + 1
  return (first...last).map { page in
    defer { column += min(widths[page], room) }
    return (page, column..<(column + min(widths[page], room)))
  }
}

/// Draws the open document: its title and caption, then its text from where it is scrolled to.
func drawRecord(_ reader: Reader, in pane: Rect, on canvas: inout Canvas, look: Look) {
  let area = Frame.text(of: pane)
  let (head, body) = area.split(top: Frame.headRows)
  let page = reader.page
  canvas.put(
    page.title, row: head.row, column: head.column, style: look[.recordHeading],
    columns: head.columns, overflow: .ellipsis)
  let position = positionText(reader)
  canvas.put(position, row: head.row, endingBefore: head.endColumn, style: look[.textDim])
  canvas.put(
    page.caption, row: head.row + 1, column: head.column, style: look[.textDim],
    columns: head.columns, overflow: .ellipsis)
  canvas.within(pane) { canvas in
    for row in 0..<body.rows {
      let index = reader.topLine + row
      guard index < reader.layout.lines.count else { break }
      drawLine(reader.layout.lines[index], of: reader, row: body.row + row, in: body, &canvas, look)
    }
  }
}

private func positionText(_ reader: Reader) -> String {
  let lines = reader.layout.lines.count
  guard lines > reader.height else { return "" }
  let bottom = min(lines, reader.topLine + reader.height)
  return bottom == lines ? "end" : "\(bottom * 100 / lines)%"
}

private func drawLine(
  _ line: RecordLayout.Line, of reader: Reader, row: Int, in body: Rect, _ canvas: inout Canvas,
  _ look: Look
) {
  let shift = line.kind == .table ? min(reader.sideways, line.range.count) : 0
  let shown = (line.range.lowerBound + shift)..<line.range.upperBound
  let column = body.column + line.indent
  let room = body.columns - line.indent
  let style = look[line.kind == .heading ? .recordHeading : .record]
  canvas.put(
    reader.page.text.line, shown, row: row, column: column, style: style, columns: room)
  // More of a table stands to the left or to the right: a sign in the margin says so.
  if shift > 0 { canvas.put("<", row: row, column: body.column - 1, style: look[.accent]) }
  if shown.count > room { canvas.put(">", row: row, column: body.endColumn, style: look[.accent]) }

  func mark(_ range: Range<Int>, _ role: Role) {
    let part = range.clamped(to: shown.lowerBound..<min(shown.upperBound, shown.lowerBound + room))
    guard !part.isEmpty else { return }
    let start = column + part.lowerBound - shown.lowerBound
    canvas.restyle(
      Rect(row: row, column: start, columns: part.count, rows: 1), style: look[role])
  }
  if let search = reader.search {
    for (index, match) in search.matches.enumerated() where match.page == reader.current {
      mark(match.range, index == search.current ? .recordMatchCurrent : .recordMatch)
    }
  }
  if let highlight = reader.highlight {
    mark(highlight, .recordEvidence)
    // Beside colour, a bar in the margin: the evidence is plain on any terminal.
    if highlight.overlaps(line.range) {
      canvas.put(look.glyphs.markLeft, row: row, column: body.column - 2, style: look[.accent])
    }
  }
}
