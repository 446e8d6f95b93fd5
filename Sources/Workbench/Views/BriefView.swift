import Chart
import Practice
import Terminal

/// Draws what a learner knows of a case before its clock starts.
func drawBrief(_ brief: BriefState, _ state: State, on canvas: inout Canvas, look: Look) {
  let all = Rect(state.size)
  canvas.fill(all.split(top: 1).top, style: look[.barTop])
  canvas.put(" Casebook", row: 0, column: 0, style: look[.barTop].adding(.bold))
  let area = all.inset(top: 3, left: 4, bottom: 2, right: 4)
  let chosen = brief.chosen
  canvas.put(chosen.info.title, row: area.row, column: area.column, style: look[.heading])
  canvas.put(
    stayLine(chosen, look), row: area.row + 1, column: area.column, style: look[.textDim])
  let facts = [
    ("Record", "\(counted(chosen.documents.count, "document")), about \(brief.words) words"),
    ("Attending", chosen.info.attending),
    ("Payer", payerWords(chosen.encounter.payer)),
    ("Level", "\(chosen.info.difficulty) of 5"),
    ("Clock", counted(brief.minutes, "minute")),
    ("Mode", modeWords(brief.mode)),
  ]
  for (index, fact) in facts.enumerated() {
    canvas.put(fact.0, row: area.row + 3 + index, column: area.column, style: look[.textDim])
    canvas.put(
      fact.1, row: area.row + 3 + index, column: area.column + 12, style: look[.text],
      columns: area.columns - 12, overflow: .ellipsis)
  }
  let advice =
    "Code the stay as this hospital would report it: principal and secondary diagnoses with their "
    + "indicators, procedures with their dates, admitting diagnosis and disposition. The first page "
    + "of the record is the hospital's reporting policy. Codes are judged as of the discharge date."
  drawWrapped(
    advice, in: area.inset(top: 4 + facts.count, right: max(0, area.columns - 84)),
    style: look[.text], on: &canvas)
}

private func payerWords(_ payer: Payer) -> String {
  switch payer {
  case .medicare: "Medicare"
  case .medicaid: "Medicaid"
  case .commercial: "commercial"
  case .selfPay: "self-pay"
  case .other: "other"
  }
}

private func modeWords(_ mode: Mode) -> String {
  switch mode {
  case .tutor: "tutor: edits as you type; hints and checks, counted"
  case .timed: "timed: the clock, and no help until the review"
  case .exam: "exam: several cases on one clock, and the review at the end"
  }
}
