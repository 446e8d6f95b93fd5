import Chart
import CodeSets
import Practice
import Terminal

/// Takes a key into the open books.
func takeBrowserKey(_ key: Key, _ state: inout State) -> [Effect] {
  guard var browser = state.browser else { return [] }
  if case .reference(var page) = browser.page, page.isTyping, browser.search == nil {
    takeNarrowing(key, &page)
    browser.page = .reference(page)
    state.browser = browser
    return []
  }
  if let command = state.bindings.command(bound: key, in: browser.context) {
    if case .disabled(let why) = state.availability(of: command.id) {
      state.message = Message(text: why, weight: .warning)
      return []
    }
    return perform(command.id, &state)
  }
  state.browser = nil
  defer { state.browser = browser }
  if var search = browser.search {
    if search.take(key, books: state.books, index: state.search) { browser.search = search }
    return []
  }
  if case .builder(var page) = browser.page, case .character(let scalar) = key {
    if !page.type(scalar, state.books) {
      state.message = Message(
        text: "No \(page.axisName.lowercased()) here goes by \(Character(scalar))", weight: .warning
      )
    }
    browser.page = .builder(page)
    return []
  }
  if case .mouse = key { return [] }
  if case .paste = key { return [] }
  state.message = Message(text: "\(key) does nothing here; ? shows the keys", weight: .note)
  return []
}

/// Keys while a list is narrowed: they edit its words, but for those that move.
private func takeNarrowing(_ key: Key, _ page: inout ReferencePage) {
  switch key {
  case .escape, .control("c"): page.clear()
  case .enter: page.isTyping = false
  case .down, .control("n"): page.move(by: 1)
  case .up, .control("p"): page.move(by: -1)
  default: _ = page.take(key)
  }
}

/// Carries out a command of the books.
func performInBrowser(_ command: CommandID, _ state: inout State) -> [Effect] {
  guard var browser = state.browser else { return [] }
  state.browser = nil
  var isOpen = true
  defer { if isOpen { state.browser = browser } }
  if browser.search != nil {
    performInSearch(command, &browser, state)
    return []
  }
  switch command {
  case .closeBooks:
    if case .builder(var page) = browser.page, page.dropWords(state.books) {
      browser.page = .builder(page)
    } else {
      isOpen = state.keepsOpen(&browser)
    }
  case .bookBack:
    if !browser.goBack() { state.tell("This is where the books were opened") }
    browser.refresh(state.books, state.marks)
  case .bookForward:
    if !browser.goForward() { state.tell("There is nothing to go forward to") }
  case .nextPart, .previousPart: browser.turn(forward: command == .nextPart, state)
  case .bookmarks:
    browser.go(to: .reference(ReferencePage(.marks, in: state.books, marks: state.marks)))
  case .bookmark:
    guard let code = browser.markable else { break }
    var mark = state.marks[code]
    mark.isBookmarked.toggle()
    state.tell(mark.isBookmarked ? "\(code.code) is bookmarked" : "The bookmark is taken off")
    let effect = state.keep(mark)
    browser.refresh(state.books, state.marks)
    return [effect]
  case .codeNote:
    guard let code = browser.markable else { break }
    state.overlay = .prompt(
      Prompt(
        purpose: .codeNote(code), label: "Note on \(code.code)",
        input: LineInput(state.marks[code].note, limit: 400)))
  case .take: isOpen = take(&browser, &state)
  default: performOnPage(command, &browser, &state)
  }
  return []
}

private func performOnPage(
  _ command: CommandID, _ browser: inout BrowserState, _ state: inout State
) {
  switch browser.page {
  case .tabular(var page):
    if command == .search {
      browser.search = BookSearch(in: .diagnoses, books: state.books, index: state.search)
    } else if let complaint = page.take(command, state.books) {
      state.message = Message(text: complaint, weight: .note)
    }
    browser.page = .tabular(page)
  case .builder(var page):
    if command == .search {
      browser.search = BookSearch(in: .procedures, books: state.books, index: state.search)
    } else if command == .explain {
      browser.explain(page, state)
      return
    } else if let complaint = page.take(command, state.books) {
      state.message = Message(text: complaint, weight: .note)
    }
    browser.page = .builder(page)
  case .reference(var page):
    page.take(command, height: browserRows(state.size))
    browser.page = .reference(page)
  }
}

private func performInSearch(
  _ command: CommandID, _ browser: inout BrowserState, _ state: State
) {
  guard var search = browser.search else { return }
  let page = max(1, browserRows(state.size) - 2)
  switch command {
  case .closeBooks:
    browser.search = nil
    return
  case .up: search.move(by: -1)
  case .down: search.move(by: 1)
  case .pageUp: search.move(by: -page)
  case .pageDown: search.move(by: page)
  case .turnBook: search.turn(books: state.books, index: state.search)
  case .take:
    guard let hit = search.hit else { return }
    browser.search = nil
    let book: MarkedCode.Book = hit.book == .procedures ? .procedures : .diagnoses
    browser.go(to: state.page(at: MarkedCode(book, hit.code)))
    return
  default: break
  }
  browser.search = search
}

/// Enter: what it means depends on what is selected. Answers whether the books stay open.
private func take(_ browser: inout BrowserState, _ state: inout State) -> Bool {
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
  case .builder(var page):
    if page.isSettled { return state.hand(page.prefix, of: .procedures, from: browser) }
    if !page.choose(state.books) { state.tell("There is nothing to choose") }
    browser.page = .builder(page)
  case .reference(let page):
    guard let row = page.row else { return true }
    if let code = row.code {
      browser.go(to: state.page(at: code))
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

extension BrowserState {
  /// Takes up what changed since a page was left.
  mutating func refresh(_ books: CodeBook, _ marks: CodeMarks) {
    guard case .reference(var page) = page else { return }
    page.refresh(books, marks)
    self.page = .reference(page)
  }

  /// Which of the books is open, counted as the tabs stand.
  var part: Int {
    switch page {
    case .tabular: 0
    case .builder: 1
    case .reference(let page): 2 + (ReferencePage.Kind.allCases.firstIndex(of: page.kind) ?? 0)
    }
  }

  /// Goes to the next or the previous of the books.
  mutating func turn(forward: Bool, _ state: State) {
    let count = 2 + ReferencePage.Kind.allCases.count
    let next = (part + (forward ? 1 : count - 1)) % count
    switch next {
    case 0: go(to: .tabular(TabularPage(at: nil, in: state.books)))
    case 1: go(to: .builder(BuilderPage("", in: state.books)))
    default:
      let kind = ReferencePage.Kind.allCases[next - 2]
      go(to: .reference(ReferencePage(kind, in: state.books, marks: state.marks)))
    }
  }

  /// Opens the list that tells of the value under the builder's cursor.
  mutating func explain(_ page: BuilderPage, _ state: State) {
    let kind: ReferencePage.Kind =
      switch page.axisName {
      case "Approach": .approaches
      case "Body Part", "Body Region", "Body System": .bodyParts
      case "Device", "Substance", "Device / Substance / Technology": .devices
      default: .operations
      }
    go(
      to: .reference(
        ReferencePage(kind, at: page.value?.label, in: state.books, marks: state.marks)))
  }
}

extension State {
  mutating func tell(_ text: String) { message = Message(text: text, weight: .note) }

  /// Keeps a mark, here and in the journal.
  mutating func keep(_ mark: CodeMark) -> Effect {
    marks.keep(mark)
    return .keepMark(mark)
  }

  /// The note that was asked for.
  mutating func keepNote(_ text: String, on code: MarkedCode) -> Effect {
    var mark = marks[code]
    mark.note = text.trimmed
    let effect = keep(mark)
    tell(
      mark.note.isEmpty ? "There is no note on \(code.code)" : "The note is kept with \(code.code)")
    browser?.refresh(books, marks)
    return effect
  }

  /// Esc first takes back what it can, then shuts the books. Answers whether they stay open.
  fileprivate func keepsOpen(_ browser: inout BrowserState) -> Bool {
    guard case .tabular(var page) = browser.page else { return false }
    guard page.dropReference() || page.hideCard(isNarrow: size.columns < browserLeastForTwo) else {
      return false
    }
    browser.page = .tabular(page)
    return true
  }

  /// Puts a code into the field the books were opened from, if it takes one of that book. Answers
  /// whether the books stay open.
  fileprivate mutating func hand(
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
  fileprivate func whatIsMissing(of code: DiagnosisCode) -> String {
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

extension TabularPage {
  /// Shows the list again where the card is in front of it; false where it is not.
  fileprivate mutating func hideCard(isNarrow: Bool) -> Bool {
    guard showsCard, isNarrow else { return false }
    showsCard = false
    return true
  }

  /// Carries out a command; the words to say where it could not be done.
  fileprivate mutating func take(_ command: CommandID, _ books: CodeBook) -> String? {
    switch command {
    case .down: moveDown()
    case .up: moveUp()
    case .pageDown: movePage(by: max(1, height - 2))
    case .pageUp: movePage(by: -max(1, height - 2))
    case .halfPageDown: scrollCard(by: max(1, height / 2))
    case .halfPageUp: scrollCard(by: -max(1, height / 2))
    case .top: moveToEnd(false)
    case .bottom: moveToEnd(true)
    case .nextHeading: moveToCategory(forward: true)
    case .previousHeading: moveToCategory(forward: false)
    case .chapters: showChapters(in: books)
    case .notesAbove: showsCard.toggle()
    case .goIn: if !goIn(books) { return "This is a whole code; Enter takes it" }
    case .goOut: if showsCard { showsCard = false } else { goOut(books) }
    case .nextReference, .previousReference:
      if !cycleReference(forward: command == .nextReference) {
        return "No note that holds here names a code"
      }
    default: break
    }
    return nil
  }
}

extension BuilderPage {
  /// The name of the axis under the cursor.
  var axisName: String { value?.name ?? (names.indices.contains(axis) ? names[axis] : "value") }

  /// Carries out a command; the words to say where it could not be done.
  fileprivate mutating func take(_ command: CommandID, _ books: CodeBook) -> String? {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: 8)
    case .pageUp: move(by: -8)
    case .axisLeft: if !move(axis: -1, books) { return "This is the first axis" }
    case .axisRight:
      if !move(axis: 1, books) {
        return isComplete ? "This is the last axis" : "Choose a value on this axis first"
      }
    case .eraseAxis: if !eraseBack(books) { return "There is nothing to take back" }
    default: break
    }
    return nil
  }
}

extension ReferencePage {
  fileprivate mutating func take(_ command: CommandID, height: Int) {
    switch command {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: max(1, height - 2))
    case .pageUp: move(by: -max(1, height - 2))
    case .top: select(0)
    case .bottom: select(shown.count - 1)
    case .search: isTyping = true
    default: break
    }
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
