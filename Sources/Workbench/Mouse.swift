import Practice
import Terminal

/// Takes a press of the mouse, which comes only where the settings give it to the program: the wheel
/// scrolls what is under it, a click selects the line or the tab there.
func takeMouse(_ mouse: Key.Mouse, _ state: inout State) -> [Effect] {
  switch mouse.button {
  case .wheelUp: turnWheel(-1, at: mouse.position, &state)
  case .wheelDown: turnWheel(1, at: mouse.position, &state)
  case .left: return click(at: mouse.position, &state)
  case .middle, .right: break
  }
  return []
}

/// Lines of a document that one notch of the wheel scrolls.
private let notch = 3

private func turnWheel(_ step: Int, at position: Position, _ state: inout State) {
  switch state.screen {
  case .list, .progress, .replay, .examination: _ = perform(step > 0 ? .down : .up, &state)
  case .brief: break
  case .session(var session):
    let frame = Frame(
      size: state.size, panes: state.panes, sideHasFocus: session.summaryHasFocus)
    state.screen = .list
    if frame.record?.contains(position) == true {
      session.reader.scroll(by: step * notch)
    } else if frame.side?.contains(position) == true, session.draft == nil {
      _ = session.code(step > 0 ? .down : .up, books: state.books, now: state.now)
    }
    state.screen = .session(session)
  case .review(var review):
    let frame = Frame(
      size: state.size, panes: state.panes, sideHasFocus: !review.recordHasFocus)
    if frame.record?.contains(position) == true {
      review.reader.scroll(by: step * notch)
    } else if frame.side?.contains(position) == true {
      review.recordHasFocus = false
      _ = review.take(step > 0 ? .down : .up)
    }
    state.screen = .review(review)
  }
}

private func click(at position: Position, _ state: inout State) -> [Effect] {
  switch state.screen {
  case .list:
    guard let row = listRow(at: position, state) else { return [] }
    // The first click selects, a second on the same line opens.
    if row == state.list.selected, state.availability(of: .open) == .enabled {
      return perform(.open, &state)
    }
    state.list.selected = row
  case .brief: break
  case .progress(let progress): return state.click(at: position, progress)
  case .replay(let replay): state.click(at: position, replay)
  case .examination:
    guard let row = examinationRow(at: position, state) else { return [] }
    if row == state.examination?.selected { return perform(.open, &state) }
    state.examination?.selected = row
  case .session(var session):
    // An open field keeps the keys until it is left.
    guard session.draft == nil else { return [] }
    let frame = Frame(
      size: state.size, panes: state.panes, sideHasFocus: session.summaryHasFocus)
    state.screen = .list
    if let tab = tab(at: position, of: session.reader, in: frame.tabs) {
      session.open(tab, now: state.now)
    } else if session.desk != nil {
      // The queries keep the keys, in the pane that their stage is in, until they are closed.
    } else if frame.record?.contains(position) == true {
      session.summaryHasFocus = false
    } else if let side = frame.side, side.contains(position) {
      session.summaryHasFocus = true
      // The keys go elsewhere now: a phrase half selected is let go.
      session.reader.selection = nil
      if let slot = slot(at: position, of: session, in: side) { session.select(slot) }
    }
    state.screen = .session(session)
  case .review(var review):
    let frame = Frame(
      size: state.size, panes: state.panes, sideHasFocus: !review.recordHasFocus)
    if frame.record?.contains(position) == true {
      review.recordHasFocus = true
    } else if let side = frame.side, side.contains(position) {
      review.recordHasFocus = false
      if let line = line(at: position, of: review, state, in: side) { review.select(line) }
    }
    state.screen = .review(review)
  }
  return []
}

extension SessionState {
  /// Goes to a line of the summary.
  fileprivate mutating func select(_ slot: Slot) {
    guard slot != self.slot else { return }
    self.slot = slot
    isEntering = false
  }
}
