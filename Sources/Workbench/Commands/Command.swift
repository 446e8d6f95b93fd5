import Terminal

/// Where the keys go.
package enum Context: String, CaseIterable, Sendable {
  case list = "Case list"
  case brief = "Before a case"
  case record = "Record"
  /// A phrase of the record is being selected.
  case selection = "Selecting in the record"
  case summary = "Coding summary"
  case field = "Field"
  case review = "Review"
  case reviewRecord = "Record in review"
  case queries = "Queries"
  case queryWordings = "Wordings of the case"
  case query = "Query"
  case queryField = "Text of a query"
  case queryRecord = "Marking indicators"
  case examination = "Examination"
  case results = "Results of an examination"
  case progress = "Progress"
  case replay = "Replay"
  /// A list over the screen.
  case listing = "Lists"
  case tabular = "Tabular list"
  case index = "Index"
  /// The neoplasm table, and that of drugs and chemicals.
  case indexTable = "Index tables"
  /// A term of an index is being typed.
  case indexSearch = "Finding in the index"
  case builder = "PCS builder"
  case reference = "Reference lists"
  case bookSearch = "Search in the books"

  /// What typing does beside the commands, where it does anything.
  var typing: (keys: [String], help: String)? {
    switch self {
    case .summary:
      (
        ["A-Z", "0-9"],
        "On an empty line: start a code there, and win over a command on the same key; use its "
          + "other key there, Ctrl-P, or a line that holds a code"
      )
    case .builder:
      (
        ["A-Z", "0-9", "a-z"],
        "A capital or a digit chooses its value; small letters narrow by label"
      )
    case .indexSearch:
      (["any character"], "Type how the main term begins; after a comma go on below it")
    case .field, .bookSearch, .queryField:
      (["any character"], "Type; Ctrl-U, Ctrl-W and the arrows edit as in a shell")
    default: nil
    }
  }
}

/// What a key can ask for.
package enum CommandID: String, CaseIterable, Sendable {
  case open, start, changeMode, back, quit, help, palette, themes, tour, interrupt
  case otherPane, zoom, splitLeft, splitRight, pause, submit, leave
  case up, down, pageUp, pageDown, halfPageUp, halfPageDown, top, bottom, left, right
  case nextDocument, previousDocument, nextHeading, previousHeading
  case search, nextMatch, previousMatch
  case edit, addDiagnosis, addProcedure, date, delete, promote, moveUp, moveDown
  case poaYes, poaNo, poaUnknown, poaUndetermined, poaClear
  case accept, cancel, candidateUp, candidateDown, complete
  case undo, redo, select, note, pin, unmark, choose, hold, otherEnd
  case wordForward, wordBack, sentenceForward, sentenceBack, wholeSentence, wholeLine
  case lineStart, lineEnd
  case markDiagnosis, markProcedure, markPOA, markQuery
  case listTimeline, listMatches, listMarks, listTrends, beside, besideSwap
  case evidence, nextEvidence, nextMiss, previousMiss, nextView, dispute
  case queries, writeQuery, chooseWording, editRow, pickIndicators, addChoice, dropRow, sendQuery
  case notNeeded, takeMarks, markIndicator, closeQueries, hint, checkLine, opinion, pace, hideClock
  case markCase, examine, flagCase, nextCase, previousCase
  case browse, browseField, take, goIn, goOut, nextReference, previousReference, notesAbove
  case axisLeft, axisRight, eraseAxis, explain, turnBook, bookBack, bookForward
  case nextPart, previousPart, chapters, bookmark, codeNote, bookmarks, closeBooks
  case openIndex, nextIndex, previousIndex, verify
  case nextFilter, retry, save, showStored
  case progress, caseSessions, openReview, replay, nextWindow, whichAttempts
  case playOrStop, faster, slower, stepForward, stepBack, seekForward, seekBack
}

/// One thing the learner can do: it feeds key dispatch, the footer, the help screen, the palette
/// and the key table of README.
package struct Command: Sendable {
  package var id: CommandID
  /// In the order they are shown; the first stands in the footer.
  package var keys: [Key] { didSet { label = keys.first.map(keyName) ?? "" } }
  /// The first key as the footer names it, which it does in every frame.
  package private(set) var label: String
  /// A word or two, for the footer.
  package var title: String
  /// A sentence, for help and palette.
  package var help: String
  package var contexts: [Context]
  /// Whether the footer shows it where there is room; the order of the list is its rank.
  package var inFooter: Bool

  init(
    _ id: CommandID, _ keys: String, _ title: String, _ help: String, in contexts: [Context],
    footer: Bool = false
  ) {
    self.id = id
    self.keys = keys.split(separator: " ").flatMap { (try? Key.sequence(String($0))) ?? [] }
    label = self.keys.first.map(keyName) ?? ""
    self.title = title
    self.help = help
    self.contexts = contexts
    inFooter = footer
  }
}

/// Whether a command can be carried out now and, if not, why.
package enum Availability: Hashable, Sendable {
  case enabled
  case disabled(String)
}
