import Chart
import Practice
import Testing

@Suite("Rules of compliant queries")
struct QueryRuleTests {
  static let record = Documentation([
    document("01-progress", .provider, "Pneumonia, improving. No sepsis. AKI on CKD 3b."),
    document("02-dietitian", .dietitian, "Severe malnutrition."),
  ])

  static let at = CivilDateTime("2026-05-03T10:00")!

  static func document(_ id: String, _ role: AuthorRole, _ text: String) -> RecordDocument {
    RecordDocument(
      id: id, kind: .progressNote, title: id,
      at: at, author: "A", role: role, lines: [text])
  }

  /// A query against which nothing can be said.
  static var good: ProviderQuery {
    var query = ProviderQuery()
    query.title = "Nutritional status"
    query.indicators = [Evidence(in: "02-dietitian", quote: "12% weight loss")]
    query.question = "Please document the nutritional diagnosis, if any, these findings stand for."
    query.choices = ["severe malnutrition", "other", "unable to determine"]
    return query
  }

  static func rules(_ change: (inout ProviderQuery) -> Void) -> Set<QueryRule> {
    var query = good
    change(&query)
    return Set(check(query, record).map(\.rule))
  }

  @Test("nothing is said of a good one, with one supported choice beside other and undetermined")
  func good() { #expect(check(Self.good, Self.record) == []) }

  @Test("each rule finds what it is for, and nothing else")
  func each() {
    #expect(Self.rules { $0.title = "" } == [.noTitle])
    #expect(Self.rules { $0.question = " " } == [.noQuestion])
    #expect(Self.rules { $0.indicators = [] } == [.noIndicators])
    #expect(Self.rules { $0.title = "Severe malnutrition" } == [.leadingTitle])
    #expect(Self.rules { $0.question = "Please add it to the summary." } == [.leadingWording])
    #expect(Self.rules { $0.question = "Would you agree?" } == [.leadingWording])
    #expect(
      Self.rules { $0.question = "What is the cause of the malnutrition?" }
        == [.undocumentedDiagnosis])
    #expect(
      Self.rules { $0.question += " It would raise the DRG." } == [.paymentOrQuality])
    #expect(Self.rules { $0.choices.removeFirst() } == [.noChoice])
    #expect(Self.rules { $0.choices.remove(at: 1) } == [.missingOther])
    #expect(Self.rules { $0.choices.removeLast() } == [.missingUndetermined])
    #expect(Self.rules { $0.form = .yesNo } == [.yesNoMisused])
    #expect(
      Self.rules { $0.question = "What is the principal diagnosis, clinically?" } == [.coderTask])
  }

  @Test("yes or no is right for what is documented, never for what is not")
  func yesNo() {
    func ask(_ question: String, _ purpose: QueryPurpose) -> Set<QueryRule> {
      Self.rules {
        ($0.form, $0.purpose, $0.question) = (.yesNo, purpose, question)
        $0.title = "Kidney function"
      }
    }
    #expect(ask("Was the AKI present at the inpatient order?", .presentOnAdmission) == [])
    #expect(ask("Was the AKI due to the contrast medium?", .causeAndEffect) == [])
    #expect(ask("Was the AKI there?", .newDiagnosis) == [.yesNoMisused])
    #expect(
      ask("Was the sepsis present at the inpatient order?", .presentOnAdmission)
        == [.yesNoMisused, .undocumentedDiagnosis])
  }

  @Test("a clinical quantity is no payment, a clinical severity no score")
  func clinical() {
    #expect(Self.rules { $0.question += " 500 cc were given." } == [])
    #expect(Self.rules { $0.question += " Please state the severity of the wound." } == [])
    #expect(Self.rules { $0.question += " It is a CC." } == [.paymentOrQuality])
    #expect(
      Self.rules { $0.question += " It shows the severity of this stay." } == [.paymentOrQuality])
  }

  @Test("a note that none is needed asks for a subject alone")
  func notNeeded() {
    var query = ProviderQuery()
    query.stage = .notNeeded
    #expect(check(query, Self.record).map(\.rule) == [.noTitle])
    query.title = "Handedness"
    #expect(check(query, Self.record) == [])
  }

  @Test("every rule has its reason, and an identifier of its own")
  func reasons() {
    #expect(Set(QueryRule.allCases.map(\.reason)).count == QueryRule.allCases.count)
    #expect(QueryRule.allCases.allSatisfy { $0.rawValue == $0.rawValue.lowercased() })
  }
}
