import Chart
import CodeSets
import Grading
import Terminal

/// Columns of the two summaries: the sign of the outcome, a code, its indicator or date.
private enum SheetColumn {
  static let entered = 2
  static let keyed = 19
  static let title = 36
  static let code = 10
}

/// Draws the two summaries side by side: what was entered, and what the key has.
func drawSheets(
  _ review: ReviewState, _ books: CodeBook, in area: Rect, on canvas: inout Canvas, look: Look
) {
  let rows = review.sheetRows(books)
  let body = area.inset(top: 1)
  canvas.put(
    "Entered", row: area.row, column: area.column + SheetColumn.entered, style: look[.heading])
  canvas.put(
    "Key", row: area.row, column: area.column + SheetColumn.keyed, style: look[.heading])
  let top = min(review.top, max(0, rows.count - body.rows))
  for row in 0..<body.rows where top + row < rows.count {
    draw(rows[top + row], row: body.row + row, in: area, on: &canvas, look: look)
  }
  if top + body.rows < rows.count {
    canvas.put(
      look.glyphs.down, row: body.endRow - 1, column: area.endColumn, style: look[.textDim])
  }
}

private func draw(
  _ row: SheetRow, row y: Int, in area: Rect, on canvas: inout Canvas, look: Look
) {
  switch row {
  case .blank: break
  case .heading(let title):
    canvas.put(title, row: y, column: area.column, style: look[.summaryHeading])
  case .line(let line):
    let style = look[line.role]
    canvas.put(line.mark(look.glyphs), row: y, column: area.column, style: style)
    for (column, cell) in [(SheetColumn.entered, line.entered), (SheetColumn.keyed, line.keyed)] {
      canvas.put(
        cell?.code ?? String(look.glyphs.dash), row: y, column: area.column + column,
        style: cell == nil ? look[.textDim] : style, columns: SheetColumn.code - 1)
      canvas.put(
        cell?.note ?? "", row: y, column: area.column + column + SheetColumn.code,
        style: look[.textDim], columns: 6, overflow: .ellipsis)
    }
    canvas.put(
      line.title, row: y, column: area.column + SheetColumn.title, style: look[.textDim],
      columns: max(0, area.columns - SheetColumn.title), overflow: .ellipsis)
  }
}

/// A row of the two summaries, before it is drawn.
enum SheetRow: Hashable {
  /// A code with its indicator, its date or the place it was put in by mistake.
  struct Cell: Hashable {
    var code: String
    var note: String
  }

  /// What was entered beside what the key has.
  struct Pair: Hashable {
    var outcome: Outcome
    var isWrongPOA: Bool
    var entered: Cell?
    var keyed: Cell?
    var title: String

    var role: Role { isWrongPOA && outcome == .correct ? .outcomeNearMiss : outcome.role }

    func mark(_ glyphs: GlyphSet) -> Unicode.Scalar {
      isWrongPOA && outcome == .correct ? glyphs.nearly : outcome.mark(glyphs)
    }
  }

  case heading(String)
  case line(Pair)
  case blank
}

extension ReviewState {
  /// Every line under the part of the summary it belongs to: where the key has it, else where it was
  /// entered.
  func sheetRows(_ books: CodeBook) -> [SheetRow] {
    let report = report
    var rows: [SheetRow] = []
    for (section, heading) in [
      (Section.principal, "PRINCIPAL DIAGNOSIS"), (.secondary, "SECONDARY DIAGNOSES"),
      (.procedure, "PROCEDURES"),
    ] {
      let lines = report.lines.filter { ($0.keyed ?? $0.entered)?.place.section == section }
      guard !lines.isEmpty else { continue }
      if !rows.isEmpty { rows.append(.blank) }
      rows.append(.heading(heading))
      rows += lines.map { line in
        .line(
          SheetRow.Pair(
            outcome: line.outcome, isWrongPOA: line.poa == .wrong,
            entered: line.entered.map { cell($0, under: section) },
            keyed: line.keyed.map { cell($0, under: section) }, title: line.title(in: books)))
      }
    }
    rows += abstractRows(books)
    return rows
  }

  private func cell(_ view: LineView, under section: Section) -> SheetRow.Cell {
    var note = view.poa ?? view.date.map { spokenShort($0) } ?? ""
    // A right code in the wrong slot says where it was put.
    if view.place.section != section {
      note += (note.isEmpty ? "" : " ") + (view.place.section == .principal ? "princ." : "second.")
    }
    return SheetRow.Cell(code: view.code, note: note)
  }

  private func abstractRows(_ books: CodeBook) -> [SheetRow] {
    let (key, summary) = (chosen.key, session.summary)
    func row(_ entered: String?, _ keyed: [String], _ title: String) -> SheetRow {
      let isRight = entered.map { keyed.contains($0) } ?? false
      let outcome: Outcome =
        keyed.isEmpty ? .optional : isRight ? .correct : entered == nil ? .missed : .unsupported
      let shown = isRight ? entered : keyed.first
      return .line(
        SheetRow.Pair(
          outcome: outcome, isWrongPOA: false,
          entered: entered.map { SheetRow.Cell(code: $0, note: "") },
          keyed: shown.map { SheetRow.Cell(code: $0, note: keyed.count > 1 ? "or other" : "") },
          title: title))
    }
    return [
      .blank, .heading("ABSTRACT"),
      row(
        summary.admitting?.description, key.admitting.map(\.description), "admitting diagnosis"),
      row(summary.disposition, key.disposition.map { [$0] } ?? [], "discharge disposition"),
    ]
  }
}
