extension Line {
  /// The columns of every place where another text stands in this one, left to right, none
  /// overlapping, capitals and small letters alike. Nothing is found by an empty text.
  package func ranges(of needle: Line) -> [Range<Int>] {
    guard let first = needle.cells.first, needle.cells.count <= cells.count else { return [] }
    let folded = needle.cells.map(Line.fold)
    let head = Line.fold(first)
    var found: [Range<Int>] = []
    var start = 0
    while start + folded.count <= cells.count {
      if Line.fold(cells[start]) == head,
        folded.indices.allSatisfy({ Line.fold(cells[start + $0]) == folded[$0] })
      {
        found.append(start..<(start + folded.count))
        start += folded.count
      } else {
        start += 1
      }
    }
    return found
  }

  private static func fold(_ cell: UInt32) -> UInt32 {
    if cell < 0x80 { return (0x41...0x5A).contains(cell) ? cell | 0x20 : cell }
    guard let scalar = Unicode.Scalar(cell) else { return cell }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    return lower.count == 1 ? lower.first?.value ?? cell : cell
  }
}
