/// A line of text made safe and measured once, so that wrapping and drawing never measure again.
///
/// It is a row of cells: an index into it is a column. A wide character takes two cells, the second
/// of them `Line.continuation`. Controls (escape and newlines within the text among them) become
/// U+FFFD or, for line ends, a blank; formats, bidirectional controls and zero-width characters are
/// dropped; tabs become blanks up to the next stop; a combining mark is composed with the letter
/// before it or dropped.
package struct Line: Hashable, Sendable {
  /// One scalar a column.
  package let cells: [UInt32]

  /// The second half of a wide character.
  package static let continuation: UInt32 = 0

  /// A line of cells that were made safe and measured before, as parts of other lines are.
  package init(cells: [UInt32]) { self.cells = cells }

  /// Nothing.
  package static let empty = Line(cells: [])

  /// The text made safe and measured.
  ///
  /// - Parameter tabWidth: columns between tab stops, counted from the start of the text.
  package init(_ text: some StringProtocol, tabWidth: Int = 8) {
    let plain = text.utf8.withContiguousStorageIfAvailable { bytes in
      bytes.allSatisfy { $0 &- 0x20 < 0x5F } ? bytes.map { UInt32($0) } : nil
    }
    if case .some(.some(let cells)) = plain {
      self.cells = cells
      return
    }
    var cells: [UInt32] = []
    for scalar in text.unicodeScalars { Line.append(scalar, to: &cells, tabWidth: tabWidth) }
    self.cells = cells
  }

  private static func append(_ scalar: Unicode.Scalar, to cells: inout [UInt32], tabWidth: Int) {
    switch scalar {
    case "\t":
      let stop = max(1, tabWidth)
      cells.append(contentsOf: repeatElement(0x20, count: stop - cells.count % stop))
    case "\n": cells.append(0x20)
    case "\r": break
    default:
      switch CellWidth.of(scalar) {
      case .one: cells.append(scalar.value)
      case .two: cells += [scalar.value, continuation]
      case .combining:
        guard let base = cells.last, let letter = Composition.compose(base, scalar.value)
        else { break }
        cells[cells.count - 1] = letter
      case .none: break
      case .unprintable: cells.append(CellWidth.replacement)
      }
    }
  }

  /// Columns the whole text takes.
  package var columns: Int { cells.count }
  /// Whether there is nothing to draw.
  package var isEmpty: Bool { cells.isEmpty }

  /// The text as it is drawn.
  package var text: String { text(in: 0..<cells.count) }

  /// The text of some columns as it is drawn.
  package func text(in range: Range<Int>) -> String {
    let part = cells[range.clamped(to: 0..<cells.count)]
    if part.allSatisfy({ $0 &- 1 < 0x7F }) {
      return String(decoding: part.map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }
    var text = ""
    for cell in part where cell != Line.continuation {
      text.unicodeScalars.append(Unicode.Scalar(cell) ?? "\u{FFFD}")
    }
    return text
  }

  /// The part of the line in some columns; half a wide character becomes a blank.
  package subscript(range: Range<Int>) -> Line {
    let range = range.clamped(to: 0..<cells.count)
    var part = Array(cells[range])
    if part.first == Line.continuation { part[0] = 0x20 }
    if !part.isEmpty, range.upperBound < cells.count, cells[range.upperBound] == Line.continuation {
      part[part.count - 1] = 0x20
    }
    return Line(cells: part)
  }

  /// The text with another after it.
  package static func + (a: Line, b: Line) -> Line { Line(cells: a.cells + b.cells) }

  /// The lines of a text, split at every kind of line end; a last line end adds no line.
  package static func lines(of text: String, tabWidth: Int = 8) -> [Line] {
    var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Line($0, tabWidth: tabWidth) }
  }
}

extension Line: ExpressibleByStringLiteral, CustomStringConvertible {
  /// The literal made safe and measured.
  package init(stringLiteral text: String) { self.init(text) }
  /// The text as it is drawn.
  package var description: String { text }
}

/// Columns a text takes when it is drawn.
package func columns(of text: some StringProtocol) -> Int {
  let utf8 = text.utf8
  // Asked of every title on every frame: the bytes where they lie, where that is to be had.
  let isPlain = utf8.withContiguousStorageIfAvailable { $0.allSatisfy(isPrintable) }
  if isPlain ?? utf8.allSatisfy(isPrintable) { return utf8.count }
  return Line(text).columns
}

private func isPrintable(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F }

/// The text cut to so many columns, its last column the ellipsis when something was cut.
package func clip(_ text: String, to columns: Int, ellipsis: Unicode.Scalar = "…") -> String {
  let line = Line(text)
  guard line.columns > columns else { return line.text }
  guard columns > 0 else { return "" }
  return line[0..<(columns - 1)].text + String(Character(ellipsis))
}
