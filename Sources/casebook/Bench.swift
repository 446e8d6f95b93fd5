import Practice
import Terminal
import Workbench

/// The workbench with its desk: inputs go in, effects are carried out before anything is drawn.
struct Bench {
  private(set) var state: State
  let desk: Desk

  init(desk: Desk, size: Size, now: Milliseconds) {
    self.desk = desk
    state = State(size: size, list: desk.list(), books: desk.books, now: now)
  }

  /// Takes an input in, and all that comes of it.
  mutating func take(_ input: Input, now: Milliseconds) {
    var inputs = [input]
    while !inputs.isEmpty {
      for effect in update(&state, inputs.removeFirst(), now: now) {
        inputs += desk.carryOut(effect)
      }
    }
  }

  /// How a case starts, from the command line.
  mutating func prepare(mode: Mode, minutes: Int?) {
    state.startMode = mode
    state.startMinutes = minutes
  }

  /// Asks whether an examination of some cases shall begin.
  mutating func offerExamination(of cases: [String]) { state.offerExamination(of: cases) }

  /// Takes over what the settings say of keys, panes and theme.
  mutating func apply(bindings: Bindings, share: Int, theme: String) {
    state.themes.current = theme
    state.bindings = bindings
    (state.panes.share, state.panes.usualShare) = (share, share)
  }

  /// Where reports are saved unless the learner names another place.
  mutating func saveReports(in folder: String) { state.reportFolder = folder }

  /// Says something on the last line until the next key.
  mutating func tell(_ text: String) { state.message = Message(text: text, weight: .warning) }

  /// Milliseconds until something has to be done without a key: the clock on the screen changes, or
  /// the keys have rested after scrolling and the place is kept. Nil while there is nothing.
  func untilTick(now: Milliseconds) -> Milliseconds? {
    if case .examination = state.screen, let examination = state.examination {
      guard !examination.paper.isFinished else { return nil }
      return 1000 - examination.clock.reading(at: now) % 1000
    }
    if case .replay(let replay) = state.screen { return replay.untilChange(now: now) }
    guard case .session(let session) = state.screen else { return nil }
    let rest: Milliseconds? = session.hasScrolled ? 100 : nil
    let clock = state.examination?.clock ?? session.clock
    guard clock.isRunning else { return rest }
    return min(rest ?? 1000, 1000 - clock.reading(at: now) % 1000)
  }
}
