import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct DiagnosisTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func holdsEveryCodeOfTheYear() throws {
    let all = book.diagnoses(startingWith: "", limit: .max)
    let complete = all.filter(\.isComplete)
    #expect(all.count == 98_186)
    #expect(complete.count == 74_719)
    #expect(complete.filter(\.isPOAExempt).count == 38_349)
    #expect(all.allSatisfy { $0.isComplete || !$0.isPOAExempt })
    for date in ["2025-10-01", "2026-03-31", "2026-04-01", "2026-09-30"] {
      let date = try day(date)
      #expect(complete.filter { $0.valid.contains(date) }.count == 74_719, "\(date)")
    }
    #expect(zip(all, all.dropFirst()).allSatisfy { $0.code < $1.code })
    #expect(all.allSatisfy { !$0.title.isEmpty && !$0.title.contains("^") })
  }

  @Test(arguments: [
    ("I10", "Essential (primary) hypertension"),
    ("A41.9", "Sepsis, unspecified organism"),
    ("A41.01", "Sepsis due to Methicillin susceptible Staphylococcus aureus"),
    ("R65.21", "Severe sepsis with septic shock"),
    ("E11.22", "Type 2 diabetes mellitus with diabetic chronic kidney disease"),
    ("J96.01", "Acute respiratory failure with hypoxia"),
    ("N17.9", "Acute kidney failure, unspecified"),
    ("Z79.4", "Long term (current) use of insulin"),
    ("H81.01", "Ménière's disease, right ear"),
    (
      "S72.001A",
      "Fracture of unspecified part of neck of right femur, initial encounter for closed fracture"
    ),
    ("W19.XXXA", "Unspecified fall, initial encounter"),
    ("T38.0X5A", "Adverse effect of glucocorticoids and synthetic analogues, initial encounter"),
    (
      "O31.00X1",
      "Papyraceous fetus, unspecified trimester, fetus 1"
    ),
    ("E66.813", "Obesity, class 3"),
  ])
  func titles(code: String, title: String) {
    let code = DiagnosisCode(code)
    #expect(book.diagnosis(code)?.title == title)
    #expect(book.title(of: code) == title)
    #expect(book.diagnosis(code)?.isComplete == true)
  }

  @Test func aRecordSaysAllThereIs() {
    expectNoDifference(
      book.diagnosis("z79.4"),
      DiagnosisRecord(
        code: "Z794", title: "Long term (current) use of insulin", isComplete: true,
        isPOAExempt: true, valid: Validity()))
    expectNoDifference(book.diagnosis(" w19xxxa "), book.diagnosis("W19.XXXA"))
  }

  @Test(arguments: [
    ("A41", false), ("A41.0", false), ("A41.01", true), ("E11.22", true), ("S72.001", false),
    ("S72.001A", true), ("W19", false), ("W19.XXXA", true), ("I10", true), ("Z68.1", true),
  ])
  func completeness(code: String, isComplete: Bool) {
    #expect(book.diagnosis(DiagnosisCode(code))?.isComplete == isComplete)
  }

  @Test(arguments: [
    ("Z79.4", true), ("I10", false), ("W18.01XA", true), ("W19.XXXA", false), ("S72.001D", true),
    ("S72.001A", false),
    ("Z79", false), ("Z99.99", false), ("", false),
  ])
  func exemption(code: String, isExempt: Bool) {
    #expect(book.isPOAExempt(DiagnosisCode(code)) == isExempt)
  }

  // A placeholder left out, a 7th character that a note withholds, text of no kind.
  @Test(arguments: [
    "W19A", "W19.XXX", "S06.1X7D", "A41.011", "ZZZ", "A4", "A", "", "A41.01\tc", "#", "Ä41", "🩺",
    String(repeating: "A41", count: 34),
  ])
  func absent(code: String) {
    #expect(book.diagnosis(DiagnosisCode(code)) == nil)
    #expect(book.diagnosis(DiagnosisCode(normalised: code)) == nil)
  }

  @Test func prefixes() {
    func codes(_ prefix: String, _ limit: Int) -> [String] {
      book.diagnoses(startingWith: prefix, limit: limit).map(\.code.description)
    }
    #expect(codes("a41.0", 20) == ["A41.0", "A41.01", "A41.02"])
    #expect(codes("A41", 4) == ["A41", "A41.0", "A41.01", "A41.02"])
    #expect(codes("A41.01", 9) == ["A41.01"])
    #expect(codes("", 2) == ["A00", "A00.0"])
    #expect(codes("W19.X", 9) == ["W19.XXXA", "W19.XXXD", "W19.XXXS"])
    for (prefix, limit) in [("A41", 0), ("A41", -1), ("QQ", 9), ("🩺", 9), ("#", 9), ("Z99.90", 9)] {
      #expect(codes(prefix, limit).isEmpty)
    }
    #expect(codes("Z99", 99).last == "Z99.89")
    #expect(codes(String(repeating: "A", count: 100), 9).isEmpty)
  }

  @Test func validityIsDatedWithinTheYear() throws {
    let start = try day("2025-10-01")
    let end = try day("2026-09-30")
    // New in October 2025.
    expectNoDifference(book.diagnosis("C50.A0")?.valid, Validity(from: start))
    expectNoDifference(book.diagnosis("I10")?.valid, Validity())
    // Expanded in October 2026.
    expectNoDifference(book.diagnosis("I42.0")?.valid, Validity(through: end))
    // The code editor dates a flag of this one within the year, not the code.
    expectNoDifference(book.diagnosis("F07.81")?.valid, Validity())
    let all = book.diagnoses(startingWith: "", limit: .max)
    #expect(all.filter { $0.valid.from == start }.count == 487)
    #expect(all.filter { $0.valid.through == end }.count == 30)
  }

  @Test func validityIncludesBothEnds() throws {
    let (first, last) = (try day("2025-10-01"), try day("2026-03-31"))
    let valid = Validity(from: first, through: last)
    #expect(valid.contains(first) && valid.contains(last))
    #expect(!valid.contains(first + -1) && !valid.contains(last + 1))
    #expect(Validity().contains(first))
  }
}
