import Chart
import CodeSets
import Terminal

/// The tabular list, opened at a place. Rows are laid out when they come into view and then kept.
package struct TabularPage: Sendable {
  /// What is opened; nil for the chapters alone.
  package private(set) var opened: NoteOwner?
  package private(set) var entries: [OutlineEntry]
  /// The row the keys act on.
  package private(set) var selected: Int
  /// Which of the references of the selected row is chosen, if one is.
  package private(set) var reference: Int?
  package internal(set) var references: [ReferenceID] = []
  /// On a narrow screen the card of the selected row is shown in place of the list.
  package var showsCard = false
  /// The first line of the card that is shown.
  package internal(set) var cardTop = 0
  var card: [BookLine] = []
  /// The notes of rows above, laid out for the card: those below one header share them.
  var above: [NoteOwner: TabularLayout.OwnerNotes] = [:]
  /// What the selected row stands in, the innermost first.
  var pathAbove: [NoteOwner] = []

  /// The line at the top of the list: a row, and how many of its lines are above.
  var top = Anchor(entry: 0, line: 0)
  var layouts: [Int: [BookLine]] = [:]
  var height = 1
  var laidOut: Fit?
  var cardOf: Int?
  var isNarrow = false
  /// The row of the screen the selected row is to stand on once the list is laid out.
  var wantedRow: Int?

  struct Anchor: Hashable, Sendable {
    var entry: Int
    var line: Int
  }

  /// What the lines were laid out for.
  struct Fit: Hashable, Sendable {
    var width: Int
    var cardWidth: Int
    var marks: CodeMarks
  }

  /// The tabular list at a place of the book; the chapters for nil.
  package init(at place: NoteOwner?, in books: CodeBook) {
    opened = place
    let entries = Outline(opening: place, in: books).entries
    self.entries = entries
    selected = place.flatMap { place in entries.firstIndex { $0.owner == place } } ?? 0
    wantedRow = 6
  }

  /// The selected row.
  package var entry: OutlineEntry? { entries.indices.contains(selected) ? entries[selected] : nil }

  /// The reference that is chosen.
  var chosenReference: ReferenceID? { reference.map { references[$0] } }

  /// Opens a place and selects it; the row it was on stays where it is.
  mutating func open(_ place: NoteOwner?, in books: CodeBook) {
    let row = rowOfSelected
    opened = place
    entries = Outline(opening: place, in: books).entries
    select(place.flatMap { place in entries.firstIndex { $0.owner == place } } ?? 0)
    layouts = [:]
    wantedRow = row ?? height / 3
  }

  /// Shuts what is open and selects the chapter it is in.
  mutating func showChapters(in books: CodeBook) {
    var chapter: NoteOwner?
    for entry in entries[...selected] { if case .chapter = entry.owner { chapter = entry.owner } }
    open(nil, in: books)
    if let index = entries.firstIndex(where: { $0.owner == chapter }) { select(index) }
    showsCard = false
  }

  mutating func select(_ index: Int) {
    selected = min(max(0, index), max(0, entries.count - 1))
    reference = nil
    cardTop = 0
    cardOf = nil
  }
}

/// Moving.
extension TabularPage {
  /// Down a line of what is read: the next row, or on through one that is longer than the window.
  mutating func moveDown() {
    if isCardInFront { return scrollCard(by: 1) }
    if let bottom = bottomOfSelected, bottom > height {
      top.line += 1
      if top.line >= layouts[top.entry]?.count ?? 1 { top = Anchor(entry: top.entry + 1, line: 0) }
      // The row itself is still the selected one: its head has only gone out of view.
    } else {
      select(selected + 1)
    }
  }

  /// Up a line.
  mutating func moveUp() {
    if isCardInFront { return scrollCard(by: -1) }
    if top.entry == selected, top.line > 0 { top.line -= 1 } else { select(selected - 1) }
  }

  /// A page down or up.
  mutating func movePage(by lines: Int) {
    if isCardInFront { return scrollCard(by: lines) }
    // What is longer than the window is read to its end first.
    if lines > 0, let bottom = bottomOfSelected, bottom > height, top.entry == selected {
      top.line += min(lines, bottom - height)
      return
    }
    if lines < 0, top.entry == selected, top.line > 0 {
      top.line = max(0, top.line + lines)
      return
    }
    var left = abs(lines)
    while left > 0, lines < 0 ? selected > 0 : selected < entries.count - 1 {
      left -= max(1, layouts[selected]?.count ?? 1)
      select(selected + lines.signum())
    }
    top.line = 0
  }

  /// To the first row, or the last.
  mutating func moveToEnd(_ isLast: Bool) {
    if isCardInFront { return scrollCard(by: isLast ? card.count : -card.count) }
    select(isLast ? entries.count - 1 : 0)
  }

  /// To the next or the previous category, block or chapter.
  mutating func moveToCategory(forward: Bool) {
    func isHead(_ entry: OutlineEntry) -> Bool { entry.code.map { $0.text.count == 3 } ?? true }
    let target =
      forward
      ? entries.indices.first { $0 > selected && isHead(entries[$0]) }
      : entries.indices.last { $0 < selected && isHead(entries[$0]) }
    if let target { select(target) }
  }

  /// Opens the selected row or, if it is open, goes to the first below it; false where nothing is.
  mutating func goIn(_ books: CodeBook) -> Bool {
    guard let entry, !entry.isComplete else { return false }
    let hasBelow =
      entries.indices.contains(selected + 1) && entries[selected + 1].depth > entry.depth
    if entry.isOpen, hasBelow {
      select(selected + 1)
    } else {
      open(entry.owner, in: books)
    }
    return true
  }

  /// Goes to the row above the selected one in the tree, and opens that alone.
  mutating func goOut(_ books: CodeBook) {
    guard let entry else { return }
    let above = entries[..<selected].last { $0.depth < entry.depth }
    if let above { open(above.owner, in: books) } else { showChapters(in: books) }
  }

  /// Chooses the next or the previous reference of the selected row, round the end; false where there
  /// is none. Those of the rows above are on the card.
  mutating func cycleReference(forward: Bool) -> Bool {
    guard !references.isEmpty else { return false }
    let count = references.count
    let next = forward ? (reference ?? -1) + 1 : (reference ?? count) - 1
    let chosen = (next + count) % count
    reference = chosen
    let isInView = window.contains { item in
      item.entry == selected && item.line.links.contains { $0.id == references[chosen] }
    }
    if !isInView { showsCard = true }
    if let line = card.firstIndex(where: { $0.links.contains { $0.id == references[chosen] } }) {
      // A third down the card, wherever its end is.
      cardTop = max(0, line - height / 3)
    }
    return true
  }

  /// No reference is chosen any more; false if none was.
  mutating func dropReference() -> Bool {
    defer { reference = nil }
    return reference != nil
  }

  /// Scrolls the card.
  mutating func scrollCard(by lines: Int) {
    cardTop = min(max(0, cardTop + lines), max(0, card.count - height))
  }

  var isCardInFront: Bool { showsCard && isNarrow }

  /// Rows from the top of the window to the end of the selected row.
  private var bottomOfSelected: Int? {
    guard selected >= top.entry else { return nil }
    var rows = -top.line
    for index in top.entry...selected { rows += layouts[index]?.count ?? 1 }
    return rows
  }
}
