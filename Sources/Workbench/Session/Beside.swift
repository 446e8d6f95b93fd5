import Practice

// Two documents at once. The one that the keys go to is always `reader`, so that nothing else has to
// know of the other.

extension SessionState {
  /// Shows the next document beside the open one, or one alone again.
  mutating func toggleBeside() {
    guard beside == nil else {
      beside = nil
      besideIsFirst = false
      return
    }
    var other = reader
    other.selection = nil
    other.highlight = nil
    if !other.open(reader.current + 1) { _ = other.open(reader.current - 1) }
    beside = other
    besideIsFirst = false
  }

  /// Gives the keys to the other document.
  mutating func swapBeside(now: Milliseconds) {
    guard var other = beside else { return }
    reader.selection = nil
    other.search = reader.search
    other.marks = reader.marks
    beside = reader
    reader = other
    besideIsFirst.toggle()
    happen(.opened(document: reader.page.id), now: now)
  }

  /// Where the second document is, for the bookmark.
  var besidePlace: Bookmark.Beside? {
    guard let beside else { return nil }
    let top = beside.tops[beside.current]
    let line = beside.page.text.sourceLine(at: top)
    return Bookmark.Beside(
      document: beside.page.id, line: line, offset: top - beside.page.text.lineStarts[line],
      isFirst: besideIsFirst)
  }

  /// Shows the second document and what was searched for again, as a bookmark tells.
  mutating func restore(_ bookmark: Bookmark) {
    if let words = bookmark.search {
      let found = RecordSearch(
        words, in: reader.pages, from: reader.current, offset: reader.tops[reader.current])
      if !found.matches.isEmpty { reader.search = found }
    }
    guard let place = bookmark.beside, let page = reader.index(of: place.document) else { return }
    var other = reader
    _ = other.open(page)
    other.put(place)
    beside = other
    besideIsFirst = place.isFirst
  }
}
