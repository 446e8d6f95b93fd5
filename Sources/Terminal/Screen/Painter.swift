import CNcurses

/// Brings canvases into curses: only the cells that differ from the canvas before, their styles
/// turned into attributes and colour pairs.
struct Painter {
  private let isUnicode: Bool
  private var pairs: ColorPairs
  private var last: Canvas?
  private var lastStyles: [casebook_style] = []

  init(depth: ColorDepth, isUnicode: Bool) {
    self.isUnicode = isUnicode
    pairs = ColorPairs(depth: depth)
  }

  /// The next canvas is drawn whole, on a terminal of which nothing is known.
  mutating func forget() {
    last = nil
    casebook_forget_screen()
  }

  /// Hands the cells that have changed to curses; nothing reaches the terminal yet.
  mutating func paint(_ canvas: Canvas, on size: Size) {
    let previous = last?.size == canvas.size ? last : nil
    let isSameList = previous != nil && previous?.styles == canvas.styles
    let styles = isSameList ? lastStyles : canvas.styles.map { pairs.cursesStyle($0) }
    // Numbers of styles compare as they are when both lists are one; else what they stand for does.
    let numbers = isSameList ? styles.indices.map(UInt32.init) : numbersBefore(of: styles)
    let width = canvas.size.columns
    let shown = min(width, size.columns)
    for row in 0..<min(canvas.size.rows, size.rows) {
      let range = (row * width)..<(row * width + shown)
      canvas.cells.withUnsafeBufferPointer { new in
        guard let previous else { return put(new, range, width: width, styles) }
        previous.cells.withUnsafeBufferPointer { old in
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

  /// The first cells that differ, up to where a good few are alike: to start anew costs curses more
  /// than a few cells that it finds unchanged.
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
    while index < range.upperBound, index - end < 12 {
      if differs(index) { end = index + 1 }
      index += 1
    }
    // A wide character is drawn whole.
    if new[start].scalar == Line.continuation, start > range.lowerBound { start -= 1 }
    if end < range.upperBound, new[end].scalar == Line.continuation { end += 1 }
    return start..<end
  }

  private func put(
    _ cells: UnsafeBufferPointer<Cell>, _ run: Range<Int>, width: Int, _ styles: [casebook_style]
  ) {
    let (row, column) = run.lowerBound.quotientAndRemainder(dividingBy: width)
    let run = UnsafeBufferPointer(rebasing: cells[run])
    func put(_ run: UnsafeBufferPointer<Cell>) {
      // Cell is laid out as casebook_cell is: two words of 32 bits.
      run.withMemoryRebound(to: casebook_cell.self) { run in
        casebook_put(Int32(row), Int32(column), run.baseAddress, Int32(run.count), styles)
      }
    }
    if isUnicode {
      put(run)
    } else {
      run.map { cell in
        let isSecondHalf = cell.scalar == Line.continuation
        return Cell(scalar: isSecondHalf ? 0x20 : asciiLikeness(of: cell.scalar), style: cell.style)
      }.withUnsafeBufferPointer(put)
    }
  }
}
