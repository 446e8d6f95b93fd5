import Chart
import CodeSets
import Practice
import Terminal

/// A session played again: the screen as it was, from event to event.
package struct ReplayState: Sendable {
  /// How fast it can go, in multiples of the session's own clock.
  static let speeds = [1, 2, 4, 8, 16, 32, 64, 128]

  package let timeline: Timeline
  /// The session as it was at the moment that is shown.
  package private(set) var shown: SessionState
  /// The moment, on the session's clock.
  package private(set) var clock: Milliseconds = 0
  /// How many events have happened.
  package private(set) var count = 0
  package private(set) var speed = 8
  /// Since when it plays, and from which moment; nil while it stands.
  private var playing: (since: Milliseconds, from: Milliseconds)?
  /// What could not be read of the session, in words; nil when all was.
  package let damage: String?

  /// The start of a session, standing.
  package init(_ chosen: PracticeCase, timeline: Timeline, damage: String?, now: Milliseconds) {
    self.timeline = timeline
    self.damage = damage
    shown = SessionState(chosen, start: timeline.start, now: now)
    shown.show(timeline.session(after: 0), at: 0)
  }

  /// Whether it plays.
  package var isPlaying: Bool { playing != nil }

  /// Milliseconds until something changes on the screen; nil while it stands.
  package func untilChange(now: Milliseconds) -> Milliseconds? {
    guard isPlaying else { return nil }
    let moment = moment(at: now)
    let next = min(timeline.clock(of: timeline.count(at: moment)), (moment / 1000 + 1) * 1000)
    return max(20, (next - moment) / speed)
  }

  /// Lays the record out for the pane it has now.
  mutating func fit(size: Size, panes: PaneSettings) {
    let frame = Frame(size: size, panes: panes, sideHasFocus: shown.summaryHasFocus)
    guard let pane = frame.record else { return }
    let area = Frame.text(of: pane)
    shown.reader.fit(width: area.columns, height: area.rows - Frame.headRows)
  }

  /// Goes on to where the clock is by now.
  mutating func tick(_ books: CodeBook, _ search: SearchIndex?, now: Milliseconds) {
    guard isPlaying else { return }
    show(timeline.count(at: moment(at: now)), at: moment(at: now), books, search)
    if clock >= timeline.end { playing = nil }
  }

  /// Carries out a command; false where it is none of a replay's.
  mutating func take(
    _ command: CommandID, _ books: CodeBook, _ search: SearchIndex?, now: Milliseconds
  ) -> Bool {
    tick(books, search, now: now)
    switch command {
    case .playOrStop:
      if isPlaying { playing = nil } else { play(books, search, now: now) }
      return true
    case .faster, .slower: change(command == .faster ? 1 : -1)
    case .stepForward: step(to: count + 1, books, search)
    case .stepBack: step(to: count - 1, books, search)
    case .seekForward: seek(to: clock + 30_000, books, search)
    case .seekBack: seek(to: clock - 30_000, books, search)
    case .top: step(to: 0, books, search)
    case .bottom: step(to: timeline.events.count, books, search)
    case .otherPane: shown.summaryHasFocus.toggle()
    default: return false
    }
    // A moment that was gone to is where it plays on from.
    if isPlaying { playing = (now, clock) }
    return true
  }

  private mutating func play(_ books: CodeBook, _ search: SearchIndex?, now: Milliseconds) {
    if clock >= timeline.end { step(to: 0, books, search) }
    playing = (now, clock)
  }

  private mutating func change(_ step: Int) {
    let here = Self.speeds.firstIndex(of: speed) ?? 0
    speed = Self.speeds[min(max(0, here + step), Self.speeds.count - 1)]
  }

  private mutating func step(to count: Int, _ books: CodeBook, _ search: SearchIndex?) {
    let count = min(max(0, count), timeline.events.count)
    show(count, at: count == 0 ? 0 : timeline.clock(of: count - 1), books, search)
  }

  private mutating func seek(to clock: Milliseconds, _ books: CodeBook, _ search: SearchIndex?) {
    let clock = min(max(0, clock), timeline.end)
    show(timeline.count(at: clock), at: clock, books, search)
  }

  /// Goes to a part of the whole, as it was clicked on.
  mutating func seek(
    to part: Int, of whole: Int, _ books: CodeBook, _ search: SearchIndex?, now: Milliseconds
  ) {
    tick(books, search, now: now)
    seek(to: timeline.end * (part + 1) / max(1, whole), books, search)
    if isPlaying { playing = (now, clock) }
  }

  private func moment(at now: Milliseconds) -> Milliseconds {
    guard let playing else { return clock }
    let passed = max(0, now - playing.since)
    // A machine asleep for years must not overflow the clock.
    let (ahead, isTooFar) = passed.multipliedReportingOverflow(by: speed)
    return isTooFar ? timeline.end : min(timeline.end, playing.from + min(ahead, timeline.end))
  }

  private mutating func show(
    _ count: Int, at clock: Milliseconds, _ books: CodeBook, _ search: SearchIndex?
  ) {
    self.clock = clock
    guard count != self.count else {
      shown.show(shown.session, at: clock)
      return
    }
    self.count = count
    shown.show(timeline.session(after: count), at: clock)
    if let document = shown.session.reading.openDocument,
      let page = shown.reader.index(of: document)
    {
      _ = shown.reader.open(page)
    }
    lookWhereItHappened()
    shown.candidates =
      shown.draft.map { Candidates(for: $0, in: books, search: search) } ?? Candidates()
  }

  /// Gives the keys to the pane, and the pointer to the line, of the event that came last.
  private mutating func lookWhereItHappened() {
    guard timeline.events.indices.contains(count - 1) else { return }
    let slot: Slot? =
      switch timeline.events[count - 1].event {
      case .typed(let draft): draft.slot
      case .diagnosisSet(let slot, _), .poaSet(let slot, _), .removed(let slot): slot
      case .moved(_, let slot): slot
      case .procedureSet(let index, _), .dateSet(let index, _): .procedure(index)
      case .dispositionSet: .disposition
      case .promoted: .principal
      case .opened: nil
      default: shown.summaryHasFocus ? shown.slot : nil
      }
    shown.summaryHasFocus = slot != nil
    if let slot, shown.slots.contains(slot) { shown.slot = slot }
  }
}
