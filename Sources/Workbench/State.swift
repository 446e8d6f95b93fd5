import CaseLibrary
import Chart
import CodeSets
import Practice
import Terminal

/// Everything the screen shows, as a value. Only `update` changes it; views only read it.
package struct State: Sendable {
  package var size: Size
  package var screen: Screenful
  package var overlay: Overlay?
  package var message: Message?
  package var list: ListState
  /// The code books.
  package var books: CodeBook
  /// Search by words in them; nil until it was needed and has been opened.
  package var search: SearchIndex?
  /// The official indexes that the learner imported; nil until they were needed, or without any.
  package var indexes: IndexBook?
  /// Why there are none, and what to do; nil until that is known.
  package var noIndexes: String?
  /// The code books, while they are open over the screen.
  package var browser: BrowserState?
  /// What the learner keeps with codes.
  package var marks = CodeMarks()
  /// Whether the journal was asked for it.
  package var hasAskedForMarks = false
  /// Whether it was asked for.
  package var hasAskedForSearch = false
  /// Monotonic time of the latest input; the session's clock runs on it.
  package var now: Milliseconds
  /// The commands on the keys they have now.
  package var bindings = Bindings()
  /// How the panes share the screen; kept from case to case.
  package var panes = PaneSettings()
  /// The mode a case starts in, and its minutes if not the case's own: from the command line.
  package var startMode = Mode.timed
  package var startMinutes: Int?
  /// The examination that is sat; nil outside one.
  package var examination: ExaminationState?
  /// The progress screen that a review or a replay was opened from.
  var left: ProgressState?
  /// Where reports are saved unless the learner names another place: a folder with its slash at the
  /// end, empty for the folder the program was started in.
  package var reportFolder = ""
  /// Nil while everything is saved; else why it is not.
  package var unsaved: String?
  /// The themes there are and the one chosen here.
  package var themes = ThemeShelf()

  /// The case list, before anything was pressed.
  package init(size: Size, list: ListState, books: CodeBook, now: Milliseconds = 0) {
    self.size = size
    screen = .list
    self.list = list
    self.books = books
    self.now = now
  }
}

/// The screen that is up.
package enum Screenful: Sendable {
  case list
  case brief(BriefState)
  case session(SessionState)
  case review(ReviewState)
  /// The cases of an examination, or what came of them.
  case examination
  case progress(ProgressState)
  case replay(ReplayState)
}

/// Something shown over the screen that takes the keys until it is answered.
package enum Overlay: Hashable, Sendable {
  /// The keys of a context, scrolled to a line.
  case help(Context, top: Int)
  case palette(query: String, selected: Int)
  case confirm(Question)
  case paused
  /// A line of text asked for: the note of a dispute, or words to search for.
  case prompt(Prompt)
  /// The list of themes, by the place of the one selected.
  case themes(selected: Int)
  /// The tour, by its screen.
  case tour(Int)
  /// Where a report is to be written is asked for.
  case savePath(LineInput)
  case listing(Listing)
}

/// A question with an answer for Enter and one for Esc.
package struct Question: Hashable, Sendable {
  /// What Enter does.
  package enum Action: Hashable, Sendable {
    case submit
    case giveUp(OpenSession)
    case giveUpExamination(OpenExamination)
    /// Ask whether to give up what was just offered, or offer it again.
    case askToGiveUp(OpenSession)
    case askToGiveUpExamination(OpenExamination)
    case offer(OpenSession)
    case offerExamination(OpenExamination)
    case resume(session: Int64, caseID: String)
    case review(session: Int64)
    case startAnew(caseID: String)
    case continueUnsaved
    case overwrite(SavedReport)
    case dismiss
    case beginExamination([String], minutes: Int)
    case resumeExamination
    case handIn
    case dropQuery(Int)
    /// Try the reviewed case again.
    case retry
    /// Ask for another name for a file.
    case rename(SavedReport)
  }

  package var title: String
  package var lines: [String]
  /// What Enter does, in a word or two.
  package var yes: String
  package var action: Action
  /// What Esc does, in a word or two, and what that is beside going back.
  package var no = "not now"
  package var onNo = Action.dismiss
  /// Whether letters answer nothing: see `takeAnswer`.
  var isDoubted = false
  /// What another key does, if anything.
  package var other: Other?

  /// An answer on a key of its own: one that nobody gives by pressing Enter once too often.
  package struct Other: Hashable, Sendable {
    package var key: Unicode.Scalar
    package var words: String
    package var action: Action
  }
}

/// A line of text being asked for.
package struct Prompt: Hashable, Sendable {
  package var purpose: PromptDraft.Purpose
  package var label: String
  package var input: LineInput
}

/// A word above the keys of the footer until the next key.
package struct Message: Hashable, Sendable {
  /// How much it matters.
  package enum Weight: Hashable, Sendable { case note, warning, error }

  package var text: String
  package var weight: Weight

  /// A message.
  package init(text: String, weight: Weight) {
    self.text = text
    self.weight = weight
  }
}

/// How record and summary share the screen.
package struct PaneSettings: Hashable, Sendable {
  /// What the record's share of the width may be, in percent.
  package static let shares = 30...75

  /// The record's share of the width, in percent.
  package private(set) var share = 57
  /// The same as the settings have it.
  package private(set) var usualShare = 57
  package var isZoomed = false
  /// Whether the clock is hidden but for its last five minutes.
  package var hidesClock = false

  /// Gives the record a share of the width, or the nearest there may be.
  package mutating func setShare(_ percent: Int) {
    share = min(Self.shares.upperBound, max(Self.shares.lowerBound, percent))
  }

  /// Takes over the share of the settings.
  package mutating func setUsualShare(_ percent: Int) {
    setShare(percent)
    usualShare = share
  }
}
