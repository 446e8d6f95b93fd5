import Chart
import CodeSets
import Practice
import Terminal

/// Draws rows of the summary.
struct SummaryPainter {
  let session: SessionState
  let books: CodeBook
  let area: Rect
  let look: Look

  private var left: Int { area.column + 1 }
  private var right: Int { area.endColumn - 2 }

  func draw(_ row: SummaryRow, row y: Int, on canvas: inout Canvas) {
    switch row {
    case .blank: break
    case .heading(let title, let count, let column):
      let used = canvas.put(title, row: y, column: left, style: look[.summaryHeading])
      if let count, count > 0 {
        canvas.put("\(count)", row: y, column: left + used + 1, style: look[.textDim])
      }
      canvas.put(column, row: y, endingBefore: right + 1, style: look[.textDim])
    case .hint(let text):
      canvas.put(
        text, row: y, column: left + 6, style: look[.textDim], columns: right - left - 6,
        overflow: .ellipsis)
    case .candidate(let index): drawCandidate(index, row: y, on: &canvas)
    case .entry(let slot): drawEntry(slot, row: y, on: &canvas)
    }
  }

  private func drawCandidate(_ index: Int, row: Int, on canvas: inout Canvas) {
    let candidate = session.candidates.list[index]
    let isChosen = session.candidates.chosen == index
    let style = look[isChosen ? .popupSelected : .popup]
    if isChosen {
      canvas.fill(
        Rect(row: row, column: left + 4, columns: right - left - 3, rows: 1), style: style)
      canvas.put(look.glyphs.pointer, row: row, column: left + 4, style: style)
    }
    canvas.put(candidate.code, row: row, column: left + 6, style: style, columns: 9)
    let title = candidate.isComplete ? candidate.title : candidate.title + " (needs more)"
    let room = right - left - 14
    let shown = candidateTitle(
      title, among: session.candidates.list.lazy.map(\.title), columns: room,
      ellipsis: look.glyphs.ellipsis)
    canvas.put(
      shown, row: row, column: left + 15, style: style, columns: room, overflow: .ellipsis)
  }

  private func drawEntry(_ slot: Slot, row: Int, on canvas: inout Canvas) {
    let isSelected = session.slot == slot
    let hasFocus = isSelected && session.summaryHasFocus
    if hasFocus {
      canvas.fill(
        Rect(row: row, column: area.column, columns: area.columns, rows: 1),
        style: look[.summarySelected])
    }
    func style(_ role: Role) -> Style { hasFocus ? look[.summarySelected] : look[role] }
    if isSelected {
      canvas.put(look.glyphs.pointer, row: row, column: left, style: style(.accent))
    }
    canvas.put(label(of: slot), row: row, column: left + 2, style: style(.textDim))
    if let edit = session.edits(at: slot).first {
      let role: Role = edit.severity == .error ? .messageError : .messageWarning
      canvas.put(look.glyphs.warning, row: row, column: left + 4, style: style(role))
    }
    let column = left + 5
    if let draft = session.draft, draft.slot == slot, draft.field == .code {
      drawField(draft, row: row, column: column, width: right - column, on: &canvas)
      return
    }
    let text = session.text(of: .code, at: slot)
    guard !text.isEmpty else {
      canvas.put(
        prompt(for: slot), row: row, column: column, style: style(.textDim),
        columns: right - column, overflow: .ellipsis)
      return
    }
    canvas.put(text, row: row, column: column, style: style(.summaryCode), columns: 9)
    let isDating = session.draft?.slot == slot
    let trailer = trailer(of: slot)
    let quotes = session.session.work.evidence(at: slot).count
    // How many pieces of evidence the learner keeps for the line.
    let evidence = quotes > 0 ? "E\(quotes)" : ""
    let taken =
      isDating ? 12 : trailer.count + 1 + (quotes > 0 ? evidence.utf8.count + 1 : 0)
    canvas.put(
      title(at: slot), row: row, column: column + 10, style: style(.summaryTitle),
      columns: right - column - 9 - taken, overflow: .ellipsis)
    if let draft = session.draft, draft.slot == slot {
      drawField(draft, row: row, column: right - 11, width: 11, on: &canvas)
    } else {
      let used = canvas.put(
        trailer, row: row, endingBefore: right + 1, style: style(.summaryPOA))
      canvas.put(
        evidence, row: row, endingBefore: right - used, style: style(.recordMark))
    }
  }

  private func drawField(
    _ draft: Draft, row: Int, column: Int, width: Int, on canvas: inout Canvas
  ) {
    let field = Rect(row: row, column: column, columns: max(1, width), rows: 1)
    let used = drawInput(
      draft.text, cursor: draft.cursor, in: field, style: look[.summaryField], on: &canvas)
    guard used < 10, draft.field == .code, width > 24 else { return }
    canvas.put(
      draftTitle(draft), row: row, column: column + 11, style: look[.summaryField],
      columns: width - 12, overflow: .ellipsis)
  }

  /// The title of what is typed so far, once it is a code.
  private func draftTitle(_ draft: Draft) -> String {
    switch draft.slot {
    case .procedure: books.procedure(ProcedureCode(draft.text))?.title ?? ""
    case .disposition: ""
    default: books.diagnosis(DiagnosisCode(draft.text))?.title ?? ""
    }
  }

  private func label(of slot: Slot) -> String {
    switch slot {
    case .secondary(let index) where index < session.summary.secondary.count: "\(index + 1)"
    case .procedure(let index) where index < session.summary.procedures.count: "\(index + 1)"
    case .secondary, .procedure: "+"
    case .admitting: "ad"
    case .disposition: "dc"
    case .principal: ""
    }
  }

  private func prompt(for slot: Slot) -> String {
    switch slot {
    case .principal: "type a code"
    case .secondary: "add a diagnosis"
    case .procedure: "add a procedure"
    case .admitting: "admitting diagnosis"
    case .disposition: "discharge disposition"
    }
  }

  private func title(at slot: Slot) -> String { lineTitle(at: slot, in: session, books: books) }

  /// Indicator or date.
  private func trailer(of slot: Slot) -> String {
    switch slot {
    case .procedure(let index):
      guard let date = session.summary.procedures[index].date else { return "no date" }
      // A year goes without saying only where it is that of the stay.
      let stay = session.chosen.encounter
      let years = [stay.admitted.date.parts.year, stay.discharged.date.parts.year]
      return years.contains(date.parts.year) ? spokenShort(date) : spoken(date)
    case .principal, .secondary:
      guard let entry = session.diagnosis(at: slot) else { return "" }
      if let poa = entry.poa { return poa.letter }
      return books.isPOAExempt(entry.code) ? "exempt" : "_"
    default: return ""
    }
  }
}

/// The title of the code on a line, or what is wrong with it.
func lineTitle(at slot: Slot, in session: SessionState, books: CodeBook) -> String {
  switch slot {
  case .procedure(let index) where index < session.summary.procedures.count:
    return books.procedure(session.summary.procedures[index].code)?.title
      ?? "not a code of the book"
  case .disposition:
    return session.summary.disposition.flatMap { DischargeDisposition($0)?.title } ?? ""
  case .admitting:
    guard let code = session.summary.admitting else { return "" }
    return books.diagnosis(code)?.title ?? "not a code of the book"
  default:
    guard let entry = session.diagnosis(at: slot) else { return "" }
    return books.diagnosis(entry.code)?.title ?? "not a code of the book"
  }
}
