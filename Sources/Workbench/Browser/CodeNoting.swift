import Practice
import Terminal

/// A note on a code being written.
package struct CodeNoting: Hashable, Sendable {
  package let code: MarkedCode
  package var input: LineInput

  /// A note as far as it is written.
  init(_ draft: CodeNoteDraft) {
    code = draft.code
    input = LineInput(draft.text, cursor: draft.cursor, limit: 400)
  }

  /// What is written of it, as the journal keeps it.
  var draft: CodeNoteDraft { CodeNoteDraft(code, text: input.text, cursor: input.cursor) }
}

/// Takes a key into the note being written. Each is journalled, so that a killed program loses none;
/// but where another window writes a note too, the journal holds only the one with the last key.
func takeNoteKey(_ key: Key, _ noting: CodeNoting, _ state: inout State) -> [Effect] {
  var noting = noting
  switch key {
  case .escape, .control("c"):
    state.browser?.noting = nil
    return [.keepNoting(nil)]
  case .enter:
    state.browser?.noting = nil
    var mark = state.marks[noting.code]
    mark.note = noting.input.text.trimmed
    let effect = state.keep(mark)
    state.tell(
      mark.note.isEmpty
        ? "There is no note on \(noting.code.code)"
        : "The note is kept with \(noting.code.code)")
    let (books, marks) = (state.books, state.marks)
    state.browser?.refresh(books, marks)
    return [effect, .keepNoting(nil)]
  default:
    guard noting.input.take(key) else { return [] }
    state.browser?.noting = noting
    return [.keepNoting(noting.draft)]
  }
}

extension BrowserState {
  /// Begins a note on a code, from what is kept with it.
  mutating func note(_ code: MarkedCode, _ marks: CodeMarks) -> Effect {
    let text = marks[code].note
    let noting = CodeNoting(CodeNoteDraft(code, text: text, cursor: text.count))
    self.noting = noting
    return .keepNoting(noting.draft)
  }
}

extension State {
  /// Goes on with the note that the journal holds half written: by a program that was killed or by
  /// another window that has it open still, for nothing tells the two apart. It names its code, and
  /// the page the books were opened at stays.
  mutating func goOn(with draft: CodeNoteDraft) {
    guard browser != nil, browser?.noting == nil else { return }
    browser?.noting = CodeNoting(draft)
  }
}

extension String {
  /// Without white space at its ends.
  fileprivate var trimmed: String {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(head[...last])
  }
}
