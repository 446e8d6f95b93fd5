import Chart
import CodeSets
import Grading
import Practice
import Terminal

/// Something that happened outside: `update` takes it in.
package enum Input: Sendable {
  case key(Key)
  case resized(Size)
  /// The clock's next second, or the keys have rested.
  case tick
  /// A case was read; with a session to go on with, if there is one.
  case opened(PracticeCase, resuming: ResumedSession?)
  /// A case cannot be opened: its faults, one a line.
  case failed(caseID: String, faults: [String])
  /// The journal could not take something in: what is wrong, and what to do.
  case notSaved(what: String, remedy: String)
  /// The review's summary was grouped: the report with its MS-DRGs, and what lies behind them.
  case grouped(GradeReport, GroupDetail?)
  /// What the summary groups to so far, as asked for, or why that cannot be told.
  case opinion(Result<SecondOpinion, GroupingError>)
  /// The journal took everything in again.
  case saved
  /// The catalogue and the history were read.
  case listed(ListState)
  /// The index for search by words was opened, as asked for.
  case searchOpened(SearchIndex)
  /// It cannot be: what is wrong, and what to do.
  case searchFailed(String)
  /// The official indexes that the learner imported.
  case indexes(IndexBook)
  /// There are none to be read: what is wrong, and what to do.
  case noIndexes(String)
  /// The cases of an examination were read, and its clock starts.
  case paper([PracticeCase], minutes: Int)
  /// An examination was read back, with the session of each case that was opened.
  case examined([PracticeCase], Examination, [ResumedSession?])
  /// The journal holds an examination that was not handed in; it is offered at the start.
  case unfinishedExamination(OpenExamination)
  /// What the journal holds of the learner's bookmarks and notes on codes.
  case marks([CodeMark])
  /// The journal holds a note on a code that was half written when the program was killed.
  case noting(CodeNoteDraft)
  /// Progress over a scope was read, with the newest sessions.
  case progressed(Progress, [ListedSession])
  /// Examinations that were handed in were read, the latest first.
  case examinations([ListedExamination])
  /// Sessions older than those listed were read.
  case olderSessions([ListedSession])
  /// A finished session was read, to be reviewed again.
  case reviewed(PracticeCase, ReopenedSession)
  /// A session was read, to be played again; with what of it could not be read, in words.
  case replaying(PracticeCase, Timeline, damage: String?)
  /// What a case has of sessions that can be gone on with, as asked for: the latest.
  case attempt(OpenSession?)
  /// A report was written to a file.
  case reportSaved(path: String)
  /// There is a file of that name already, and nothing was written.
  case reportExists(SavedReport)
  /// Something asked for cannot be done: what is wrong, and what to do.
  case refused(what: String, remedy: String)
  /// The journal holds a session that was not finished; it is offered at the start.
  case unfinished(OpenSession)
  /// In the review of a finished session a dispute is half typed; it is offered at the start.
  case halfDisputed(OpenSession)
  /// A session that was to be opened is open in another program, by its process number.
  case busy(OpenSession, holder: Int)
  /// The program did not run since this time, as with Ctrl-Z over night, though a clock did.
  case away(since: Milliseconds)
  /// The themes there are were read, as asked for.
  case themes([ThemeChoice])
  /// A theme was written into the settings, or why it was not.
  case themeKept(String, problem: String?)
  /// Casebook runs for the first time here.
  case firstStart
}

/// A session of the journal that can be gone on with: one that is not finished, or a finished one in
/// whose review a dispute is half typed.
package struct OpenSession: Hashable, Sendable {
  package var id: Int64
  package var caseID: String
  package var title: String
  package var clock: Milliseconds
  /// How it is practised.
  package var mode = Mode.timed
  /// How many codes are entered in it.
  package var codes: Int
  /// The other program that has it open, by its process number.
  package var holder: Int?

  /// A session to go on with.
  package init(
    id: Int64, caseID: String, title: String, clock: Milliseconds, mode: Mode = .timed,
    codes: Int = 0, holder: Int? = nil
  ) {
    self.mode = mode
    self.codes = codes
    self.holder = holder
    self.id = id
    self.caseID = caseID
    self.title = title
    self.clock = clock
  }
}

/// A session read back from the journal, to be gone on with.
package struct ResumedSession: Hashable, Sendable {
  package var start: SessionStart
  package var events: [StampedEvent]
  package var bookmark: Bookmark?
  /// What of it could not be read, in words; nil when all could.
  package var damage: String?

  /// A session as the journal holds it.
  package init(
    start: SessionStart, events: [StampedEvent], bookmark: Bookmark?, damage: String? = nil
  ) {
    self.start = start
    self.events = events
    self.bookmark = bookmark
    self.damage = damage
  }
}

/// Something to be done outside, in order, before the next frame is shown.
package enum Effect: Hashable, Sendable {
  /// Read a case, and the session to go on with if one is named.
  case open(caseID: String, session: Int64?)
  case begin(SessionStart)
  /// Journal these events of the current session, and where the learner is if that has changed.
  case journal([StampedEvent], Bookmark?)
  /// The current session was submitted and graded.
  case finish(GradeReport, InpatientSummary)
  /// Group a graded summary and its key, off the interface's thread.
  case group(InpatientSummary, PracticeCase)
  /// Group a summary as it stands, with and without a line, off the interface's thread.
  case opinion(InpatientSummary, PracticeCase, about: LinePlace?)
  /// Give a session up: it is kept, and no longer offered.
  case giveUp(session: Int64)
  /// Read the catalogue and the history again.
  case list
  /// Open the index for search by words; it may come later.
  case openSearch
  /// Open the official indexes that the learner imported.
  case openIndexes
  /// Read the cases of an examination that begins.
  case openPaper([String], minutes: Int)
  /// What is journalled from now on is of this case of the examination.
  case takeSeat(Int)
  /// The examination was left: what is journalled from now on is of none of its cases.
  case leaveSeats
  /// Keep the examination as it stands.
  case examine(Examination)
  /// Read the examination that was not handed in, with its sessions.
  case resumeExamination
  /// Give an examination up: it is kept, and no longer offered.
  case giveUpExamination(Int64)
  /// Read the themes there are.
  case listThemes
  /// Write the theme of this name into the settings.
  case keepTheme(String)
  /// The tour was seen or skipped: it is not shown by itself again.
  case tourSeen
  /// Read the learner's bookmarks and notes on codes, and the note that is half written.
  case loadMarks
  /// Keep what the learner has with a code, in place of what was kept.
  case keepMark(CodeMark)
  /// Keep the note on a code as far as it is written; nil once it is finished or dropped.
  case keepNoting(CodeNoteDraft?)
  /// Read progress over a scope, and the newest sessions.
  case progress(ProgressScope)
  /// Read the examinations that were handed in.
  case examinations
  /// Read sessions older than one, of a case or of all.
  case olderSessions(caseID: String?, before: Int64)
  /// Read a finished session, to be reviewed again.
  case review(session: Int64)
  /// Read a session, to be played again.
  case replay(session: Int64)
  /// Look for a session of a case that can be gone on with.
  case findAttempt(caseID: String)
  /// Write a report to a file.
  case save(SavedReport)
  case quit
}
