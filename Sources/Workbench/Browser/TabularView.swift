import Chart
import CodeSets
import Terminal

/// Draws the tabular list: over it what the selected row is in, beside it the row's card.
func drawTabular(
  _ page: TabularPage, _ state: State, in frame: BrowserFrame, on canvas: inout Canvas, look: Look
) {
  drawPath(
    page, state, in: frame.list.split(top: BrowserFrame.pathRows).top, on: &canvas, look: look)
  if frame.divider == nil, page.showsCard {
    drawCard(page, in: frame.cardText, on: &canvas, look: look)
    return
  }
  let area = frame.rows
  let window = page.window
  canvas.within(area) { canvas in
    for (row, item) in window.enumerated() {
      let isHead =
        item.entry == page.selected && !item.line.lead.isEmpty
        && item.line.leadRole == .summaryCode
      draw(
        item.line, row: area.row + row, in: area, isSelected: isHead,
        chosen: page.chosenReference, on: &canvas, look: look)
      guard item.entry == page.selected else { continue }
      canvas.put(
        isHead ? look.glyphs.pointer : look.glyphs.markLeft, row: area.row + row,
        column: area.column, style: look[isHead ? .listSelected : .accent])
    }
  }
  if page.hasMoreAbove {
    canvas.put(look.glyphs.up, row: area.row, column: area.endColumn - 1, style: look[.textDim])
  }
  if page.hasMoreBelow {
    canvas.put(
      look.glyphs.down, row: area.endRow - 1, column: area.endColumn - 1, style: look[.textDim])
  }
  guard frame.divider != nil else { return }
  drawDivider(frame, on: &canvas, look: look)
  drawCard(page, in: frame.cardText, on: &canvas, look: look)
}

/// The chapter and block of the selected row, then the headers between, each as far as there is room.
private func drawPath(
  _ page: TabularPage, _ state: State, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  guard page.entry != nil else { return }
  let above = page.path
  guard !above.isEmpty else {
    canvas.put(
      "The tabular list, by chapter", row: rect.row, column: rect.column + 1,
      style: look[.textDim])
    return
  }
  let sections = above.filter(\.isSection)
  let headers = above.filter { !$0.isSection }
  for (row, owners) in [sections, headers].enumerated() where row < rect.rows {
    draw(
      owners, state, row: rect.row + row, in: rect.inset(left: 1, right: 1), on: &canvas,
      look: look)
  }
}

private func draw(
  _ owners: [NoteOwner], _ state: State, row: Int, in rect: Rect, on canvas: inout Canvas,
  look: Look
) {
  guard !owners.isEmpty else { return }
  // Codes are always all there; the titles share what room is left.
  let leads = owners.map { owner -> String in
    if case .chapter(let number) = owner { "Chapter \(number)" } else { "\(owner)" }
  }
  let fixed = leads.reduce(0) { $0 + $1.utf8.count + 4 }
  let share = max(0, rect.columns - fixed) / owners.count
  var column = rect.column
  for (index, owner) in owners.enumerated() {
    if index > 0 {
      column +=
        canvas.put(
          " \(String(look.glyphs.pointer)) ", row: row, column: column, style: look[.textDim])
    }
    column +=
      canvas.put(
        leads[index] + " ", row: row, column: column, style: look[.summaryCode],
        columns: rect.endColumn - column)
    let title: String =
      switch owner {
      case .code(let code): state.books.title(of: code) ?? ""
      default: state.books.section(of: owner)?.title ?? ""
      }
    guard share >= 6 else { continue }
    let isLast = index == owners.count - 1
    column +=
      canvas.put(
        title, row: row, column: column, style: look[.textDim],
        columns: isLast ? rect.endColumn - column : share, overflow: .ellipsis)
  }
}

private func drawCard(
  _ page: TabularPage, in area: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.within(area.inset(left: -1, right: -1)) { canvas in
    let top = min(page.cardTop, max(0, page.card.count - area.rows))
    for row in 0..<area.rows where top + row < page.card.count {
      draw(
        page.card[top + row], row: area.row + row, in: area, isSelected: false,
        chosen: page.chosenReference, on: &canvas, look: look)
    }
    if top + area.rows < page.card.count {
      canvas.put(
        look.glyphs.down, row: area.endRow - 1, column: area.endColumn, style: look[.textDim])
    }
    if top > 0 {
      canvas.put(look.glyphs.up, row: area.row, column: area.endColumn, style: look[.textDim])
    }
  }
}

/// Draws a line of a page. A reference is underlined; the one that is chosen has a pointer before it
/// beside its colour.
private func draw(
  _ line: BookLine, row: Int, in area: Rect, isSelected: Bool, chosen: ReferenceID?,
  on canvas: inout Canvas, look: Look
) {
  func style(_ role: Role) -> Style { look[isSelected ? .listSelected : role] }
  if isSelected {
    canvas.fill(
      Rect(row: row, column: area.column, columns: area.columns, rows: 1),
      style: look[.listSelected])
  }
  if !line.lead.isEmpty {
    canvas.put(
      line.lead, row: row, column: area.column + line.leadColumn, style: style(line.leadRole))
  }
  let column = area.column + line.column
  canvas.put(
    line.text, line.range, row: row, column: column, style: style(line.role),
    columns: area.endColumn - column)
  for link in line.links {
    let columns = link.columns.clamped(to: line.range)
    guard !columns.isEmpty else { continue }
    let place = Rect(
      row: row, column: column + columns.lowerBound - line.range.lowerBound,
      columns: columns.count, rows: 1)
    guard link.id == chosen else {
      canvas.restyle(place, style: look[.accent].adding(.underline))
      continue
    }
    canvas.restyle(place, style: look[.recordMatchCurrent])
    canvas.put(
      look.glyphs.pointer, row: row, column: max(area.column - 1, column - 2),
      style: look[.accent])
  }
  if !line.trail.isEmpty {
    canvas.put(
      line.trail, row: row, endingBefore: area.endColumn - 1, style: style(.summaryPOA))
  }
}
