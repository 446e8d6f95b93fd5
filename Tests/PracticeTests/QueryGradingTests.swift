import Chart
import Practice
import Testing

@Suite("Grading of queries")
struct QueryGradingTests {
  static let keys = [
    QueryKey(
      about: "onset of the hypokalemia", needed: true,
      rationale: Rationale(
        why: "Nobody says when.", evidence: [Evidence(in: "04-lab", quote: "Potassium - 2.9 3.6")]),
      options: [
        QueryKey.Option(
          text: "Was the hypokalemia there at the order: yes; no; other; unable to determine.",
          compliant: true, why: "All answers."),
        QueryKey.Option(
          text: "Please document that the hypokalemia was present.", compliant: false, why: "Leads."
        ),
      ]),
    QueryKey(
      about: "handedness", needed: false,
      rationale: Rationale(why: "The attending settled it."),
      options: [
        QueryKey.Option(text: "No query: it is settled.", compliant: true, why: "So it is."),
        QueryKey.Option(text: "Please amend your note.", compliant: false, why: "Leads."),
      ]),
  ]
  static let record = Documentation([
    QueryRuleTests.document("01-progress", .provider, "Hypokalemia, replaced.")
  ])

  private func written(_ title: String, cites quote: String? = nil) -> ProviderQuery {
    var query = QueryRuleTests.good
    query.title = title
    query.question = "Please document the onset, if it can be told."
    query.choices = ["at the order", "after it", "other", "unable to determine"]
    query.indicators = [Evidence(in: "04-lab", quote: quote ?? "something else")]
    query.stage = .sent
    return query
  }

  private func outcomes(_ queries: [ProviderQuery]) -> [QueryOutcome] {
    grade(queries, against: Self.keys, Self.record).items.map(\.outcome)
  }

  @Test("nothing written: what is needed is missed, what is not is left alone")
  func nothing() { #expect(outcomes([]) == [.missed, .leftAlone]) }

  @Test("one's own words are found by the indicator they cite, or by their subject")
  func matched() {
    let cited = grade(
      [written("Potassium of the first day", cites: "Potassium   -  2.9  3.6")], against: Self.keys,
      Self.record)
    #expect(cited.items.map(\.outcome) == [.asked, .leftAlone])
    #expect(cited.items[0].found == [true])
    #expect(cited.items[0].isCompliant)
    #expect(cited.indicators == (1, 1))
    #expect(outcomes([written("Hypokalemia")]) == [.asked, .leftAlone])
    #expect(outcomes([written("Handedness of the patient")]) == [.missed, .needless])
    #expect(outcomes([written("Weather")]) == [.missed, .leftAlone, .unkeyed])
  }

  @Test("a draft is not sent; a note that none is needed is right or wrong by the key")
  func stages() {
    var query = written("Hypokalemia")
    query.stage = .draft
    #expect(outcomes([query]) == [.missed, .leftAlone])
    query.stage = .notNeeded
    #expect(outcomes([query]) == [.missed, .leftAlone])
    query.title = "Handedness"
    #expect(outcomes([query]) == [.missed, .leftAlone])
  }

  @Test("a chosen wording is judged as the key judges it; `No query` sends nothing")
  func wordings() {
    func choose(_ key: Int, _ option: Int) -> GradedQuery {
      var query = ProviderQuery()
      query.title = Self.keys[key].about
      query.wording = Self.keys[key].options[option].text
      query.stage = .sent
      return grade([query], against: Self.keys, Self.record).items[key]
    }
    #expect(choose(0, 0).outcome == .asked && choose(0, 0).isCompliant)
    #expect(choose(0, 1).outcome == .asked && !choose(0, 1).isCompliant)
    #expect(choose(1, 0).outcome == .leftAlone)
    #expect(choose(1, 1).outcome == .needless && !choose(1, 1).isCompliant)
  }

  @Test("a choice that neither key nor record supports is found")
  func unsupported() {
    var query = written("Hypokalemia")
    query.choices.insert("thyroid storm", at: 0)
    let item = grade([query], against: Self.keys, Self.record).items[0]
    #expect(item.findings.map(\.rule) == [.unsupportedChoice])
  }
}
