import CodeSets
import Terminal

/// Draws a page of an index: which one and of which year, the terms, and where the selected leads.
func drawIndex(
  _ page: IndexPage, _ state: State, in frame: BrowserFrame, on canvas: inout Canvas, look: Look
) {
  guard let book = state.indexes else {
    let area = frame.body.inset(top: 1, left: 2, right: 2)
    let used = drawWrapped("No index to browse", in: area, style: look[.heading], on: &canvas)
    _ = drawWrapped(
      missing(state.noIndexes), in: area.inset(top: used + 1), style: look[.text], on: &canvas)
    return
  }
  let places = IndexPlaces(frame, isTable: page.isTable)
  let (top, second) = places.head.split(top: 1)
  drawKinds(page, book, state, in: top, on: &canvas, look: look)
  drawPlace(page, book, in: second.inset(left: 1, right: 1), on: &canvas, look: look)
  if places.isBelow {
    canvas.horizontalLine(
      row: places.detail.row - 1, column: 0, length: canvas.size.columns, style: look[.border])
  } else {
    drawDivider(frame, on: &canvas, look: look)
  }
  guard !page.rows.isEmpty else {
    canvas.put(
      "No main term begins so; / in the tabular list finds words anywhere", row: places.rows.row,
      column: places.rows.column + 2, style: look[.textDim], columns: places.rows.columns - 3,
      overflow: .ellipsis)
    return
  }
  canvas.within(places.table) { canvas in
    if page.isTable {
      drawTable(page, in: places, on: &canvas, look: look)
    } else {
      drawOutline(page, in: places.rows, on: &canvas, look: look)
    }
  }
  if page.top > 0 {
    canvas.put(
      look.glyphs.up, row: places.rows.row, column: places.rows.endColumn - 1,
      style: look[.textDim])
  }
  if page.hasMoreBelow {
    canvas.put(
      look.glyphs.down, row: places.rows.endRow - 1, column: places.rows.endColumn - 1,
      style: look[.textDim])
  }
  var area = places.detail
  if page.isTable {
    let (above, legend) = area.split(bottom: 1)
    area = above
    canvas.put(
      page.kind.legend, row: legend.row, column: legend.column, style: look[.textDim],
      columns: legend.columns, overflow: .ellipsis)
  }
  for (text, role) in indexDetail(page, book, state.books, isWide: !places.isBelow) {
    area = area.inset(top: drawWrapped(text, in: area, style: look[role], on: &canvas))
  }
}

/// Why there is nothing, as a sentence.
private func missing(_ why: String?) -> String {
  guard let why, let first = why.first else { return "Opening…" }
  return first.uppercased() + why.dropFirst()
    + ". PATH is a file, a folder or a zip of the official ICD-10-CM index, of the year you code in."
}

/// Which indexes there are, and the years of the one that is open and of the book.
private func drawKinds(
  _ page: IndexPage, _ book: IndexBook, _ state: State, in rect: Rect, on canvas: inout Canvas,
  look: Look
) {
  var column = rect.column + 1
  for (kind, columns) in zip(book.kinds, kindPlaces(book, in: rect)) {
    let isCurrent = kind == page.kind
    let mark = isCurrent ? String(look.glyphs.pointer) : " "
    canvas.put(
      "\(mark)\(kind.tab)", row: rect.row, column: columns.lowerBound,
      style: look[isCurrent ? .heading : .textDim],
      columns: max(0, rect.endColumn - columns.lowerBound))
    column = columns.upperBound + 2
  }
  let years = "Index FY\(book.year(of: page.kind) ?? 0), book FY\(state.books.fiscalYear)"
  guard column + columns(of: years) < rect.endColumn else { return }
  let isOther = book.year(of: page.kind) != state.books.fiscalYear
  canvas.put(
    years, row: rect.row, endingBefore: rect.endColumn - 1,
    style: look[isOther ? .messageWarning : .textDim])
}

/// The columns of the names of the indexes.
func kindPlaces(_ book: IndexBook, in rect: Rect) -> [Range<Int>] {
  var column = rect.column + 1
  return book.kinds.map { kind in
    let width = columns(of: kind.tab) + 1
    defer { column += width + 2 }
    return column..<(column + width)
  }
}

/// What is typed; else what the selected term stands below; else the letters.
private func drawPlace(
  _ page: IndexPage, _ book: IndexBook, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  if page.isTyping {
    let used = canvas.put("Find: ", row: rect.row, column: rect.column, style: look[.heading])
    drawInput(
      page.input.text, cursor: page.input.cursor,
      in: Rect(row: rect.row, column: rect.column + used, columns: rect.columns - used, rows: 1),
      style: look[.summaryField], on: &canvas)
    return
  }
  guard let number = page.number else { return }
  let above = book.ancestors(of: number).map { book.entry($0).title }
  if !above.isEmpty {
    canvas.put(
      above.joined(separator: " \(String(look.glyphs.pointer)) "), row: rect.row,
      column: rect.column, style: look[.text], columns: rect.columns, overflow: .ellipsis)
  } else if page.isNarrowed {
    canvas.put(
      "\(counted(page.found, "term")) by \"\(page.input.text)\"", row: rect.row,
      column: rect.column, style: look[.textDim], columns: rect.columns, overflow: .ellipsis)
  } else {
    let current = book.letter(of: number)
    var column = rect.column
    for (letter, _) in book.letters(of: page.kind) where column < rect.endColumn {
      canvas.put(
        String(letter), row: rect.row, column: column,
        style: letter == current ? look[.accent].adding(.reverse) : look[.textDim])
      column += 2
    }
  }
}

private func drawOutline(
  _ page: IndexPage, in area: Rect, on canvas: inout Canvas, look: Look
) {
  for (offset, item) in page.window.enumerated() {
    let row = area.row + offset
    let isSelected = item.place == page.selected
    let isHead = item.line == 0
    if isSelected {
      if isHead {
        canvas.fill(
          Rect(row: row, column: area.column, columns: area.columns, rows: 1),
          style: look[.listSelected])
      }
      canvas.put(
        isHead ? look.glyphs.pointer : look.glyphs.markLeft, row: row, column: area.column,
        style: look[isHead ? .listSelected : .accent])
    }
    let style = isSelected && isHead ? look[.listSelected] : look[.list]
    if isHead, item.row.entry.level == 0, item.row.hasBelow {
      canvas.put(
        page.opened == item.row.entry.number ? "-" : "+", row: row, column: area.column + 2,
        style: style)
    }
    draw(
      item.row, line: item.line, page, isSelected: isSelected, row: row, in: area, style,
      on: &canvas, look: look)
  }
}

private func draw(
  _ item: IndexRow, line index: Int, _ page: IndexPage, isSelected: Bool, row: Int, in area: Rect,
  _ style: Style, on canvas: inout Canvas, look: Look
) {
  let line = item.lines[index]
  let column = area.column + line.column
  canvas.put(
    line.text, line.range, row: row, column: column, style: style, columns: area.endColumn - column)
  let chosen = isSelected ? page.chosen : nil
  if let reference = line.reference {
    let place = Rect(row: row, column: column, columns: line.range.count, rows: 1)
    let isChosen = chosen == .reference(item.entry.references[reference])
    canvas.restyle(place, style: isChosen ? look[.recordMatchCurrent] : look[.accent])
    if isChosen {
      canvas.put(look.glyphs.pointer, row: row, column: column - 2, style: look[.accent])
    }
    return
  }
  let dim = line.modifiers.clamped(to: line.range)
  if !dim.isEmpty, style == look[.list] {
    canvas.restyle(
      Rect(
        row: row, column: column + dim.lowerBound - line.range.lowerBound, columns: dim.count,
        rows: 1),
      style: look[.textDim])
  }
  guard index == 0, !item.codes.isEmpty else { return }
  let start = area.endColumn - IndexLayout.codeColumns - 1
  let isFlagged = item.codes.contains { $0?.isFlagged ?? false }
  var codeStyle = isSelected ? style : look[isFlagged ? .messageWarning : .summaryCode]
  if case .code? = chosen {
    codeStyle = look[.recordMatchCurrent]
    canvas.put(look.glyphs.pointer, row: row, column: start - 1, style: look[.accent])
  }
  canvas.put(
    item.trail, row: row, column: start, style: codeStyle, columns: IndexLayout.codeColumns,
    overflow: .ellipsis)
}
