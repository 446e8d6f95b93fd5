import Terminal

/// Draws what lies over the screen.
func draw(_ overlay: Overlay, over state: State, on canvas: inout Canvas, look: Look) {
  canvas.cursor = nil
  switch overlay {
  case .listing(let listing): drawListing(listing, on: &canvas, look: look)
  case .help(let context, let top): drawHelp(context, top: top, state, on: &canvas, look: look)
  case .palette(let query, let selected):
    drawPalette(query, selected, state, on: &canvas, look: look)
  case .confirm(let question): drawQuestion(question, on: &canvas, look: look)
  case .paused:
    // The record is covered, so that a pause cannot be used to read on.
    canvas.fill(canvas.bounds, style: look[.text])
    drawQuestion(
      Question(
        title: "Paused", lines: ["The clock stands still, and the record is covered."],
        yes: "go on (any key)", action: .dismiss), on: &canvas, look: look)
  case .prompt(let prompt):
    drawPrompt(prompt.label, prompt.input, enter: prompt.enterWords, on: &canvas, look: look)
  case .savePath(let input):
    drawPrompt("Save as .txt, .json or .html", input, enter: "save", on: &canvas, look: look)
  case .themes(let selected): drawThemes(selected, state, on: &canvas, look: look)
  case .tour(let page): drawTour(page, state, on: &canvas, look: look)
  }
}

/// An empty box in the middle of the screen; answers the room inside.
func popup(
  title: String, size: Size, on canvas: inout Canvas, look: Look
) -> Rect {
  let rect = canvas.bounds.inset(columns: 2, rows: 1).centred(size)
  canvas.fill(rect, style: look[.popup])
  canvas.box(rect, title: title, style: look[.popupBorder], titleStyle: look[.heading])
  return rect.inset(columns: 2, rows: 1)
}

/// The rows of help that fit on a screen.
func helpRows(_ size: Size) -> Int { min(size.rows - 4, 40) }

/// The lines of help for a context: the keys, then what they do.
func helpLines(_ context: Context, _ bindings: Bindings, size: Size) -> [(
  keys: String, help: String
)] {
  let room = helpWidth(size) - 26
  let typing = context.typing.map { [($0.keys, $0.help)] } ?? []
  let commands = bindings.available(in: context).map { ($0.keys.map(keyName), $0.help) }
  return (typing + commands).flatMap { (keys, help) -> [(keys: String, help: String)] in
    let keys = keyRows(keys)
    let help = Line(help)
    let rows = help.wrap(room).map { help.text(in: $0.range) }
    return (0..<max(keys.count, rows.count)).map { index in
      (
        keys.indices.contains(index) ? keys[index] : "",
        rows.indices.contains(index) ? rows[index] : ""
      )
    }
  }
}

/// Columns that help has for the keys.
private let keyColumns = 20

/// Names of keys in rows: a key cut short would be another key.
private func keyRows(_ keys: [String]) -> [String] {
  keys.reduce(into: []) { rows, key in
    if let last = rows.last, columns(of: last) + 2 + columns(of: key) <= keyColumns {
      rows[rows.count - 1] = last + "  " + key
    } else {
      rows.append(key)
    }
  }
}

private func helpWidth(_ size: Size) -> Int { min(92, size.columns - 4) }

private func drawHelp(
  _ context: Context, top: Int, _ state: State, on canvas: inout Canvas, look: Look
) {
  let lines = helpLines(context, state.bindings, size: state.size)
  let height = min(lines.count + 4, helpRows(state.size) + 4)
  let room = popup(
    title: "Keys: \(context.rawValue)",
    size: Size(columns: helpWidth(state.size), rows: height), on: &canvas, look: look)
  let shown = room.rows - 2
  for row in 0..<shown where top + row < lines.count {
    let line = lines[top + row]
    canvas.put(
      line.keys, row: room.row + row, column: room.column, style: look[.barKey].over(look[.popup]),
      columns: keyColumns, overflow: .ellipsis)
    canvas.put(
      line.help, row: room.row + row, column: room.column + 22, style: look[.popup],
      columns: room.columns - 22, overflow: .ellipsis)
  }
  var foot = "Esc closes"
  if lines.count > shown { foot = "j k scroll  " + foot }
  canvas.put(
    foot, row: room.endRow - 1, column: room.column, style: look[.textDim].over(look[.popup]),
    columns: room.columns, overflow: .ellipsis)
}

private func drawPalette(
  _ query: String, _ selected: Int, _ state: State, on canvas: inout Canvas, look: Look
) {
  let found = paletteCommands(query, in: state.context, state.bindings)
  let room = popup(
    title: "Commands", size: Size(columns: min(76, state.size.columns - 4), rows: 18), on: &canvas,
    look: look)
  canvas.put("> ", row: room.row, column: room.column, style: look[.popup])
  drawInput(
    query, cursor: query.count, in: room.split(top: 1).top.inset(left: 2), style: look[.popup],
    on: &canvas)
  let body = room.inset(top: 2)
  if found.isEmpty {
    canvas.put(
      "No command goes by these words", row: body.row, column: body.column + 2,
      style: look[.textDim].over(look[.popup]), columns: body.columns - 2, overflow: .ellipsis)
  }
  let top = firstRow(count: found.count, focus: selected, below: 0, height: body.rows)
  for row in 0..<body.rows where top + row < found.count {
    let command = found[top + row]
    let isSelected = top + row == selected
    let style = look[isSelected ? .popupSelected : .popup]
    let line = Rect(row: body.row + row, column: body.column, columns: body.columns, rows: 1)
    canvas.fill(line, style: style)
    let mark = isSelected ? "\(String(look.glyphs.pointer)) " : "  "
    canvas.put(
      mark + command.help, row: line.row, column: line.column, style: style,
      columns: line.columns - 12, overflow: .ellipsis)
    canvas.put(
      command.keys.first.map(keyName) ?? "", row: line.row, endingBefore: line.endColumn,
      style: style)
  }
}

private func drawQuestion(_ question: Question, on canvas: inout Canvas, look: Look) {
  let width = min(76, canvas.size.columns - 4)
  let inner = width - 4
  let wrapped = question.lines.flatMap { text -> [(Line, Line.Row)] in
    let line = Line(text)
    return line.wrap(inner).map { (line, $0) }
  }
  let shown = wrapped.prefix(canvas.size.rows - 8)
  let room = popup(
    title: question.title, size: Size(columns: width, rows: shown.count + 5), on: &canvas,
    look: look)
  for (index, (line, part)) in shown.enumerated() {
    canvas.put(
      line, part.range, row: room.row + 1 + index, column: room.column + part.indent,
      style: look[.popup], columns: room.columns - part.indent)
  }
  let keys = question.keys.map { "\($0.key) \($0.words)" }
  canvas.put(
    keys.joined(separator: "   "), row: room.endRow - 1, column: room.column,
    style: look[.barKey].over(look[.popup]))
}

private func drawPrompt(
  _ label: String, _ input: LineInput, enter: String, on canvas: inout Canvas, look: Look
) {
  let row = canvas.size.rows - 1
  canvas.fill(
    Rect(row: row, column: 0, columns: canvas.size.columns, rows: 1), style: look[.summaryField])
  let used = canvas.put(
    " \(label): ", row: row, column: 0, style: look[.summaryField].adding(.bold))
  var rest = Rect(row: row, column: used, columns: canvas.size.columns - used - 1, rows: 1)
  // The keys stand beside it until what is typed needs their room.
  let keys = "Enter \(enter)   Esc cancel"
  if columns(of: input.text) + 4 + columns(of: keys) <= rest.columns {
    rest.columns -= columns(of: keys) + 2
    canvas.put(
      keys, row: row, endingBefore: canvas.size.columns - 1,
      style: look[.textDim].over(look[.summaryField]))
  }
  drawInput(
    input.text, cursor: input.cursor, in: rest, style: look[.summaryField],
    on: &canvas)
}

extension Prompt {
  /// What Enter does with what is typed.
  fileprivate var enterWords: String {
    switch purpose {
    case .search: "search"
    case .dispute, .note: "keep"
    }
  }
}

extension Question {
  /// The keys that answer it, with what they do.
  var keys: [(key: String, words: String)] {
    var keys = [(key: "Enter", words: yes)]
    if let other { keys.append((String(Character(other.key)), other.words)) }
    switch action {
    case .continueUnsaved: keys.append(("q", "quit"))
    case .dismiss: break
    default: keys.append(("Esc", no))
    }
    return keys
  }
}

extension Overlay {
  /// What the footer says while it has the keys; nil where the footer is that of a context, or is
  /// covered.
  var footKeys: [(key: String, words: String)]? {
    switch self {
    case .confirm(let question): question.keys
    case .help: [("j k", "scroll"), ("Esc", "close")]
    case .palette: [("Enter", "carry out"), ("Down Up", "choose"), ("Esc", "close")]
    case .themes: [("j k", "try"), ("Enter", "keep"), ("Esc", "go back")]
    case .paused, .prompt, .savePath, .tour, .listing: nil
    }
  }
}
