import Chart
import CodeSets
import Grading
import Practice
import Terminal

extension State {
  /// Whether a case of an examination is on the screen, or its list of cases.
  package var isExamined: Bool { examination != nil }

  /// A paper's cases were read: the clock starts.
  mutating func begin(_ cases: [PracticeCase], minutes: Int) {
    (overlay, list.marked) = (nil, [])
    examination = ExaminationState(cases, minutes: minutes, now: now)
    screen = .examination
  }

  /// An examination of the journal was read: everything is as it was left.
  mutating func resume(
    _ cases: [PracticeCase], _ paper: Examination, _ sessions: [ResumedSession?]
  ) -> [Effect] {
    overlay = nil
    var effects: [Effect] = []
    var state = ExaminationState(cases, paper, sessions, books: books, now: now)
    // Coming back opens a document again in each session: only the one on the screen goes on.
    for place in state.seats.indices where place != paper.current {
      state.seats[place].session?.rest(now: now)
      if let pending = state.seats[place].session?.takePending(now: now) {
        effects += [.takeSeat(place), pending]
      }
    }
    examination = state
    screen = .examination
    message = Message(text: "Everything is as you left it", weight: .note)
    if let place = paper.current {
      effects += openCase(place)
      layOverAgain()
    }
    return effects
  }

  /// Opens a case of the paper.
  mutating func openCase(_ place: Int) -> [Effect] {
    guard var state = examination, state.seats.indices.contains(place) else { return [] }
    var effects: [Effect] = [.takeSeat(place)]
    state.paper.current = place
    state.selected = place
    if var session = state.seats[place].session {
      state.seats[place].session = nil
      session.goOn(now: now)
      screen = .session(session)
    } else {
      let chosen = state.seats[place].chosen
      let start = SessionStart(
        caseID: chosen.info.id, caseRevision: chosen.revision, mode: .exam,
        minutes: state.paper.minutes)
      effects.append(.begin(start))
      screen = .session(SessionState(chosen, start: start, now: now))
    }
    // Opened again, it is no longer complete until it is said to be.
    state.paper.items[place].status = .incomplete
    examination = state
    return effects
  }

  /// Lays the case on the screen aside, as complete or not, and goes to another or to the list.
  mutating func leaveCase(complete: Bool, to next: Int? = nil) -> [Effect] {
    guard var state = examination, let place = state.paper.current,
      case .session(var session) = screen
    else { return [] }
    session.rest(now: now)
    let pending = session.takePending(now: now)
    state.seats[place].session = session
    state.paper.current = nil
    if complete { state.paper.items[place].status = .complete }
    state.selected = complete ? state.paper.nextOpen(after: place) ?? place : place
    examination = state
    screen = .examination
    let left = [pending].compactMap { $0 }
    return next.map { left + openCase($0) } ?? left
  }

  /// Carries out a command of a case under examination; nil where it means what it always does.
  mutating func performInCase(_ command: CommandID) -> [Effect]? {
    guard let state = examination, let place = state.paper.current else { return nil }
    let count = state.seats.count
    switch command {
    case .leave: return leaveCase(complete: false)
    case .submit:
      message = Message(text: "Marked complete; it can be opened again", weight: .note)
      return leaveCase(complete: true)
    case .nextCase: return leaveCase(complete: false, to: (place + 1) % count)
    case .previousCase: return leaveCase(complete: false, to: (place + count - 1) % count)
    case .flagCase:
      flag(place)
      return []
    default: return nil
    }
  }

  private mutating func flag(_ place: Int) {
    guard examination?.paper.items.indices.contains(place) ?? false else { return }
    examination?.paper.items[place].isFlagged.toggle()
    let isFlagged = examination?.paper.items[place].isFlagged ?? false
    message = Message(
      text: isFlagged ? "The case is flagged" : "The flag is taken off", weight: .note)
  }

  /// Carries out a command on the list of cases, or of their results.
  mutating func performInExamination(_ command: CommandID) -> [Effect] {
    guard let state = examination else { return [] }
    let last = max(0, state.seats.count - 1)
    switch command {
    case .down: examination?.selected = min(last, state.selected + 1)
    case .up: examination?.selected = max(0, state.selected - 1)
    case .top: examination?.selected = 0
    case .bottom: examination?.selected = last
    case .open:
      if state.paper.isFinished { return openReview(state.selected) }
      return openCase(state.selected)
    case .flagCase: flag(state.selected)
    case .submit: overlay = .confirm(handInQuestion(state))
    case .back:
      var effects: [Effect] = []
      if !state.paper.isFinished, let effect = takeExamination(isTick: true) {
        effects.append(effect)
        message = Message(text: "The examination is kept; X goes on with it", weight: .note)
      }
      examination = nil
      screen = .list
      return effects + [.leaveSeats, .list]
    default: break
    }
    return []
  }

  /// The paper, if the journal has to know of it.
  mutating func takeExamination(isTick: Bool) -> Effect? {
    // The place of a review is nothing to come back to.
    if examination?.paper.isFinished == true, examination?.paper.current != nil { return nil }
    return examination?.takePending(now: now, isTick: isTick)
  }

  /// The context of the list of cases.
  var examinationContext: Context {
    examination?.paper.isFinished == true ? .results : .examination
  }

  /// What the clock on the screen shows: one's own, or that of the examination.
  func timeShown(_ session: SessionState) -> (clock: Milliseconds, limit: Milliseconds) {
    if let examination { return (examination.clock.reading(at: now), examination.limit) }
    return (session.clock.reading(at: now), session.limit)
  }
}

extension SessionState {
  /// Stands still while another case of the paper is coded.
  mutating func rest(now: Milliseconds) {
    clock.stop(at: now)
    if session.phase == .running { happen(.paused, now: now) }
  }

  /// Goes on after that.
  mutating func goOn(now: Milliseconds) {
    clock.run(from: now)
    if session.phase == .paused { happen(.resumed, now: now) }
  }
}
