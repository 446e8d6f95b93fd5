import Practice
import Terminal
import Workbench

/// The workbench with its desk: inputs go in, effects are carried out before anything is drawn.
struct Bench {
  private(set) var state: State
  let desk: Desk
  /// The second that the clock on the screen showed at its last tick.
  private var tickedSecond: Int?

  init(desk: Desk, size: Size, now: Milliseconds) {
    self.desk = desk
    state = State(size: size, list: desk.list(), books: desk.books, now: now)
  }

  /// Takes an input in, and all that comes of it.
  mutating func take(_ input: Input, now: Milliseconds) {
    if case .tick = input { tickedSecond = clockReading(now: now).map { $0 / 1000 } }
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

  /// Whether the review of a finished session may be offered: not while its case is half coded anew.
  func offers(_ review: OpenSession) -> Bool { state.refusalToReopen(review.caseID) == nil }

  /// Takes over what the settings say of keys, panes and theme.
  mutating func apply(bindings: Bindings, share: Int, theme: String) {
    state.themes.current = theme
    state.bindings = bindings
    state.panes.setUsualShare(share)
  }

  /// Where reports are saved unless the learner names another place.
  mutating func saveReports(in folder: String) { state.reportFolder = folder }

  /// Says something on the last line until the next key.
  mutating func tell(_ text: String) { state.message = Message(text: text, weight: .warning) }

  /// Milliseconds until something has to be done without a key: the clock on the screen changes, or
  /// the keys have rested after scrolling and the place is kept. Nil while there is nothing.
  func untilTick(now: Milliseconds) -> Milliseconds? {
    if case .replay(let replay) = state.screen { return replay.untilChange(now: now) }
    let rest: Milliseconds? =
      if case .session(let session) = state.screen, session.hasScrolled {
        100
      } else {
        nil
      }
    guard let reading = clockReading(now: now) else { return rest }
    if isTickDue(now: now) { return 0 }
    return min(rest ?? 1000, 1000 - reading % 1000)
  }

  /// Whether the clock on the screen shows another second than at its last tick.
  func isTickDue(now: Milliseconds) -> Bool {
    clockReading(now: now).map { $0 / 1000 != tickedSecond } ?? false
  }

  /// What the clock on the screen shows; nil while none runs.
  private func clockReading(now: Milliseconds) -> Milliseconds? {
    switch state.screen {
    case .examination:
      guard let examination = state.examination, !examination.paper.isFinished else { return nil }
      return examination.clock.reading(at: now)
    case .session(let session):
      let clock = state.examination?.clock ?? session.clock
      return clock.isRunning ? clock.reading(at: now) : nil
    default: return nil
    }
  }
}
