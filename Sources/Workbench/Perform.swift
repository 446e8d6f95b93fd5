import Chart
import Grading
import Practice
import Terminal

/// Carries out a command where the keys are now.
func perform(_ command: CommandID, _ state: inout State) -> [Effect] {
  switch command {
  case .help:
    state.overlay = .help(state.context, top: 0)
    return []
  case .palette:
    state.overlay = .palette(query: "", selected: 0)
    return []
  case .themes: return [.listThemes]
  case .tour:
    state.overlay = .tour(0)
    return []
  case .interrupt:
    state.message = Message(text: state.wayOut, weight: .note)
    return []
  case .zoom:
    state.panes.isZoomed.toggle()
    return []
  case .hideClock:
    state.panes.hidesClock.toggle()
    return []
  case .splitLeft, .splitRight:
    let step = command == .splitRight ? 3 : -3
    state.panes.setShare(state.panes.share + step)
    return []
  case .browse, .browseField:
    if let complaint = state.openBooks() {
      state.message = Message(text: complaint, weight: .warning)
    }
    return []
  default: break
  }
  if state.browser != nil { return performInBrowser(command, &state) }
  switch state.screen {
  case .list: return performInList(command, &state)
  case .brief(let brief): return performInBrief(command, brief, &state)
  case .session(let session): return performInSession(command, session, &state)
  case .review(let review): return performInReview(command, review, &state)
  case .examination: return state.performInExamination(command)
  case .progress(let progress): return state.performInProgress(command, progress)
  case .replay(let replay): return state.performInReplay(command, replay)
  }
}

private func performInList(_ command: CommandID, _ state: inout State) -> [Effect] {
  if let effects = state.performExamination(command) { return effects }
  let last = max(0, state.list.rows.count - 1)
  switch command {
  case .down: state.list.selected = min(last, state.list.selected + 1)
  case .up: state.list.selected = max(0, state.list.selected - 1)
  case .top: state.list.selected = 0
  case .bottom: state.list.selected = last
  case .open:
    guard let row = state.list.current else { return [] }
    return [.open(caseID: row.id, session: row.open?.id)]
  case .progress: return state.openProgress()
  case .caseSessions: return state.openProgress(caseID: state.list.current?.id)
  case .quit: return [.quit]
  default: break
  }
  return []
}

private func performInBrief(
  _ command: CommandID, _ brief: BriefState, _ state: inout State
) -> [Effect] {
  switch command {
  case .changeMode:
    var brief = brief
    brief.mode = brief.mode == .timed ? .tutor : .timed
    state.screen = .brief(brief)
  case .start:
    let start = SessionStart(
      caseID: brief.chosen.info.id, caseRevision: brief.chosen.revision, mode: brief.mode,
      minutes: brief.minutes)
    state.screen = .session(SessionState(brief.chosen, start: start, now: state.now))
    return [.begin(start)]
  case .back: state.screen = .list
  default: break
  }
  return []
}

private func performInSession(
  _ command: CommandID, _ session: SessionState, _ state: inout State
) -> [Effect] {
  if session.desk == nil, let effects = state.performInCase(command) { return effects }
  var session = session
  var left = false
  state.screen = .list
  defer { if !left { state.screen = .session(session) } }
  if let outcome = session.query(command, now: state.now) {
    state.message = outcome.message
    if let question = outcome.question { state.overlay = .confirm(question) }
    return []
  }
  switch command {
  case .search: state.overlay = session.ask(.search, now: state.now)
  case .hint, .checkLine:
    let books = state.books
    let help =
      command == .hint
      ? session.giveHint(books: books, now: state.now)
      : session.checkLine(books: books, now: state.now)
    switch help {
    case .question(let question): state.overlay = .confirm(question)
    case .message(let message): state.message = message
    }
  case .opinion: return state.askOpinion(session)
  case .pace:
    state.message = Message(text: session.paceWords(at: state.now), weight: .note)
  case .submit: state.overlay = .confirm(submitQuestion(session, state))
  case .pause:
    session.clock.stop(at: state.now)
    session.happen(.paused, now: state.now)
    state.overlay = .paused
  case .leave:
    session.clock.stop(at: state.now)
    session.happen(.paused, now: state.now)
    let effects = [session.takePending(now: state.now), .list].compactMap { $0 }
    left = true
    return effects
  default:
    if let outcome = session.pen(command, now: state.now) {
      (state.overlay, state.message) = (outcome.overlay, outcome.message)
      if let taking = outcome.wayBack {
        state.message?.text += session.wayBack(state.bindings, taking: taking)
      }
      return []
    }
    if session.read(command, now: state.now) { return [] }
    let deleted = command == .delete ? session.lineWords : nil
    if let complaint = session.code(command, books: state.books, now: state.now) {
      state.message = Message(text: complaint, weight: .warning)
    } else if let deleted {
      state.message = Message(
        text: "\(deleted) deleted" + session.wayBack(state.bindings), weight: .note)
    }
  }
  return []
}

private func performInReview(
  _ command: CommandID, _ review: ReviewState, _ state: inout State
) -> [Effect] {
  var review = review
  switch command {
  case .back:
    if review.recordHasFocus {
      review.recordHasFocus = false
      break
    }
    if state.leaveExaminedReview(review) { return [] }
    return state.leaveReview(review)
  case .search: state.overlay = review.ask(.search)
  case .retry: return [.findAttempt(caseID: review.chosen.info.id)]
  case .save: state.askWhereToSave(review)
  case .dispute:
    let note = review.note(of: review.selected) ?? ""
    state.overlay = review.ask(.dispute(line: review.selected), text: note)
  case .listTimeline, .listMatches, .listMarks, .listTrends:
    let outcome = review.list(command)
    (state.overlay, state.message) = (outcome.overlay, outcome.message)
  default:
    if let complaint = review.take(command) {
      state.message = Message(text: complaint, weight: .note)
    }
  }
  state.screen = .review(review)
  return []
}
