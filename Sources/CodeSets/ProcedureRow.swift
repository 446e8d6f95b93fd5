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
    labels(of: characters).count == characters.count
  }

  /// The labels of `characters`, up to the first that the row does not have.
  func labels(of characters: ArraySlice<UInt8>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for (axis, character) in characters.prefix(4).enumerated() {
      guard let label = label(of: character, axis: axis) else { break }
      found.append(label)
    }
    return found
  }

  /// Every value of an axis (0 is the fourth character) and where its label stands.
  func forEachValue(of axis: Int, _ body: (UInt8, Range<Int>) -> Void) {
    let cell = cell(axis)
    var rest = cell
    while let equals = table.first(UInt8(ascii: "="), in: rest), equals > rest.lowerBound {
      let label = label(after: equals, in: cell)
      body(table.byte(at: equals - 1), label)
      rest = label.upperBound..<cell.upperBound
    }
  }

  // No label has an equals sign in it: the generator sees to that.
  private func label(of value: UInt8, axis: Int) -> Range<Int>? {
    let cell = cell(axis)
    var rest = cell
    while let equals = table.first(UInt8(ascii: "="), in: rest), equals > rest.lowerBound {
      if table.byte(at: equals - 1) == value { return label(after: equals, in: cell) }
      rest = (equals + 1)..<cell.upperBound
    }
    return nil
  }

  private func label(after equals: Int, in cell: Range<Int>) -> Range<Int> {
    let rest = (equals + 1)..<cell.upperBound
    return rest.lowerBound..<(table.first(UInt8(ascii: "|"), in: rest) ?? rest.upperBound)
  }

  private func cell(_ axis: Int) -> Range<Int> {
    table.column(axis + 1, of: validity.lowerBound..<end)
  }
}
