import Chart
import CodeSets
import Practice

/// Enter in an index: where the row leads. Answers whether the books stay open.
func takeFromIndex(
  _ page: IndexPage, _ browser: inout BrowserState, _ state: inout State
) -> Bool {
  guard let book = state.indexes else { return true }
  switch page.target {
  case .code(let code):
    if state.books.state(of: code) == .current, case .line = browser.origin {
      return state.hand(code.code.description, of: .diagnoses, from: browser)
    }
    state.verify(code, &browser)
  case .reference(let reference):
    if let target = reference.target {
      browser.go(to: .index(IndexPage(at: target, column: reference.column, in: book)))
    } else if let code = reference.code {
      state.verify(code, &browser)
    } else {
      state.tell("No term stands for \"\(reference.text)\"; look for the condition itself, with /")
    }
  case .below:
    var page = page
    _ = page.goIn(book)
    browser.page = .index(page)
  case nil:
    state.tell(page.rows.isEmpty ? "There is nothing to open" : "The row has no code here")
  }
  return true
}

/// Carries out a command of an index that the books have not in common.
func performInIndex(
  _ command: CommandID, _ page: IndexPage, _ browser: inout BrowserState, _ state: inout State
) {
  guard let book = state.indexes else {
    state.tell("No index has been imported")
    return
  }
  var page = page
  switch command {
  case .search: page.beginTyping()
  case .verify:
    if case .code(let code)? = page.target { state.verify(code, &browser) }
    return
  default:
    if let complaint = page.take(command, book) { state.tell(complaint) }
  }
  browser.page = .index(page)
}

extension State {
  /// Opens a code of an index in the tabular list, and says what of it cannot be taken as printed.
  mutating func verify(_ code: IndexCode, _ browser: inout BrowserState) {
    browser.go(
      to: page(at: MarkedCode(.diagnoses, code.code.description), on: browser.discharge))
    switch books.state(of: code) {
    case .current: break
    case .open: tell(whatIsMissing(of: code.code))
    case .divided: tell("\(code) is divided: \(whatIsMissing(of: code.code))")
    case .gone: tell("\(code) is gone from the book; this is the nearest there is")
    }
  }

  /// Whether the indexes are to be opened: once for each page of them, so that what is imported
  /// meanwhile is found on the next visit.
  mutating func asksForIndexes() -> Bool {
    guard indexes == nil, case .index(var page)? = browser?.page, !page.hasAsked else {
      return false
    }
    page.hasAsked = true
    browser?.page = .index(page)
    return true
  }

  /// Lays a page of an index out.
  func fit(_ page: inout IndexPage) {
    guard let book = indexes else { return }
    page.fill(from: book)
    let places = IndexPlaces(BrowserFrame(size), isTable: page.isTable)
    page.fit(
      IndexLayout(book: book, books: books, width: places.rows.columns), height: places.rows.rows)
  }
}
