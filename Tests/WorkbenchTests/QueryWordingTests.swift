import CaseLibrary
import Chart
import Foundation
import Practice
import Testing

/// The wordings of the library's cases, which their authors judged, put the rules to the test.
@Suite("Rules of queries on the library's wordings")
struct QueryWordingTests {
  struct Wording: CustomTestStringConvertible {
    var caseID: String
    var option: QueryKey.Option
    var rules: [QueryRule]
    var testDescription: String { "\(caseID): \(option.text.prefix(40))" }
  }

  static func wordings() throws -> [Wording] {
    let catalogue = CaseLibrary.catalogue(of: [Fixture.root + "/Cases"])
    var wordings: [Wording] = []
    for case .ready(let summary) in catalogue.entries {
      let chosen = try loadCase(at: summary.folder)
      let record = Documentation(chosen.documents)
      for key in chosen.key.queries {
        // `No query: …` asks nothing.
        for option in key.options where !(option.isCompliant && !key.isNeeded) {
          var query = ProviderQuery()
          (query.title, query.wording, query.stage) = (key.about, option.text, .sent)
          wordings.append(
            Wording(
              caseID: summary.info.id, option: option, rules: check(query, record).map(\.rule)))
        }
      }
    }
    return wordings
  }

  @Test("no rule speaks against a wording that its author calls compliant")
  func compliant() throws {
    let compliant = try Self.wordings().filter(\.option.isCompliant)
    #expect(compliant.count >= 20)
    for wording in compliant {
      #expect(wording.rules == [], "\(wording.caseID): \(wording.option.text)")
    }
  }

  @Test("the rules speak against the wordings that are not")
  func notCompliant() throws {
    let wrong = try Self.wordings().filter { !$0.option.isCompliant }
    #expect(wrong.count >= 40)
    for wording in wrong {
      #expect(wording.rules != [], "\(wording.caseID): \(wording.option.text)")
    }
  }
}
