import Terminal

/// Draws the last row, the keys that matter now, and a message on the row above it.
func drawFooter(_ state: State, on canvas: inout Canvas, look: Look) {
  let row = state.size.rows - 1
  let rect = Rect(row: row, column: 0, columns: state.size.columns, rows: 1)
  canvas.fill(rect, style: look[.barBottom])
  if let message = state.message {
    guard !state.hasMessageInFooter else {
      drawMessage(message, row: row, on: &canvas, look: look)
      return
    }
    drawMessage(message, row: row - 1, on: &canvas, look: look)
  }
  if let keys = state.overlay?.footKeys {
    var column = 1
    for (key, words) in keys {
      let used = canvas.put(key, row: row, column: column, style: look[.barKey])
      column +=
        used + 4
        + canvas.put(
          words, row: row, column: column + used + 1, style: look[.barBottom])
    }
    return
  }
  // Help and the way out always have their places; the rest fill the row in the order of the list.
  let commands = state.bindings.available(in: state.context).filter {
    $0.inFooter && state.availability(of: $0.id) == .enabled
  }
  let help = commands.first { $0.id == .help }
  var out = commands.first { $0.id.isWayOut }
  let gap = gap(rect.columns)
  func width(_ command: Command, _ title: String) -> Int {
    command.label.utf8.count + 1 + title.utf8.count + gap
  }
  // A blank at either end, and no gap after the last.
  var room = rect.columns - 2 + gap
  for command in [help, out].compactMap({ $0 }) { room -= width(command, state.title(of: command)) }
  var column = 1
  for command in commands where command.id != .help {
    let title = state.title(of: command)
    if command.id == out?.id {
      out = nil
    } else {
      guard width(command, title) <= room else { break }
      room -= width(command, title)
    }
    draw(command, title, at: column, row: row, on: &canvas, look: look)
    column += width(command, title)
  }
  if let out {
    let title = state.title(of: out)
    draw(out, title, at: column, row: row, on: &canvas, look: look)
    column += width(out, title)
  }
  if let help { draw(help, help.title, at: column, row: row, on: &canvas, look: look) }
}

/// Draws a message on a row, from the left; on a rule, what it does not need of the rule stays.
private func drawMessage(_ message: Message, row: Int, on canvas: inout Canvas, look: Look) {
  let role: Role =
    switch message.weight {
    case .note: .message
    case .warning: .messageWarning
    case .error: .messageError
    }
  let columns = canvas.size.columns
  let mark = message.weight == .note ? "" : "\(String(look.glyphs.warning)) "
  let used = canvas.put(
    " " + mark + message.text, row: row, column: 0, style: look[role], columns: columns,
    overflow: .ellipsis)
  // A blank between the words and the rule.
  if used < columns { canvas.put(" ", row: row, column: used, style: look[role]) }
}

extension CommandID {
  /// Whether it leaves what is open: a place that does not say how to leave it is a trap.
  fileprivate var isWayOut: Bool {
    switch self {
    case .back, .quit, .cancel, .leave, .closeQueries, .closeBooks: true
    default: false
    }
  }
}

extension State {
  /// Whether a message takes the place of the keys: where the row above the footer is not a rule or
  /// empty, but the bar of a replay, or help, as tall as the screen.
  fileprivate var hasMessageInFooter: Bool {
    if case .help = overlay { return true }
    if case .replay = screen { return true }
    return false
  }

  /// What a command is called where it means something of its own.
  fileprivate func title(of command: Command) -> String {
    if command.id == .submit, examination?.paper.current != nil { return "complete" }
    if command.id == .choose, case .listing(let listing)? = overlay, case .lines = listing.kind {
      return "keep for it"
    }
    return command.title
  }
}

/// The blanks between two commands: fewer where the room is better used to name another of them.
private func gap(_ columns: Int) -> Int { columns < 100 ? 2 : 3 }

private func draw(
  _ command: Command, _ title: String, at column: Int, row: Int, on canvas: inout Canvas, look: Look
) {
  let used = canvas.put(command.label, row: row, column: column, style: look[.barKey])
  canvas.put(title, row: row, column: column + used + 1, style: look[.barBottom])
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

/// A key as a message names it: of a paste its length alone, which may be anything.
func pressed(_ key: Key) -> String {
  guard case .paste(let text) = key else { return keyName(key) }
  return "A paste of \(counted(text.count, "character"))"
}
