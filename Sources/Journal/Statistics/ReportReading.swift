import Chart
import FoundationEssentials
import Grading

/// A report as it was stored, from the wire format; nil where it does not read. What a later grader
/// may have added is left out.
package func readReport(_ json: [UInt8]) -> GradeReport? {
  guard let wire = try? JSONDecoder().decode(WireReport.self, from: Data(json)) else { return nil }
  return GradeReport(
    practiceScore: wire.practiceScore, lines: wire.lines.compactMap(\.line),
    measures: MeasureName.allCases.compactMap { name in
      wire.measures[name.rawValue].map { Measure(name, $0.numerator, of: $0.denominator) }
    }, edits: (wire.edits ?? []).compactMap(\.edit), drg: wire.drg?.comparison)
}

extension GradeReport {
  /// A report of nothing.
  static let empty = GradeReport(practiceScore: 0, lines: [], measures: [])
}

private struct WireReport: Decodable {
  var practiceScore: Double
  var lines: [WireLine]
  var measures: [String: WireMeasure]
  var edits: [WireEdit]?
  var drg: WireGroups?
}

private struct WireMeasure: Decodable {
  var numerator: Double
  var denominator: Double
}

private struct WirePlace: Decodable {
  var section: String
  var index: Int

  var place: LinePlace? { Section(rawValue: section).map { LinePlace($0, index) } }
}

private struct WireView: Decodable {
  var section: String
  var index: Int
  var code: String
  var poa: String?
  var date: String?

  var view: LineView? {
    Section(rawValue: section).map {
      LineView(
        place: LinePlace($0, index), code: code, poa: poa, date: date.flatMap { CivilDate($0) })
    }
  }
}

private struct WireDifference: Decodable {
  var aspect: String
  var entered: String
  var keyed: String
  var text: String
}

private struct WireEvidence: Decodable {
  var document: String
  var quote: String
  var line: Int?
}

private struct WireLine: Decodable {
  var outcome: String
  var entered: WireView?
  var keyed: WireView?
  var poa: String
  var differences: [WireDifference]
  var why: String
  var cite: [String]
  var evidence: [WireEvidence]

  var line: GradedLine? {
    guard let outcome = Outcome(rawValue: outcome) else { return nil }
    return GradedLine(
      outcome: outcome, entered: entered?.view, keyed: keyed?.view,
      poa: POAVerdict(rawValue: poa) ?? .notGraded,
      differences: differences.map {
        Difference(aspect: $0.aspect, entered: $0.entered, keyed: $0.keyed, text: $0.text)
      }, why: why, cite: cite,
      evidence: evidence.map { Evidence(in: $0.document, quote: $0.quote, line: $0.line) })
  }
}

private struct WireEdit: Decodable {
  var id: String
  var severity: String
  var lines: [WirePlace]
  var codes: [String]
  var message: String
  var cite: [String]

  var edit: Edit? {
    Severity(rawValue: severity).map {
      Edit(
        id: id, severity: $0, lines: lines.compactMap(\.place), codes: codes, message: message,
        cite: cite)
    }
  }
}

private struct WireGroup: Decodable {
  var drg: String
  var title: String
  var weight: Double?
  var gmlos: Double?
  var severity: String

  var group: StayGroup {
    StayGroup(drg: drg, title: title, weight: weight, gmlos: gmlos, severity: severity)
  }
}

private struct WireGroups: Decodable {
  var entered: WireGroup
  var keyed: WireGroup?

  var comparison: GroupComparison {
    GroupComparison(entered: entered.group, keyed: keyed?.group)
  }
}
