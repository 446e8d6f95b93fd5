import Practice
import Terminal

/// Where a key goes: to what is over the screen, to an open field, or to a command.
func takeKey(_ key: Key, _ state: inout State) -> [Effect] {
  if state.overlay != nil { return takeOverlayKey(key.onOverlay, &state) }
  if state.browser != nil { return takeBrowserKey(key.onOverlay, &state) }
  if case .mouse(let mouse) = key { return takeMouse(mouse, &state) }
  if state.hasOpenField {
    if let command = state.bindings.command(bound: key, in: .field)?.id {
      if case .disabled(let why) = state.availability(of: command) {
        state.message = Message(text: why, weight: .warning)
        return []
      }
      if command == .browseField { return perform(.browseField, &state) }
    }
    let (bindings, books, search, now) = (state.bindings, state.books, state.search, state.now)
    let complaint = state.withSession {
      $0.takeFieldKey(key, bindings: bindings, books: books, search: search, now: now)
    }
    if case .some(.some(let text)) = complaint {
      state.message = Message(text: text, weight: .warning)
    }
    return []
  }
  if state.hasOpenQueryField {
    let (bindings, now) = (state.bindings, state.now)
    state.withSession { $0.takeQueryKey(key, bindings: bindings, now: now) }
    return []
  }
  if let command = state.bindings.command(bound: key, in: state.context) {
    if case .disabled(let why) = state.availability(of: command.id) {
      if startTyping(key, &state) { return [] }
      state.message = Message(text: why, weight: .warning)
      return []
    }
    if !state.wantsCode(key) { return perform(command.id, &state) }
  }
  if startTyping(key, &state) { return [] }
  state.message = Message(
    text: "\(pressed(key)) does nothing here; ? shows the keys", weight: .note)
  return []
}

/// On an empty line a capital or a digit starts a code, whatever it may mean elsewhere, and so does
/// what is pasted there.
private func startTyping(_ key: Key, _ state: inout State) -> Bool {
  guard state.wantsCode(key) else { return false }
  let (books, search, now) = (state.books, state.search, state.now)
  state.withSession { $0.startTyping(key, books: books, search: search, now: now) }
  return true
}

extension State {
  /// Whether a key starts a code on the selected line of the coding summary.
  func wantsCode(_ key: Key) -> Bool {
    if case .session(let session) = screen { session.wantsCode(key) } else { false }
  }
}
