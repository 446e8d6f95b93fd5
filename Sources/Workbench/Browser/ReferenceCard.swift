import Terminal

/// The card of a list of reference: the paragraphs of the selected row, wrapped once for the room they
/// have, and scrolled where that is not enough.
struct ReferenceCard: Hashable, Sendable {
  /// A row of the screen.
  struct Row: Hashable, Sendable {
    var text: String
    var indent: Int
  }

  private(set) var rows: [Row] = []
  /// The first row that is shown.
  private(set) var top = 0
  /// How many are shown at once.
  private(set) var height = 0
  /// What the rows were laid out from.
  private var fitted = Fitted()

  private struct Fitted: Hashable {
    var row: ReferencePage.Row?
    var width = 0
    var isSpaced = false
  }

  /// Whether there is more below what is shown.
  var hasMore: Bool { top + height < rows.count }

  /// Whether some of it is not shown.
  var scrolls: Bool { rows.count > height }

  /// Lays out what is told of a row, if that or its room is another.
  ///
  /// - Parameter isSpaced: Whether a blank row stands between the paragraphs.
  mutating func fit(_ row: ReferencePage.Row?, in rect: Rect, isSpaced: Bool) {
    let head = row.map { Line($0.term).wrap(rect.columns).count } ?? 0
    height = max(0, rect.rows - head - (isSpaced ? 1 : 0))
    let asked = Fitted(row: row, width: rect.columns, isSpaced: isSpaced)
    if asked != fitted {
      if asked.row != fitted.row { top = 0 }
      fitted = asked
      rows = []
      for paragraph in row?.paragraphs ?? [] {
        if isSpaced, !rows.isEmpty { rows.append(Row(text: "", indent: 0)) }
        for line in Line.lines(of: paragraph) {
          rows += line.wrap(rect.columns).map {
            Row(text: line.text(in: $0.range), indent: $0.indent)
          }
        }
      }
    }
    scroll(by: 0)
  }

  /// Scrolls by half of what is shown.
  mutating func scroll(by halves: Int) {
    let step = halves * max(1, height / 2)
    top = min(max(0, top + step), max(0, rows.count - height))
  }
}
