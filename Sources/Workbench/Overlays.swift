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
    resumeAfterPause(&state)
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

private func takeAnswer(_ key: Key, _ question: Question, _ state: inout State) -> [Effect] {
  switch key {
  case .character, .paste:
    if question.isDoubted { return [] }
  default: break
  }
  switch key {
  case .enter:
    state.overlay = nil
    return carryOut(question.action, &state)
  case .character(let scalar) where scalar == question.other?.key:
    state.overlay = nil
    return carryOut(question.other?.action ?? .dismiss, &state)
  case .character("n") where question.action == .continueUnsaved:
    // It comes while words are typed: no letter that is not shown may end the program.
    break
  case .escape, .character("n"), .character("q"), .control("c"):
    // Where saving is not possible there are two ways: on without it, or out.
    if question.action == .continueUnsaved, key != .escape { return [.quit] }
    state.overlay = nil
    return carryOut(question.onNo, &state)
  case .character, .paste:
    if question.isFinal { state.overlay = .confirm(question.doubted(state.bindings)) }
  default: break
  }
  return []
}

extension Question {
  /// Whether an answer of it cannot be taken back.
  fileprivate var isFinal: Bool {
    [action, other?.action].contains { action in
      switch action {
      case .submit, .handIn, .dropQuery: true
      default: false
      }
    }
  }

  /// What takes its place once a letter was pressed that answers nothing: somebody types words where
  /// no line is open, and the Enter behind them is no answer either.
  fileprivate func doubted(_ bindings: Bindings) -> Question {
    let open = bindings.available(in: .summary).filter {
      [.addDiagnosis, .addProcedure, .edit].contains($0.id)
    }
    var question = Question(
      title: "Nothing was done",
      lines: [
        "Enter alone is a yes to that question. Words are typed into a line that is open: "
          + open.map { "\($0.label) \($0.title)" }.joined(separator: ", ") + "."
      ], yes: "go back", action: onNo)
    question.isDoubted = true
    return question
  }
}

private func carryOut(_ action: Question.Action, _ state: inout State) -> [Effect] {
  switch action {
  case .dismiss, .continueUnsaved: return []
  case .rename(let saving):
    state.askForPath(saving.path)
    return []
  case .overwrite(let saving):
    // Where it fails, another name can be given.
    state.askForPath(saving.path)
    return [.save(saving)]
  case .retry:
    guard case .review(let review) = state.screen else { return [] }
    return state.retry(review)
  case .resume(let session, let caseID): return [.open(caseID: caseID, session: session)]
  case .review(let session): return [.review(session: session)]
  case .beginExamination(let cases, let minutes): return [.openPaper(cases, minutes: minutes)]
  case .resumeExamination: return [.resumeExamination]
  case .giveUp(let open): return [.giveUp(session: open.id), .list]
  case .giveUpExamination(let open): return [.giveUpExamination(open.id), .list]
  case .offer, .offerExamination, .askToGiveUp, .askToGiveUpExamination:
    state.overlay = question(for: action).map { .confirm($0) }
    return []
  case .handIn: return state.handIn()
  case .dropQuery(let place):
    guard case .session(var session) = state.screen else { return [] }
    session.dropQuery(place, now: state.now)
    state.screen = .session(session)
    return []
  case .startAnew(let caseID): return [.open(caseID: caseID, session: nil)]
  case .submit:
    guard case .session(var session) = state.screen else { return [] }
    session.happen(.submitted, now: state.now)
    let report = grade(
      .inpatient(session.summary), against: session.chosen.key, policy: session.chosen.policy,
      encounter: session.chosen.encounter, using: state.books)
    var effects: [Effect] = []
    if let pending = session.takePending(now: state.now) { effects.append(pending) }
    effects.append(.finish(report, session.summary))
    effects.append(.group(session.summary, session.chosen))
    state.screen = .review(
      ReviewState(
        session.chosen, session: session.session, report: report, reader: session.reader))
    return effects
  }
}

private func resumeAfterPause(_ state: inout State) {
  state.overlay = nil
  guard case .session(var session) = state.screen else { return }
  session.clock.run(from: state.now)
  session.happen(.resumed, now: state.now)
  state.screen = .session(session)
}

extension State {
  mutating func tellNotFound(_ words: String) {
    message = Message(text: "'\(words)' is nowhere in the record", weight: .warning)
  }

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

  /// Offers a review in which a dispute is half typed: not while its case is left half coded again,
  /// for a review shows the key.
  mutating func offerReview(_ open: OpenSession) {
    guard refusalToReopen(open.caseID) == nil else { return }
    overlay = .confirm(
      Question(
        title: "Go on with the review?",
        lines: [
          "\(open.title): a dispute is half typed. It is kept until you come back to it, here or "
            + "from your progress."
        ], yes: "go on", action: .review(session: open.id)))
  }

  /// Says that a session is being coded elsewhere, and offers the case from its beginning.
  mutating func tellBusy(_ open: OpenSession, holder: Int) {
    list.select(open.caseID)
    overlay = .confirm(
      Question(
        title: "Open in another window",
        lines: [
          "\(open.title) is being coded in another Casebook (process \(holder)). Its session is "
            + "left alone: two that write to one would spoil it.",
          "Go on there, or leave it there and come back here; or begin the case anew here, as a "
            + "session of its own.",
        ], yes: "begin it anew", action: .startAnew(caseID: open.caseID)))
  }

  /// The program did not run for a while: a clock that may be paused did not either.
  mutating func wasAway(since: Milliseconds) {
    guard case .session(var session) = screen, session.clock.isRunning,
      availability(of: .pause) == .enabled
    else { return }
    session.clock.stop(at: since)
    session.happen(.paused, now: since)
    let isFree = overlay == nil
    if !isFree {
      session.clock.run(from: now)
      session.happen(.resumed, now: now)
    }
    screen = .session(session)
    if isFree { overlay = .paused }
  }

  /// A case was read: go on with its session, or show what it is before the clock starts.
  mutating func open(_ chosen: PracticeCase, resuming: ResumedSession?) {
    overlay = nil
    list.select(chosen.info.id)
    guard let resuming else {
      screen = .brief(BriefState(chosen, mode: startMode, minutes: startMinutes))
      return
    }
    let session = SessionState(chosen, resuming: resuming, books: books, now: now)
    screen = .session(session)
    layOverAgain()
    if session.caseChanged {
      message = Message(
        text: "The case was edited after this session began; what you typed is as it was",
        weight: .warning)
    } else if let damage = resuming.damage {
      message = Message(text: damage, weight: .error)
    } else {
      message = Message(text: "Everything is as you left it", weight: .note)
    }
  }
}
