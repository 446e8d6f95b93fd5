import CNcurses
import Glibc

/// Turns canvases into what the terminal has to be sent: only the cells that differ from the canvas
/// before, their styles as the terminal can show them.
struct Painter {
  private let isUnicode: Bool
  private let lastCellScrolls = casebook_last_cell_scrolls()
  private var pairs: ColorPairs
  private var strokes = Strokes()
  private var last: Canvas?
  private var lastStyles: [casebook_style] = []
  /// Whether the terminal's cursor is seen, and where; nil while nothing is known of the terminal.
  private var cursor: Cursor?

  private enum Cursor: Equatable {
    case hidden
    case shown(Position)
  }

  init(depth: ColorDepth, isUnicode: Bool) {
    self.isUnicode = isUnicode
    pairs = ColorPairs(depth: depth)
  }

  /// The next canvas is drawn whole, on a terminal of which nothing is known.
  mutating func forget() {
    last = nil
    cursor = nil
  }

  /// What brings a canvas to the terminal, until the next; nothing where it is there already.
  mutating func paint(_ canvas: Canvas, on size: Size) -> [UInt8] {
    strokes.begin()
    if cursor == nil {
      strokes.put(CASEBOOK_PLAIN)
      strokes.put(CASEBOOK_CLEAR)
    }
    paintCells(canvas, on: size)
    strokes.change(to: Strokes.plain)
    paintCursor(canvas.cursor, on: size)
    return strokes.bytes
  }

  private mutating func paintCursor(_ wanted: Position?, on size: Size) {
    let wanted = wanted.flatMap { Rect(size).contains($0) ? Cursor.shown($0) : nil } ?? .hidden
    guard wanted != cursor || !strokes.bytes.isEmpty else { return }
    switch wanted {
    case .shown(let position):
      strokes.move(to: position)
      if case .shown = cursor {} else { strokes.put(CASEBOOK_SHOW_CURSOR) }
    case .hidden:
      // Out of the way of what a shell would write there, were the program killed.
      strokes.move(to: Position(row: 0, column: 0))
      if cursor != .hidden { strokes.put(CASEBOOK_HIDE_CURSOR) }
    }
    cursor = wanted
  }

  private mutating func paintCells(_ canvas: Canvas, on size: Size) {
    let previous = last?.size == canvas.size ? last : nil
    let isSameList = previous != nil && previous?.styles == canvas.styles
    let styles = isSameList ? lastStyles : canvas.styles.map { pairs.cursesStyle($0) }
    // Numbers of styles compare as they are when both lists are one; else what they stand for does.
    let numbers = isSameList ? styles.indices.map(UInt32.init) : numbersBefore(of: styles)
    let width = canvas.size.columns
    let shown = min(width, size.columns)
    canvas.cells.withUnsafeBufferPointer { new in
      for row in 0..<min(canvas.size.rows, size.rows) {
        var range = (row * width)..<(row * width + shown)
        if row + 1 == size.rows, shown == size.columns, lastCellScrolls {
          range = range.dropLast()
        }
        guard let previous else {
          put(new, range, width: width, styles)
          continue
        }
        previous.cells.withUnsafeBufferPointer { old in
          // Most rows are as they were.
          if isSameList, isSame(range, old, new) { return }
          var start = range.lowerBound
          while let run = changedRun(in: start..<range.upperBound, old, new, numbers) {
            put(new, run, width: width, styles)
            start = run.upperBound
          }
        }
      }
    }
    last = canvas
    lastStyles = styles
  }

  /// For each style the number it had in the canvas before; one that no cell has where it is new.
  private func numbersBefore(of styles: [casebook_style]) -> [UInt32] {
    styles.map { style in
      let index = lastStyles.firstIndex {
        $0.attributes == style.attributes && $0.pair == style.pair
      }
      return index.map(UInt32.init) ?? UInt32.max
    }
  }

  private func isSame(
    _ range: Range<Int>, _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>
  ) -> Bool {
    guard let old = old.baseAddress, let new = new.baseAddress else { return true }
    let bytes = range.count * MemoryLayout<Cell>.stride
    return memcmp(old + range.lowerBound, new + range.lowerBound, bytes) == 0
  }

  /// The first cells that differ, up to where a good few are alike: to go to another cell takes more
  /// bytes than a few cells that are drawn again.
  private func changedRun(
    in range: Range<Int>, _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>,
    _ numbers: [UInt32]
  ) -> Range<Int>? {
    func differs(_ index: Int) -> Bool {
      old[index].scalar != new[index].scalar
        || old[index].style != numbers[Int(new[index].style)]
    }
    guard var start = range.first(where: differs) else { return nil }
    var end = start + 1
    var index = end
    while index < range.upperBound, index - end < 8 {
      if differs(index) { end = index + 1 }
      index += 1
    }
    // A wide character is drawn whole.
    if new[start].scalar == Line.continuation, start > range.lowerBound { start -= 1 }
    if end < range.upperBound, new[end].scalar == Line.continuation { end += 1 }
    return start..<end
  }

  private mutating func put(
    _ cells: UnsafeBufferPointer<Cell>, _ run: Range<Int>, width: Int, _ styles: [casebook_style]
  ) {
    let (row, column) = run.lowerBound.quotientAndRemainder(dividingBy: width)
    strokes.move(to: Position(row: row, column: column))
    var index = run.lowerBound
    while index < run.upperBound {
      let cell = cells[index]
      strokes.change(to: styles[Int(cell.style)])
      let isWide = index + 1 < run.upperBound && cells[index + 1].scalar == Line.continuation
      let scalar = shown(cell.scalar, isWide: isWide)
      strokes.put(scalar)
      // Its second half, unless another character of one column stands in for it.
      index += isWide && scalar == cell.scalar ? 2 : 1
    }
  }

  /// The character of a cell in the width that the canvas gave it, as far as the terminal's character
  /// set and the system's reckoning of widths go: where one disagreed, the rest of the row would be
  /// out of place.
  private func shown(_ scalar: UInt32, isWide: Bool) -> UInt32 {
    if (0x20..<0x7F).contains(scalar) { return scalar }
    if scalar == Line.continuation { return 0x20 }
    guard isUnicode else { return asciiLikeness(of: scalar) }
    return casebook_width(scalar) == (isWide ? 2 : 1) ? scalar : UInt32(UInt8(ascii: "?"))
  }
}
