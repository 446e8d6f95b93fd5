import Chart
import CodeSets
import Grading
import Practice
import Terminal

/// Takes an input in and says what is to be done outside before the next frame is shown.
package func update(_ state: inout State, _ input: Input, now: Milliseconds) -> [Effect] {
  state.now = now
  var effects: [Effect] = []
  var isTick = false
  switch input {
  case .key(.resize(let size)), .resized(let size): state.size = size
  case .key(.control("c")) where !state.fits: effects = [.quit]
  case .key where !state.fits:
    // Nobody sees what a key would do.
    break
  case .key(let key):
    state.message = nil
    effects = takeKey(key, &state)
  case .tick:
    isTick = true
    state.playOn()
  case .opened(let chosen, let resuming): state.open(chosen, resuming: resuming)
  case .failed(let caseID, let faults):
    state.overlay = .confirm(
      Question(
        title: "\(caseID) cannot be opened", lines: Array(faults.prefix(12)), yes: "go back",
        action: .dismiss))
  case .notSaved(let what, let remedy): state.tellUnsaved(what, remedy)
  case .grouped(let report, let detail):
    guard case .review(var review) = state.screen else { break }
    review.takeGroups(report, detail)
    // What was stored with a session that is looked at again stays as it was.
    if !review.isReopened { effects.append(.finish(report, review.session.summary)) }
    state.screen = .review(review)
  case .opinion(let opinion): state.take(opinion)
  case .saved:
    state.unsaved = nil
    state.message = Message(text: "Everything is saved again", weight: .note)
  case .listed(let list):
    let (selected, marked) = (state.list.current?.id, state.list.marked)
    state.list = list
    state.list.marked = marked
    if let index = list.rows.firstIndex(where: { $0.id == selected }) {
      state.list.selected = index
    }
  case .unfinished(let open): state.offer(open)
  case .halfDisputed(let open): state.offerReview(open)
  case .unfinishedExamination(let open): state.offer(open)
  case .paper(let cases, let minutes): state.begin(cases, minutes: minutes)
  case .examined(let cases, let paper, let sessions):
    effects += state.resume(cases, paper, sessions)
  case .busy(let open, let holder): state.tellBusy(open, holder: holder)
  case .away(let since): state.wasAway(since: since)
  case .themes(let choices): state.showThemes(choices)
  case .themeKept(let name, let problem): state.tellTheme(name, problem)
  case .firstStart: state.overlay = .tour(0)
  case .marks(let marks): state.takeMarks(marks)
  case .noting(let draft): state.goOn(with: draft)
  case .indexes(let book): (state.indexes, state.noIndexes) = (book, nil)
  case .noIndexes(let why):
    state.noIndexes = why
    state.browser?.endTypingWithoutIndex()
  case .progressed(let read, let sessions):
    guard case .progress(var progress) = state.screen else { break }
    progress.take(read, sessions)
    state.screen = .progress(progress)
  case .examinations(let listed):
    guard case .progress(var progress) = state.screen else { break }
    progress.take(listed)
    state.screen = .progress(progress)
  case .olderSessions(let sessions):
    guard case .progress(var progress) = state.screen else { break }
    progress.takeOlder(sessions)
    state.screen = .progress(progress)
  case .reviewed(let chosen, let session): effects += state.reopen(chosen, session)
  case .replaying(let chosen, let timeline, let damage):
    state.replay(chosen, timeline, damage: damage)
  case .attempt(let open): effects += state.retry(unless: open)
  case .reportSaved(let path): state.tellSaved(path)
  case .reportExists(let saving): state.askToOverwrite(saving)
  case .refused(let what, let remedy):
    state.message = Message(text: "\(what); \(remedy)", weight: .error)
  case .searchOpened(let index):
    state.search = index
    state.findCandidates()
    state.browser?.search?.find(in: state.books, index: index)
  case .searchFailed(let why):
    state.message = Message(text: "Only codes can be typed: \(why)", weight: .error)
  }
  if isTick { state.tellTime() }
  state.fitPanes()
  state.fitBrowser()
  if state.browser != nil, !state.hasAskedForMarks {
    state.hasAskedForMarks = true
    effects.append(.loadMarks)
  }
  if state.asksForIndexes() { effects.append(.openIndexes) }
  if state.needsSearch {
    state.hasAskedForSearch = true
    effects.append(.openSearch)
  }
  if let effect = state.takePending(isTick: isTick) { effects.append(effect) }
  if let effect = state.takeExamination(isTick: isTick) { effects.append(effect) }
  return effects
}

extension State {
  /// Whether words are being typed and nothing has been opened to search for them.
  var needsSearch: Bool {
    guard search == nil, !hasAskedForSearch else { return false }
    if let browser { return browser.search?.needsIndex ?? false }
    guard case .session(let session) = screen else { return false }
    return session.draft != nil && session.candidates.areByWords
  }

  /// Finds again what the open field's text could become.
  mutating func findCandidates() {
    guard case .session(var session) = screen, let draft = session.draft else { return }
    screen = .list
    session.candidates = Candidates(
      for: draft, in: books, search: search, choosing: session.candidates.kept)
    screen = .session(session)
  }
}
