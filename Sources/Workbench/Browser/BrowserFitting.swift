import Practice
import Terminal

/// Below this many columns a page has no room for a card beside its list.
let browserLeastForTwo = 100

/// Rows of the list of a page.
func browserRows(_ size: Size) -> Int { max(1, BrowserFrame(size).body.rows) }

/// Where things stand on a page of the books.
struct BrowserFrame: Hashable {
  /// The bar at the top, and the names of the books under it.
  let top: Rect
  let tabs: Rect
  let body: Rect
  /// The list of a page that has a card, and the card: both the whole body where one hides the other.
  let list: Rect
  let card: Rect
  /// The column of the rule between the two; nil with one of them.
  let divider: Int?

  /// Rows over the tabular list that name what it is in.
  static let pathRows = 2

  init(_ size: Size) {
    let all = Rect(size)
    let (bar, rest) = all.split(top: 1)
    top = bar
    let (tabs, below) = rest.split(top: 1)
    self.tabs = tabs
    body = below.inset(top: 1, bottom: 2)
    guard size.columns >= browserLeastForTwo else {
      (list, card, divider) = (body, body, nil)
      return
    }
    let (left, right) = body.split(left: body.columns * 58 / 100, gap: 1)
    (list, card, divider) = (left, right, left.endColumn)
  }

  /// Where words are looked for: the words, what is found, and all of the title selected, which
  /// differs from its neighbors' at its end.
  var search: (head: Rect, rows: Rect, detail: Rect) {
    let (head, rest) = body.inset(left: 1, right: 1).split(top: 2)
    let (rows, below) = rest.split(bottom: 3)
    return (head, rows, below.inset(top: 1, left: 2, right: 2))
  }

  /// The rows of the tabular list, below what it is in.
  var rows: Rect { list.inset(top: Self.pathRows) }
  /// The text of the card.
  var cardText: Rect {
    divider == nil
      ? card.inset(top: Self.pathRows, left: 2, right: 2) : card.inset(left: 1, right: 1)
  }
}

extension BrowserState {
  /// Whether the page stands in the place of the coding summary, the record beside it: a procedure is
  /// built while its report is read.
  func isBesideRecord(_ state: State) -> Bool {
    guard case .builder = page, search == nil, case .session = state.screen else { return false }
    return Frame(size: state.size, panes: state.panes, sideHasFocus: true).divider != nil
  }
}

extension State {
  /// Lays out what the books show, in the room they have now.
  mutating func fitBrowser() {
    guard var browser, size.columns > 0, size.rows > 0 else { return }
    self.browser = nil
    defer { self.browser = browser }
    switch browser.page {
    case .tabular(var page):
      let frame = BrowserFrame(size)
      let layout = TabularLayout(
        books: books, marks: marks, tellsLevels: browser.tellsLevels,
        discharge: browser.discharge, width: frame.rows.columns)
      page.fit(
        layout, height: frame.rows.rows, cardWidth: frame.cardText.columns,
        isNarrow: frame.divider == nil)
      browser.page = .tabular(page)
    case .index(var page):
      fit(&page)
      browser.page = .index(page)
    case .builder(var page):
      page.explain(books)
      browser.page = .builder(page)
    case .reference(var page):
      let frame = BrowserFrame(size)
      page.card.fit(
        page.row, in: referencePlaces(frame).card, isSpaced: frame.divider != nil)
      browser.page = .reference(page)
    }
  }

  /// The marks that the journal holds; what was kept meanwhile stays.
  mutating func takeMarks(_ stored: [CodeMark]) {
    var all = CodeMarks(stored)
    for mark in marks.all { all.keep(mark) }
    marks = all
    browser?.refresh(books, marks)
  }
}
