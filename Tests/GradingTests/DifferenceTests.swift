import Chart
import CodeSets
import TestSupport
import Testing

@testable import Grading

@Suite("Differences of near misses")
struct DifferenceTests {
  private let book: CodeBook

  init() throws { book = try openBook() }

  private func aspects(_ entered: String, _ keyed: String) -> [String] {
    diagnosisDifferences(DiagnosisCode(entered), DiagnosisCode(keyed), in: book).map(\.aspect)
  }

  @Test(
    "kinds of diagnosis differences",
    arguments: [
      ("A41.9", "A41.01", ["lessSpecific"]),
      ("A41.01", "A41.9", ["overSpecific"]),
      ("A41.01", "A41.02", ["sibling"]),
      ("S72.001", "S72.001A", ["lessSpecific"]),
      ("S72.001A", "S72.001D", ["seventhCharacter"]),
      ("S72.001A", "S72.002A", ["laterality"]),
      ("S72.001A", "S72.002D", ["laterality", "seventhCharacter"]),
      ("S72.009A", "S72.001A", ["lessSpecific"]),
      ("S72.001A", "S72.141A", ["lessSpecific"]),
      ("M17.11", "M17.12", ["laterality"]),
      ("M17.0", "M17.11", ["laterality"]),
      ("H25.11", "H25.13", ["laterality"]),
      ("E11.9", "E11.22", ["lessSpecific"]),
      ("I50.9", "I50.23", ["lessSpecific"]),
      ("T81.44XA", "T81.44XD", ["seventhCharacter"]),
      ("T81.40XA", "T81.44XA", ["lessSpecific"]),
      ("I24.89", "I21.4", ["confusable"]),
      ("A41.ZZ", "A41.01", ["sibling"]),
      ("A41", "A41.01", ["lessSpecific"]),
      ("A41.01", "A41.01", []),
    ])
  func kinds(entered: String, keyed: String, expected: [String]) {
    #expect(aspects(entered, keyed) == expected)
  }

  @Test("the words name both titles, sides and seventh characters")
  func words() {
    func text(_ entered: String, _ keyed: String) -> [String] {
      diagnosisDifferences(DiagnosisCode(entered), DiagnosisCode(keyed), in: book).map(\.text)
    }
    #expect(
      text("A41.9", "A41.01") == [
        "A41.9 (Sepsis, unspecified organism) says less than the record, which supports A41.01 "
          + "(Sepsis due to Methicillin susceptible Staphylococcus aureus)."
      ])
    #expect(
      text("S72.001A", "S72.001D") == [
        "The seventh character differs: A (initial encounter for closed fracture) was entered, the "
          + "key has D (subsequent encounter for closed fracture with routine healing)."
      ])
    #expect(text("S72.001A", "S72.002A").first?.hasPrefix("The side differs: right was") == true)
    #expect(text("A41.ZZ", "A41.01").first?.contains("A41.ZZ (not in the book)") == true)
  }

  @Test("swapping the sides swaps less and over-specific and keeps every other difference")
  func swapping() {
    let codes = CodePool.anyDiagnosis + CodePool.garbage.map { DiagnosisCode($0) }
    var pairs = 0
    for a in codes {
      for b in codes where a != b && diagnosisSimilarity(PackedCode(a.text), PackedCode(b.text)) > 0
      {
        pairs += 1
        let there = diagnosisDifferences(a, b, in: book)
        let back = diagnosisDifferences(b, a, in: book)
        #expect(!there.isEmpty)
        #expect(there.map(turned) == back.map(\.side), "\(a) \(b)")
      }
    }
    #expect(pairs > 300)
    for a in CodePool.procedures {
      for b in CodePool.procedures
      where a != b && procedureSimilarity(PackedCode(a.text), PackedCode(b.text)) > 0 {
        let there = procedureDifferences(a, b, in: book)
        #expect(!there.isEmpty)
        #expect(there.map(turned) == procedureDifferences(b, a, in: book).map(\.side), "\(a) \(b)")
      }
    }
  }

  @Test("and so it is in a report: the pairing is the same both ways round", arguments: 0..<800)
  func swappingReports(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let codes = random.some(
      14, of: CodePool.diagnoses.filter { "EIJNS".contains($0.text.first ?? "A") })
    let principal = DiagnosisCode("Q90.9")
    func graded(_ entered: [DiagnosisCode], _ keyed: [DiagnosisCode]) throws -> Set<[String]> {
      let key = AnswerKey(
        .inpatient(
          InpatientKey(
            principal: PrincipalKey([DiagnosisLine([DiagnosisAlternative(principal)])]),
            secondary: keyed.map { DiagnosisLine([DiagnosisAlternative($0)]) })))
      let sheet = InpatientSummary(
        principal: DiagnosisEntry(principal), secondary: entered.map { DiagnosisEntry($0) })
      let result = grade(
        .inpatient(sheet), against: key, policy: ReportingPolicy(),
        encounter: try #require(Stays.encounter()), using: book)
      return Set(
        result.lines.filter { $0.outcome == .nearMiss }.map {
          [$0.entered?.code ?? "", $0.keyed?.code ?? ""]
        })
    }
    let (a, b) = (Array(codes.prefix(7)), Array(codes.suffix(7)))
    #expect(try graded(a, b) == Set(try graded(b, a).map { $0.reversed() }), "seed \(seed)")
  }

  /// Aspect and sides, with the sides swapped.
  private func turned(_ difference: Difference) -> [String] {
    let aspect =
      switch difference.aspect {
      case "lessSpecific": "overSpecific"
      case "overSpecific": "lessSpecific"
      default: difference.aspect
      }
    return [aspect, difference.keyed, difference.entered]
  }

  @Test("a procedure's axes in the words of its table, with what they mean")
  func axes() {
    let one = procedureDifferences("0DTJ0ZZ", "0DTJ4ZZ", in: book)
    #expect(one.map(\.aspect) == ["Approach"])
    #expect(one.first?.entered == "0 Open")
    #expect(one.first?.keyed == "4 Percutaneous Endoscopic")
    #expect(one.first?.text.hasPrefix("Approach: 0, Open (") == true)
    #expect(procedureDifferences("0DTJ0Z", "0DTJ0ZZ", in: book).map(\.keyed) == ["Z No Qualifier"])
    #expect(procedureDifferences("0DTJ0ZZZ", "0DTJ0ZZ", in: book).map(\.aspect) == ["length"])
    #expect(
      procedureDifferences("0DTJ!ZZ", "0DTJ4ZZ", in: book).first?.text.contains(
        "! (not in its table)") == true)
  }
}

extension Difference {
  fileprivate var side: [String] { [aspect, entered, keyed] }
}

@Suite("Confusables")
struct ConfusableTests {
  @Test("every start is in the book, and no pair lies within one category")
  func starts() throws {
    let book = try openBook()
    for confusable in Confusables.list {
      #expect(!confusable.why.isEmpty && !confusable.cite.isEmpty)
      for pair in confusable.pairs {
        #expect(pair.a.category != pair.b.category)
        for start in [pair.a, pair.b] {
          let text = String(
            decoding: (0..<start.length).map { start.byte(at: $0) }, as: UTF8.self)
          #expect(!book.diagnoses(startingWith: text, limit: 1).isEmpty, "\(text)")
        }
      }
    }
  }

  @Test("no pair is listed twice")
  func once() {
    let pairs = Confusables.list.flatMap(\.pairs).map { Set([$0.a, $0.b]) }
    #expect(Set(pairs).count == pairs.count)
  }

  @Test("found from either side, and only across its own codes")
  func found() {
    #expect(Confusables.entry(for: PackedCode("I214"), and: PackedCode("I2489")) != nil)
    #expect(Confusables.entry(for: PackedCode("I2489"), and: PackedCode("I214")) != nil)
    #expect(Confusables.entry(for: PackedCode("I252"), and: PackedCode("I214")) != nil)
    #expect(Confusables.entry(for: PackedCode("I2510"), and: PackedCode("I214")) == nil)
    #expect(diagnosisSimilarity(PackedCode("K5900"), PackedCode("I214")) == 0)
  }
}

@Suite("Generated codes")
struct PoolTests {
  @Test("are in the book, and exempt as the generator says")
  func inBook() throws {
    let book = try openBook()
    for code in CodePool.anyDiagnosis {
      #expect(book.diagnosis(code)?.isComplete == true, "\(code)")
      #expect(book.isPOAExempt(code) == CodePool.isExempt(code), "\(code)")
    }
    for code in CodePool.procedures { #expect(book.procedure(code) != nil, "\(code)") }
  }
}
