import CodeSets
import Terminal

/// Takes a click into the open books: the name of a book or an index opens it, a row is selected, and
/// a second click on it is Enter.
func clickInBrowser(at position: Position, _ state: inout State) -> [Effect] {
  guard var browser = state.browser else { return [] }
  if browser.isBesideRecord(state) {
    guard case .builder(let page) = browser.page,
      let pane = Frame(size: state.size, panes: state.panes, sideHasFocus: true).side
    else { return [] }
    return click(at: position, on: page, in: pane, &state)
  }
  let frame = BrowserFrame(state.size)
  if frame.tabs.contains(position) {
    let places = partPlaces(in: frame.tabs)
    if let part = places.firstIndex(where: { $0.contains(position.column) }), part != browser.part {
      browser.search = nil
      browser.turn(to: part, state)
      state.browser = browser
    }
    return []
  }
  if var search = browser.search {
    let rows = frame.search.rows
    let top = search.firstShown(height: rows.rows)
    guard let row = rows.row(at: position, from: top), search.hits.indices.contains(row) else {
      return []
    }
    if row == search.selected { return performInBrowser(.take, &state) }
    search.select(row)
    state.browser?.search = search
    return []
  }
  switch browser.page {
  case .tabular(let page): return click(at: position, on: page, in: frame, &state)
  case .index(let page): return click(at: position, on: page, in: frame, &state)
  case .builder(let page): return click(at: position, on: page, in: frame.body, &state)
  case .reference(let page): return click(at: position, on: page, in: frame, &state)
  }
}

private func click(
  at position: Position, on page: TabularPage, in frame: BrowserFrame, _ state: inout State
) -> [Effect] {
  // The card in front of the list has no rows to be selected.
  guard !page.isCardInFront, let line = frame.rows.row(at: position, from: 0),
    case let window = page.window, window.indices.contains(line)
  else { return [] }
  let row = window[line].entry
  if row == page.selected { return performInBrowser(.take, &state) }
  var page = page
  page.select(row)
  state.browser?.page = .tabular(page)
  return []
}

private func click(
  at position: Position, on page: IndexPage, in frame: BrowserFrame, _ state: inout State
) -> [Effect] {
  guard let book = state.indexes else { return [] }
  let places = IndexPlaces(frame, isTable: page.isTable)
  var page = page
  if position.row == places.head.row, places.head.contains(position) {
    let kinds = kindPlaces(book, in: places.head)
    guard let kind = kinds.firstIndex(where: { $0.contains(position.column) }) else { return [] }
    // Round to it, with what was typed.
    for _ in kinds where page.kind != book.kinds[kind] { page.turn(forward: true, book) }
    state.browser?.page = .index(page)
    return []
  }
  guard let line = places.rows.row(at: position, from: 0), case let window = page.window,
    window.indices.contains(line)
  else { return [] }
  let row = window[line].place
  let column = (position.column - places.columnsStart) / places.columnWidth
  let hasCell = page.isTable && position.column >= places.columnsStart && (0..<6).contains(column)
  let isSame = row == page.selected && (!hasCell || column == page.column)
  if page.isTyping { page.endTyping(isSame ? book : nil) }
  if !isSame {
    page.select(row: row)
    if hasCell { page.select(column: column) }
    state.browser?.page = .index(page)
    return []
  }
  let wasTyping = state.browser?.index?.isTyping ?? false
  state.browser?.page = .index(page)
  return wasTyping ? [] : performInBrowser(.take, &state)
}

private func click(
  at position: Position, on page: BuilderPage, in pane: Rect, _ state: inout State
) -> [Effect] {
  let places = BuilderPlaces(pane, offered: page.offered.count)
  var page = page
  if let axis = places.axes.row(at: position, from: 0), axis < 7 {
    _ = page.move(axis: axis - page.axis, state.books)
  } else {
    let rows = places.values.inset(top: BuilderPlaces.valuesHead)
    let top = page.firstShown(height: rows.rows)
    guard let row = rows.row(at: position, from: top), page.shown.indices.contains(row) else {
      return []
    }
    if row == page.selected { return performInBrowser(.take, &state) }
    page.select(row)
  }
  state.browser?.page = .builder(page)
  return []
}

private func click(
  at position: Position, on page: ReferencePage, in frame: BrowserFrame, _ state: inout State
) -> [Effect] {
  let rows = referencePlaces(frame).rows
  let top = page.firstShown(height: rows.rows)
  guard let row = rows.row(at: position, from: top), page.shown.indices.contains(row) else {
    return []
  }
  var page = page
  page.isTyping = false
  let isSame = row == page.selected
  page.select(row)
  state.browser?.page = .reference(page)
  return isSame ? performInBrowser(.take, &state) : []
}

extension Rect {
  /// The row of a list that is drawn at a place, if the list begins in this with row `top`; nil
  /// outside of it.
  func row(at position: Position, from top: Int) -> Int? {
    contains(position) ? top + position.row - row : nil
  }
}
