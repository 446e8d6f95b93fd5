import Chart
import Grading
import Practice
import Terminal

/// Draws every measure with its formula, numerator and denominator.
func drawMeasures(
  _ review: ReviewState, in area: Rect, on canvas: inout Canvas, look: Look
) {
  var rows: [(text: String, value: String, role: Role)] = []
  let score = spoken(score: review.report.practiceScore)
  rows.append(("Practice score, 0 to 100", score, .heading))
  rows.append(("", "", .text))
  for measure in review.report.measures {
    let value = measure.value.map { percent($0) } ?? "none"
    let counts = "\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))"
    rows.append((measure.name.words, "\(counts)  \(value)", .text))
    rows.append(("  " + measure.name.formula, "", .textDim))
  }
  rows.append(("", "", .text))
  rows.append(
    ("Time per code", duration(review.timePerCode), .text))
  rows += review.paceRows
  rows.append(
    (
      "95 % is a common audit benchmark on totals over many cases, not a verdict on one.", "",
      .textDim
    ))
  draw(rows, from: review.top, in: area, on: &canvas, look: look)
}

/// Draws what is wrong with the summary whatever the key says.
func drawEdits(_ review: ReviewState, in area: Rect, on canvas: inout Canvas, look: Look) {
  var rows: [(text: String, value: String, role: Role)] = [("Edits", "", .heading)]
  if review.report.edits.isEmpty { rows.append(("None: nothing is wrong by itself.", "", .text)) }
  for edit in review.report.edits {
    rows.append(("", "", .text))
    let role: Role =
      switch edit.severity {
      case .error: .messageError
      case .warning: .messageWarning
      case .note: .text
      }
    rows.append(("\(edit.severity.rawValue): \(edit.message)", "", role))
    rows.append(("  " + edit.cite.joined(separator: "  "), "", .textDim))
  }
  draw(rows, from: review.top, in: area, on: &canvas, look: look)
}

/// Draws the MS-DRGs of the sheet and of the key, and what moves them.
func drawGroups(_ review: ReviewState, in area: Rect, on canvas: inout Canvas, look: Look) {
  let text = groupText(of: review.report, detail: review.groupDetail, width: area.columns)
  let words =
    text.isEmpty ? "No MS-DRG yet: the engine is at work, or this stay takes none." : text
  var rows: [(text: String, value: String, role: Role)] = [
    ("MS-DRG", "", .heading), ("", "", .text),
  ]
  for line in Line.lines(of: words)
  where line.text != "MS-DRG" && !(rows.count == 2 && line.isEmpty) {
    rows.append((line.text, "", .text))
  }
  draw(rows, from: review.top, in: area, on: &canvas, look: look)
}

/// Draws how long each document was read, and which evidence was never opened.
func drawReading(
  _ review: ReviewState, in area: Rect, on canvas: inout Canvas, look: Look
) {
  var rows: [(text: String, value: String, role: Role)] = [("Time on each document", "", .heading)]
  for page in review.reader.pages where page.isRecord {
    let log = review.session.reading
    let time = log.time(on: page.id, at: review.session.clock)
    let opened = log.hasOpened(page.id)
    rows.append(
      (page.title.text, opened ? duration(time) : "never opened", opened ? .text : .messageWarning))
  }
  let never = review.neverOpened
  rows.append(("", "", .text))
  rows.append(("Evidence never opened", "", .heading))
  if never.isEmpty { rows.append(("Every document that holds evidence was opened.", "", .text)) }
  for item in never {
    let words =
      item.missedLines > 0
      ? "evidence of \(counted(item.missedLines, "line")) not right" : "evidence of lines got right"
    rows.append((item.title.text, words, item.missedLines > 0 ? .messageWarning : .textDim))
  }
  draw(rows, from: review.top, in: area, on: &canvas, look: look)
}

private func draw(
  _ rows: [(text: String, value: String, role: Role)], from top: Int, in area: Rect,
  on canvas: inout Canvas, look: Look
) {
  // Long texts take more rows; a value stands at the right of the first.
  var flat: [(line: Line, part: Line.Row, value: String, role: Role)] = []
  for row in rows {
    let line = Line(row.text)
    let room = max(12, area.columns - (row.value.isEmpty ? 0 : columns(of: row.value) + 2))
    for (index, part) in line.wrap(room).enumerated() {
      flat.append((line, part, index == 0 ? row.value : "", row.role))
    }
  }
  let top = min(top, max(0, flat.count - area.rows))
  for row in 0..<area.rows where top + row < flat.count {
    let item = flat[top + row]
    canvas.put(
      item.line, item.part.range, row: area.row + row, column: area.column + item.part.indent,
      style: look[item.role], columns: area.columns - item.part.indent)
    canvas.put(
      item.value, row: area.row + row, endingBefore: area.endColumn, style: look[item.role])
  }
  if top + area.rows < flat.count {
    canvas.put(
      look.glyphs.down, row: area.endRow - 1, column: area.endColumn, style: look[.textDim])
  }
}

private func percent(_ value: Double) -> String { "\(spoken(score: value * 100)) %" }

/// A document that holds evidence of the key and was never opened.
struct UnreadEvidence: Hashable {
  var title: Line
  /// Lines that were not right and have evidence in it.
  var missedLines: Int
}

extension ReviewState {
  /// Documents with evidence that were never opened, in the order of the record.
  var neverOpened: [UnreadEvidence] {
    reader.pages.compactMap { page in
      guard page.isRecord, !session.reading.hasOpened(page.id) else { return nil }
      let lines = report.lines.filter { $0.evidence.contains { $0.document == page.id } }
      guard !lines.isEmpty else { return nil }
      return UnreadEvidence(title: page.title, missedLines: lines.count { $0.needsAttention })
    }
  }

  /// The session's time over the codes entered.
  var timePerCode: Milliseconds { session.clock / max(1, session.summary.entryCount) }
}
