import Chart
import CodeSets
import Practice
import Terminal

extension SessionState {
  /// Carries out a command of the coding summary; the words to say where it could not be done.
  mutating func code(_ command: CommandID, books: CodeBook, now: Milliseconds) -> String? {
    if let refusal = refusal(of: command, books: books) { return refusal }
    switch command {
    case .down: step(1)
    case .up: step(-1)
    case .top, .bottom:
      slot = command == .top ? .principal : .disposition
      isEntering = false
    case .addDiagnosis:
      openField(
        summary.principal == nil ? .principal : .secondary(summary.secondary.count), now: now)
    case .addProcedure: openField(.procedure(summary.procedures.count), now: now)
    case .edit: openField(slot, books: books, now: now)
    case .date: openField(slot, field: .date, now: now)
    case .poaYes: mark(.yes, now: now)
    case .poaNo: mark(.no, now: now)
    case .poaUnknown: mark(.unknown, now: now)
    case .poaUndetermined: mark(.undetermined, now: now)
    case .poaClear: mark(nil, now: now)
    case .promote: promote(now: now)
    case .moveUp: move(by: -1, now: now)
    case .moveDown: move(by: 1, now: now)
    case .delete: delete(now: now)
    default: return nil
    }
    return nil
  }

  /// Why a command of the summary cannot be carried out on the selected line; nil where it can.
  package func refusal(of command: CommandID, books: CodeBook) -> String? {
    switch command {
    case .poaYes, .poaNo, .poaUnknown, .poaUndetermined, .poaClear:
      return diagnosis(at: slot) == nil
        ? "An indicator belongs on a diagnosis; select one first" : nil
    case .date:
      if case .procedure = slot, !isEmpty(slot) { return nil }
      return "A date belongs on a procedure; select one first"
    case .promote:
      switch slot {
      case .secondary where !isEmpty(slot), .procedure(1...) where !isEmpty(slot): return nil
      case .principal, .procedure(0): return "This line comes first already"
      default: return "Select a secondary diagnosis or a procedure to promote"
      }
    case .moveUp, .moveDown:
      return neighbour(command == .moveUp ? -1 : 1) == nil ? "The line cannot go further" : nil
    case .delete: return isEmpty(slot) ? "There is nothing on this line to delete" : nil
    default: return nil
    }
  }

  /// Opens the field of a slot with what stands there.
  mutating func openField(
    _ slot: Slot, field: Field = .code, books: CodeBook? = nil, now: Milliseconds
  ) {
    self.slot = slot
    isEntering = false
    type(Draft(slot: slot, field: field, text: text(of: field, at: slot)), books: books, now: now)
  }

  /// Opens the field of the empty line that is selected with the first character of a code, or with
  /// what is pasted.
  mutating func startTyping(
    _ key: Key, books: CodeBook, search: SearchIndex?, now: Milliseconds
  ) {
    var line = LineInput(limit: Self.fieldLimit)
    guard line.take(key) else { return }
    isEntering = false
    let text = line.text.drop(while: \.isWhitespace)
    let draft = Draft(slot: slot, field: .code, text: String(text))
    type(draft, books: books, search: search, now: now)
  }

  mutating func type(
    _ draft: Draft, books: CodeBook?, search: SearchIndex? = nil, now: Milliseconds
  ) {
    happen(.typed(draft), now: now)
    candidates = books.map { Candidates(for: draft, in: $0, search: search) } ?? Candidates()
  }

  private mutating func step(_ step: Int) {
    let slots = slots
    let here = slots.firstIndex(of: slot) ?? 0
    slot = slots[min(max(0, here + step), slots.count - 1)]
    isEntering = false
  }

  private mutating func mark(_ poa: PresentOnAdmission?, now: Milliseconds) {
    happen(.poaSet(slot, poa), now: now)
    if isEntering { goToNextEmptyLine() }
  }

  /// After a line was entered: to the empty line of the same list.
  mutating func goToNextEmptyLine() {
    isEntering = false
    switch slot {
    case .principal, .secondary: slot = .secondary(summary.secondary.count)
    case .procedure: slot = .procedure(summary.procedures.count)
    case .admitting: slot = .disposition
    case .disposition: break
    }
  }

  private mutating func promote(now: Milliseconds) {
    switch slot {
    case .secondary(let index):
      happen(.promoted(index), now: now)
      slot = .principal
    case .procedure:
      happen(.moved(from: slot, to: .procedure(0)), now: now)
      slot = .procedure(0)
    default: break
    }
  }

  /// The slot a line would move to; nil at the end of its list.
  private func neighbour(_ step: Int) -> Slot? {
    switch slot {
    case .secondary(let index) where !isEmpty(slot):
      return summary.secondary.indices.contains(index + step) ? .secondary(index + step) : nil
    case .procedure(let index) where !isEmpty(slot):
      return summary.procedures.indices.contains(index + step) ? .procedure(index + step) : nil
    default: return nil
    }
  }

  private mutating func move(by step: Int, now: Milliseconds) {
    guard let target = neighbour(step) else { return }
    happen(.moved(from: slot, to: target), now: now)
    slot = target
  }

  private mutating func delete(now: Milliseconds) {
    happen(.removed(slot), now: now)
    isEntering = false
  }
}
