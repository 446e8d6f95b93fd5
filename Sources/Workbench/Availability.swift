import CodeSets
import Practice

extension State {
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
    refusal(of: command).map(Availability.disabled) ?? .enabled
  }

  private func refusal(of command: CommandID) -> String? {
    if let browser {
      if indexes == nil, let why = browser.refusalWithoutIndex(of: command) { return why }
      if command == .halfPageDown || command == .halfPageUp, let page = browser.reference,
        !page.card.scrolls
      {
        return "All that is told of the entry is shown"
      }
      let needsCode = command == .bookmark || command == .codeNote || command == .verify
      return needsCode && browser.markable == nil ? "Select a code first" : nil
    }
    if let why = penRefusal(of: command) { return why }
    switch screen {
    case .session(let session): return refusal(of: command, in: session)
    case .list: return refusalInList(of: command)
    case .review(let review):
      if command == .retry, examination != nil {
        return "Go back to the case list to code a case of the examination again"
      }
      return review.refusal(of: command)
    case .progress(let progress): return progress.refusal(of: command)
    case .brief, .examination, .replay: return nil
    }
  }

  private func refusal(of command: CommandID, in session: SessionState) -> String? {
    if let why = session.draft?.refusal(of: command) { return why }
    let needsMatches = command == .nextMatch || command == .previousMatch
    if needsMatches, session.reader.search?.matches.isEmpty ?? true {
      return "Search the record first, with /"
    }
    if let why = session.modeRefusal(of: command) { return why }
    if [.flagCase, .nextCase, .previousCase].contains(command), examination == nil {
      return "Only in an examination"
    }
    if session.desk != nil { return session.queryRefusal(of: command) }
    guard session.summaryHasFocus else { return nil }
    return session.refusal(of: command, books: books)
  }

  private func refusalInList(of command: CommandID) -> String? {
    switch command {
    case .examine where list.marked.isEmpty && list.examination == nil:
      return "Mark the cases of the examination first, with Space"
    case .caseSessions where (list.current?.attempts ?? 0) == 0:
      return "No session of this case is finished yet"
    case .open:
      guard let row = list.current else { return "There is no case to open" }
      if case .broken = row.content {
        return "This case cannot be opened; its faults are shown below"
      }
      return nil
    default: return nil
    }
  }
}
