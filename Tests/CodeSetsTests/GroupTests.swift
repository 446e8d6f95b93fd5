import Chart
import CodeSets
import CustomDump
import Testing

@Suite struct GroupTests {
  let book: CodeBook
  init() throws { book = try openBook() }

  @Test func everyGroup() {
    let groups = book.groups
    #expect(groups.count == 772)
    #expect(groups.filter { $0.weight != nil }.count == 770)
    #expect(groups.filter { $0.kind == .surgical }.count == 403)
    #expect(groups.filter { $0.kind == .medical }.count == 367)
    #expect(zip(groups, groups.dropFirst()).allSatisfy { $0.drg < $1.drg })
    for group in groups where !group.mdc.isEmpty {
      #expect(book.majorCategory(group.mdc) != nil, "\(group.drg)")
    }
  }

  @Test func aGroupSaysAllThereIs() throws {
    let transplant = try #require(book.group("001"))
    #expect(
      transplant.title == "HEART TRANSPLANT OR IMPLANT OF HEART ASSIST SYSTEM WITH MCC")
    #expect(transplant.weight == 28.0239 && transplant.mdc == "PRE" && transplant.kind == .surgical)
    #expect(transplant.geometricMeanStay == 25.8 && transplant.arithmeticMeanStay == 36.2)
    #expect(!transplant.isPostAcuteTransfer && !transplant.isSpecialPay)
    let capped = try #require(book.group("010"))
    #expect(capped.uncappedWeight == 3.0699 && capped.weight == 7.1757)
    let none = try #require(book.group("999"))
    #expect(none.kind == .none && none.weight == nil && none.title == "UNGROUPABLE")
    #expect(book.group("871")?.title.hasPrefix("SEPTICEMIA OR SEVERE SEPSIS WITHOUT MV") == true)
    for absent in ["", "1", "0001", "QQQ"] { #expect(book.group(absent) == nil) }
    #expect(book.majorCategory("05") == "Diseases and Disorders of the Circulatory System")
    #expect(book.majorCategory("PRE") == "Pre-MDC")
    #expect(book.majorCategory("77") == nil)
  }

  @Test func conditionsAcquiredInHospital() {
    expectNoDifference(book.hacs.map(\.number), Array(1...14))
    #expect(book.hacs[3].title == "Stage III and IV Pressure Ulcers")
    func numbers(
      _ principal: DiagnosisCode, _ secondary: [DiagnosisCode], _ procedures: [ProcedureCode] = []
    ) -> [Int] {
      book.hacs(principal: principal, secondary: secondary, procedures: procedures).map(\.number)
    }
    #expect(numbers("S72.001A", ["L89.154"]) == [4])
    #expect(numbers("L89.154", ["I10"]) == [])
    #expect(numbers("I10", []) == [])
    // A urinary infection counts with the catheter's code, not by itself.
    #expect(numbers("I10", ["N39.0"]) == [])
    #expect(numbers("I10", ["N39.0", "T83.511A"]) == [6])
    // Thrombosis counts with a hip or knee replacement.
    #expect(numbers("M17.11", ["I82.401"]) == [])
    #expect(numbers("M17.11", ["I82.401"], ["0SRC0J9"]) == [10])
    // Infection after bariatric surgery takes obesity as principal, and the surgery.
    #expect(numbers("E66.01", ["K68.11"], ["0D16079"]).contains(11) == true)
    #expect(numbers("I10", ["K68.11"], ["0D16079"]).contains(11) == false)
  }

  @Test func aFormulaIsReadToItsEnd() {
    func holds(_ formula: String, _ words: Set<String>) -> Bool {
      HospitalAcquiredCondition(number: 0, title: "", formula: formula)
        .holds(principal: words, secondary: words, procedures: words)
    }
    #expect(holds("SDX:a | (SDX:a & SDX:b)", ["a"]))
    #expect(!holds("SDX:a | (SDX:a & SDX:b)", ["b"]))
    #expect(holds("a & b | c", ["c"]) && !holds("a & (b | c)", ["c"]))
    #expect(holds("a & (b | c)", ["a", "c"]) && !holds("", ["a"]) && !holds("a &", ["a"]))
  }
}
