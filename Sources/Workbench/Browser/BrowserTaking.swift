import Chart
import CodeSets
import Practice
import Terminal

/// Enter: what it means depends on what is selected. Answers whether the books stay open.
func takeSelected(_ browser: inout BrowserState, _ state: inout State) -> Bool {
  switch browser.page {
  case .tabular(var page):
    if let chosen = page.chosenReference {
      let notes = state.books.notes(at: chosen.owner)
      guard notes.indices.contains(chosen.note),
        let place = state.books.place(named: notes[chosen.note].references[chosen.part])
      else {
        state.tell("What the note names is not in the book")
        return true
      }
      _ = page.dropReference()
      browser.page = .tabular(page)
      browser.go(to: .tabular(TabularPage(at: place, in: state.books)))
      return true
    }
    guard let entry = page.entry else { return true }
    guard entry.isComplete, let code = entry.code else {
      _ = page.goIn(state.books)
      browser.page = .tabular(page)
      if let code = entry.code { state.tell(state.whatIsMissing(of: code)) }
      return true
    }
    return state.hand(code.description, of: .diagnoses, from: browser)
  case .index(let page): return takeFromIndex(page, &browser, &state)
  case .builder(var page):
    if page.isSettled { return state.hand(page.prefix, of: .procedures, from: browser) }
    if !page.choose(state.books) { state.tell("There is nothing to choose") }
    browser.page = .builder(page)
  case .reference(let page):
    guard let row = page.row else { return true }
    if let code = row.code {
      browser.go(to: state.page(at: code, on: browser.discharge))
    } else if case .builder(var builder)? = browser.previous,
      builder.choose(labels: row.labels, state.books)
    {
      browser.go(to: .builder(builder))
    } else {
      state.tell("Chosen from the PCS builder, what it is coded to would be put in there")
    }
  }
  return true
}

extension State {
  mutating func tell(_ text: String) { message = Message(text: text, weight: .note) }

  /// Keeps a mark, here and in the journal.
  mutating func keep(_ mark: CodeMark) -> Effect {
    marks.keep(mark)
    return .keepMark(mark)
  }

  /// Esc first takes back what it can, then shuts the books. Answers whether they stay open.
  func keepsOpen(_ browser: inout BrowserState) -> Bool {
    if case .index(var page) = browser.page {
      guard page.dropChoice() || page.clear(indexes) else { return false }
      browser.page = .index(page)
      return true
    }
    guard case .tabular(var page) = browser.page else { return false }
    guard page.dropReference() || page.hideCard(isNarrow: size.columns < browserLeastForTwo) else {
      return false
    }
    browser.page = .tabular(page)
    return true
  }

  /// Puts a code into the field the books were opened from, if it takes one of that book. Answers
  /// whether the books stay open.
  mutating func hand(
    _ code: String, of book: MarkedCode.Book, from browser: BrowserState
  ) -> Bool {
    guard case .line(let slot) = browser.origin, case .session(var session) = screen else {
      tell("\(code) is complete; opened from a line of a coding summary, it would go there")
      return true
    }
    let takesProcedures = if case .procedure = slot { true } else { false }
    guard takesProcedures == (book == .procedures) else {
      tell(
        takesProcedures
          ? "The line the books were opened from takes a procedure"
          : "The line the books were opened from takes a diagnosis")
      return true
    }
    screen = .list
    session.take(code, at: slot, books: books, search: search, now: now)
    screen = .session(session)
    tell("\(code) is in the field; Enter accepts it")
    return false
  }

  /// What a header lacks before it can be reported.
  func whatIsMissing(of code: DiagnosisCode) -> String {
    let sevenths = books.sevenths(of: code)
    let children = books.children(of: code)
    if children.first?.code.text.utf8.count == 7, !sevenths.isEmpty {
      let values = sevenths.map { String($0.character) }.joined(separator: ", ")
      return "\(code) is not complete: it needs a 7th character (\(values))"
    }
    let next = ordinal(
      children.first?.code.text.utf8.count == 7 ? 7 : code.text.utf8.count + 1)
    return "\(code) is not complete: it needs a \(next) character; choose one below"
  }
}
