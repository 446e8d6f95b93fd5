import Chart
import CodeSets
import Grading
import Practice
import Terminal

/// A case being coded.
package struct SessionState: Sendable {
  /// The case as it was read.
  package let chosen: PracticeCase
  /// What the top bar says of it.
  let heading: StayHeading
  /// What came of the events so far.
  package private(set) var session: Session
  /// The time spent, which stands while the session is paused.
  package var clock: SessionClock
  /// The document that has the keys, or had them last.
  package var reader: Reader
  /// A second document on the screen; the keys go to `reader`.
  package var beside: Reader?
  /// Whether the second stands first, left of or above the one that has the keys.
  package var besideIsFirst = false
  /// Whether the keys go to the summary, not to the record.
  package var summaryHasFocus = false
  /// The selected line of the summary.
  package var slot = Slot.principal
  /// The line was just entered: its indicator, once given, leads on to the next empty line.
  package var isEntering = false
  /// What the open field's text could become.
  package var candidates = Candidates()
  /// In tutor mode, what is wrong with the summary as it stands, whatever the key says.
  package private(set) var edits: [Edit] = []
  private var edited: InpatientSummary?
  /// The queries, while they are open over the summary.
  package var desk: QueryDesk?
  /// What lies over the session and how the screen is divided, as far as the bookmark keeps it.
  var viewAround = Bookmark.View()
  /// What of the screen is still to be shown again, of a session gone on with.
  var viewLeft: Bookmark.View?
  /// What was said of the time running out.
  var told = TimeTold()
  /// Whether the case was edited after the session began.
  package let caseChanged: Bool
  /// Events of this turn, to be journalled before the next frame.
  private(set) var pending: [StampedEvent] = []
  /// Where the learner was when that was last journalled.
  private var journalled: Bookmark?
  /// Whether a document was scrolled and the journal does not know it yet.
  package private(set) var hasScrolled = false

  /// A session from its beginning, the clock running from `now`.
  package init(_ chosen: PracticeCase, start: SessionStart, now: Milliseconds) {
    self.chosen = chosen
    heading = StayHeading(chosen)
    session = Session(start)
    clock = SessionClock()
    clock.run(from: now)
    reader = Reader(chosen)
    caseChanged = false
    happen(.opened(document: reader.page.id), now: now)
  }

  /// A session of a case that was never opened, as an examination that is handed in may have.
  init(unseen chosen: PracticeCase, start: SessionStart) {
    self.chosen = chosen
    heading = StayHeading(chosen)
    session = Session(start)
    clock = SessionClock()
    reader = Reader(chosen)
    caseChanged = false
  }

  /// A session gone on with: everything as it was left, the clock running from `now`.
  package init(_ chosen: PracticeCase, resuming: ResumedSession, books: CodeBook, now: Milliseconds)
  {
    self.chosen = chosen
    heading = StayHeading(chosen)
    session = Session(resuming.start, folding: resuming.events)
    clock = SessionClock(passed: max(session.clock, resuming.bookmark?.clock ?? 0))
    clock.run(from: now)
    reader = Reader(chosen)
    caseChanged = chosen.revision != resuming.start.caseRevision
    if let bookmark = resuming.bookmark {
      summaryHasFocus = bookmark.summaryHasFocus
      slot = bookmark.slot
      isEntering = bookmark.isEntering
      reader.restore(bookmark)
      if let page = reader.index(of: bookmark.document) { _ = reader.open(page) }
      restore(bookmark)
      restore(bookmark.view)
    }
    viewLeft = resuming.bookmark?.view
    if let draft = session.draft {
      slot = draft.slot
      summaryHasFocus = true
      candidates = Candidates(for: draft, in: books, search: nil, choosing: viewLeft?.candidate)
    }
    restoreQueries(viewLeft?.queries)
    if session.phase == .paused { happen(.resumed, now: now) }
    happen(.opened(document: reader.page.id), now: now)
  }

  /// Shows the session as it was at another moment, as a replay does.
  mutating func show(_ past: Session, at clock: Milliseconds) {
    session = past
    self.clock = SessionClock(passed: clock)
    pending = []
  }

  /// Lets an event happen: the session changes, and the event waits to be journalled.
  package mutating func happen(_ event: SessionEvent, now: Milliseconds) {
    let stamped = StampedEvent(at: clock.reading(at: now), event)
    session.apply(stamped)
    pending.append(stamped)
  }

  /// Hands over what has to be journalled, if anything has.
  ///
  /// Where a document is scrolled to waits until the keys rest: a scroll step that waited for the
  /// disk would be felt. The clock waits for the second, or comes with an event.
  package mutating func takePending(now: Milliseconds, isTick: Bool = false) -> Effect? {
    var bookmark = Bookmark(
      clock: clock.reading(at: now), document: reader.page.id, topLines: [:],
      summaryHasFocus: summaryHasFocus, slot: slot, isEntering: isEntering,
      beside: besidePlace, search: reader.search?.words, view: view)
    reader.mark(&bookmark)
    let change = bookmark.change(since: journalled)
    hasScrolled = change == .scrolled && pending.isEmpty && !isTick
    guard isTick || !pending.isEmpty || change == .moved else { return nil }
    defer { pending = [] }
    if change == .none, !isTick, pending.allSatisfy(\.isTyping) { return .journal(pending, nil) }
    journalled = bookmark
    return .journal(pending, bookmark)
  }

  /// In tutor mode, checks the summary again if it has changed.
  mutating func refreshEdits(books: CodeBook) {
    guard session.start.mode == .tutor, edited != summary else { return }
    edited = summary
    edits = Grading.edits(
      of: .inpatient(summary), encounter: chosen.encounter, using: books
    ).filter { $0.severity != .note }
  }

  /// The edits about a line: without that of the indicator while the line is being entered, for it
  /// is what comes next, and not forgotten before the cursor has left.
  package func edits(at slot: Slot) -> [Edit] {
    let place: LinePlace
    switch slot {
    case .principal: place = LinePlace(.principal, 0)
    case .secondary(let index): place = LinePlace(.secondary, index)
    case .procedure(let index): place = LinePlace(.procedure, index)
    case .admitting, .disposition: return []
    }
    let isFresh = isEntering && slot == self.slot
    return edits.filter {
      $0.lines.contains(place) && !(isFresh && $0.id == EditID.poaMissing.rawValue)
    }
  }

  /// The field that is open.
  package var draft: Draft? { session.draft }

  /// The summary as it stands.
  package var summary: InpatientSummary { session.summary }
}

extension Bookmark {
  /// What tells two moments apart, the clock left out.
  fileprivate enum Change { case none, scrolled, moved }

  fileprivate func change(since other: Bookmark?) -> Change {
    guard var other else { return .moved }
    other.clock = clock
    if self == other { return .none }
    if let place = beside {
      other.beside?.line = place.line
      other.beside?.offset = place.offset
    }
    (other.topLines, other.topOffsets) = (topLines, topOffsets)
    other.view.sideways = view.sideways
    if other.view.selection != nil, view.selection != nil {
      other.view.selection = view.selection
    }
    if other.view.books != nil, view.books != nil { other.view.books = view.books }
    if let queries = view.queries { other.view.queries?.stretch = queries.stretch }
    return self == other ? .scrolled : .moved
  }
}

extension StampedEvent {
  fileprivate var isTyping: Bool {
    switch event {
    case .typed, .prompted, .query(_, .spliced): true
    default: false
    }
  }
}
