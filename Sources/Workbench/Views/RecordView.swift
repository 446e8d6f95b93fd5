import Practice
import Terminal

/// Draws the tabs of the record: the open document, and as many around it as fit.
func drawTabs(
  _ reader: Reader, opened: ReadingLog, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.put(
    tabCount(reader), row: rect.row, endingBefore: rect.endColumn - 1, style: look[.textDim])
  let counts = tabMatches(reader)
  let places = tabPlaces(reader, in: rect)
  guard let first = places.first, let last = places.last else { return }
  if first.page > 0 { canvas.put("<", row: rect.row, column: rect.column, style: look[.textDim]) }
  for place in places {
    let isCurrent = place.page == reader.current
    let isUnread =
      reader.pages[place.page].isRecord && !opened.hasOpened(reader.pages[place.page].id)
    let mark = isCurrent ? look.glyphs.pointer : isUnread ? look.glyphs.bullet : " "
    let style = look[isCurrent ? .recordTabCurrent : isUnread ? .recordTabUnread : .recordTab]
    let column = place.columns.lowerBound
    let width = place.columns.count
    canvas.fill(Rect(row: rect.row, column: column, columns: width, rows: 1), style: style)
    canvas.put(mark, row: rect.row, column: column + 1, style: style)
    let used = canvas.put(
      reader.pages[place.page].title, row: rect.row, column: column + 2, style: style,
      columns: width - 3, overflow: .ellipsis)
    // How often the words searched for stand in it.
    if let count = counts?[place.page], !count.isEmpty {
      canvas.put(
        count, row: rect.row, column: column + 3 + used, style: look[.recordMatch],
        columns: width - 3 - used)
    }
  }
  if last.page + 1 < reader.pages.count {
    canvas.put(">", row: rect.row, column: last.columns.upperBound, style: look[.textDim])
  }
}

private func tabCount(_ reader: Reader) -> String {
  "\(reader.current + 1) of \(reader.pages.count)"
}

/// For each page how often the words searched for stand in it; nothing where they do not.
private func tabMatches(_ reader: Reader) -> [String]? {
  reader.search.map { search in
    reader.pages.indices.map { index in
      let count = search.count(on: index)
      return count > 0 ? "\(count)" : ""
    }
  }
}

/// The page whose tab is drawn at a place.
func tab(at position: Position, of reader: Reader, in rect: Rect) -> Int? {
  guard rect.contains(position) else { return nil }
  return tabPlaces(reader, in: rect).first { $0.columns.contains(position.column) }?.page
}

/// The tabs there is room for, and the columns of each.
private func tabPlaces(_ reader: Reader, in rect: Rect) -> [(page: Int, columns: Range<Int>)] {
  let room = max(0, rect.columns - tabCount(reader).utf8.count - 4)
  let counts = tabMatches(reader)
  let widths = reader.titleColumns.indices.map { index in
    let count = counts?[index].utf8.count ?? 0
    return reader.titleColumns[index] + 4 + (count > 0 ? count + 1 : 0)
  }
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
///
/// - Parameter isActive: Whether the keys go to it, where another document is shown too.
func drawRecord(
  _ reader: Reader, isActive: Bool? = nil, in pane: Rect, on canvas: inout Canvas, look: Look
) {
  let area = Frame.text(of: pane)
  let (head, body) = area.split(top: Frame.headRows)
  let page = reader.page
  canvas.put(
    page.title, row: head.row, column: head.column, style: look[.recordHeading],
    columns: head.columns, overflow: .ellipsis)
  if isActive == true {
    canvas.put(look.glyphs.pointer, row: head.row, column: head.column - 2, style: look[.accent])
  }
  let position = positionText(reader)
  canvas.put(position, row: head.row, endingBefore: head.endColumn, style: look[.textDim])
  canvas.put(
    page.caption, row: head.row + 1, column: head.column, style: look[.textDim],
    columns: head.columns, overflow: .ellipsis)
  let selected = isActive == false ? nil : reader.selectedRange
  let top = reader.topLine
  canvas.within(pane) { canvas in
    for row in 0..<body.rows {
      let index = top + row
      guard index < reader.layout.lines.count else { break }
      drawLine(
        reader.layout.lines[index], of: reader, selected, row: body.row + row, in: body, &canvas,
        look)
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
  _ line: RecordLayout.Line, of reader: Reader, _ selected: Range<Int>?, row: Int, in body: Rect,
  _ canvas: inout Canvas, _ look: Look
) {
  let shift = line.kind == .table ? min(reader.sideways, line.range.count) : 0
  let shown = (line.range.lowerBound + shift)..<line.range.upperBound
  let column = body.column + line.indent
  let room = body.columns - line.indent
  let style = look[line.kind == .heading ? .recordHeading : .record]
  canvas.put(
    reader.page.text.line, shown, row: row, column: column, style: style, columns: room)
  let place = LinePlacement(
    line: line.range, shown: shown.lowerBound..<min(shown.upperBound, shown.lowerBound + room),
    isCut: shown.count > room, isShifted: shift > 0, row: row, column: column, body: body)
  drawFlags(reader.page.flags, at: place, on: &canvas, look: look)
  drawMarks(reader.placedMarks, at: place, on: &canvas, look: look)
  // More of a table stands to the left or to the right: a sign in the margin says so.
  if shift > 0 { canvas.put("<", row: row, column: body.column - 1, style: look[.accent]) }
  if place.isCut { canvas.put(">", row: row, column: body.endColumn, style: look[.accent]) }
  if let search = reader.search {
    for index in search.indices(on: reader.current, in: line.range) {
      let role: Role = index == search.current ? .recordMatchCurrent : .recordMatch
      place.restyle(search.matches[index].range, look[role], on: &canvas)
    }
  }
  if let highlight = reader.highlight {
    place.restyle(highlight, look[.recordEvidence], on: &canvas)
    // Beside colour, a bar in the margin: the evidence is plain on any terminal.
    if highlight.overlaps(line.range) {
      canvas.put(look.glyphs.markLeft, row: row, column: body.column - 2, style: look[.accent])
    }
  }
  if let selected { drawSelection(selected, reader, at: place, on: &canvas, look: look) }
  if shift > 0, line.label > 0 { drawLabel(line, of: reader, at: place, on: &canvas, style: style) }
}

/// Draws the label of a table's line over what is scrolled away under it.
private func drawLabel(
  _ line: RecordLayout.Line, of reader: Reader, at place: LinePlacement,
  on canvas: inout Canvas, style: Style
) {
  let start = line.range.lowerBound
  let end = min(line.range.upperBound, start + line.label)
  canvas.fill(
    Rect(row: place.row, column: place.column, columns: line.label + 1, rows: 1), style: style)
  canvas.put(reader.page.text.line, start..<end, row: place.row, column: place.column, style: style)
}
