/// What happens to text that is longer than the room for it.
package enum Overflow: Hashable, Sendable {
  /// It is cut.
  case cut
  /// It is cut, and the last column shows the ellipsis.
  case ellipsis
}

extension Canvas {
  /// Draws a text and answers how many columns it took.
  ///
  /// - Parameters:
  ///   - row: the row, from nought at the top.
  ///   - column: the first column; it may lie left of the canvas.
  ///   - limit: columns the text may take at most.
  ///   - overflow: what to do with text that is longer than `limit`, or than the canvas is wide.
  @discardableResult
  package mutating func put(
    _ text: String, row: Int, column: Int, style: Style = .plain, columns limit: Int = .max,
    overflow: Overflow = .cut
  ) -> Int {
    let place = Place(row: row, column: column, limit: limit, overflow: overflow)
    let drawn = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
      guard bytes.allSatisfy({ $0 &- 0x20 < 0x5F }) else { return nil }
      return put(bytes, at: place, style: style)
    }
    if case .some(.some(let columns)) = drawn { return columns }
    return put(
      Line(text), row: row, column: column, style: style, columns: limit, overflow: overflow)
  }

  /// Draws some columns of a measured line, all of them unless told, and answers how many it took.
  @discardableResult
  package mutating func put(
    _ line: Line, _ range: Range<Int>? = nil, row: Int, column: Int, style: Style = .plain,
    columns limit: Int = .max, overflow: Overflow = .cut
  ) -> Int {
    let place = Place(row: row, column: column, limit: limit, overflow: overflow)
    let range = range?.clamped(to: 0..<line.columns) ?? 0..<line.columns
    return line.cells.withUnsafeBufferPointer { cells in
      put(UnsafeBufferPointer(rebasing: cells[range]), at: place, style: style)
    }
  }

  /// Draws a text so that it ends before a column, and answers how many columns it took.
  @discardableResult
  package mutating func put(
    _ text: String, row: Int, endingBefore end: Int, style: Style = .plain
  ) -> Int {
    let line = Line(text)
    return put(line, row: row, column: end - line.columns, style: style)
  }

  /// Where a text goes and how far it may.
  private struct Place {
    let row: Int
    let column: Int
    let limit: Int
    let overflow: Overflow
  }

  /// The one way characters get into cells.
  @inline(__always)
  private mutating func put<Unit: FixedWidthInteger>(
    _ source: UnsafeBufferPointer<Unit>, at place: Place, style: Style
  ) -> Int {
    guard place.row >= clip.row, place.row < clip.endRow, place.column < clip.endColumn
    else { return 0 }
    let room = min(place.limit, clip.endColumn - place.column)
    let skipped = max(0, clip.column - place.column)
    let count = min(source.count, room)
    guard count > skipped else { return max(0, count) }
    let number = self.number(of: style)
    let first = place.row * size.columns + place.column
    let rowStart = place.row * size.columns
    let isCut = source.count > room
    let dots = glyphs.ellipsis.value
    cells.withUnsafeMutableBufferPointer { cells in
      let target = first + skipped
      healBefore(target, from: rowStart, in: cells)
      healAfter(first + count, to: rowStart + size.columns, in: cells)
      for offset in skipped..<count {
        cells[first + offset] = Cell(scalar: UInt32(source[offset]), style: number)
      }
      // Half a wide character cannot be drawn: a blank stands for it.
      if cells[target].scalar == Line.continuation { cells[target].scalar = 0x20 }
      guard isCut else { return }
      if source[count] == Line.continuation { cells[first + count - 1].scalar = 0x20 }
      guard case .ellipsis = place.overflow else { return }
      if source[count - 1] == Line.continuation, count - 1 > skipped {
        cells[first + count - 2].scalar = 0x20
      }
      cells[first + count - 1].scalar = dots
    }
    return count
  }
}

/// The first half of a wide character whose second half is about to be drawn over becomes a blank.
@inline(__always)
func healBefore(_ index: Int, from rowStart: Int, in cells: UnsafeMutableBufferPointer<Cell>) {
  if cells[index].scalar == Line.continuation, index > rowStart {
    cells[index - 1].scalar = 0x20
  }
}

/// The second half of a wide character whose first half is about to be drawn over becomes a blank.
@inline(__always)
func healAfter(_ index: Int, to rowEnd: Int, in cells: UnsafeMutableBufferPointer<Cell>) {
  if index < rowEnd, cells[index].scalar == Line.continuation { cells[index].scalar = 0x20 }
}
