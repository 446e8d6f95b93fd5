import Chart
import Practice
import Terminal

extension Reader {
  /// Makes one of the lists of the record, or says why there is none.
  func list(
    _ command: CommandID, session: Session, chosen: PracticeCase
  ) -> PenOutcome {
    switch command {
    case .listTimeline:
      let listing = timelineListing(
        unread: { !session.reading.hasOpened($0) }, encounter: chosen.encounter)
      return PenOutcome(overlay: .listing(listing))
    case .listMatches:
      guard let listing = matchListing() else { return .said("Search the record first, with /") }
      return PenOutcome(overlay: .listing(listing))
    case .listMarks:
      let listing = markListing()
      guard !listing.rows.isEmpty else { return .said("Nothing is marked in the record yet") }
      return PenOutcome(overlay: .listing(listing))
    default:
      let listing = trendListing()
      guard !listing.rows.isEmpty else {
        return .said("No table of the record has a value that comes twice")
      }
      return PenOutcome(overlay: .listing(listing))
    }
  }

  /// Brings the place of a row into view, its document being open.
  mutating func go(to row: Listing.Row, of kind: Listing.Kind) {
    guard let range = row.range else { return }
    if kind == .matches { search?.go(to: current, range) }
    reveal(range.lowerBound)
  }
}

extension ReviewState {
  /// Makes one of the lists of the record.
  func list(_ command: CommandID) -> PenOutcome {
    reader.list(command, session: session, chosen: chosen)
  }
}

/// Takes a key into a list over the screen.
func takeListingKey(_ key: Key, _ listing: Listing, _ state: inout State) {
  var listing = listing
  guard let command = state.bindings.command(bound: key, in: .listing)?.id else { return }
  if case .disabled(let why) = state.availability(of: command) {
    state.message = Message(text: why, weight: .warning)
    return
  }
  switch command {
  case .cancel:
    state.overlay = nil
    return
  case .choose:
    state.overlay = nil
    state.choose(listing)
    return
  case .note, .unmark:
    guard let mark = listing.row?.mark else { return }
    state.edit(mark, command, &listing)
    return
  case .down: listing.move(by: 1)
  case .up: listing.move(by: -1)
  case .pageDown: listing.move(by: 10)
  case .pageUp: listing.move(by: -10)
  case .top: listing.selected = 0
  case .bottom: listing.selected = max(0, listing.rows.count - 1)
  default: return
  }
  state.overlay = .listing(listing)
}

extension State {
  /// Goes where the selected row leads.
  fileprivate mutating func choose(_ listing: Listing) {
    guard let row = listing.row else { return }
    switch screen {
    case .session(var session):
      screen = .list
      if case .lines(let passage) = listing.kind, let slot = row.slot {
        message = session.pin(passage, to: slot, now: now).message
      } else if let page = row.page {
        session.reader.selection = nil
        session.open(page, now: now)
        session.reader.go(to: row, of: listing.kind)
        session.summaryHasFocus = false
      }
      screen = .session(session)
    case .review(var review):
      screen = .list
      if let page = row.page {
        _ = review.reader.open(page)
        review.reader.go(to: row, of: listing.kind)
        review.recordHasFocus = true
      }
      screen = .review(review)
    default: break
    }
  }

  /// Removes a mark of the list, or asks for its note.
  fileprivate mutating func edit(
    _ mark: PlacedMark, _ command: CommandID, _ listing: inout Listing
  ) {
    guard case .session(var session) = screen else { return }
    screen = .list
    if command == .note {
      overlay = session.ask(.note(mark.passage), text: mark.note, now: now)
    } else {
      session.remove(mark, now: now)
      session.reader.marks.place(session.session.work, in: session.reader.pages)
      let selected = listing.selected
      listing = session.reader.markListing()
      listing.selected = min(selected, max(0, listing.rows.count - 1))
      overlay = listing.rows.isEmpty ? nil : .listing(listing)
      let what = if case .evidence = mark.kind { "Evidence" } else { "Mark" }
      let close = bindings.available(in: .listing).first { $0.id == .cancel }
      // Undo is no key of the list.
      let first = overlay == nil ? "" : close.map { "\($0.label), then " } ?? ""
      message = Message(
        text: "\(what) removed" + session.wayBack(bindings, first: first), weight: .note)
    }
    screen = .session(session)
  }

  /// Why a command of undo, the pen or a list cannot be carried out now; nil where it can, or is
  /// none of these.
  func penRefusal(of command: CommandID) -> String? {
    if case .listing(let listing) = overlay {
      switch command {
      case .note, .unmark:
        guard case .session = screen, listing.kind == .marks, let mark = listing.row?.mark else {
          return "Only your own marks can be changed, until the summary is submitted"
        }
        if command == .note, case .evidence = mark.kind { return "Evidence has no note" }
      case .choose where listing.row?.page == nil && listing.row?.slot == nil:
        return "This row leads nowhere"
      default: break
      }
      return nil
    }
    guard case .session(let session) = screen else { return nil }
    switch command {
    case .undo where !session.session.canUndo: return "There is nothing to undo"
    case .redo where !session.session.canRedo: return "There is nothing to do again"
    case .besideSwap where session.beside == nil: return "One document is shown; S shows a second"
    case .listMatches where session.reader.search == nil: return "Search the record first, with /"
    default: return nil
    }
  }
}
