import Terminal

/// Where things stand on the screen of a session or a review: both are laid out alike.
struct Frame: Hashable {
  let top: Rect
  let tabs: Rect
  /// Nil while the other pane has the whole screen.
  let record: Rect?
  let side: Rect?
  /// The column of the rule between the panes; nil with one pane.
  let divider: Int?

  /// Below this the panes are shown one at a time.
  private static let leastForTwo = 100

  init(size: Size, panes: PaneSettings, sideHasFocus: Bool) {
    let all = Rect(size)
    let (bar, rest) = all.split(top: 1)
    top = bar
    let (tabs, below) = rest.split(top: 1)
    self.tabs = tabs
    // A rule above the panes and one below; the footer has the last row.
    let body = below.inset(top: 1, bottom: 2)
    if size.columns < Self.leastForTwo || panes.isZoomed {
      record = sideHasFocus ? nil : body
      side = sideHasFocus ? body : nil
      divider = nil
    } else {
      let width = body.columns * panes.share / 100
      let (left, right) = body.split(left: width, gap: 1)
      record = left
      side = right
      divider = width
    }
  }

  /// The part of the record pane that text stands in.
  static func text(of pane: Rect) -> Rect { pane.inset(left: 2, right: 2) }

  /// Rows that the head of a document takes: its title, its caption, a blank.
  static let headRows = 3
}

/// Draws the rules around the panes.
func drawRules(_ frame: Frame, on canvas: inout Canvas, look: Look) {
  guard let body = frame.record ?? frame.side else { return }
  let style = look[.border]
  for row in [body.row - 1, body.endRow] {
    canvas.horizontalLine(row: row, column: 0, length: canvas.size.columns, style: style)
  }
  guard let divider = frame.divider else { return }
  canvas.verticalLine(row: body.row, column: divider, length: body.rows, style: style)
  canvas.put(look.glyphs.teeDown, row: body.row - 1, column: divider, style: style)
  canvas.put(look.glyphs.teeUp, row: body.endRow, column: divider, style: style)
}

/// Marks the pane that has the keys: its stretch of the rule above is heavier, by more than colour.
func drawFocus(on pane: Rect?, title: String, canvas: inout Canvas, look: Look) {
  guard let pane else { return }
  let words = " \(String(look.glyphs.pointer)) \(title) "
  canvas.put(words, row: pane.row - 1, column: pane.column + 1, style: look[.accent])
}
