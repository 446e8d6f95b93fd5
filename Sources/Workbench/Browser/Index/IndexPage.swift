import CodeSets
import Terminal

/// One of the imported indexes: an outline of main terms of which one may be open, or a table with its
/// six columns, of which all rows are shown.
package struct IndexPage: Sendable {
  package private(set) var kind: IndexKind
  /// What is looked for. After a comma it goes on among the terms below.
  package private(set) var input: LineInput
  /// Whether typing goes to what is looked for.
  package private(set) var isTyping: Bool
  /// The numbers of the entries that are shown, in order.
  package private(set) var rows: [Int] = []
  package private(set) var selected = 0
  /// The main term that is open; always nil in a table.
  package private(set) var opened: Int?
  /// The column of a table that Enter takes from.
  package private(set) var column = 0
  /// Which of the codes and references of the selected row is chosen, if one is.
  package private(set) var choice: Int?
  /// Whether the indexes were asked for on behalf of this page.
  var hasAsked = false

  /// Terms that a search can begin with, by letter, and those of them that are left.
  private var heads: [Int] = []
  private(set) var shown = 0..<0
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

/// Looking for terms.
extension IndexPage {
  /// Takes a key into what is looked for; false where it means nothing to it.
  mutating func take(_ key: Key, _ book: IndexBook?) -> Bool {
    let before = input.text
    guard input.take(key) else { return false }
    if input.text != before, let book { narrow(book) }
    return true
  }

  /// Typing begins, with the words as they are.
  mutating func beginTyping() { isTyping = true }

  /// Typing is over: the term selected is open.
  mutating func endTyping(_ book: IndexBook?) {
    isTyping = false
    if let book, let number, !isTable, opened == nil { open(number, book) }
  }

  /// Shows every term again, on the one that is selected; false where every one is shown.
  mutating func clear(_ book: IndexBook?) -> Bool {
    guard isTyping || isNarrowed else { return false }
    isTyping = false
    input = LineInput(limit: 80)
    guard let book else { return true }
    let (current, row) = (number, rowOfSelected)
    shown = 0..<heads.count
    makeRows(book)
    if let current { select(current) }
    wantedRow = row
    return true
  }

  private mutating func narrow(_ book: IndexBook) {
    var parts = input.text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let goesOn = parts.count > 1
    while parts.count > 1, parts.last?.allSatisfy(\.isWhitespace) ?? false { parts.removeLast() }
    // A main term may have commas of its own: the longest that there is.
    var count = parts.count
    shown = book.places(startingWith: parts.joined(separator: " "), in: heads)
    while shown.isEmpty, count > 1 {
      count -= 1
      shown = book.places(startingWith: parts[..<count].joined(separator: " "), in: heads)
    }
    opened = nil
    var place: Int?
    if goesOn, let first = heads[shown].first {
      (opened, place) = descend(Array(parts[count...]), book) ?? (first, first)
      if isTable { opened = nil }
    }
    makeRows(book)
    selected = place.flatMap(rows.firstIndex) ?? 0
    (choice, wantedRow) = (nil, min(selected, 4))
  }

  /// The first of the terms left below which the steps lead to an entry, and that entry.
  private func descend(_ steps: [String], _ book: IndexBook) -> (head: Int?, place: Int?)? {
    for head in heads[shown].prefix(12) {
      var at = head
      var isThere = true
      for step in steps where isThere {
        // One may pass over `with`, `due to` and the like.
        let next =
          book.first(of: book.children(of: at), startingWith: step)
          ?? book.first(of: book.below(at), startingWith: step)
        if let next { at = next } else { isThere = false }
      }
      if isThere { return (head, at) }
    }
    return nil
  }
}

/// Moving.
extension IndexPage {
  mutating func move(by step: Int) { select(row: selected + step) }

  mutating func moveToEnd(_ isLast: Bool) { select(row: isLast ? rows.count - 1 : 0) }

  /// To the next term that is as far out or farther; from the farthest out to the next letter, and
  /// back to the first term of the letter before.
  mutating func moveToNext(forward: Bool, _ book: IndexBook) {
    guard let number else { return }
    let outermost = kind == .neoplasm ? 1 : 0
    let level = book.level(of: number)
    let step = forward ? 1 : -1
    var place = selected + step
    guard level <= outermost else {
      while rows.indices.contains(place), book.level(of: rows[place]) > level { place += step }
      if rows.indices.contains(place) { select(row: place) }
      return
    }
    var (letter, target) = (book.letter(of: number), Int?.none)
    while rows.indices.contains(place) {
      defer { place += step }
      guard book.level(of: rows[place]) <= outermost else { continue }
      let other = book.letter(of: rows[place])
      if other != letter {
        if target != nil { break }
        letter = other
        target = place
        if forward { break }
      } else if target != nil {
        target = place
      }
    }
    if let target { select(row: target) }
  }

  /// Opens the main term or goes to the first row below; false where nothing is below.
  mutating func goIn(_ book: IndexBook) -> Bool {
    guard let number, !book.below(number).isEmpty else { return false }
    if book.parent(of: number) == nil, opened != number {
      open(number, book)
    } else {
      select(row: selected + 1)
    }
    return true
  }

  /// Goes to the term above, or shuts the main term; false where it is shut.
  mutating func goOut(_ book: IndexBook) -> Bool {
    guard let number else { return false }
    if let above = book.parent(of: number), rows.contains(above) {
      select(above)
      return true
    }
    guard opened == number else { return false }
    open(nil, book)
    return true
  }

  /// Goes to another column of the table; false where there is none.
  mutating func move(column step: Int) -> Bool {
    guard kind.columns.indices.contains(column + step) else { return false }
    column += step
    choice = nil
    return true
  }

  /// Goes to a column of the table.
  mutating func select(column: Int) { _ = move(column: column - self.column) }

  /// Chooses the next or the previous of the row's codes and references, round the end; false where
  /// there is none.
  mutating func cycleTarget(forward: Bool) -> Bool {
    guard let count = row?.targets.count, count > 0 else { return false }
    choice = ((forward ? (choice ?? -1) + 1 : (choice ?? count) - 1) + count) % count
    return true
  }

  /// Nothing is chosen any more; false if nothing was.
  mutating func dropChoice() -> Bool {
    defer { choice = nil }
    return choice != nil
  }

  /// Opens a main term alone; none for nil. The selected row stays where it is.
  private mutating func open(_ number: Int?, _ book: IndexBook) {
    let row = rowOfSelected
    let current = self.number
    opened = number
    makeRows(book)
    if let current { select(current) }
    wantedRow = row
  }

  /// Shows an entry, opened where it is in an outline.
  private mutating func show(_ number: Int, _ book: IndexBook) {
    if !isTable { opened = book.ancestors(of: number).first ?? number }
    makeRows(book)
    select(number)
  }

  private mutating func makeRows(_ book: IndexBook) {
    if isTable {
      rows =
        isNarrowed
        ? heads[shown].flatMap { [$0] + Array(book.below($0)) } : Array(book.entries(of: kind))
      return
    }
    rows = Array(heads[shown])
    if let opened, let place = rows.firstIndex(of: opened) {
      rows.insert(contentsOf: book.below(opened), at: place + 1)
    }
  }

  private mutating func select(_ number: Int) {
    select(row: rows.firstIndex(of: number) ?? 0)
  }

  mutating func select(row: Int) {
    selected = min(max(0, row), max(0, rows.count - 1))
    choice = nil
  }
}
