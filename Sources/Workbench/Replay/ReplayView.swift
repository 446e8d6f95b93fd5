import Practice
import Terminal

/// Draws a session as it was, and under it where the replay is.
func drawReplay(_ replay: ReplayState, _ state: State, on canvas: inout Canvas, look: Look) {
  drawSession(replay.shown, state, on: &canvas, look: look)
  let row = canvas.size.rows - 2
  let rect = Rect(row: row, column: 0, columns: canvas.size.columns, rows: 1)
  canvas.fill(rect, style: look[.barTop])
  let sign = replay.isPlaying ? "plays" : "stands"
  let moment = "\(spoken(replay.clock)) / \(spoken(replay.timeline.end))"
  var head = " Replay \(sign) \(replay.speed)x  \(moment)"
  head += "  \(replay.count) of \(replay.timeline.events.count)  "
  let used = canvas.put(head, row: row, column: 0, style: look[.barTop].adding(.bold))
  let place = replayGauge(canvas.size)
  let gauge = place.columns
  let text: String
  if let damage = replay.damage, replay.count == replay.timeline.events.count {
    text = damage
  } else if replay.count == 0 {
    text = "before the first event"
  } else {
    text = words(of: replay.timeline.events[replay.count - 1].event)
  }
  canvas.put(
    text, row: row, column: used, style: look[.barTop], columns: rect.columns - used - gauge - 2,
    overflow: .ellipsis)
  guard gauge > 0, replay.timeline.end > 0 else { return }
  let full = gauge * replay.clock / replay.timeline.end
  for column in 0..<gauge {
    canvas.put(
      column < full ? look.glyphs.full : look.glyphs.empty, row: row,
      column: place.column + column, style: look[.barTop])
  }
}

/// Where it is shown how much of a replay is over.
func replayGauge(_ size: Size) -> Rect {
  let width = max(0, min(24, size.columns / 6))
  return Rect(row: size.rows - 2, column: size.columns - width - 1, columns: width, rows: 1)
}
