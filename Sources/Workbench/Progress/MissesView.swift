import Grading
import Practice
import Terminal

/// Columns of the counts by kind, from the right end.
private let kindColumns: [(kind: MissKind, words: String, fromEnd: Int)] = [
  (.missed, "missed", 38), (.nearMiss, "near", 31), (.wrongPlace, "place", 25),
  (.unsupported, "extra", 19), (.wrongPOA, "POA", 13),
]

/// Draws what was missed: by outcome, then by the section of the guidelines that is cited.
func drawMisses(
  _ progress: ProgressState, _ frame: ProgressFrame, on canvas: inout Canvas, look: Look
) {
  let total = progress.total
  let outcomes = Outcome.allCases.map { "\(total.outcomes[$0] ?? 0) \($0.words)" }
  drawWrapped(
    "Lines: \(outcomes.joined(separator: ", ")); \(total.wrongPOA) with a wrong POA.",
    in: Rect(
      row: frame.head.row, column: frame.head.column, columns: frame.head.columns, rows: 2),
    style: look[.text], on: &canvas)
  let area = frame.body.inset(top: 2)
  let head = frame.body.row + 1
  canvas.put("Section cited", row: head, column: area.column, style: look[.listDim])
  for column in kindColumns {
    canvas.put(
      column.words, row: head, endingBefore: area.endColumn - column.fromEnd + 6,
      style: look[.listDim])
  }
  let most = max(1, progress.sections.first?.count ?? 1)
  let top = min(progress.top, max(0, progress.sections.count - area.rows))
  for row in 0..<area.rows where top + row < progress.sections.count {
    draw(
      progress.sections[top + row], most: most, row: area.row + row, in: area, on: &canvas, look)
  }
  if progress.sections.isEmpty {
    canvas.put("Nothing was missed.", row: area.row, column: area.column, style: look[.text])
  }
  drawWrapped(
    "A line that cites several sections counts under each of them.", in: frame.note,
    style: look[.textDim], on: &canvas)
}

private func draw(
  _ misses: SectionMisses, most: Int, row y: Int, in area: Rect, on canvas: inout Canvas,
  _ look: Look
) {
  canvas.put(
    misses.section, row: y, column: area.column, style: look[.text], columns: 11,
    overflow: .ellipsis)
  canvas.put(
    sectionName(misses.section), row: y, column: area.column + 12, style: look[.textDim],
    columns: max(0, area.columns - 57), overflow: .ellipsis)
  for column in kindColumns {
    let count = misses.byKind[column.kind] ?? 0
    canvas.put(
      count == 0 ? String(look.glyphs.dash) : "\(count)", row: y,
      endingBefore: area.endColumn - column.fromEnd + 6, style: look[count == 0 ? .textDim : .text])
  }
  let width = 6
  let full = max(1, misses.count * width / most)
  for column in 0..<full {
    canvas.put(
      look.glyphs.full, row: y, column: area.endColumn - width + column, style: look[.accent])
  }
}
