import Chart
import Practice
import Terminal

func drawSession(
  _ session: SessionState, _ state: State, on canvas: inout Canvas, look: Look
) {
  let frame = Frame(
    size: state.size, panes: state.panes, sideHasFocus: session.summaryHasFocus)
  drawTopBar(session, state, in: frame.top, on: &canvas, look: look)
  drawTabs(
    session.reader, opened: session.session.reading, in: frame.tabs, on: &canvas, look: look)
  drawRules(frame, on: &canvas, look: look)
  if let pane = frame.record {
    drawReaders(session, in: pane, divider: frame.divider, on: &canvas, look: look)
    drawIndicators(session, in: pane, on: &canvas, look: look)
  }
  if let pane = frame.side {
    if let builder = state.browser?.builder {
      drawBuilder(builder, state, in: pane, on: &canvas, look: look)
      drawFocus(on: pane, title: Context.builder.rawValue, canvas: &canvas, look: look)
      return
    }
    if session.desk != nil {
      drawQueries(session, in: pane, on: &canvas, look: look)
    } else {
      drawSummary(session, state, in: pane, on: &canvas, look: look)
    }
  }
  let focused = session.summaryHasFocus ? frame.side : frame.record
  drawFocus(
    on: focused, title: session.focusTitle, canvas: &canvas, look: look)
}

private func drawTopBar(
  _ session: SessionState, _ state: State, in rect: Rect, on canvas: inout Canvas, look: Look
) {
  canvas.fill(rect, style: look[.barTop])
  let (clock, limit) = state.timeShown(session)
  let entered = session.summary.entryCount
  let time = clockText(clock, of: limit, isHidden: state.panes.hidesClock)
  let isLate = clock > limit
  let width = canvas.put(
    time, row: rect.row, endingBefore: rect.endColumn, style: look[isLate ? .clockLow : .clock])
  var facts = "\(counted(entered, "code"))  \(session.session.start.mode.rawValue)  "
  if let place = state.examination?.paper.current, let count = state.examination?.seats.count {
    facts = "case \(place + 1) of \(count)  " + facts
  }
  if isLate { facts += "over time  " }
  if state.unsaved != nil { facts = "NOT SAVED  " + facts }
  let factsWidth = canvas.put(
    facts, row: rect.row, endingBefore: rect.endColumn - width,
    style: look[state.unsaved == nil ? .barTop : .messageError])
  let room = rect.columns - width - factsWidth - 1
  canvas.put(
    session.heading.line(columns: room, glyphs: look.glyphs), row: rect.row, column: rect.column,
    style: look[.barTop], columns: room,
    overflow: .ellipsis)
}

/// `inpatient · 67 F · 2 May – 16 May 2026`.
func stayLine(_ chosen: PracticeCase, _ look: Look) -> String {
  let stay = chosen.encounter
  let dot = String(look.glyphs.dot)
  let age = stay.age > 0 ? "\(stay.age)" : "newborn or infant"
  return "\(stay.setting.rawValue) \(dot) \(age) \(stay.sex.rawValue) \(dot) "
    + "\(spokenShort(stay.admitted.date)) \(String(look.glyphs.dash)) \(spoken(stay.discharged.date))"
}

extension SessionState {
  /// What has the keys.
  fileprivate var focusTitle: String {
    switch queryContext {
    case .queryRecord: "Mark indicators"
    case nil: summaryHasFocus ? "Coding summary" : "Record"
    default: "Queries"
    }
  }
}
