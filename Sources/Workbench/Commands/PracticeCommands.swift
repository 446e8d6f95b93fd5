import Terminal

extension Command {
  private static let work: [Context] = [.record, .summary]
  private static let queryLists: [Context] = [.queries, .queryWordings, .query]
  private static let papers: [Context] = [.examination, .results]
  private static let writing: [Context] = [.queries, .queryWordings, .query, .queryRecord]

  /// Provider queries, and what a mode of practice has.
  static let practising: [Command] = [
    Command(
      .queries, "r Q", "queries", "Write queries to the provider, or note that none is needed",
      in: work, footer: true),
    Command(
      .hint, "H", "hint", "Give a hint for the next line that is missing; it is counted",
      in: [.record], footer: true),
    Command(.pace, "i", "pace", "Say how much time is used, and how much a code", in: work),
    Command(
      .hideClock, "C <A-c>", "clock",
      "Hide the clock, or show it; it is back for the last five minutes", in: work),

    Command(
      .writeQuery, "a", "write", "Write a query, or note that a subject needs none",
      in: [.queries], footer: true),
    Command(
      .chooseWording, "w", "wordings", "Choose among wordings of the case instead of writing",
      in: [.queries], footer: true),
    Command(
      .editRow, "<Enter> e", "open", "Go on with the query; one that was sent is taken back",
      in: [.queries], footer: true),
    Command(
      .editRow, "<Enter>", "choose", "Choose the subject or the wording", in: [.queryWordings],
      footer: true),
    Command(
      .editRow, "<Enter> e", "edit", "Write the text, go round the answers, or mark indicators",
      in: [.query], footer: true),
    Command(
      .pickIndicators, "<Tab> m", "indicators", "Go to the record and mark lines as indicators",
      in: [.query], footer: true),
    Command(
      .takeMarks, "t", "highlights",
      "Take what is highlighted as calling for a query as indicators",
      in: [.query]),
    Command(.addChoice, "c", "choice", "Add a choice", in: [.query], footer: true),
    Command(.sendQuery, "s", "send", "Send the query to the provider", in: [.query], footer: true),
    Command(
      .dropRow, "d <Delete>", "delete", "Throw the query away", in: [.queries], footer: true),
    Command(
      .dropRow, "d <Delete>", "delete", "Take the indicator or the choice out", in: [.query],
      footer: true),
    Command(
      .notNeeded, "n", "none needed", "Note that nothing need be asked about its title",
      in: [.query], footer: true),
    Command(
      .markIndicator, "<Enter> <Space> m", "mark", "Mark the line as an indicator, or not",
      in: [.queryRecord], footer: true),
    Command(
      .nextDocument, "] <Right>", "next document", "Open the next document", in: [.queryRecord],
      footer: true),
    Command(
      .previousDocument, "[ <Left>", "document before", "Open the document before",
      in: [.queryRecord]),
    Command(
      .closeQueries, "<Tab> <Esc> q", "query", "Go back to the query", in: [.queryRecord],
      footer: true),
    Command(
      .closeQueries, "<Esc> q", "close", "Go back; what is written is kept", in: queryLists,
      footer: true),
    Command(
      .accept, "<Enter> <Tab>", "next", "Keep the text and go to the next row",
      in: [.queryField], footer: true),
    Command(
      .cancel, "<Esc>", "leave", "Keep the text and leave it", in: [.queryField], footer: true),
    Command(.down, "j <Down>", "down", "Go down a row", in: writing),
    Command(.up, "k <Up>", "up", "Go up a row", in: writing),
    Command(.pageDown, "<PageDown> <C-d>", "page down", "Go down a page", in: [.queryRecord]),
    Command(.pageUp, "<PageUp> <C-u>", "page up", "Go up a page", in: [.queryRecord]),
    Command(.top, "g <Home>", "top", "Go to the first row", in: writing),
    Command(.bottom, "G <End>", "bottom", "Go to the last row", in: writing),
    Command(.palette, "<C-p>", "commands", "Find a command by name", in: writing),
    Command(.help, "?", "help", "Show the keys", in: writing, footer: true),

    Command(.open, "<Enter>", "open", "Open the case", in: [.examination], footer: true),
    Command(.open, "<Enter>", "review", "Review the case", in: [.results], footer: true),
    Command(
      .flagCase, "f !", "flag", "Flag the case, to come back to it, or not",
      in: [.summary, .examination], footer: true),
    Command(
      .flagCase, "!", "flag", "Flag the case, to come back to it, or not", in: [.record],
      footer: true),
    Command(.nextCase, ")", "next case", "Go to the next case of the examination", in: work),
    Command(
      .previousCase, "(", "case before", "Go to the case before in the examination", in: work),
    Command(
      .submit, "s", "hand in", "Hand the examination in, to be graded", in: [.examination],
      footer: true),
    Command(
      .back, "q <Esc>", "leave", "Leave the examination; it can be gone on with",
      in: [.examination],
      footer: true),
    Command(.back, "q <Esc>", "back", "Go back to the case list", in: [.results], footer: true),
    Command(
      .hideClock, "C <A-c>", "clock",
      "Hide the clock, or show it; it is back for the last five minutes", in: [.examination]),
    Command(.down, "j <Down>", "down", "Go down a row", in: papers),
    Command(.up, "k <Up>", "up", "Go up a row", in: papers),
    Command(.top, "g <Home>", "top", "Go to the first row", in: papers),
    Command(.bottom, "G <End>", "bottom", "Go to the last row", in: papers),
    Command(.palette, "<C-p>", "commands", "Find a command by name", in: papers),
    Command(.help, "?", "help", "Show the keys", in: papers, footer: true),
  ]
}
