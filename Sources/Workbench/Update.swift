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
    effects = take(key, &state)
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

/// Where a key goes: to what is over the screen, to an open field, or to a command.
private func take(_ key: Key, _ state: inout State) -> [Effect] {
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
    guard case .session(let session) = screen, session.summaryHasFocus, session.draft == nil,
      session.desk == nil, session.isEmpty(session.slot)
    else { return false }
    switch key {
    case .character(let scalar):
      return (48...57).contains(scalar.value) || (65...90).contains(scalar.value)
    case .paste(let text): return text.contains { $0.isLetter || $0.isNumber }
    default: return false
    }
  }

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

  /// The context whose commands the keys mean now.
  package var context: Context {
    if case .listing = overlay { return .listing }
    if let browser { return browser.context }
    return screenContext
  }

  private var screenContext: Context {
    switch screen {
    case .list: .list
    case .brief: .brief
    case .session(let session): session.context
    case .review(let review): review.context
    case .examination: examinationContext
    case .progress: .progress
    case .replay: .replay
    }
  }

  /// Whether a command can be carried out now and, if not, why.
  package func availability(of command: CommandID) -> Availability {
    if let browser {
      if indexes == nil, let why = browser.refusalWithoutIndex(of: command) {
        return .disabled(why)
      }
      let needsCode = command == .bookmark || command == .codeNote || command == .verify
      guard needsCode, browser.markable == nil else { return .enabled }
      return .disabled("Select a code first")
    }
    if let why = penRefusal(of: command) { return .disabled(why) }
    if case .session(let session) = screen {
      if let why = session.draft?.refusal(of: command) { return .disabled(why) }
      let needsMatches = command == .nextMatch || command == .previousMatch
      if needsMatches, session.reader.search?.matches.isEmpty ?? true {
        return .disabled("Search the record first, with /")
      }
      if let why = session.modeRefusal(of: command) { return .disabled(why) }
      if [.flagCase, .nextCase, .previousCase].contains(command), examination == nil {
        return .disabled("Only in an examination")
      }
      if session.summaryHasFocus, session.desk == nil,
        let why = session.refusal(of: command, books: books)
      {
        return .disabled(why)
      }
    }
    if case .list = screen, command == .examine, list.marked.isEmpty, list.examination == nil {
      return .disabled("Mark the cases of the examination first, with Space")
    }
    if case .review = screen, command == .retry, examination != nil {
      return .disabled("Go back to the case list to code a case of the examination again")
    }
    if case .review(let review) = screen, let why = review.refusal(of: command) {
      return .disabled(why)
    }
    if case .progress(let progress) = screen, let why = progress.refusal(of: command) {
      return .disabled(why)
    }
    if case .list = screen, command == .caseSessions, (list.current?.attempts ?? 0) == 0 {
      return .disabled("No session of this case is finished yet")
    }
    if case .list = screen, command == .open {
      guard let row = list.current else { return .disabled("There is no case to open") }
      if case .broken = row.content {
        return .disabled("This case cannot be opened; its faults are shown below")
      }
    }
    return .enabled
  }

  /// Lays the record out for the pane it has now.
  mutating func fitPanes() {
    let (size, panes, books) = (size, panes, books)
    switch screenKind {
    case .session:
      withSession { session in
        let frame = Frame(size: size, panes: panes, sideHasFocus: session.summaryHasFocus)
        session.reader.marks.place(session.session.work, in: session.reader.pages)
        session.fit(to: frame)
        session.refreshEdits(books: books)
      }
    case .review:
      withReview { review in
        let frame = Frame(size: size, panes: panes, sideHasFocus: !review.recordHasFocus)
        review.reader.marks.place(review.session.work, in: review.reader.pages)
        if let pane = frame.record { review.reader.fit(to: pane) }
      }
    case .replay:
      guard case .replay(var replay) = screen else { return }
      screen = .list
      replay.fit(size: size, panes: panes)
      screen = .replay(replay)
    case .other: break
    }
  }

  mutating func takePending(isTick: Bool) -> Effect? {
    let (now, around) = (now, viewAround)
    switch screenKind {
    case .session:
      return withSession { session in
        session.viewAround = around
        return session.takePending(now: now, isTick: isTick)
      } ?? nil
    case .review: return withReview { $0.takePending() } ?? nil
    default: return nil
    }
  }
}

extension SessionState {
  fileprivate mutating func fit(to frame: Frame) {
    guard let record = frame.record else { return }
    guard beside != nil else { return reader.fit(to: record) }
    let panes = ReaderPanes(record)
    let (own, other) = besideIsFirst ? (panes.second, panes.first) : (panes.first, panes.second)
    reader.fit(to: own)
    beside?.fit(to: other)
  }
}
