import Chart
import CodeSets
import Terminal

/// Words being looked for in the books: the same search as in a code field.
package struct BookSearch: Sendable {
  /// Something found.
  package struct Hit: Hashable, Sendable {
    package let book: SearchIndex.Book
    package let code: String
    package let title: String
    /// The term that was found, where it was not the title.
    package let term: String?
    package let isComplete: Bool
  }

  package private(set) var input: LineInput
  /// Which book is searched; Tab changes it.
  package private(set) var book: SearchIndex.Book
  package private(set) var hits: [Hit] = []
  package private(set) var selected = 0
  /// Whether there was an index to look the words up in.
  private(set) var couldSearch = true
  /// More than anyone reads through.
  private static let limit = 100

  /// A search, perhaps with words typed already.
  package init(
    _ text: String = "", in book: SearchIndex.Book, books: CodeBook, index: SearchIndex?
  ) {
    input = LineInput(text, limit: 60)
    self.book = book
    find(in: books, index: index)
  }

  /// What Enter would open.
  package var hit: Hit? { hits.indices.contains(selected) ? hits[selected] : nil }

  /// Whether something was typed that only an index can answer.
  var needsIndex: Bool { !couldSearch }

  /// What is said where nothing is found.
  var emptyHint: String {
    if input.text.allSatisfy(\.isWhitespace) { return "Type words, an abbreviation or a code" }
    return couldSearch ? "Nothing goes by these words" : "opening the index…"
  }

  /// Takes a key into the line; false where it means nothing to it.
  mutating func take(_ key: Key, books: CodeBook, index: SearchIndex?) -> Bool {
    let before = input.text
    guard input.take(key) else { return false }
    if input.text != before { find(in: books, index: index) }
    return true
  }

  mutating func move(by step: Int) { select(selected + step) }

  mutating func select(_ index: Int) { selected = min(max(0, index), max(0, hits.count - 1)) }

  /// The first of what is found that is shown in a window.
  func firstShown(height: Int) -> Int {
    firstRow(count: hits.count, focus: selected, below: 1, height: height)
  }

  /// Searches the other book.
  mutating func turn(books: CodeBook, index: SearchIndex?) {
    book = book == .diagnoses ? .procedures : .diagnoses
    find(in: books, index: index)
  }

  /// Finds what the words are; without an index codes by their beginning alone.
  mutating func find(in books: CodeBook, index: SearchIndex?) {
    selected = 0
    hits = []
    couldSearch = true
    let text = input.text
    guard !text.allSatisfy(\.isWhitespace) else { return }
    if let index {
      hits = index.search(text, in: book, limit: Self.limit).map { hit in
        let term: String? = if case .term(let term) = hit.matched { term } else { nil }
        return Hit(
          book: hit.book, code: hit.code, title: hit.title, term: term, isComplete: hit.isComplete)
      }
      return
    }
    switch book {
    case .diagnoses:
      hits = books.diagnoses(startingWith: text, limit: Self.limit).map {
        Hit(
          book: book, code: $0.code.description, title: $0.title, term: nil,
          isComplete: $0.isComplete)
      }
    case .procedures:
      hits = books.procedures(startingWith: text, limit: Self.limit).map {
        Hit(book: book, code: $0.code.text, title: $0.title, term: nil, isComplete: true)
      }
    // Services of outpatients are no part of an inpatient's books.
    case .services: break
    }
    couldSearch = !hits.isEmpty
  }
}
