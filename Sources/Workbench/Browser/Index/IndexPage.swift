import CodeSets
import Terminal

/// One of the imported indexes: an outline of main terms of which one may be open, or a table with its
/// six columns, of which all rows are shown.
package struct IndexPage: Sendable {
  package internal(set) var kind: IndexKind
  /// What is looked for. After a comma it goes on among the terms below.
  package internal(set) var input: LineInput
  /// Whether typing goes to what is looked for.
  package internal(set) var isTyping: Bool
  /// The numbers of the entries that are shown, in order.
  package internal(set) var rows: [Int] = []
  package internal(set) var selected = 0
  /// The main term that is open; always nil in a table.
  package internal(set) var opened: Int?
  /// The column of a table that Enter takes from.
  package internal(set) var column = 0
  /// Which of the codes and references of the selected row is chosen, if one is.
  package internal(set) var choice: Int?
  /// Whether the indexes were asked for on behalf of this page.
  var hasAsked = false

  /// Terms that a search can begin with, by letter, and those of them that are left.
  var heads: [Int] = []
  var shown = 0..<0
  private var isFilled = false

  // The layout, in IndexWindow.
  var top = 0
  var height = 1
  var layouts: [Int: IndexRow] = [:]
  var laidOut: IndexLayout.Fit?
  /// The row of the screen the selected row is to stand on once the list is laid out.
  var wantedRow: Int?

  /// An index from its beginning, or at what is looked for; empty until `fill` brings the book.
  package init(_ kind: IndexKind, looking text: String = "", isTyping: Bool = false) {
    self.kind = kind
    self.isTyping = isTyping
    input = LineInput(text, limit: 80)
  }

  /// The page of an entry: a main term is opened, a row of a table selected.
  package init(at number: Int, column: Int = 0, in book: IndexBook) {
    self.init(book.kind(of: number))
    fill(from: book)
    self.column = column
    show(number, book)
    wantedRow = 4
  }

  /// Whether it is one of the tables.
  package var isTable: Bool { !kind.columns.isEmpty }

  /// What the selected row says, once it has been laid out.
  var row: IndexRow? { number.flatMap { layouts[$0] } }

  /// What of the selected row is chosen, if anything is.
  var chosen: IndexTarget? {
    choice.flatMap { choice in
      row.flatMap { $0.targets.indices.contains(choice) ? $0.targets[choice] : nil }
    }
  }

  /// Where Enter leads.
  var target: IndexTarget? { row?.target(choice: choice, column: column) }

  /// The number of the selected entry.
  package var number: Int? { rows.indices.contains(selected) ? rows[selected] : nil }

  /// Whether words leave only some of the terms.
  var isNarrowed: Bool { shown.count < heads.count }

  /// How many terms the words leave.
  var found: Int { shown.count }

  /// Takes the book in, once it is there.
  mutating func fill(from book: IndexBook) {
    guard !isFilled else { return }
    isFilled = true
    if book.year(of: kind) == nil { kind = book.kinds.first ?? kind }
    heads = book.mainTermsByLetter(of: kind)
    if kind == .neoplasm {
      // That table has one main term, and its sites stand below it.
      let sites = heads.flatMap(book.children)
      if !sites.isEmpty { heads = book.byLetter(sites) }
    }
    narrow(book)
  }

  /// Goes to the same words in the next of the imported indexes, or the one before.
  mutating func turn(forward: Bool, _ book: IndexBook) {
    let kinds = book.kinds
    guard let place = kinds.firstIndex(of: kind), kinds.count > 1 else { return }
    let next = (place + (forward ? 1 : kinds.count - 1)) % kinds.count
    var page = IndexPage(kinds[next], looking: input.text, isTyping: isTyping)
    page.hasAsked = hasAsked
    page.fill(from: book)
    self = page
  }
}
