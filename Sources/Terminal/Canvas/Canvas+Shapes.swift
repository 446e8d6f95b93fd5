extension Canvas {
  /// Fills a rectangle with one character, a blank unless told; wide and unprintable ones count as
  /// a blank.
  package mutating func fill(
    _ rect: Rect, with scalar: Unicode.Scalar = " ", style: Style = .plain
  ) {
    let rect = rect.intersection(clip)
    guard !rect.isEmpty else { return }
    let glyph: UInt32 = if case .one = CellWidth.of(scalar) { scalar.value } else { 0x20 }
    let cell = Cell(scalar: glyph, style: number(of: style))
    let width = size.columns
    cells.withUnsafeMutableBufferPointer { cells in
      for row in rect.row..<rect.endRow {
        let start = row * width
        healBefore(start + rect.column, from: start, in: cells)
        healAfter(start + rect.endColumn, to: start + width, in: cells)
        cells[(start + rect.column)..<(start + rect.endColumn)].update(repeating: cell)
      }
    }
  }

  /// Draws the characters of a rectangle in another style, as for a selected row.
  package mutating func restyle(_ rect: Rect, style: Style) {
    let style = number(of: style)
    change(rect) { _ in style }
  }

  /// Lays a style over those of a rectangle, as for a match in a heading: see `Style.over`.
  package mutating func overlay(_ rect: Rect, style: Style) {
    let rect = rect.intersection(clip)
    // Interning first keeps the list steady while the cells are changed.
    var numbers: [UInt32: UInt32] = [:]
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn {
        let old = cells[row * size.columns + column].style
        if numbers[old] == nil { numbers[old] = number(of: style.over(styles[Int(old)])) }
      }
    }
    change(rect) { numbers[$0] ?? $0 }
  }

  private mutating func change(_ rect: Rect, _ number: (UInt32) -> UInt32) {
    let rect = rect.intersection(clip)
    for row in rect.row..<rect.endRow {
      for index in (row * size.columns + rect.column)..<(row * size.columns + rect.endColumn) {
        cells[index].style = number(cells[index].style)
      }
    }
  }

  /// A line across, `length` cells from the left.
  package mutating func horizontalLine(
    row: Int, column: Int, length: Int, style: Style = .plain
  ) {
    fill(
      Rect(row: row, column: column, columns: length, rows: 1), with: glyphs.horizontal,
      style: style)
  }

  /// A line down, `length` cells from the top.
  package mutating func verticalLine(row: Int, column: Int, length: Int, style: Style = .plain) {
    fill(
      Rect(row: row, column: column, columns: 1, rows: length), with: glyphs.vertical, style: style)
  }

  /// One sign of the glyph set in one cell.
  package mutating func put(
    _ glyph: Unicode.Scalar, row: Int, column: Int, style: Style = .plain
  ) {
    fill(Rect(row: row, column: column, columns: 1, rows: 1), with: glyph, style: style)
  }

  /// A frame along the edge of a rectangle, with a title in its upper side. What lies within is
  /// left as it is. Nothing is drawn in less than 2 by 2 cells.
  package mutating func box(
    _ rect: Rect, title: String = "", style: Style = .plain, titleStyle: Style? = nil
  ) {
    guard rect.columns >= 2, rect.rows >= 2 else { return }
    let (bottom, right) = (rect.endRow - 1, rect.endColumn - 1)
    for row in [rect.row, bottom] {
      horizontalLine(row: row, column: rect.column + 1, length: rect.columns - 2, style: style)
    }
    for column in [rect.column, right] {
      verticalLine(row: rect.row + 1, column: column, length: rect.rows - 2, style: style)
    }
    put(glyphs.topLeft, row: rect.row, column: rect.column, style: style)
    put(glyphs.topRight, row: rect.row, column: right, style: style)
    put(glyphs.bottomLeft, row: bottom, column: rect.column, style: style)
    put(glyphs.bottomRight, row: bottom, column: right, style: style)
    guard !title.isEmpty, rect.columns >= 6 else { return }
    put(
      " " + title + " ", row: rect.row, column: rect.column + 2, style: titleStyle ?? style,
      columns: rect.columns - 4, overflow: .ellipsis)
  }
}
