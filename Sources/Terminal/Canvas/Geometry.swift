/// Columns and rows of a screen, a canvas or a part of one, in character cells.
package struct Size: Hashable, Sendable {
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// A size; negative numbers count as nought.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// A size written `120x40`; nil for anything else, for nought and for more than 9,999 cells a
  /// side.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = UInt16(parts[0]), let rows = UInt16(parts[1]),
      (1...9999).contains(columns), (1...9999).contains(rows)
    else { return nil }
    self.init(columns: Int(columns), rows: Int(rows))
  }
}

extension Size: CustomStringConvertible {
  /// `120x40`.
  package var description: String { "\(columns)x\(rows)" }
}

/// A cell by row and column, both counted from nought at the top left.
package struct Position: Hashable, Sendable {
  /// Rows down from the top.
  package var row: Int
  /// Columns right of the left edge.
  package var column: Int

  /// The cell at a row and a column.
  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells. It may be empty, and it may lie outside the canvas: drawing clips.
package struct Rect: Hashable, Sendable {
  /// The top row.
  package var row: Int
  /// The leftmost column.
  package var column: Int
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// A rectangle by its top left cell and its size; negative sizes count as nought.
  package init(row: Int, column: Int, columns: Int, rows: Int) {
    self.row = row
    self.column = column
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// The whole of a screen or canvas.
  package init(_ size: Size) {
    self.init(row: 0, column: 0, columns: size.columns, rows: size.rows)
  }

  /// The size of the rectangle.
  package var size: Size { Size(columns: columns, rows: rows) }
  /// The first row below it.
  package var endRow: Int { row + rows }
  /// The first column right of it.
  package var endColumn: Int { column + columns }
  /// Whether it holds no cell.
  package var isEmpty: Bool { columns == 0 || rows == 0 }

  /// Whether a cell lies in it.
  package func contains(_ position: Position) -> Bool {
    (row..<endRow).contains(position.row) && (column..<endColumn).contains(position.column)
  }
}

extension Rect {
  /// The rectangle less so many cells on each side; empty when nothing is left.
  package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      row: row + top, column: column + left,
      columns: columns - left - right, rows: rows - top - bottom)
  }

  /// The rectangle less as many cells left and right, and as many at the top and bottom.
  package func inset(columns: Int, rows: Int) -> Rect {
    inset(top: rows, left: columns, bottom: rows, right: columns)
  }

  /// The left part, `width` wide, and the rest, with `gap` columns left out between the two.
  package func split(left width: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let width = min(max(0, width), columns)
    return (
      Rect(row: row, column: column, columns: width, rows: rows),
      inset(left: min(width + max(0, gap), columns))
    )
  }

  /// The right part, `width` wide, and the rest before it, with `gap` columns left out between.
  package func split(right width: Int, gap: Int = 0) -> (left: Rect, right: Rect) {
    let width = min(max(0, width), columns)
    return (
      inset(right: min(width + max(0, gap), columns)),
      inset(left: columns - width)
    )
  }

  /// The upper part, `height` rows, and the rest, with `gap` rows left out between the two.
  package func split(top height: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let height = min(max(0, height), rows)
    return (
      Rect(row: row, column: column, columns: columns, rows: height),
      inset(top: min(height + max(0, gap), rows))
    )
  }

  /// The lower part, `height` rows, and the rest above it, with `gap` rows left out between.
  package func split(bottom height: Int, gap: Int = 0) -> (top: Rect, bottom: Rect) {
    let height = min(max(0, height), rows)
    return (
      inset(bottom: min(height + max(0, gap), rows)),
      inset(top: rows - height)
    )
  }

  /// A rectangle of at most this size in the middle of this one, as a popup lies.
  package func centred(_ size: Size) -> Rect {
    let width = min(size.columns, columns)
    let height = min(size.rows, rows)
    return Rect(
      row: row + (rows - height) / 2, column: column + (columns - width) / 2,
      columns: width, rows: height)
  }

  /// The cells that lie in both; empty when none does.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left,
      columns: min(endColumn, other.endColumn) - left, rows: min(endRow, other.endRow) - top)
  }
}
