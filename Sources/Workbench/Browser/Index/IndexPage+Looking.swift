import CodeSets
import Terminal

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

  mutating func narrow(_ book: IndexBook) {
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
