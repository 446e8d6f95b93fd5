import Practice
import Terminal

extension Prompt {
  /// A prompt with what was typed into it so far.
  package init(_ draft: PromptDraft) {
    let (label, limit) =
      switch draft.purpose {
      case .search: ("Search the record", 200)
      case .dispute: ("Why the line should stand", 400)
      case .note: ("Note", 400)
      }
    self.init(
      purpose: draft.purpose, label: label,
      input: LineInput(draft.text, cursor: draft.cursor, limit: limit))
  }

  /// What is typed into it, as the journal keeps it.
  package var draft: PromptDraft {
    PromptDraft(purpose, text: input.text, cursor: input.cursor)
  }
}

/// Takes a key into a prompt. Each is journalled, so that a killed program loses none.
func takePromptKey(_ key: Key, _ prompt: Prompt, _ state: inout State) {
  switch key {
  case .escape, .control("c"): state.close(prompt: nil)
  case .enter:
    state.close(prompt: nil)
    finish(prompt, &state)
  default:
    var prompt = prompt
    if prompt.input.take(key) { state.close(prompt: prompt) }
  }
}

private func finish(_ prompt: Prompt, _ state: inout State) {
  let text = prompt.input.text
  switch (prompt.purpose, state.screen) {
  case (.search, .session(var session)):
    state.screen = .list
    if text.isEmpty {
      session.reader.search = nil
    } else if session.search(text, now: state.now) {
      state.tellMatch(session.reader)
    } else {
      state.tellNotFound(text)
    }
    state.screen = .session(session)
  case (.search, .review(var review)):
    if text.isEmpty {
      review.reader.search = nil
    } else if review.search(text) {
      state.tellMatch(review.reader)
    } else {
      state.tellNotFound(text)
    }
    state.screen = .review(review)
  case (.dispute(let line), .review(var review)):
    review.dispute(line, note: text)
    state.screen = .review(review)
    let word = text.isEmpty ? "The dispute is taken back" : "The note is kept with the line"
    state.message = Message(text: word, weight: .note)
  case (.note(let passage), .session(var session)):
    state.screen = .list
    session.happen(.annotated(.noted(text, passage)), now: state.now)
    session.reader.selection = nil
    state.screen = .session(session)
    let word = text.isEmpty ? "There is no note" : "The note is kept in the margin"
    state.message = Message(text: word, weight: .note)
  default: break
  }
}

extension State {
  /// Shows a prompt as it is now, or none, and lets the journal know what is typed into it.
  fileprivate mutating func close(prompt: Prompt?) {
    overlay = prompt.map { .prompt($0) }
    switch screen {
    case .session(var session):
      screen = .list
      session.happen(.prompted(prompt?.draft), now: now)
      screen = .session(session)
    case .review(var review):
      screen = .list
      review.happen(.prompted(prompt?.draft))
      screen = .review(review)
    default: break
    }
  }

  /// Says that a search found nothing.
  mutating func tellNotFound(_ words: String) {
    message = Message(text: "'\(words)' is nowhere in the record", weight: .warning)
  }

  /// Says which match of how many the learner is on.
  mutating func tellMatch(_ reader: Reader) {
    guard let search = reader.search, !search.matches.isEmpty else { return }
    let pages = Set(search.matches.map(\.page)).count
    let list = bindings.available(in: .record).first { $0.id == .listMatches }?.label ?? ""
    message = Message(
      text: "Match \(search.current + 1) of \(search.total), in \(counted(pages, "document")); "
        + "\(list) lists them", weight: .note)
  }
}

extension SessionState {
  /// Opens a prompt, and lets the journal know.
  mutating func ask(_ purpose: PromptDraft.Purpose, text: String = "", now: Milliseconds) -> Overlay
  {
    let draft = PromptDraft(purpose, text: text)
    happen(.prompted(draft), now: now)
    return .prompt(Prompt(draft))
  }
}

extension ReviewState {
  /// Opens a prompt, and lets the journal know.
  mutating func ask(_ purpose: PromptDraft.Purpose, text: String = "") -> Overlay {
    let draft = PromptDraft(purpose, text: text)
    happen(.prompted(draft))
    return .prompt(Prompt(draft))
  }

  /// The dispute that is half typed, if its line is still there to be disputed.
  var openDispute: PromptDraft? {
    guard let prompt = session.prompt, case .dispute(let line) = prompt.purpose,
      report.lines.indices.contains(line), storedPlace(of: line) != nil
    else { return nil }
    return prompt
  }

  /// Searches the record and goes to the first match; false where there is none.
  mutating func search(_ words: String) -> Bool {
    let found = RecordSearch(
      words, in: reader.pages, from: reader.current, offset: reader.tops[reader.current])
    guard let match = found.match else { return false }
    reader.search = found
    _ = reader.open(match.page)
    reader.reveal(match.range.lowerBound)
    return true
  }
}
