import CodeSets

extension Command {
  private static let both: [Context] = [.index, .indexTable]
  private static let all3: [Context] = [.index, .indexTable, .indexSearch]

  /// The commands of the official indexes.
  static let indexing: [Command] = [
    Command(
      .take, "<Enter>", "take",
      "Take the code, or open it in the tabular list; follow what is chosen or a see; open the term",
      in: [.index], footer: true),
    Command(
      .take, "<Enter>", "take", "Take the code of the cell, or open it in the tabular list",
      in: [.indexTable], footer: true),
    Command(
      .take, "<Enter>", "open", "Open the term, and go on by keys", in: [.indexSearch],
      footer: true),
    Command(
      .closeBooks, "<Esc> q", "close", "Show every term again, else leave the books", in: both,
      footer: true),
    Command(
      .closeBooks, "<Esc> <C-c>", "all terms", "Show every term again", in: [.indexSearch],
      footer: true),
    Command(.search, "/", "find", "Find terms as they are typed", in: both, footer: true),
    Command(
      .goIn, "l <Right>", "open", "Open the main term, or go to the first term below",
      in: [.index], footer: true),
    Command(
      .goOut, "h <Left>", "out", "Go to the term above, or shut the main term", in: [.index],
      footer: true),
    Command(
      .axisRight, "<Right> l", "column", "Go to the next column", in: [.indexTable], footer: true),
    Command(.axisLeft, "<Left> h", "column before", "Go to the column before", in: [.indexTable]),
    Command(
      .nextReference, "n", "reference", "Choose the next code or reference of the row", in: both,
      footer: true),
    Command(
      .previousReference, "N", "reference before", "Choose the code or reference before", in: both),
    Command(
      .nextIndex, "<Tab>", "next index",
      "Go round diseases, external causes, neoplasms and drugs, with what was typed", in: all3,
      footer: true),
    Command(.previousIndex, "<S-Tab>", "index before", "Go round the other way", in: all3),
    Command(
      .verify, "t", "tabular", "Open the code in the tabular list", in: both, footer: true),
    Command(.openIndex, "x", "another term", "Look another term up in the index", in: both),
    Command(.bookBack, "H <BS>", "back", "Go back to the page before", in: both, footer: true),
    Command(.bookForward, "L", "forward", "Go forward again", in: both),
    Command(
      .nextHeading, "}", "next term",
      "Go to the next term as far out; from a main term to the next letter", in: both),
    Command(.previousHeading, "{", "term before", "Go to the one before", in: both),
    Command(
      .nextPart, "]", "next book",
      "Go round the index, the tabular list, the PCS builder, operations, keys and bookmarks",
      in: both),
    Command(.previousPart, "[", "book before", "Go round the other way", in: both),
    Command(.bookmark, "m", "bookmark", "Keep a bookmark on the code, or take it off", in: both),
    Command(.codeNote, "e", "note", "Write a note on the code, for yourself", in: both),
    Command(.bookmarks, "M", "bookmarks", "List the bookmarks and notes", in: both),
    Command(.down, "j <Down>", "down", "Go down a row", in: both),
    Command(.up, "k <Up>", "up", "Go up a row", in: both),
    Command(.down, "<Down> <C-n>", "down", "Go down a row", in: [.indexSearch]),
    Command(.up, "<Up> <C-p>", "up", "Go up a row", in: [.indexSearch]),
    Command(.pageDown, "<PageDown> <C-f> <Space>", "page down", "Go down a page", in: both),
    Command(.pageUp, "<PageUp> <C-b>", "page up", "Go up a page", in: both),
    Command(.pageDown, "<PageDown>", "page down", "Go down a page", in: [.indexSearch]),
    Command(.pageUp, "<PageUp>", "page up", "Go up a page", in: [.indexSearch]),
    Command(.top, "g <Home>", "top", "Go to the first row", in: both),
    Command(.bottom, "G <End>", "bottom", "Go to the last row", in: both),
    Command(.palette, "<C-p>", "commands", "Find a command by name", in: both),
    Command(.help, "?", "help", "Show the keys", in: both, footer: true),
  ]
}

extension IndexPage {
  /// Carries out a command while a term is typed.
  mutating func take(typing command: CommandID, _ book: IndexBook?) {
    switch command {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, height - 2))
    case .pageDown: move(by: max(1, height - 2))
    case .closeBooks: _ = clear(book)
    case .take: endTyping(book)
    case .nextIndex, .previousIndex:
      if let book { turn(forward: command == .nextIndex, book) }
    default: break
    }
  }

  /// Carries out a command; the words to say where it could not be done.
  mutating func take(_ command: CommandID, _ book: IndexBook) -> String? {
    switch command {
    case .up: move(by: -1)
    case .down: move(by: 1)
    case .pageUp: move(by: -max(1, height - 2))
    case .pageDown: move(by: max(1, height - 2))
    case .top: moveToEnd(false)
    case .bottom: moveToEnd(true)
    case .nextHeading, .previousHeading: moveToNext(forward: command == .nextHeading, book)
    case .nextIndex, .previousIndex:
      if book.kinds.count < 2 { return "No other index has been imported" }
      turn(forward: command == .nextIndex, book)
    case .goIn: if !goIn(book) { return "Nothing stands below this term" }
    case .goOut: if !goOut(book) { return "This is a main term" }
    case .axisLeft: if !move(column: -1) { return "This is the first column" }
    case .axisRight: if !move(column: 1) { return "This is the last column" }
    case .nextReference, .previousReference:
      if !cycleTarget(forward: command == .nextReference) {
        return "The row has no code and no reference to choose"
      }
    default: break
    }
    return nil
  }
}
