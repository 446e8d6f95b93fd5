/// A line of the table of rows: table, number, validity, then four axes of `value=label|…`.
struct ProcedureRow {
  private let table: MappedTable
  private let validity: Range<Int>
  private let end: Int

  init(_ table: MappedTable, _ line: Range<Int>) {
    self.table = table
    validity = table.column(2, of: line)
    end = line.upperBound
  }

  /// Whether its codes are no longer valid in the edition.
  var hasEnded: Bool { !validity.isEmpty }

  /// Whether the first axes of the row all have the value given for them.
  func knows(_ characters: ArraySlice<UInt8>) -> Bool {
    entries(of: characters).count == characters.count
  }

  /// The labels of `characters`, up to the first that the row does not have.
  func entries(of characters: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (axis, character) in characters.prefix(4).enumerated() {
      var label: Range<Int>?
      forEachEntry(of: axis) { if $0 == character { label = $1 } }
      guard let label else { break }
      found.append(label)
    }
    return found
  }

  /// Every value of an axis (0 is the fourth character) and where its label stands.
  func forEachEntry(of axis: Int, _ body: (UInt8, Range<Int>) -> Void) {
    let cell = table.column(axis + 1, of: validity.lowerBound..<end)
    var start = cell.lowerBound
    while start < cell.upperBound {
      let stop = table.first(UInt8(ascii: "|"), in: start..<cell.upperBound) ?? cell.upperBound
      if start + 2 <= stop { body(table.byte(at: start), (start + 2)..<stop) }
      start = stop + 1
    }
  }
}
