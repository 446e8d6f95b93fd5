import CodeSets

/// Which rows there are, and which of them is selected.
extension IndexPage {
  /// Opens a main term alone; none for nil. The selected row stays where it is.
  mutating func open(_ number: Int?, _ book: IndexBook) {
    let row = rowOfSelected
    let current = self.number
    opened = number
    makeRows(book)
    if let current { select(current) }
    wantedRow = row
  }

  /// Shows an entry, opened where it is in an outline.
  mutating func show(_ number: Int, _ book: IndexBook) {
    if !isTable { opened = book.ancestors(of: number).first ?? number }
    makeRows(book)
    select(number)
  }

  mutating func makeRows(_ book: IndexBook) {
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

  mutating func select(_ number: Int) {
    select(row: rows.firstIndex(of: number) ?? 0)
  }

  mutating func select(row: Int) {
    selected = min(max(0, row), max(0, rows.count - 1))
    choice = nil
  }
}
