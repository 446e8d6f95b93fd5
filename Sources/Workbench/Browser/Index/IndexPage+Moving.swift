import CodeSets

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
}
