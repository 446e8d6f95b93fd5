import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct AxesTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func namesEveryCharacter() {
    let axes = book.axes(of: "0fT44Zz")
    expectNoDifference(
      axes.map { "\($0.name) \($0.value) \($0.label)" },
      [
        "Section 0 Medical and Surgical", "Body System F Hepatobiliary System and Pancreas",
        "Operation T Resection", "Body Part 4 Gallbladder", "Approach 4 Percutaneous Endoscopic",
        "Device Z No Device", "Qualifier Z No Qualifier",
      ])
    #expect(axes.map { $0.definition != nil } == [false, false, true, false, true, false, false])
  }

  @Test func everyCodeHasSevenAxes() {
    for record in book.procedures(startingWith: "", limit: .max) {
      let axes = book.axes(of: record.code)
      guard axes.count == 7, String(axes.map(\.value)) == record.code.text else {
        Issue.record("\(record.code): \(axes)")
        return
      }
    }
  }

  @Test(arguments: [
    ("", 0), ("0", 1), ("0F", 2), ("0FT", 3), ("0FT4", 4), ("0FT44", 5), ("0FT4X", 4),
    ("0FT44ZX", 6), ("0FO", 2), ("Q", 0), ("0FT44ZZZZ", 7), ("🩺", 0), ("0\t", 1),
  ])
  func asFarAsTheTableKnows(code: String, count: Int) {
    #expect(book.axes(of: ProcedureCode(code)).count == count)
  }

  // Device 7 and qualifier B are both in table 001, in different rows: the row that knows more of the
  // code decides, and the code that ended in March still has its own.
  @Test func theBestRowDecides() {
    #expect(book.axes(of: "00160ZB").map(\.label).last == "Cerebral Cisterns")
    #expect(book.axes(of: "001U0J0").map(\.label).last == "Synthetic Substitute")
    #expect(
      book.axes(of: "30233AZ").map(\.label).suffix(2) == ["Stem Cells, Embryonic", "No Qualifier"])
  }

  @Test func walkingReachesEveryCodeOfTheEdition() throws {
    let edition = try day("2026-04-01")
    let valid = book.procedures(startingWith: "", limit: .max).filter { $0.valid.contains(edition) }
    var reached: [String] = []
    func walk(_ prefix: String) {
      let next = book.nextValues(after: prefix)
      if next.isEmpty { reached.append(prefix) }
      for value in next { walk(prefix + String(value.value)) }
    }
    walk("")
    #expect(reached.count == 79_193)
    #expect(reached == valid.map(\.code.text))
  }

  @Test func nextValues() {
    func next(_ prefix: String) -> String { String(book.nextValues(after: prefix).map(\.value)) }
    #expect(next("") == "0123456789BCDFGHX")
    #expect(next("0ft4") == "04")
    #expect(next("0FT44Z") == "GZ")
    #expect(next("3023") == "3")
    for prefix in ["0FT44ZZ", "0FT44ZZZ", "Q", "0FO", "0FTQ", "🩺", "0FT44X", "30233A"] {
      #expect(next(prefix) == "", "\(prefix)")
    }
  }

  @Test func aTableHasItsRows() throws {
    let table = try #require(book.table(for: "0ft"))
    #expect(table.head.map(\.label).last == "Resection")
    #expect(table.rows.count == 3)
    #expect(
      table.rows.allSatisfy { $0.map(\.name) == ["Body Part", "Approach", "Device", "Qualifier"] })
    #expect(table.rows[0][0].values.map(\.label).contains("Gallbladder"))
    for absent in ["", "0F", "0FO", "0FT4", "QQQ", "🩺🩺🩺"] {
      #expect(book.table(for: absent) == nil)
    }
  }

  @Test func tablesAndRowsOfTheEdition() {
    var (tables, rows, undefined) = (0, 0, Set<String>())
    for section in book.nextValues(after: "") {
      for system in book.nextValues(after: String(section.value)) {
        for operation in book.nextValues(after: String([section.value, system.value])) {
          let key = String([section.value, system.value, operation.value])
          guard let table = book.table(for: key) else { continue }
          tables += 1
          rows += table.rows.count
          let defined =
            [operation] + table.rows.joined().filter { $0.name == "Approach" }.flatMap(\.values)
          for value in defined where value.definition == nil {
            undefined.insert("\(value.name): \(value.label)")
          }
        }
      }
    }
    #expect(tables == 917)
    #expect(rows == 2_756)
    #expect(undefined.sorted() == [])
  }
}
