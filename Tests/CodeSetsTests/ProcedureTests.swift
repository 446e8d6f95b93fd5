import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct ProcedureTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func holdsEveryCodeOfTheYear() throws {
    let all = book.procedures(startingWith: "", limit: .max)
    #expect(all.count == 79_195)
    for (date, count) in [
      ("2025-10-01", 79_115), ("2026-03-31", 79_115), ("2026-04-01", 79_193),
      ("2026-09-30", 79_193),
    ] {
      let date = try day(date)
      #expect(all.filter { $0.valid.contains(date) }.count == count, "\(date)")
    }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.code < $1.code })
    #expect(all.allSatisfy { !$0.title.isEmpty && $0.code.text.utf8.count == 7 })
  }

  @Test(arguments: [
    ("5A1955Z", "Respiratory Ventilation, Greater than 96 Consecutive Hours"),
    ("0BH17EZ", "Insertion of Endotracheal Airway into Trachea, Via Natural or Artificial Opening"),
    ("02HV33Z", "Insertion of Infusion Device into Superior Vena Cava, Percutaneous Approach"),
    ("0FT44ZZ", "Resection of Gallbladder, Percutaneous Endoscopic Approach"),
    ("10D00Z1", "Extraction of Products of Conception, Low, Open Approach"),
    (
      "30233N1",
      "Transfusion of Nonautologous Red Blood Cells into Peripheral Vein, Percutaneous Approach"
    ),
    ("30233AZ", "Transfusion of Embryonic Stem Cells into Peripheral Vein, Percutaneous Approach"),
    ("0JBR0ZZ", "Excision of Left Foot Subcutaneous Tissue and Fascia, Open Approach"),
  ])
  func titles(code: String, title: String) {
    #expect(book.procedure(ProcedureCode(code))?.title == title)
  }

  @Test func validityIsDatedWithinTheYear() throws {
    let last = try day("2026-03-31")
    for code: ProcedureCode in ["30233AZ", "30243AZ"] {
      expectNoDifference(book.procedure(code)?.valid, Validity(through: last))
    }
    let all = book.procedures(startingWith: "", limit: .max)
    #expect(try all.filter { try $0.valid.from == day("2026-04-01") }.count == 80)
    #expect(try all.filter { try $0.valid.from == day("2025-10-01") }.count == 156)
    expectNoDifference(book.procedure(" 5a1955z")?.valid, Validity())
  }

  @Test(arguments: [
    "", "0", "0016", "5A1955", "5A1955ZZ", "0O16070", "ZZZZZZZ", "🩺", "5A1955Z\t", "#",
    String(repeating: "0", count: 100),
  ])
  func absent(code: String) {
    #expect(book.procedure(ProcedureCode(normalised: code)) == nil)
  }

  @Test func prefixes() {
    func codes(_ prefix: String, _ limit: Int) -> [String] {
      book.procedures(startingWith: prefix, limit: limit).map(\.code.text)
    }
    #expect(codes("5a121", 9) == ["5A1213Z"])
    #expect(codes("5A12", 3) == ["5A12012", "5A1213Z", "5A1221J"])
    #expect(codes("", 1) == ["0016070"])
    #expect(codes("5A1955Z", 9) == ["5A1955Z"])
    #expect(codes("XZ", 0).isEmpty)
    #expect(codes("QQ", 9).isEmpty)
    #expect(codes("0", 20).count == 20)
  }
}
