import Chart
import Grading
import Practice
import Terminal

extension Key {
  /// What a key is to a list that lies over the screen: there the wheel goes up and down.
  var onOverlay: Key {
    guard case .mouse(let mouse) = self else { return self }
    switch mouse.button {
    case .wheelUp: return .up
    case .wheelDown: return .down
    default: return self
    }
  }
}

/// Takes a key into what lies over the screen.
func takeOverlayKey(_ key: Key, _ state: inout State) -> [Effect] {
  switch state.overlay {
  case .help(let context, let top): takeHelpKey(key, context, top, &state)
  case .palette(let query, let selected): return takePaletteKey(key, query, selected, &state)
  case .confirm(let question): return takeAnswer(key, question, &state)
  case .paused:
    // A click into the window, to bring it to the front, is no wish to go on.
    if case .mouse = key { break }
    state.resumeAfterPause()
  case .prompt(let prompt): takePromptKey(key, prompt, &state)
  case .themes(let selected): return takeThemeKey(key, selected, &state)
  case .tour(let page): return takeTourKey(key, page, &state)
  case .listing(let listing): takeListingKey(key, listing, &state)
  case .savePath(let input): return takeSavePathKey(key, input, &state)
  case nil: break
  }
  return []
}

private func takeHelpKey(_ key: Key, _ context: Context, _ top: Int, _ state: inout State) {
  let last = max(
    0, helpLines(context, state.bindings, size: state.size).count - helpRows(state.size))
  switch key {
  case .character("j"), .down: state.overlay = .help(context, top: min(last, top + 1))
  case .character("k"), .up: state.overlay = .help(context, top: max(0, top - 1))
  case .pageDown, .character(" "): state.overlay = .help(context, top: min(last, top + 10))
  case .pageUp: state.overlay = .help(context, top: max(0, top - 10))
  case .mouse: break
  default: state.overlay = nil
  }
}

private func takePaletteKey(
  _ key: Key, _ query: String, _ selected: Int, _ state: inout State
) -> [Effect] {
  let found = paletteCommands(query, in: state.context, state.bindings)
  switch key {
  case .escape, .control("c"): state.overlay = nil
  case .down, .control("n"):
    state.overlay = .palette(query: query, selected: min(max(0, found.count - 1), selected + 1))
  case .up, .control("p"): state.overlay = .palette(query: query, selected: max(0, selected - 1))
  case .enter:
    state.overlay = nil
    guard found.indices.contains(selected) else { return [] }
    let command = found[selected].id
    if case .disabled(let why) = state.availability(of: command) {
      state.message = Message(text: why, weight: .warning)
      return []
    }
    return perform(command, &state)
  default:
    var line = LineInput(query)
    if line.take(key) { state.overlay = .palette(query: line.text, selected: 0) }
  }
  return []
}

/// The commands of a context whose title or help holds every word of a query.
func paletteCommands(
  _ query: String, in context: Context, _ bindings: Bindings
) -> [Command] {
  let words = query.lowercased().split(separator: " ")
  return bindings.available(in: context).filter { command in
    let text = (command.title + " " + command.help).lowercased()
    return command.id != .palette && words.allSatisfy { text.contains($0) }
  }
}

extension State {
  /// Says that the journal cannot be written; once, until it can be again.
  mutating func tellUnsaved(_ what: String, _ remedy: String) {
    let isNew = unsaved == nil
    unsaved = what
    guard isNew else { return }
    overlay = .confirm(
      Question(
        title: "Nothing can be saved", lines: [what, remedy],
        yes: "go on without saving", action: .continueUnsaved))
  }
}
