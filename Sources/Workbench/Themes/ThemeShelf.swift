import Terminal

/// A theme that can be chosen.
package struct ThemeChoice: Hashable, Sendable {
  package var name: String
  /// What its author says of it; what is wrong with it where it cannot be chosen.
  package var about: String
  /// In the terminal's colours; nil where the theme has faults.
  package var theme: Theme?

  /// A theme with a line about it.
  package init(name: String, about: String, theme: Theme?) {
    self.name = name
    self.about = about
    self.theme = theme
  }
}

/// The themes as the screen knows them.
package struct ThemeShelf: Hashable, Sendable {
  /// The name of the theme that is on, from the settings until another is chosen here.
  package var current = ""
  /// Every theme, once they were asked for.
  package var choices: [ThemeChoice] = []
  /// The theme chosen here; nil while the one of the start is on.
  package var chosen: Theme?
}

extension State {
  /// The look of the next frame: of the theme that is tried, else of the one chosen here.
  func look(over look: Look) -> Look {
    var look = look
    if case .themes(let selected) = overlay, themes.choices.indices.contains(selected),
      let theme = themes.choices[selected].theme
    {
      look.theme = theme
    } else if let chosen = themes.chosen {
      look.theme = chosen
    }
    return look
  }

  /// Opens the list of themes on the one that is on.
  mutating func showThemes(_ choices: [ThemeChoice]) {
    guard !choices.isEmpty else {
      message = Message(text: "There are no themes to choose from", weight: .warning)
      return
    }
    themes.choices = choices
    overlay = .themes(selected: choices.firstIndex { $0.name == themes.current } ?? 0)
  }

  /// Says what became of a theme that was to be kept.
  mutating func tellTheme(_ name: String, _ problem: String?) {
    if let problem {
      message = Message(text: "\(name) is on until you quit: \(problem)", weight: .warning)
    } else {
      message = Message(text: "The theme is \(name), and stays so", weight: .note)
    }
  }

  /// How to leave the screen that is up.
  var wayOut: String {
    let leave = bindings.available(in: context).first { $0.id == .leave }
    return "Nothing to cancel; \(leave?.label ?? "q") leaves the case and keeps everything"
  }
}

/// Takes a key into the list of themes.
func takeThemeKey(_ key: Key, _ selected: Int, _ state: inout State) -> [Effect] {
  let choices = state.themes.choices
  let last = max(0, choices.count - 1)
  switch key {
  case .down, .character("j"), .control("n"):
    state.overlay = .themes(selected: min(last, selected + 1))
  case .up, .character("k"), .control("p"):
    state.overlay = .themes(selected: max(0, selected - 1))
  case .home, .character("g"): state.overlay = .themes(selected: 0)
  case .end, .character("G"): state.overlay = .themes(selected: last)
  case .enter:
    guard choices.indices.contains(selected), let theme = choices[selected].theme else {
      state.message = Message(text: "This theme has faults; choose another", weight: .warning)
      return []
    }
    let name = choices[selected].name
    state.overlay = nil
    guard name != state.themes.current else { return [] }
    state.themes.current = name
    state.themes.chosen = theme
    return [.keepTheme(name)]
  case .escape, .character("q"), .control("c"): state.overlay = nil
  default: break
  }
  return []
}
