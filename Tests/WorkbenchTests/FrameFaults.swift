import CodeSets
import Practice
import Terminal

@testable import Workbench

/// What is wrong with a frame, whatever the state: looked for by the monkey on every one it draws.
struct FrameFaults {
  let canvas: Canvas
  let state: State
  let look: Look

  /// The first fault; nil where there is none.
  var first: String? {
    if let fault = cells() { return fault }
    guard state.fits else { return nil }
    return cursor() ?? overlay() ?? books() ?? screen()
  }

  /// Size, control bytes, halves of wide characters, the cursor's place.
  private func cells() -> String? {
    guard canvas.size == state.size else { return "its size is \(canvas.size)" }
    let width = canvas.size.columns
    for (index, cell) in canvas.cells.enumerated() {
      if cell.scalar == Line.continuation {
        // The second half of a wide character follows its first, on the same row.
        guard index % width > 0, canvas.cells[index - 1].scalar > 0xFF else {
          return "half a character at \(index / width), \(index % width)"
        }
      } else if cell.scalar > 0x7E || cell.scalar < 0x20 {
        guard let scalar = Unicode.Scalar(cell.scalar), isShowable(scalar) else {
          return "U+\(String(cell.scalar, radix: 16)) on the screen"
        }
      }
    }
    if let cursor = canvas.cursor, !Rect(canvas.size).contains(cursor) {
      return "the cursor is at \(cursor)"
    }
    return nil
  }

  /// Whatever takes text has the cursor, and a selection its other end, and nothing else does.
  private func cursor() -> String? {
    guard takesText != (canvas.cursor != nil) else { return nil }
    return takesText ? "text is typed, and no cursor shown" : "a cursor where nothing is typed"
  }

  private var takesText: Bool {
    switch state.overlay {
    case .palette, .prompt, .savePath: return true
    case .help, .confirm, .paused, .themes, .tour, .listing: return false
    case nil: break
    }
    guard let browser = state.browser else {
      guard case .session(let session) = state.screen else { return isFieldReplayed }
      return session.draft != nil || session.session.queries.field != nil
        || session.context == .selection
    }
    if browser.noting != nil || browser.search != nil { return true }
    switch browser.page {
    case .tabular: return false
    case .index(let page): return page.isTyping && state.indexes != nil
    case .builder(let page): return !page.words.isEmpty
    case .reference(let page): return page.isTyping
    }
  }

  /// A replay shows the cursor where it was in a field, while the pane of the field is on the screen.
  private var isFieldReplayed: Bool {
    guard case .replay(let replay) = state.screen else { return false }
    let frame = Frame(
      size: state.size, panes: state.panes, sideHasFocus: replay.shown.summaryHasFocus)
    let hasField = replay.shown.draft != nil || replay.shown.session.queries.field != nil
    return hasField && frame.side != nil && canvas.cursor != nil
  }

  /// A box over the screen is whole and, where it is a list, points at one row.
  private func overlay() -> String? {
    switch state.overlay {
    case .prompt, .savePath, .tour, nil: return nil
    case .help, .confirm, .paused: return box(isList: false)
    case .palette(let query, _):
      return box(
        isList: !paletteCommands(query, in: state.context, state.bindings).isEmpty)
    case .themes: return box(isList: !state.themes.choices.isEmpty)
    case .listing(let listing): return box(isList: !listing.rows.isEmpty)
    }
  }

  private func box(isList: Bool) -> String? {
    // ASCII draws corners and crossings alike: the box cannot be told from what lies under it.
    guard look.glyphs == .unicode else { return nil }
    let width = canvas.size.columns
    guard let start = canvas.cells.firstIndex(where: { $0.scalar == look.glyphs.topLeft.value }),
      let end = canvas.cells.lastIndex(where: { $0.scalar == look.glyphs.bottomRight.value })
    else { return "the box over the screen has no corners" }
    let (top, left) = (start / width, start % width)
    let (bottom, right) = (end / width, end % width)
    var pointers = 0
    for row in (top + 1)..<max(top + 1, bottom) {
      for column in [left, right] where scalar(row, column) != look.glyphs.vertical {
        return "the box over the screen is broken at \(row), \(column)"
      }
      if (left + 1..<right).contains(where: { scalar(row, $0) == look.glyphs.pointer }) {
        pointers += 1
      }
    }
    // What is listed may hold the sign itself, but is not all of it.
    return isList && pointers == 0 ? "nothing is pointed at in the box over the screen" : nil
  }

  // MARK: The books

  private func books() -> String? {
    guard let browser = state.browser, state.overlay == nil else { return nil }
    if browser.isBesideRecord(state) {
      let frame = Frame(size: state.size, panes: state.panes, sideHasFocus: true)
      return panes(frame, focused: frame.side) ?? builder(browser, in: frame.side)
    }
    let frame = BrowserFrame(state.size)
    if count(of: look.glyphs.pointer, row: frame.tabs.row, in: frame.tabs) != 1 {
      return "not one book is open by its tab"
    }
    if let fault = rule(frame.body.row - 1) ?? rule(frame.body.endRow) { return fault }
    if browser.search == nil, let divider = frame.divider, hasDivider(browser),
      let fault = line(down: divider, in: frame.body)
    {
      return fault
    }
    if let search = browser.search {
      let rows = frame.search.rows
      return search.hits.isEmpty ? nil : one(in: rows, column: rows.column)
    }
    switch browser.page {
    case .tabular(let page):
      // The card in front of the list is scrolled; its rows are of the one selected.
      if page.isCardInFront { return nil }
      return selection(in: frame.rows, column: frame.rows.column)
    case .index(let page):
      guard state.indexes != nil, !page.rows.isEmpty else { return nil }
      let places = IndexPlaces(frame, isTable: page.isTable)
      return page.isTable
        ? one(in: places.rows, column: places.rows.column)
        : selection(in: places.rows, column: places.rows.column)
    case .builder: return builder(browser, in: frame.body)
    case .reference(let page):
      let rows = referencePlaces(frame).rows
      return page.shown.isEmpty ? nil : one(in: rows, column: rows.column)
    }
  }

  private func hasDivider(_ browser: BrowserState) -> Bool {
    switch browser.page {
    case .tabular, .reference: true
    case .index(let page): state.indexes != nil && !page.isTable
    case .builder: false
    }
  }

  private func builder(_ browser: BrowserState, in pane: Rect?) -> String? {
    guard let page = browser.builder, let pane else { return nil }
    let places = BuilderPlaces(pane, offered: page.offered.count)
    let axes = places.axes.split(top: 7).top
    if let fault = one(in: axes, column: axes.column) { return "axes: \(fault)" }
    guard !page.shown.isEmpty else { return nil }
    let values = places.values.inset(top: BuilderPlaces.valuesHead)
    return one(in: values, column: values.column + 1).map { "values: \($0)" }
  }

  // MARK: The screens

  private func screen() -> String? {
    guard state.overlay == nil, state.browser == nil else { return nil }
    switch state.screen {
    case .brief: return nil
    case .list:
      let rows = Rect(state.size).inset(top: 3, bottom: 2)
      return state.list.rows.isEmpty ? nil : atLeastOne(in: rows)
    case .examination:
      return one(in: Rect(state.size).inset(top: 2, bottom: 2), column: 2)
    case .progress(let progress): return self.progress(progress)
    case .replay(let replay):
      let frame = Frame(
        size: state.size, panes: state.panes, sideHasFocus: replay.shown.summaryHasFocus)
      // The rule at the foot is where the replay tells of itself.
      return panes(
        frame, focused: replay.shown.summaryHasFocus ? frame.side : frame.record, hasFoot: false)
    case .session(let session):
      let frame = Frame(
        size: state.size, panes: state.panes, sideHasFocus: session.summaryHasFocus)
      let focused = session.summaryHasFocus ? frame.side : frame.record
      if let fault = panes(frame, focused: focused) { return fault }
      guard session.summaryHasFocus, let side = frame.side, !hasNothingToPointAt(session) else {
        return nil
      }
      if let cursor = canvas.cursor {
        return side.contains(cursor) ? nil : "the cursor is beside its pane, at \(cursor)"
      }
      return atLeastOne(in: side)
    case .review(let review):
      let frame = Frame(
        size: state.size, panes: state.panes, sideHasFocus: !review.recordHasFocus)
      let focused = review.recordHasFocus ? frame.record : frame.side
      if let fault = panes(frame, focused: focused) { return fault }
      guard review.subject == .lines, !review.recordHasFocus, !review.visible.isEmpty,
        let side = frame.side
      else { return nil }
      return atLeastOne(in: side)
    }
  }

  private func hasNothingToPointAt(_ session: SessionState) -> Bool {
    guard case .list? = session.desk?.stage else { return false }
    return session.session.queries.list.isEmpty
  }

  private func progress(_ progress: ProgressState) -> String? {
    let frame = ProgressFrame(size: state.size)
    if count(of: look.glyphs.pointer, row: frame.tabs.row, in: frame.tabs) != 1 {
      return "not one subject is shown by its tab"
    }
    if let fault = rule(frame.tabs.endRow) ?? rule(frame.note.endRow) { return fault }
    guard progress.progress != nil, !progress.sessions.isEmpty else { return nil }
    switch progress.subject {
    case .sessions: return one(in: frame.list, column: frame.list.column)
    case .examinations:
      guard progress.examinations?.current != nil else { return nil }
      let list = ExaminationsFrame(frame).list
      return one(in: list, column: list.column)
    case .measures, .misses, .pace: return nil
    }
  }

  /// The rules around two panes stand whole, and over one of them is told that it has the keys.
  private func panes(_ frame: Frame, focused: Rect?, hasFoot: Bool = true) -> String? {
    guard let body = frame.record ?? frame.side, let focused else { return "no pane has the keys" }
    if hasFoot, let fault = rule(body.endRow) { return fault }
    if let divider = frame.divider, let fault = line(down: divider, in: body) { return fault }
    let row = body.row - 1
    let pointers = count(of: look.glyphs.pointer, row: row, in: Rect(state.size))
    let own = scalar(row, focused.column + 2) == look.glyphs.pointer
    return pointers == 1 && own ? nil : "\(pointers) panes are said to have the keys"
  }

  // MARK: Looking at cells

  private func scalar(_ row: Int, _ column: Int) -> Unicode.Scalar? {
    Unicode.Scalar(canvas.scalar(at: Position(row: row, column: column)))
  }

  private func count(of sign: Unicode.Scalar, row: Int, in rect: Rect) -> Int {
    (rect.column..<rect.endColumn).count { scalar(row, $0) == sign }
  }

  /// Whether a rule stands whole: text that left its pane would have broken it. A message covers the
  /// one above the footer from the left.
  private func rule(_ row: Int) -> String? {
    let signs = [look.glyphs.horizontal, look.glyphs.teeUp, look.glyphs.teeDown]
    var first = 0
    if row == canvas.size.rows - 2, let message = state.message {
      first = columns(of: message.text) + (message.weight == .note ? 2 : 4)
    }
    let broken = (0..<canvas.size.columns).dropFirst(first).first { column in
      !signs.contains { $0 == scalar(row, column) }
    }
    return broken.map { "the rule of row \(row) is broken at column \($0)" }
  }

  private func line(down column: Int, in body: Rect) -> String? {
    // A rule within a pane may end at it.
    let signs = [
      look.glyphs.vertical, look.glyphs.teeLeft, look.glyphs.teeRight, look.glyphs.cross,
    ]
    let broken = (body.row..<body.endRow).first { row in
      !signs.contains { $0 == scalar(row, column) }
    }
    return broken.map { "the rule between the panes is broken at \($0), \(column)" }
  }

  /// Whether just one row is pointed at, in the column where that is done.
  private func one(in rows: Rect, column: Int) -> String? {
    let count = (rows.row..<rows.endRow).count { scalar($0, column) == look.glyphs.pointer }
    return count == 1 ? nil : "\(count) rows are pointed at"
  }

  /// Whether the lines of one row of several are marked, its head by the pointer.
  private func selection(in rows: Rect, column: Int) -> String? {
    let marked = (rows.row..<rows.endRow).filter { row in
      [look.glyphs.pointer, look.glyphs.markLeft].contains { $0 == scalar(row, column) }
    }
    guard let first = marked.first, let last = marked.last else { return "no row is marked" }
    guard last - first + 1 == marked.count else { return "rows apart are marked" }
    let heads = marked.count { scalar($0, column) == look.glyphs.pointer }
    return heads <= 1 ? nil : "\(heads) rows are pointed at"
  }

  private func atLeastOne(in rows: Rect) -> String? {
    let isPointed = (rows.row..<rows.endRow).contains {
      count(of: look.glyphs.pointer, row: $0, in: rows) > 0
    }
    return isPointed ? nil : "nothing is pointed at"
  }
}
