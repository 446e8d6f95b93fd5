import Grading
import Practice
import Terminal

/// Takes a key into a question that lies over the screen.
func takeAnswer(_ key: Key, _ question: Question, _ state: inout State) -> [Effect] {
  switch key {
  case .character where question.isDoubted, .paste where question.isDoubted: break
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
