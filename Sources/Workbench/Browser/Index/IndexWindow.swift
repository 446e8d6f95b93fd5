/// Layout: only what is in view, and only once.
extension IndexPage {
  /// Rows kept laid out; more than a few screens of them are laid out anew when they are gone back to.
  private static let kept = 400

  /// Lays out what is in view.
  mutating func fit(_ layout: IndexLayout, height: Int) {
    self.height = max(1, height)
    if layout.fit != laidOut || layouts.count > Self.kept {
      layouts = [:]
      laidOut = layout.fit
    }
    guard !rows.isEmpty else {
      top = 0
      return
    }
    if let row = wantedRow {
      place(at: min(row, self.height - 1), layout)
      wantedRow = nil
    }
    top = min(max(0, top), rows.count - 1)
    reveal(layout)
    var (at, used) = (top, 0)
    while used < self.height, at < rows.count {
      used += lines(at, layout)
      at += 1
    }
  }

  /// The lines in view, each with its row.
  var window: [(place: Int, row: IndexRow, line: Int)] {
    var found: [(place: Int, row: IndexRow, line: Int)] = []
    var at = top
    while found.count < height, at < rows.count, let row = layouts[rows[at]] {
      for line in row.lines.indices.prefix(height - found.count) { found.append((at, row, line)) }
      at += 1
    }
    return found
  }

  /// Whether rows stand below the window.
  var hasMoreBelow: Bool { (window.last?.place ?? 0) < rows.count - 1 }

  /// The row of the screen on which the selected row begins; nil where it is not in view.
  var rowOfSelected: Int? { window.firstIndex { $0.place == selected } }

  private mutating func lines(_ place: Int, _ layout: IndexLayout) -> Int {
    let number = rows[place]
    if let known = layouts[number] { return known.lines.count }
    let made = layout.row(number)
    layouts[number] = made
    return made.lines.count
  }

  /// Puts the selected row on a row of the screen, as near as the beginning of the list lets it.
  private mutating func place(at row: Int, _ layout: IndexLayout) {
    var room = row
    top = selected
    while top > 0, room > 0 {
      room -= lines(top - 1, layout)
      if room < 0 { return }
      top -= 1
    }
  }

  /// Brings the selected row into view, whole if it fits.
  private mutating func reveal(_ layout: IndexLayout) {
    if selected < top { top = selected }
    // Every row has a line: what is farther above cannot be in view with the selected one.
    top = max(top, selected - height + 1)
    var used = 0
    for place in top...selected { used += lines(place, layout) }
    while used > height, top < selected {
      used -= lines(top, layout)
      top += 1
    }
  }
}
