import Chart
import CodeSets
import Practice
import Terminal

/// Takes a key into the open books.
func takeBrowserKey(_ key: Key, _ state: inout State) -> [Effect] {
  guard var browser = state.browser else { return [] }
  if let noting = browser.noting { return takeNoteKey(key, noting, &state) }
  if case .mouse(let mouse) = key {
    return mouse.button == .left ? clickInBrowser(at: mouse.position, &state) : []
  }
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
  if case .index(var page) = browser.page, page.isTyping {
    _ = page.take(key, state.indexes)
    browser.page = .index(page)
    return []
  }
  if case .paste = key { return [] }
  state.message = Message(
    text: "\(pressed(key)) does nothing here; ? shows the keys", weight: .note)
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
  if case .index(var page) = browser.page, page.isTyping {
    page.take(typing: command, state.indexes)
    browser.page = .index(page)
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
    return [browser.note(code, state.marks)]
  case .openIndex: browser.go(to: .index(IndexPage(.main, isTyping: true)))
  case .take: isOpen = takeSelected(&browser, &state)
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
  case .index(let page): performInIndex(command, page, &browser, &state)
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
  let page = max(1, BrowserFrame(state.size).search.rows.rows - 1)
  switch command {
  case .closeBooks:
    browser.search = nil
    return
  case .up: search.move(by: -1)
  case .down: search.move(by: 1)
  case .pageUp: search.move(by: -page)
  case .pageDown: search.move(by: page)
  case .openIndex:
    browser.search = nil
    browser.go(to: .index(IndexPage(.main, looking: search.input.text, isTyping: true)))
    return
  case .turnBook: search.turn(books: state.books, index: state.search)
  case .take:
    guard let hit = search.hit else { return }
    browser.search = nil
    let book: MarkedCode.Book = hit.book == .procedures ? .procedures : .diagnoses
    browser.go(to: state.page(at: MarkedCode(book, hit.code), on: browser.discharge))
    return
  default: break
  }
  browser.search = search
}

extension BrowserState {
  /// Takes up what changed since a page was left.
  mutating func refresh(_ books: CodeBook, _ marks: CodeMarks) {
    guard case .reference(var page) = page else { return }
    page.refresh(books, marks)
    self.page = .reference(page)
  }

  /// Opens the list that tells of the value under the builder's cursor.
  mutating func explain(_ page: BuilderPage, _ state: State) {
    let kind: ReferencePage.Kind =
      switch page.axisName {
      case "Approach": .approaches
      case "Body Part", "Body Region", "Body System", "Body System/Region": .bodyParts
      case "Device", "Substance", "Device / Substance / Technology": .devices
      default: .operations
      }
    go(
      to: .reference(
        ReferencePage(kind, at: page.value?.label, in: state.books, marks: state.marks)))
  }
}
