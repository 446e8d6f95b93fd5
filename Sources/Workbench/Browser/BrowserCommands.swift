extension Command {
  private static let pages: [Context] = [.tabular, .builder, .reference]
  private static let lists: [Context] = [.tabular, .reference]
  private static let everywhere: [Context] = [.tabular, .builder, .reference, .bookSearch]

  /// The commands of the code books, in the order in which help and footer show them.
  static let browsing: [Command] = [
    Command(
      .browseField, "<C-o>", "books", "Open the code books at what is typed; the field stays open",
      in: [.field], footer: true),

    Command(
      .take, "<Enter>", "take",
      "Put the code into the field it came from; open a header; follow the reference chosen",
      in: [.tabular], footer: true),
    Command(
      .take, "<Enter>", "choose", "Choose the value, and once all are chosen take the code",
      in: [.builder], footer: true),
    Command(
      .take, "<Enter>", "take",
      "Open a bookmark, or choose in the builder what the term is coded to",
      in: [.reference], footer: true),
    Command(.take, "<Enter>", "open", "Open what was found", in: [.bookSearch], footer: true),
    Command(
      .closeBooks, "<Esc> q", "close", "Leave the books; everything is as it was", in: lists,
      footer: true),
    Command(
      .closeBooks, "<Esc> <C-c>", "close",
      "Drop what was typed of a label, else leave the books", in: [.builder], footer: true),
    Command(
      .closeBooks, "<Esc> <C-c>", "close", "Leave the search", in: [.bookSearch], footer: true),
    Command(
      .goIn, "l <Right>", "open", "Open the header, or go to the first row below it",
      in: [.tabular], footer: true),
    Command(.goOut, "h <Left>", "out", "Go to the header above", in: [.tabular], footer: true),
    Command(
      .nextReference, "n <Tab>", "reference", "Choose the next code that a note names",
      in: [.tabular], footer: true),
    Command(
      .previousReference, "N <S-Tab>", "reference before",
      "Choose the code named before", in: [.tabular]),
    Command(
      .notesAbove, "i", "all notes",
      "Show all that holds for the row, the notes of its headers with it", in: [.tabular],
      footer: true),
    Command(.axisLeft, "<Left>", "axis before", "Go to the axis before", in: [.builder]),
    Command(
      .axisRight, "<Right> <Tab>", "next axis", "Go to the next axis", in: [.builder],
      footer: true),
    Command(
      .eraseAxis, "<BS>", "erase", "Take back what was typed, or the axis", in: [.builder],
      footer: true),
    Command(
      .explain, "<C-r>", "look up", "Look the value under the cursor up in the reference",
      in: [.builder], footer: true),
    Command(
      .turnBook, "<Tab>", "other book", "Search the other book", in: [.bookSearch], footer: true),

    Command(
      .search, "/", "search", "Search both books by words or codes", in: [.tabular, .builder],
      footer: true),
    Command(.search, "/", "search", "Narrow the list by words", in: [.reference], footer: true),
    Command(
      .openIndex, "x", "index", "Look a term up in the official indexes, where imported", in: lists,
      footer: true),
    Command(
      .openIndex, "<C-x>", "index", "Look the words up in the official indexes, where imported",
      in: [.bookSearch], footer: true),
    Command(
      .bookBack, "H <BS>", "back", "Go back to the page before", in: lists, footer: true),
    Command(.bookForward, "L", "forward", "Go forward again", in: lists),
    Command(.bookBack, "<C-o> <A-Left>", "back", "Go back to the page before", in: [.builder]),
    Command(.bookForward, "<A-Right>", "forward", "Go forward again", in: [.builder]),
    Command(
      .nextPart, "]", "next book",
      "Go round the index, the tabular list, the PCS builder, operations, keys and bookmarks",
      in: pages),
    Command(.previousPart, "[", "book before", "Go round the other way", in: pages),
    Command(.chapters, "c", "chapters", "Shut what is open: the chapters alone", in: [.tabular]),
    Command(
      .bookmark, "m", "bookmark", "Keep a bookmark on the code, or take it off", in: lists),
    Command(
      .bookmark, "<A-m>", "bookmark", "Keep a bookmark on the code, or take it off",
      in: [.builder]),
    Command(.codeNote, "e", "note", "Write a note on the code, for yourself", in: lists),
    Command(
      .codeNote, "<A-e>", "note", "Write a note on the code, for yourself", in: [.builder]),
    Command(.bookmarks, "M", "bookmarks", "List the bookmarks and notes", in: lists),

    Command(.down, "j <Down>", "down", "Go down a row", in: lists),
    Command(.up, "k <Up>", "up", "Go up a row", in: lists),
    Command(.down, "<Down> <C-n>", "down", "Go down a row", in: [.builder, .bookSearch]),
    Command(.up, "<Up> <C-p>", "up", "Go up a row", in: [.builder, .bookSearch]),
    Command(
      .pageDown, "<PageDown> <C-f>", "page down", "Go down a page", in: pages + [.bookSearch]),
    Command(.pageUp, "<PageUp> <C-b>", "page up", "Go up a page", in: pages + [.bookSearch]),
    Command(
      .halfPageDown, "<C-d> <Space>", "notes down", "Scroll the notes of the row down",
      in: [.tabular]),
    Command(.halfPageUp, "<C-u>", "notes up", "Scroll the notes of the row up", in: [.tabular]),
    Command(
      .halfPageDown, "<Space> <C-d>", "more", "Scroll what is told of the entry down",
      in: [.reference], footer: true),
    Command(
      .halfPageUp, "<C-u>", "less", "Scroll what is told of the entry up", in: [.reference]),
    Command(
      .nextHeading, "}", "next category", "Go to the next category, block or chapter",
      in: [.tabular]),
    Command(.previousHeading, "{", "category before", "Go to the one before", in: [.tabular]),
    Command(.top, "g <Home>", "top", "Go to the first row", in: lists),
    Command(.bottom, "G <End>", "bottom", "Go to the last row", in: lists),
    Command(.palette, "<C-p>", "commands", "Find a command by name", in: lists),
    Command(.help, "?", "help", "Show the keys", in: pages, footer: true),
  ]
}
