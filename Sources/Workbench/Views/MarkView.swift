import Terminal

/// Where a line of the record stands on the screen.
struct LinePlacement {
  /// The stretch of the text it shows, and what of that is in view.
  let line: Range<Int>
  let shown: Range<Int>
  /// Whether more of it stands to the right, or to the left.
  let isCut: Bool
  let isShifted: Bool
  let row: Int
  /// Where `shown` starts.
  let column: Int
  let body: Rect

  /// Draws the part of a stretch that is in view in another style.
  func restyle(_ range: Range<Int>, _ style: Style, on canvas: inout Canvas) {
    let part = range.clamped(to: shown)
    guard !part.isEmpty else { return }
    let start = column + part.lowerBound - shown.lowerBound
    canvas.restyle(Rect(row: row, column: start, columns: part.count, rows: 1), style: style)
  }
}

/// Draws highlights, their letters in the left margin, and the numbers of notes at the right.
func drawMarks(
  _ marks: [PlacedMark], at place: LinePlacement, on canvas: inout Canvas, look: Look
) {
  guard !marks.isEmpty else { return }
  let (row, body) = (place.row, place.body)
  var letter: (Unicode.Scalar, Role)?
  var notes: [String] = []
  for mark in marks where mark.range.overlaps(place.line) {
    place.restyle(mark.range, look[mark.role], on: &canvas)
    if letter == nil { letter = (mark.letter, mark.role) }
    if let number = mark.number, place.line.contains(mark.range.lowerBound) {
      notes.append("\(number)")
    }
  }
  if let (letter, role) = letter {
    canvas.put(letter, row: row, column: body.column - 2, style: look[role].adding(.bold))
    canvas.put(look.glyphs.markLeft, row: row, column: body.column - 1, style: look[role])
  }
  guard let first = notes.first else { return }
  let words = (notes.count > 1 ? "notes " : "note ") + notes.joined(separator: ",")
  let end = body.endColumn + 2
  let textEnd = place.column + place.shown.count
  if !place.isCut, end - textEnd > words.utf8.count {
    canvas.put(words, row: row, endingBefore: end, style: look[.recordNote])
  } else {
    // No room beside the text: the number alone, in the margin.
    let short = place.isCut || first.utf8.count > 1 ? first : "n" + first
    canvas.put(short, row: row, endingBefore: end, style: look[.recordNote])
  }
}

/// Draws values out of their range heavier; beside those that the record does not flag itself, an
/// arrow in the blank after them.
func drawFlags(
  _ flags: [LabFlag], at place: LinePlacement, on canvas: inout Canvas, look: Look
) {
  guard !flags.isEmpty else { return }
  var low = 0
  var high = flags.count
  while low < high {
    let middle = (low + high) / 2
    if flags[middle].range.lowerBound < place.line.lowerBound {
      low = middle + 1
    } else {
      high = middle
    }
  }
  while low < flags.count, flags[low].range.lowerBound < place.line.upperBound {
    let flag = flags[low]
    place.restyle(flag.range, look[.recordFlag], on: &canvas)
    low += 1
    let next = flag.range.upperBound
    guard !flag.isFlagged, let isHigh = flag.isHigh, place.shown.contains(flag.range.upperBound - 1)
    else { continue }
    let column = place.column + next - place.shown.lowerBound
    guard column < place.body.endColumn else { continue }
    canvas.put(
      isHigh ? look.glyphs.up : look.glyphs.down, row: place.row, column: column,
      style: look[.recordFlag])
  }
}

/// Draws the selection, and puts the terminal's cursor where its moving end is.
func drawSelection(
  _ range: Range<Int>, _ reader: Reader, at place: LinePlacement, on canvas: inout Canvas,
  look: Look
) {
  place.restyle(range, look[.recordSelection], on: &canvas)
  if range.overlaps(place.line) {
    canvas.put(
      look.glyphs.pointer, row: place.row, column: place.body.column - 2, style: look[.accent])
  }
  guard let cursor = reader.selection?.cursor, place.shown.contains(cursor) else { return }
  canvas.cursor = Position(
    row: place.row, column: place.column + cursor - place.shown.lowerBound)
}
