import Chart
import CodeSets
import Practice
import Terminal

extension Draft {
  /// Why a command of the field has no use in this one; nil where it has.
  func refusal(of command: CommandID) -> String? {
    let isDate = field == .date
    switch command {
    case .candidateDown, .candidateUp, .complete:
      return isDate ? "A date has nothing to choose from" : nil
    case .browseField:
      if isDate { return "A date is in no book; leave the field first" }
      return slot == .disposition ? "Dispositions are in no code book" : nil
    default: return nil
    }
  }
}

extension SessionState {
  /// Characters a field takes.
  static let fieldLimit = 60

  /// Takes a key into the open field; the words to say where something was wrong.
  mutating func takeFieldKey(
    _ key: Key, bindings: Bindings, books: CodeBook, search: SearchIndex?, now: Milliseconds
  ) -> String? {
    guard let draft else { return nil }
    switch bindings.command(bound: key, in: .field)?.id {
    case .accept: return accept(draft, books: books, now: now)
    case .cancel:
      happen(.abandoned, now: now)
      candidates = Candidates()
    case .candidateDown: candidates.move(by: 1)
    case .candidateUp: candidates.move(by: -1)
    case .complete:
      let choice = candidates.choice ?? candidates.list.first
      guard let choice else { return "No code starts like this" }
      type(
        Draft(slot: draft.slot, field: draft.field, text: choice.code), books: books,
        search: search, now: now)
    default:
      var line = LineInput(draft.text, cursor: draft.cursor, limit: Self.fieldLimit)
      guard line.take(key) else { return nil }
      let typed = Draft(
        slot: draft.slot, field: draft.field, text: line.text, cursor: line.cursor)
      if typed != draft { type(typed, books: books, search: search, now: now) }
    }
    return nil
  }

  private mutating func accept(_ draft: Draft, books: CodeBook, now: Milliseconds) -> String? {
    let text = candidates.choice?.code ?? draft.text
    if text.allSatisfy(\.isWhitespace) && draft.field == .code {
      happen(.abandoned, now: now)
      candidates = Candidates()
      return nil
    }
    if candidates.areByWords, candidates.choice == nil {
      // Words are no code: the first Enter goes to what they found, the next takes it.
      candidates.move(by: 1)
      guard candidates.choice == nil else { return nil }
      return draft.slot == .disposition ? noDisposition(text) : candidates.nothing
    }
    switch (draft.slot, draft.field) {
    case (.procedure(let index), .date):
      let date = readDate(text, in: chosen.encounter)
      if date == nil, !text.allSatisfy(\.isWhitespace) {
        return "\(text) is no date; write it as 5/3 or 2026-05-03"
      }
      happen(.dateSet(index, date), now: now)
      goToNextEmptyLine()
    case (.procedure(let index), .code):
      let isNew = isEmpty(draft.slot)
      happen(.procedureSet(index, ProcedureCode(text)), now: now)
      if isNew { openField(draft.slot, field: .date, now: now) }
    case (.disposition, _):
      happen(.dispositionSet(text.filter { !$0.isWhitespace }), now: now)
    default:
      let isNew = isEmpty(draft.slot)
      let code = DiagnosisCode(text)
      happen(.diagnosisSet(draft.slot, code), now: now)
      if draft.slot == .admitting || (isNew && books.isPOAExempt(code)) {
        goToNextEmptyLine()
      } else {
        isEntering = isNew
      }
    }
    if self.draft == nil { candidates = Candidates() }
    return nil
  }
}
