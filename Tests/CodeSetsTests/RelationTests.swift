import Chart
import CodeSets
import Testing

@Suite struct RelationTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test(arguments: [
    ("A41.01", "A41.0"), ("A41.0", "A41"), ("A41", nil), ("W19.XXXA", "W19"),
    ("S72.001A", "S72.001"), ("T38.0X5A", "T38.0X5"), ("E11.22", "E11.2"), ("A41.0999", "A41.0"),
    ("A41.01999999", "A41.01"), ("Q", nil), ("", nil), ("🩺🩺🩺", nil),
  ])
  func parents(code: String, parent: String?) {
    #expect(book.parent(of: DiagnosisCode(code))?.code.description == parent)
  }

  @Test func children() {
    func below(_ code: DiagnosisCode) -> [String] {
      book.children(of: code).map(\.code.description)
    }
    #expect(below("A41.0") == ["A41.01", "A41.02"])
    #expect(below("W19") == ["W19.XXXA", "W19.XXXD", "W19.XXXS"])
    #expect(
      below("A41") == [
        "A41.0", "A41.1", "A41.2", "A41.3", "A41.4", "A41.5", "A41.8", "A41.9",
      ])
    #expect(below("A41.01").isEmpty)
    #expect(below("QQQ").isEmpty)
    #expect(below("").isEmpty)
  }

  @Test func siblings() {
    #expect(book.siblings(of: "A41.01").map(\.code) == ["A41.02"])
    #expect(book.siblings(of: "E11.22").map(\.code) == ["E11.21", "E11.29"])
    #expect(book.siblings(of: "A41").isEmpty)
  }

  @Test func everyCodeHangsBelowItsParent() {
    let categories = book.diagnoses(startingWith: "", limit: .max).filter {
      $0.code.text.count == 3
    }
    var reached = categories.count
    var open = categories.map(\.code)
    while let code = open.popLast() {
      let children = book.children(of: code).map(\.code)
      reached += children.count
      open += children
    }
    #expect(reached == 98_186)
  }
}
