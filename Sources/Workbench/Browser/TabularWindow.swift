import CodeSets
import Terminal

/// Layout: only what is in view, and only once.
extension TabularPage {
  /// Lays out what is in view, in a list and a card of these sizes.
  ///
  /// - Parameter isNarrow: Whether the card, when it is shown, takes the place of the list.
  mutating func fit(_ layout: TabularLayout, height: Int, cardWidth: Int, isNarrow: Bool) {
    self.isNarrow = isNarrow
    let fit = Fit(width: layout.width, cardWidth: cardWidth, marks: layout.marks)
    if fit != laidOut {
      layouts = [:]
      above = [:]
      cardOf = nil
      laidOut = fit
    }
    self.height = max(1, height)
    if let row = wantedRow {
      place(selected, at: min(row, height - 1), layout)
      wantedRow = nil
    }
    clampTop(layout)
    reveal(layout)
    if cardOf != selected, let entry {
      var cardLayout = layout
      cardLayout.width = cardWidth
      pathAbove = cardLayout.owners(above: entry.owner)
      (card, references) = cardLayout.card(of: entry, in: pathAbove, known: &above)
      cardOf = selected
    }
    layOutWindow(layout)
  }

  /// The lines in view, each with its row.
  var window: [(entry: Int, line: BookLine)] {
    var lines: [(entry: Int, line: BookLine)] = []
    var at = top
    while lines.count < height, entries.indices.contains(at.entry) {
      let own = layouts[at.entry] ?? []
      for line in own.dropFirst(at.line).prefix(height - lines.count) {
        lines.append((at.entry, line))
      }
      at = Anchor(entry: at.entry + 1, line: 0)
    }
    return lines
  }

  /// What the selected row stands in, the outermost first.
  var path: [NoteOwner] { Array(pathAbove.reversed()) }

  /// Whether rows stand above the window.
  var hasMoreAbove: Bool { top != Anchor(entry: 0, line: 0) }

  /// Whether rows stand below the window.
  var hasMoreBelow: Bool {
    guard let last = window.last else { return false }
    return last.entry < entries.count - 1 || last.line != layouts[last.entry]?.last
  }

  private mutating func lines(_ index: Int, _ layout: TabularLayout) -> [BookLine] {
    if let known = layouts[index] { return known }
    let made = layout.lines(of: entries[index])
    layouts[index] = made
    return made
  }

  private mutating func layOutWindow(_ layout: TabularLayout) {
    var (at, used) = (top.entry, -top.line)
    while used < height, entries.indices.contains(at) {
      used += lines(at, layout).count
      at += 1
    }
  }

  private mutating func clampTop(_ layout: TabularLayout) {
    top.entry = min(max(0, top.entry), max(0, entries.count - 1))
    guard !entries.isEmpty else { return }
    top.line = min(max(0, top.line), lines(top.entry, layout).count - 1)
  }

  /// Puts a row on a row of the screen, as near as the list's beginning lets it.
  private mutating func place(_ index: Int, at row: Int, _ layout: TabularLayout) {
    var room = row
    var at = index
    while room > 0, at > 0 {
      let count = lines(at - 1, layout).count
      if count > room {
        top = Anchor(entry: at - 1, line: count - room)
        return
      }
      room -= count
      at -= 1
    }
    top = Anchor(entry: at, line: 0)
  }

  /// Brings the selected row into view, whole if it fits.
  private mutating func reveal(_ layout: TabularLayout) {
    guard !entries.isEmpty else { return }
    if selected < top.entry { top = Anchor(entry: selected, line: 0) }
    guard selected > top.entry else { return }
    var below = -top.line
    for index in top.entry...selected { below += lines(index, layout).count }
    while below > height, top.entry < selected {
      let rest = lines(top.entry, layout).count - top.line
      let step = min(rest, below - height)
      below -= step
      top =
        step == rest
        ? Anchor(entry: top.entry + 1, line: 0)
        : Anchor(entry: top.entry, line: top.line + step)
    }
  }

  /// The row of the screen on which the selected row begins; nil where it is not in view.
  var rowOfSelected: Int? {
    guard selected >= top.entry else { return nil }
    var row = -top.line
    for index in top.entry..<selected {
      row += layouts[index]?.count ?? 1
      if row > height { return nil }
    }
    return row < 0 ? nil : row
  }
}
