import Terminal

/// How the screen looks: a theme in the terminal's colours, and the signs it can show.
package struct Look: Hashable, Sendable {
  package var theme: Theme
  package var glyphs: GlyphSet

  /// A look; plain signs and attributes unless told.
  package init(theme: Theme = .builtIn, glyphs: GlyphSet = .unicode) {
    self.theme = theme
    self.glyphs = glyphs
  }

  subscript(role: Role) -> Style { theme[role] }
}

/// The least screen everything fits into.
package let leastSize = Size(columns: 80, rows: 24)

extension State {
  /// Whether the window is large enough; if not, all it shows is that.
  var fits: Bool { size.columns >= leastSize.columns && size.rows >= leastSize.rows }
}

/// Draws a state. It reads nothing but its arguments, so a frame can be made without a terminal.
package func view(_ state: State, look: Look) -> Canvas {
  let look = state.look(over: look)
  var canvas = Canvas(size: state.size, glyphs: look.glyphs, style: look[.text])
  guard state.fits else {
    drawTooSmall(on: &canvas, look: look)
    return canvas
  }
  if let browser = state.browser, !browser.isBesideRecord(state) {
    drawBrowser(browser, state, on: &canvas, look: look)
  } else {
    drawScreen(state, on: &canvas, look: look)
  }
  drawFooter(state, on: &canvas, look: look)
  if let noting = state.browser?.noting { drawNoting(noting, on: &canvas, look: look) }
  if let overlay = state.overlay { draw(overlay, over: state, on: &canvas, look: look) }
  return canvas
}

private func drawScreen(_ state: State, on canvas: inout Canvas, look: Look) {
  switch state.screen {
  case .list: drawList(state, on: &canvas, look: look)
  case .brief(let brief): drawBrief(brief, state, on: &canvas, look: look)
  case .session(let session): drawSession(session, state, on: &canvas, look: look)
  case .review(let review): drawReview(review, state, on: &canvas, look: look)
  case .examination: drawExamination(state, on: &canvas, look: look)
  case .progress(let progress): drawProgress(progress, state, on: &canvas, look: look)
  case .replay(let replay): drawReplay(replay, state, on: &canvas, look: look)
  }
}

private func drawTooSmall(on canvas: inout Canvas, look: Look) {
  let lines = [
    "Casebook needs \(leastSize.columns)x\(leastSize.rows),",
    "and has \(canvas.size.columns)x\(canvas.size.rows).",
    "Make it larger,",
    "or Ctrl-C leaves.",
  ]
  let top = max(0, (canvas.size.rows - lines.count) / 2)
  for (index, line) in lines.enumerated() {
    let column = max(0, (canvas.size.columns - line.count) / 2)
    canvas.put(line, row: top + index, column: column, style: look[.text])
  }
}
