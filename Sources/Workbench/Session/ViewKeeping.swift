import Practice
import Terminal

// What was chosen on the screen and lay over it is kept with the bookmark, so that who comes back
// finds the screen that was left, not only the entries.

extension SessionState {
  /// What of the screen is kept.
  var view: Bookmark.View {
    var view = viewAround
    view.candidate = draft == nil ? nil : candidates.kept
    view.match = reader.search?.current
    view.sideways = reader.sideways
    view.selection = reader.selection.map { selection in
      let (intent, slot) = selection.intent.notation
      return Bookmark.View.Selection(
        cursor: reader.place(at: selection.cursor),
        anchor: selection.anchor.map { reader.place(at: $0) }, unit: selection.unit.rawValue,
        intent: intent, slot: slot)
    }
    view.queries = desk.map { desk in
      let (stage, subject) = desk.stage.notation
      return Bookmark.View.Queries(
        stage: stage, selected: desk.selected, row: desk.row, stretch: desk.stretch,
        subject: subject, isFromRecord: desk.isFromRecord)
    }
    return view
  }

  /// Chooses again what was chosen in the record; where the case was edited since, what is left.
  mutating func restore(_ view: Bookmark.View) {
    if let match = view.match { reader.search?.go(toMatch: match) }
    reader.restore(sideways: view.sideways)
    guard let kept = view.selection, let unit = TextUnit(rawValue: kept.unit),
      let intent = RecordSelection.Intent(notation: kept.intent, kept.slot),
      let cursor = reader.offset(of: kept.cursor)
    else { return }
    var selection = RecordSelection(at: cursor, unit: unit, intent: intent)
    selection.anchor = kept.anchor.flatMap { reader.offset(of: $0) }
    reader.selection = selection
  }
}

extension State {
  /// What is kept of the screen around a session.
  var viewAround: Bookmark.View {
    var view = Bookmark.View()
    if case .listing(let listing) = overlay {
      view.list = Bookmark.View.List(kind: listing.kind.notation, selected: listing.selected)
    }
    view.books = browser?.place
    if panes.share != panes.usualShare { view.share = panes.share }
    (view.isZoomed, view.hidesClock) = (panes.isZoomed, panes.hidesClock)
    return view
  }

  /// Divides the screen as it was when the session on it was left, and shows again what lay over it:
  /// a prompt with what was typed into it, a list, or the code books.
  mutating func layOverAgain() {
    guard case .session(var session) = screen else { return }
    overlay = session.session.prompt.map { .prompt(Prompt($0)) }
    guard let view = session.viewLeft else { return }
    session.viewLeft = nil
    // All three: what another session left of them is not this one's.
    panes.setShare(view.share ?? panes.usualShare)
    (panes.isZoomed, panes.hidesClock) = (view.isZoomed, view.hidesClock)
    screen = .session(session)
    // A list is made from the record as it is laid out.
    fitPanes()
    if overlay == nil, let list = view.list { overlay = listing(list) }
    if let books = view.books { openBooks(at: books) }
  }

  private func listing(_ list: Bookmark.View.List) -> Overlay? {
    guard case .session(let session) = screen,
      case .listing(var listing)? = session.outcome(ofListing: list.kind)?.overlay
    else { return nil }
    listing.selected = min(max(0, list.selected), max(0, listing.rows.count - 1))
    return .listing(listing)
  }
}

extension SessionState {
  /// Makes the list of a kind; nil where there is no such kind.
  fileprivate func outcome(ofListing kind: String) -> PenOutcome? {
    let commands: [String: CommandID] = [
      "matches": .listMatches, "timeline": .listTimeline, "marks": .listMarks,
      "trends": .listTrends,
    ]
    if let command = commands[kind] {
      return reader.list(command, session: session, chosen: chosen)
    }
    guard kind == "lines", let range = reader.selectedRange else { return nil }
    return chooseLine(for: reader.page.text.passage(of: range, in: reader.page.id))
  }
}

extension Listing.Kind {
  fileprivate var notation: String {
    switch self {
    case .matches: "matches"
    case .timeline: "timeline"
    case .marks: "marks"
    case .trends: "trends"
    case .lines: "lines"
    }
  }
}

extension RecordSelection.Intent {
  fileprivate var notation: (name: String, slot: Slot?) {
    switch self {
    case .any: ("any", nil)
    case .note: ("note", nil)
    case .evidence(let slot): ("evidence", slot)
    }
  }

  fileprivate init?(notation name: String, _ slot: Slot?) {
    switch (name, slot) {
    case ("any", nil): self = .any
    case ("note", nil): self = .note
    case ("evidence", let slot?): self = .evidence(slot)
    default: return nil
    }
  }
}

extension QueryDesk.Stage {
  fileprivate var notation: (name: String, subject: Int?) {
    switch self {
    case .list: ("list", nil)
    case .compose: ("compose", nil)
    case .picking: ("picking", nil)
    case .wordings(let subject): ("wordings", subject)
    }
  }

  init?(notation name: String, _ subject: Int?) {
    switch name {
    case "list": self = .list
    case "compose": self = .compose
    case "picking": self = .picking
    case "wordings": self = .wordings(subject: subject)
    default: return nil
    }
  }
}

extension Reader {
  /// Where a cell of the open page stands.
  fileprivate func place(at offset: Int) -> Bookmark.View.Place {
    let line = page.text.sourceLine(at: offset)
    return Bookmark.View.Place(line: line, offset: offset - page.text.lineStarts[line])
  }

  /// The cell at a place of the open page; nil where it has none such.
  fileprivate func offset(of place: Bookmark.View.Place) -> Int? {
    let text = page.text
    guard text.lineStarts.indices.contains(place.line), place.offset >= 0 else { return nil }
    let offset = text.lineStarts[place.line] + place.offset
    return text.line.cells.indices.contains(offset) ? offset : nil
  }
}
