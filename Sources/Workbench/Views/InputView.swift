import Terminal

/// Draws a line of text under the cursor in one row, scrolled sideways so that the cursor is seen,
/// and puts the terminal's cursor there. Answers how many columns the text takes from the left.
@discardableResult
func drawInput(
  _ text: String, cursor: Int, in rect: Rect, style: Style, on canvas: inout Canvas
) -> Int {
  guard !rect.isEmpty else { return 0 }
  let line = Line(text)
  let before = Line(text.prefix(cursor)).columns
  let skipped = max(0, before - rect.columns + 1)
  canvas.fill(rect, style: style)
  let used = canvas.put(
    line, skipped..<max(skipped, line.columns), row: rect.row, column: rect.column, style: style,
    columns: rect.columns)
  canvas.cursor = Position(row: rect.row, column: rect.column + before - skipped)
  return used
}
