import Chart
import CodeSets
import Practice

// The books that lie over a session are open again for who comes back: at the code, the axis or the
// words that were looked for, if not with every row as it was.

extension BrowserState {
  /// What is kept of the books.
  var place: Bookmark.View.Books {
    let (page, at) =
      switch page {
      case .tabular(let page): ("tabular", page.entry?.owner.code ?? "")
      case .builder(let page): ("builder", page.prefix)
      case .reference(let page): (page.kind.rawValue, page.row?.term ?? "")
      case .index(let page): ("index.\(page.kind.rawValue)", page.input.text)
      }
    return Bookmark.View.Books(
      page: page, at: at, looking: search?.input.text, among: search?.book.rawValue)
  }
}

extension State {
  /// Opens the books where a session left them.
  mutating func openBooks(at place: Bookmark.View.Books) {
    guard openBooks() == nil else { return }
    let words = place.looking.map {
      BookSearch(
        $0, in: place.among.flatMap(SearchIndex.Book.init) ?? .diagnoses, books: books,
        index: search)
    }
    let page = page(at: place)
    browser?.search = words
    if let page { browser?.page = page }
  }

  private func page(at place: Bookmark.View.Books) -> BrowserState.Page? {
    switch place.page {
    case "tabular": return page(at: MarkedCode(.diagnoses, place.at), on: browser?.discharge)
    case "builder": return page(at: MarkedCode(.procedures, place.at), on: browser?.discharge)
    default: break
    }
    if let kind = ReferencePage.Kind(rawValue: place.page) {
      return .reference(ReferencePage(kind, at: place.at, in: books, marks: marks))
    }
    let number = place.page.split(separator: ".").last.flatMap { UInt8($0) }
    return number.flatMap(IndexKind.init).map { .index(IndexPage($0, looking: place.at)) }
  }
}

extension NoteOwner {
  fileprivate var code: String? {
    if case .code(let code) = self { code.description } else { nil }
  }
}
