import Chart
import CodeSets
import Practice
import Terminal

/// Draws the PCS builder: the seven axes, what may stand on the one under the cursor, what the value
/// there means, and the code so far.
func drawBuilder(
  _ page: BuilderPage, _ state: State, in pane: Rect, on canvas: inout Canvas, look: Look
) {
  let place = BuilderPlaces(pane, offered: page.offered.count)
  drawAxes(page, in: place.axes, on: &canvas, look: look)
  drawValues(page, in: place.values, on: &canvas, look: look)
  drawExplanation(page, in: place.explanation, on: &canvas, look: look)
  drawCode(page, state, in: place.code, on: &canvas, look: look)
}

/// Where the parts of the builder stand: side by side where there is the width, else one below the
/// other.
struct BuilderPlaces {
  let axes: Rect
  let values: Rect
  /// Rows of the values that name their axis.
  static let valuesHead = 1
  let explanation: Rect
  let code: Rect

  init(_ pane: Rect, offered: Int) {
    let (body, foot) = pane.inset(left: 1, right: 1).split(bottom: 3)
    code = foot.inset(left: 1, right: 1)
    if body.columns >= 70 {
      let (left, right) = body.split(left: body.columns * 45 / 100, gap: 1)
      let (top, below) = left.split(top: 8)
      (axes, values) = (top, right)
      explanation = below.inset(left: 1, right: 1)
    } else {
      let (top, below) = body.split(top: 8)
      // One row for the head of the list; the order of the rows does not change while words narrow it.
      let rows = min(max(3, offered), max(3, below.rows / 2)) + 1
      let (list, rest) = below.split(top: rows, gap: 1)
      (axes, values) = (top, list)
      explanation = rest.inset(left: 1, right: 1)
    }
  }
}

private func drawAxes(
  _ page: BuilderPage, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let nameWidth = min(20, 2 + (page.names.map { columns(of: $0) }.max() ?? 14))
  for axis in 0..<7 {
    let row = rect.row + axis
    let isHere = axis == page.axis
    let isChosen = axis < page.reach
    let base = look[isHere ? .summarySelected : .text]
    if isHere {
      canvas.fill(Rect(row: row, column: rect.column, columns: rect.columns, rows: 1), style: base)
      canvas.put(look.glyphs.pointer, row: row, column: rect.column, style: base)
    }
    let name = page.names.indices.contains(axis) ? page.names[axis] : axis == 0 ? "Section" : ""
    canvas.put(
      "\(axis + 1) \(name)", row: row, column: rect.column + 2,
      style: isHere ? base : look[.textDim], columns: nameWidth, overflow: .ellipsis)
    let column = rect.column + nameWidth + 3
    if isChosen, page.labels.indices.contains(axis) {
      canvas.put(
        String(page.labels[axis].value), row: row, column: column,
        style: isHere ? base : look[.summaryCode])
      canvas.put(
        page.labels[axis].label, row: row, column: column + 3, style: base,
        columns: rect.endColumn - column - 3, overflow: .ellipsis)
    } else if let kept = page.values[axis] {
      // Remembered: it comes back when what stands before it is chosen and allows it.
      canvas.put(
        "\(kept)  if it is valid then", row: row, column: column,
        style: isHere ? base : look[.textDim])
    } else if axis == page.reach {
      canvas.put("choose", row: row, column: column, style: isHere ? base : look[.textDim])
    }
  }
}

private func drawValues(
  _ page: BuilderPage, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let (head, body) = rect.split(top: BuilderPlaces.valuesHead)
  var title = "\(page.axisName): \(page.shown.count)"
  if page.shown.count != page.offered.count { title += " of \(page.offered.count)" }
  let used = canvas.put(
    title, row: head.row, column: head.column + 1, style: look[.heading],
    columns: head.columns - 2, overflow: .ellipsis)
  if !page.words.isEmpty {
    canvas.put(
      " \(page.words)", row: head.row, column: head.column + used + 2, style: look[.summaryField])
    canvas.cursor = Position(
      row: head.row, column: head.column + used + 3 + columns(of: page.words))
  }
  let top = page.firstShown(height: body.rows)
  for row in 0..<body.rows where top + row < page.shown.count {
    let value = page.offered[page.shown[top + row]]
    let isSelected = top + row == page.selected
    let style = look[isSelected ? .popupSelected : .popup]
    let line = Rect(
      row: body.row + row, column: body.column + 1, columns: body.columns - 2, rows: 1)
    canvas.fill(line, style: style)
    if isSelected {
      canvas.put(look.glyphs.pointer, row: line.row, column: line.column, style: style)
    }
    canvas.put(String(value.value), row: line.row, column: line.column + 2, style: style)
    canvas.put(
      value.label, row: line.row, column: line.column + 5, style: style,
      columns: line.columns - 6, overflow: .ellipsis)
  }
  if top > 0 {
    canvas.put(look.glyphs.up, row: body.row, column: body.endColumn - 1, style: look[.textDim])
  }
  if top + body.rows < page.shown.count {
    canvas.put(
      look.glyphs.down, row: body.endRow - 1, column: body.endColumn - 1, style: look[.textDim])
  }
}

private func drawExplanation(
  _ page: BuilderPage, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let told = page.explanation
  var paragraphs: [(String, Role)] = []
  if let value = page.value { paragraphs.append((value.label, .heading)) }
  if let definition = told.definition { paragraphs.append((definition, .text)) }
  if let use = told.use { paragraphs.append((use, .textDim)) }
  if !told.examples.isEmpty {
    paragraphs.append(("Examples: " + told.examples.joined(separator: "; "), .textDim))
  }
  if !told.terms.isEmpty {
    paragraphs.append(("Holds: " + told.terms.joined(separator: "; "), .textDim))
  }
  var below = rect
  for (text, role) in paragraphs where !below.isEmpty {
    let used = drawWrapped(text, in: below, style: look[role], on: &canvas)
    below = below.inset(top: used)
  }
}

private func drawCode(
  _ page: BuilderPage, _ state: State, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  let rest = String(repeating: "_", count: 7 - page.reach)
  let used = canvas.put(
    page.prefix + rest, row: rect.row, column: rect.column, style: look[.summaryCode])
  guard let record = page.record else {
    canvas.put(
      counted(7 - page.reach, "axis", plural: "axes") + " to choose", row: rect.row,
      column: rect.column + used + 2, style: look[.textDim])
    return
  }
  let (text, isValid) = validity(record.valid, on: state.browser?.discharge)
  var words = text
  if text.isEmpty { words = "valid" }
  let mark = state.marks[MarkedCode(.procedures, record.code.text)]
  if mark.isBookmarked { words += ", bookmarked" }
  if !mark.note.isEmpty { words += ". Note: \(mark.note)" }
  canvas.put(
    words, row: rect.row, column: rect.column + used + 2,
    style: look[isValid ? .textDim : .messageWarning],
    columns: rect.columns - used - 2, overflow: .ellipsis)
  drawWrapped(record.title, in: rect.inset(top: 1), style: look[.text], on: &canvas)
}
