import Terminal

/// Draws the list of themes at the right, so that the screen it changes is seen beside it.
func drawThemes(_ selected: Int, _ state: State, on canvas: inout Canvas, look: Look) {
  let choices = state.themes.choices
  let about = choices.indices.contains(selected) ? choices[selected].about : ""
  let width = min(44, canvas.size.columns - 4)
  let aboutRows = 4
  let rows = min(choices.count + aboutRows + 4, canvas.size.rows - 4)
  let rect = Rect(
    row: 2, column: canvas.size.columns - width - 1, columns: width, rows: max(8, rows))
  canvas.fill(rect, style: look[.popup])
  canvas.box(rect, title: "Themes", style: look[.popupBorder], titleStyle: look[.heading])
  let room = rect.inset(columns: 2, rows: 1)
  let (list, foot) = room.split(bottom: aboutRows + 2)
  let top = firstRow(count: choices.count, focus: selected, below: 0, height: list.rows)
  for row in 0..<list.rows where top + row < choices.count {
    let choice = choices[top + row]
    let isSelected = top + row == selected
    let style = look[isSelected ? .popupSelected : .popup]
    let y = list.row + row
    canvas.fill(Rect(row: y, column: list.column, columns: list.columns, rows: 1), style: style)
    let pointer = isSelected ? String(look.glyphs.pointer) : " "
    var words = "\(pointer) \(choice.name)"
    if choice.name == state.themes.current { words += " (on)" }
    if choice.theme == nil { words += " (has faults)" }
    canvas.put(
      words, row: y, column: list.column, style: style, columns: list.columns, overflow: .ellipsis)
  }
  drawWrapped(
    about, in: foot.inset(top: 1, bottom: 1), style: look[.textDim].over(look[.popup]), on: &canvas)
  canvas.put(
    "j k try   Enter keep   Esc go back", row: foot.endRow - 1, column: foot.column,
    style: look[.barKey].over(look[.popup]), columns: foot.columns, overflow: .ellipsis)
}
