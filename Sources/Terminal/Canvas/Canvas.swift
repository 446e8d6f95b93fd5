/// One character cell: a scalar and the number of its style in the canvas's list.
package struct Cell: Hashable, Sendable {
  /// The scalar; `Line.continuation` in the second half of a wide character.
  package var scalar: UInt32
  /// An index into `Canvas.styles`.
  package var style: UInt32
}

/// What is drawn on: a grid of cells, a cursor, and nothing of the terminal.
///
/// All drawing clips at the edge and never fails. Text is made safe on the way in (see `Line`).
/// Two canvases are equal when they would look the same.
package struct Canvas: Sendable {
  /// Columns and rows.
  package let size: Size
  /// The signs that boxes, lines and the ellipsis are drawn with.
  package let glyphs: GlyphSet
  /// Where the terminal's cursor is to stand; nil hides it.
  package var cursor: Position?
  /// The cells, row by row.
  package internal(set) var cells: [Cell]
  /// The styles that the cells number.
  package private(set) var styles: [Style]

  var clip: Rect
  private var lastStyle = 0

  /// An empty canvas.
  ///
  /// - Parameter style: what the blanks are drawn in: a theme's `text`.
  package init(size: Size, glyphs: GlyphSet = .unicode, style: Style = .plain) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(repeating: Cell(scalar: 0x20, style: 0), count: size.columns * size.rows)
    styles = [style]
    clip = Rect(size)
  }

  /// The whole canvas.
  package var bounds: Rect { Rect(size) }

  /// Draws with everything outside a rectangle left as it is.
  package mutating func within(_ rect: Rect, draw: (inout Canvas) -> Void) {
    let outer = clip
    clip = outer.intersection(rect)
    draw(&self)
    clip = outer
  }

  /// The number of a style in the list, put there if need be. A frame has a few dozen styles and
  /// mostly the same one again.
  mutating func number(of style: Style) -> UInt32 {
    if styles[lastStyle] == style { return UInt32(lastStyle) }
    if let index = styles.firstIndex(of: style) {
      lastStyle = index
    } else {
      styles.append(style)
      lastStyle = styles.count - 1
    }
    return UInt32(lastStyle)
  }

  /// The scalar at a cell; a blank outside the canvas.
  package func scalar(at position: Position) -> UInt32 {
    bounds.contains(position) ? cells[position.row * size.columns + position.column].scalar : 0x20
  }

  /// The style of a cell; plain outside the canvas.
  package func style(at position: Position) -> Style {
    guard bounds.contains(position) else { return .plain }
    return styles[Int(cells[position.row * size.columns + position.column].style)]
  }
}

extension Canvas: Hashable {
  /// Whether both would look the same.
  package static func == (a: Canvas, b: Canvas) -> Bool {
    guard a.size == b.size, a.cursor == b.cursor else { return false }
    if a.styles == b.styles { return a.cells == b.cells }
    return a.cells.indices.allSatisfy {
      let (x, y) = (a.cells[$0], b.cells[$0])
      return x.scalar == y.scalar && a.styles[Int(x.style)] == b.styles[Int(y.style)]
    }
  }

  /// Size, cursor and characters.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(size)
    hasher.combine(cursor)
    for cell in cells { hasher.combine(cell.scalar) }
  }
}
