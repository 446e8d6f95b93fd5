import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct KeyTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func everyRootOperationIsDescribed() {
    let operations = book.rootOperations
    #expect(operations.count == 31)
    #expect(String(operations.map(\.value).sorted()) == "0123456789BCDFGHJKLMNPQRSTUVWXY")
    for operation in operations {
      #expect((2...4).contains(operation.examples.count), "\(operation.name)")
      #expect(operation.use.hasSuffix(".") && operation.definition.hasSuffix("."))
      // The tables use the same character for the same operation.
      let labels = book.nextValues(after: "0").flatMap { system in
        book.nextValues(after: "0\(system.value)").filter { $0.value == operation.value }
      }
      #expect(Set(labels.map(\.label)) == [operation.name])
    }
  }

  @Test func aRootOperationByNameOrCharacter() {
    #expect(book.rootOperation("excision")?.value == "B")
    #expect(book.rootOperation("T")?.name == "Resection")
    #expect(book.rootOperation("t")?.name == "Resection")
    #expect(book.rootOperation("") == nil)
    #expect(book.rootOperation("Amputation") == nil)
  }

  @Test func theKeysAreWhole() {
    #expect(book.bodyPartKey.count == 328)
    #expect(book.bodyPartKey.flatMap(\.values).count == 460)
    // 1,189 of October and the gallbladder fossa of April.
    #expect(book.bodyPartKey.flatMap(\.terms).count == 1_190)
    let sections = Dictionary(grouping: book.deviceKey, by: \.section).mapValues(\.count)
    expectNoDifference(sections, ["0": 145, "3": 19, "X": 131])
  }

  @Test func aTermLeadsToItsValues() {
    expectNoDifference(
      book.bodyPartKey(matching: "hallux"),
      [KeyTerm(term: "Hallux", values: ["1st Toe, Left", "1st Toe, Right"], section: "0")])
    #expect(book.bodyPartKey(matching: "gallbladder fossa").first?.values == ["Peritoneal Cavity"])
    #expect(book.bodyPartKey(matching: "ABDOMINIS rect").map(\.term) == ["Rectus abdominis muscle"])
    #expect(
      Set(book.bodyPartKey(matching: "pelvic splanchnic nerve").flatMap(\.values)) == [
        "Abdominal Sympathetic Nerve", "Sacral Sympathetic Nerve",
      ])
    #expect(book.deviceKey(matching: "lap-band").first?.values == ["Extraluminal Device"])
    #expect(book.deviceKey(matching: "kcentra").map(\.section) == ["3"])
    #expect(book.deviceKey(matching: "grafapex").map(\.section) == ["X"])
    for nothing in ["", "  ", "-", "zzz", "🩺"] {
      #expect(book.bodyPartKey(matching: nothing).isEmpty)
      #expect(book.deviceKey(matching: nothing).isEmpty)
    }
  }
}
