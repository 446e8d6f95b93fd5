import Terminal
import Testing

@Suite("Geometry")
struct GeometryTests {
  @Test("a size is read as columns x rows and nothing else")
  func sizes() {
    #expect(Size("120x40") == Size(columns: 120, rows: 40))
    #expect(Size("120x40")?.description == "120x40")
    for text in ["", "120", "120x", "x40", "0x40", "120x0", "120x40x2", "-1x4", "1e3x4", "70000x9"]
    {
      #expect(Size(text) == nil, "\(text)")
    }
  }

  @Test("splitting gives two parts that make up the whole, less the gap")
  func splits() {
    let whole = Rect(row: 2, column: 3, columns: 20, rows: 10)
    let sides = whole.split(left: 7, gap: 1)
    #expect(sides.left == Rect(row: 2, column: 3, columns: 7, rows: 10))
    #expect(sides.right == Rect(row: 2, column: 11, columns: 12, rows: 10))
    #expect(whole.split(right: 12, gap: 1) == sides)
    let parts = whole.split(top: 1)
    #expect(parts.bottom == Rect(row: 3, column: 3, columns: 20, rows: 9))
    #expect(whole.split(bottom: 9) == parts)
  }

  @Test("parts larger than the whole leave nothing, never a negative size")
  func oversized() {
    let whole = Rect(row: 0, column: 0, columns: 5, rows: 2)
    #expect(whole.split(left: 9, gap: 3).left == whole)
    #expect(whole.split(left: 9, gap: 3).right.isEmpty)
    #expect(whole.split(bottom: 9).top.isEmpty)
    #expect(whole.inset(columns: 4, rows: 4).isEmpty)
    #expect(
      whole.centred(Size(columns: 99, rows: 1)) == Rect(row: 0, column: 0, columns: 5, rows: 1))
    #expect(whole.intersection(Rect(row: 5, column: 0, columns: 5, rows: 5)).isEmpty)
  }

  @Test("a popup lies in the middle")
  func centred() {
    let screen = Rect(Size(columns: 80, rows: 24))
    #expect(
      screen.centred(Size(columns: 40, rows: 10)) == Rect(row: 7, column: 20, columns: 40, rows: 10)
    )
  }
}
