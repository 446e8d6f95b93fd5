import Terminal

/// Draws the last row: a message if there is one, else the keys that matter now.
func drawFooter(_ state: State, on canvas: inout Canvas, look: Look) {
  let row = state.size.rows - 1
  let rect = Rect(row: row, column: 0, columns: state.size.columns, rows: 1)
  canvas.fill(rect, style: look[.barBottom])
  if let message = state.message {
    drawMessage(message, row: row, on: &canvas, look: look)
    return
  }
  // Help always has its place at the end; the rest fill the row in the order of the list.
  let commands = state.bindings.available(in: state.context).filter {
    $0.inFooter && state.availability(of: $0.id) == .enabled
  }
  let help = commands.first { $0.id == .help }
  var room = rect.columns - 1 - (help.map(width) ?? 0)
  var column = 1
  for command in commands where command.id != .help {
    guard width(command) <= room else { break }
    column += draw(command, at: column, row: row, on: &canvas, look: look)
    room -= width(command)
  }
  if let help { _ = draw(help, at: column, row: row, on: &canvas, look: look) }
}

/// Draws a message over a row.
func drawMessage(_ message: Message, row: Int, on canvas: inout Canvas, look: Look) {
  let role: Role =
    switch message.weight {
    case .note: .message
    case .warning: .messageWarning
    case .error: .messageError
    }
  let rect = Rect(row: row, column: 0, columns: canvas.size.columns, rows: 1)
  canvas.fill(rect, style: look[.barBottom])
  let mark = message.weight == .note ? "" : "\(String(look.glyphs.warning)) "
  canvas.put(
    " " + mark + message.text, row: row, column: 0, style: look[role], columns: rect.columns,
    overflow: .ellipsis)
}

private func width(_ command: Command) -> Int {
  command.label.utf8.count + command.title.utf8.count + 4
}

private func draw(
  _ command: Command, at column: Int, row: Int, on canvas: inout Canvas, look: Look
) -> Int {
  let used = canvas.put(command.label, row: row, column: column, style: look[.barKey])
  canvas.put(command.title, row: row, column: column + used + 1, style: look[.barBottom])
  return width(command)
}

/// A key as the screen names it: `Enter`, `Ctrl-P`, `]`.
package func keyName(_ key: Key) -> String {
  let notation = key.description
  guard notation.hasPrefix("<"), notation.hasSuffix(">"), notation.count > 2 else {
    return notation
  }
  let name = String(notation.dropFirst().dropLast())
  if name == "lt" { return "<" }
  if name == "gt" { return ">" }
  var rest = name[...]
  var words = ""
  while rest.count > 2, rest.dropFirst().first == "-" {
    switch rest.first {
    case "C": words += "Ctrl-"
    case "A": words += "Alt-"
    default: words += "Shift-"
    }
    rest = rest.dropFirst(2)
  }
  return words + (words == "Ctrl-" && rest.count == 1 ? rest.uppercased() : String(rest))
}
