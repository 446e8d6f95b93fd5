import Terminal

extension Command {
  private static let work: [Context] = [.record, .summary]
  private static let reading: [Context] = [.record, .reviewRecord]
  private static let selecting: [Context] = [.selection]

  /// Undo, and the pen: what can be done with the record beside reading it.
  static let recordWork: [Command] = [
    Command(
      .undo, "<C-_> U", "undo", "Take the latest change back, of the summary or of the marks",
      in: work, footer: true),
    Command(.redo, "<C-r>", "redo", "Make the change taken back again", in: work),
    Command(
      .select, "v", "select", "Select a phrase, to mark it, note on it, or keep it as evidence",
      in: [.record], footer: true),
    Command(.note, "m", "note", "Write a note in the margin of a line", in: [.record]),
    Command(
      .pin, "E <A-e>", "evidence", "Select a phrase of the record as evidence for the line",
      in: [.summary]),
    Command(
      .listTimeline, "t", "timeline", "List the documents by date and time", in: reading,
      footer: true),
    Command(
      .listMatches, "F", "matches", "List the documents that hold the words searched for",
      in: reading),
    Command(
      .listMarks, "M", "marks", "List highlights, notes and evidence, to go there or to edit them",
      in: reading + [.review]),
    Command(
      .listTrends, "T", "trends", "List values of the tables over time", in: reading),
    Command(
      .beside, "S", "side by side", "Show a second document beside this one, or one again",
      in: [.record]),

    Command(
      .markDiagnosis, "d", "diagnosis", "Highlight as a diagnosis", in: selecting, footer: true),
    Command(
      .markProcedure, "p", "procedure", "Highlight as a procedure", in: selecting, footer: true),
    Command(
      .markPOA, "a", "POA", "Highlight as telling about present on admission", in: selecting,
      footer: true),
    Command(
      .choose, "<Enter>", "evidence", "Keep it as evidence for a line of the summary",
      in: selecting, footer: true),
    Command(
      .markQuery, "q", "query", "Highlight as calling for a query", in: selecting, footer: true),
    Command(
      .note, "m", "note", "Write a note on it, or edit the one there is", in: selecting,
      footer: true),
    Command(.unmark, "X <Delete>", "remove", "Remove the marks it touches", in: selecting),
    Command(
      .hold, "v <Space>", "hold", "Hold this end, or let it go", in: selecting, footer: true),
    Command(.cancel, "<Esc> <C-c>", "cancel", "Select nothing", in: selecting, footer: true),
    Command(.otherEnd, "o", "other end", "Go to the other end", in: selecting),
    Command(.wordForward, "w e", "word", "Go to the next word", in: selecting),
    Command(.wordBack, "b", "word back", "Go to the word before", in: selecting),
    Command(.sentenceForward, ")", "sentence", "Go to the next sentence", in: selecting),
    Command(.sentenceBack, "(", "sentence back", "Go to the sentence before", in: selecting),
    Command(
      .wholeSentence, "s", "sentence", "Select the sentence; again, the next as well",
      in: selecting),
    Command(.wholeLine, "x", "line", "Select the line; again, the next as well", in: selecting),
    Command(.lineStart, "0 <Home>", "line start", "Go to the start of the line", in: selecting),
    Command(.lineEnd, "$ <End>", "line end", "Go to the end of the line", in: selecting),
    Command(.left, "h <Left>", "left", "Go left by a character", in: selecting),
    Command(.right, "l <Right>", "right", "Go right by a character", in: selecting),
    Command(.down, "j <Down>", "down", "Go down a line", in: selecting),
    Command(.up, "k <Up>", "up", "Go up a line", in: selecting),
    Command(.halfPageDown, "<C-d>", "half page down", "Go down half a page", in: selecting),
    Command(.halfPageUp, "<C-u>", "half page up", "Go up half a page", in: selecting),
    Command(.pageDown, "<PageDown> <C-f>", "page down", "Go down a page", in: selecting),
    Command(.pageUp, "<PageUp> <C-b>", "page up", "Go up a page", in: selecting),
    Command(.top, "g", "top", "Go to the top", in: selecting),
    Command(.bottom, "G", "bottom", "Go to the end", in: selecting),
    Command(.help, "?", "help", "Show the keys", in: selecting, footer: true),

    Command(.choose, "<Enter>", "go there", "Go to it", in: [.listing], footer: true),
    Command(.down, "j <Down> <C-n>", "down", "Go down a row", in: [.listing], footer: true),
    Command(.up, "k <Up> <C-p>", "up", "Go up a row", in: [.listing], footer: true),
    Command(.pageDown, "<PageDown> <Space>", "page down", "Go down ten rows", in: [.listing]),
    Command(.pageUp, "<PageUp>", "page up", "Go up ten rows", in: [.listing]),
    Command(.top, "g <Home>", "top", "Go to the first row", in: [.listing]),
    Command(.bottom, "G <End>", "bottom", "Go to the last row", in: [.listing]),
    Command(.note, "m", "note", "Edit the note", in: [.listing], footer: true),
    Command(
      .unmark, "x X <Delete>", "remove", "Remove the mark or the evidence", in: [.listing],
      footer: true),
    Command(.cancel, "<Esc> q <C-c>", "close", "Close the list", in: [.listing], footer: true),
  ]
}
