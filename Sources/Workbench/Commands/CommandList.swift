import Terminal

extension Command {
  private static let panes: [Context] = [.record, .summary]
  private static let rows: [Context] = [
    .list, .record, .summary, .review, .reviewRecord, .progress,
  ]
  private static let reading: [Context] = [.record, .reviewRecord]
  private static let inReview: [Context] = [.review, .reviewRecord]

  /// Every command, in the order in which help and footer show them.
  package static let all: [Command] =
    general + recordWork + browsing + indexing + practising

  private static let general: [Command] = [
    Command(.open, "<Enter>", "open", "Open the case, or go on with it", in: [.list], footer: true),
    Command(
      .examine, "X", "examination", "Sit an examination of the marked cases, or go on with one",
      in: [.list], footer: true),
    Command(
      .start, "<Enter>", "start", "Start the clock and open the record", in: [.brief],
      footer: true),
    Command(.changeMode, "m", "mode", "Change the mode of practice", in: [.brief], footer: true),
    Command(
      .otherPane, "<Tab> <S-Tab>", "pane", "Go to the other pane",
      in: [.record, .summary, .review, .reviewRecord, .replay], footer: true),
    Command(
      .besideSwap, "<C-w>", "other", "Scroll the other one of two documents", in: [.record],
      footer: true),
    Command(
      .progress, "P", "progress", "See sessions, examinations, measures, misses, pace",
      in: [.list], footer: true),
    Command(
      .markCase, "<Space>", "mark", "Mark the case for an examination, or not", in: [.list],
      footer: true),
    Command(
      .caseSessions, "h", "history", "See the finished sessions of the case, to review them again",
      in: [.list], footer: true),

    Command(
      .addDiagnosis, "a", "add",
      "Add a secondary diagnosis, or the principal one while it is missing",
      in: [.summary], footer: true),
    Command(
      .addProcedure, "o", "procedure", "Add a procedure", in: [.summary], footer: true),
    Command(.edit, "<Enter> e", "edit", "Edit the code of the line", in: [.summary], footer: true),
    Command(
      .browse, "b", "books", "Open the code books", in: [.list, .record], footer: true),
    Command(
      .poaYes, "y", "POA", "Present on admission: Y, present at the inpatient order",
      in: [.summary], footer: true),
    Command(
      .poaNo, "n", "not POA", "Present on admission: N, arose after the order", in: [.summary]),
    Command(
      .poaUnknown, "u", "POA unknown", "Present on admission: U, the documentation does not tell",
      in: [.summary]),
    Command(
      .poaUndetermined, "w", "POA undetermined",
      "Present on admission: W, the provider cannot tell", in: [.summary]),
    Command(
      .poaClear, "<Space>", "no POA", "Clear the indicator, as for an exempt code", in: [.summary]),
    Command(.date, "t", "date", "Set the date of the procedure", in: [.summary], footer: true),
    Command(
      .submit, "s", "submit", "Submit the summary for review", in: [.summary], footer: true),
    Command(
      .hint, "h H", "hint", "Give a hint for the line, or for the next one missing; it is counted",
      in: [.summary], footer: true),
    Command(
      .checkLine, "c", "check", "Say whether the line is right so far; it is counted",
      in: [.summary], footer: true),
    Command(
      .opinion, "D <A-d>", "DRG", "Say the MS-DRG so far, and what it is without the line",
      in: [.summary], footer: true),
    Command(
      .browse, "b", "books", "Open the code books at the code of the line", in: [.summary],
      footer: true),
    Command(.delete, "d <Delete>", "delete", "Delete the line", in: [.summary], footer: true),
    Command(
      .promote, "p", "promote", "Make the line the principal diagnosis, or the principal procedure",
      in: [.summary], footer: true),
    Command(.moveUp, "K <A-Up>", "up", "Move the line up", in: [.summary]),
    Command(.moveDown, "J <A-Down>", "down", "Move the line down", in: [.summary]),

    Command(
      .accept, "<Enter>", "accept", "Take what is typed, or the candidate chosen", in: [.field],
      footer: true),
    Command(
      .cancel, "<Esc> <C-c>", "cancel", "Leave the field as it was", in: [.field], footer: true),
    Command(
      .candidateDown, "<Down> <C-n>", "next", "Choose the next candidate", in: [.field],
      footer: true),
    Command(.candidateUp, "<Up> <C-p>", "previous", "Choose the candidate before", in: [.field]),
    Command(
      .complete, "<Tab>", "complete", "Put the chosen candidate into the field", in: [.field],
      footer: true),

    Command(
      .evidence, "<Enter>", "evidence", "Go to the evidence of the line, highlighted in the record",
      in: [.review], footer: true),
    Command(
      .nextMiss, "n", "miss", "Go to the next line that is not right", in: inReview,
      footer: true),
    Command(
      .previousMiss, "N", "miss before", "Go to the line before that is not right", in: inReview),
    Command(
      .nextFilter, "f", "filter", "Show only misses, then those of one kind, then every line",
      in: inReview, footer: true),
    Command(
      .nextView, "v", "view", "Go round lines, sheets, measures, edits, reading, MS-DRG, queries",
      in: inReview, footer: true),
    Command(
      .back, "q <Esc> <C-c>", "back", "Go back to where you came from", in: inReview, footer: true),
    Command(
      .retry, "r", "retry", "Code the case again with what was right filled in", in: inReview,
      footer: true),
    Command(
      .save, "S", "save", "Save the review as text, JSON or HTML", in: inReview, footer: true),
    Command(
      .showStored, "o", "as stored",
      "Show the grading that was stored with the session, or today's again", in: inReview),
    Command(
      .dispute, "d", "dispute", "Dispute the line with a note, which is kept", in: [.review],
      footer: true),
    Command(
      .nextEvidence, "e", "next quote", "Go to the next piece of evidence of the line",
      in: inReview, footer: true),
    Command(
      .browse, "b", "books", "Open the code books at the code of the line", in: inReview,
      footer: true),

    Command(
      .openReview, "<Enter>", "review", "Open the review of the session", in: [.progress],
      footer: true),
    Command(
      .nextView, "v <Tab>", "view", "Go round sessions, measures, misses, pace and examinations",
      in: [.progress], footer: true),
    Command(
      .nextWindow, "w", "window", "Count the latest 10, 50, 250 or 1000 cases", in: [.progress],
      footer: true),
    Command(
      .whichAttempts, "a", "attempts", "Count first attempts only, or every attempt but retries",
      in: [.progress], footer: true),
    Command(.replay, "p", "play", "Play the session again", in: [.progress], footer: true),

    Command(
      .playOrStop, "<Space> p", "play", "Play, or stand still", in: [.replay], footer: true),
    Command(
      .stepForward, "<Right> l .", "step", "Go to the next event", in: [.replay], footer: true),
    Command(
      .stepBack, "<Left> h ,", "step back", "Go to the event before", in: [.replay], footer: true),
    Command(
      .seekForward, "] <Up> <PageDown>", "30 s on", "Go on by 30 seconds", in: [.replay],
      footer: true),
    Command(
      .seekBack, "[ <Down> <PageUp>", "30 s back", "Go back by 30 seconds", in: [.replay]),
    Command(.faster, "+ =", "faster", "Play twice as fast", in: [.replay], footer: true),
    Command(.slower, "- _", "slower", "Play half as fast", in: [.replay]),

    Command(
      .nextDocument, "] <Right>", "next document", "Open the next document",
      in: [.record, .reviewRecord], footer: true),
    Command(
      .previousDocument, "[ <Left>", "document before", "Open the document before",
      in: [.record, .reviewRecord]),
    Command(
      .nextDocument, "]", "next document", "Open the next document of the record",
      in: [.summary, .review]),
    Command(
      .previousDocument, "[", "document before", "Open the document before in the record",
      in: [.summary, .review]),
    Command(.search, "/", "search", "Search the record", in: panes + [.reviewRecord], footer: true),
    Command(.nextMatch, "n", "next match", "Go to the next match", in: [.record], footer: true),
    Command(.previousMatch, "N", "match before", "Go to the match before", in: [.record]),
    Command(.nextHeading, "}", "next heading", "Go to the next heading", in: reading),
    Command(.previousHeading, "{", "heading before", "Go to the heading before", in: reading),

    Command(.down, "j <Down>", "down", "Go down a line", in: rows),
    Command(.up, "k <Up>", "up", "Go up a line", in: rows),
    Command(
      .pageDown, "<PageDown> <Space> <C-f>", "page down", "Go down a page",
      in: reading + [.progress]),
    Command(
      .pageUp, "<PageUp> <C-b>", "page up", "Go up a page",
      in: reading + [.progress]),
    Command(.halfPageDown, "<C-d>", "half page down", "Go down half a page", in: reading),
    Command(.halfPageUp, "<C-u>", "half page up", "Go up half a page", in: reading),
    Command(.top, "g <Home>", "top", "Go to the top", in: rows + [.replay]),
    Command(.bottom, "G <End>", "bottom", "Go to the end", in: rows + [.replay]),
    Command(.left, "h", "left", "Scroll wide tables to the left", in: reading),
    Command(.right, "l", "right", "Scroll wide tables to the right", in: reading),

    Command(
      .zoom, "z", "zoom", "Give the pane the whole screen, or share it again",
      in: panes + inReview + [.replay]),
    Command(.splitLeft, "<lt>", "narrower", "Make the record narrower", in: panes + inReview),
    Command(.splitRight, ">", "wider", "Make the record wider", in: panes + inReview),
    Command(
      .submit, "s", "submit", "Submit the summary for review", in: [.record], footer: true),
    Command(.pause, "P <A-p>", "pause", "Stop the clock and cover the record", in: panes),
    Command(
      .leave, "q", "leave", "Leave the case; it can be gone on with later", in: panes, footer: true),
    Command(
      .interrupt, "<C-c>", "interrupt", "Say how to leave; nothing is lost or stopped", in: panes),
    Command(
      .back, "q <Esc> <C-c>", "back", "Go back to where you came from",
      in: [.brief, .progress, .replay], footer: true),
    Command(.palette, "<C-p>", "commands", "Find a command by name", in: rows + [.brief, .replay]),
    Command(
      .themes, "<A-t>", "themes", "Choose a theme; moving shows it at once",
      in: rows + [.brief, .replay]),
    Command(
      .tour, "<A-i>", "tour", "Show the tour of four screens again", in: rows + [.brief, .replay]),
    Command(.help, "?", "help", "Show the keys", in: rows + [.brief, .replay], footer: true),
    Command(.quit, "q <C-c>", "quit", "Quit Casebook", in: [.list], footer: true),
  ]
}
