import Chart
import CodeSets
import Grading
import TestSupport

/// A key and a sheet with mistakes, from a seed.
package struct Generated {
  package var random: SeededGenerator
  package let key: AnswerKey
  package let lines: InpatientKey
  package var sheet: InpatientSummary
  package let encounter: Encounter
  package let policy: ReportingPolicy
  package let book: CodeBook

  /// Nil only if the generator makes no inpatient key, which would be a fault of it.
  package init?(seed: Int, book: CodeBook, sharesCodes: Bool = false) {
    random = SeededGenerator(seed: UInt64(seed))
    var keys = KeyGenerator()
    keys.sharesCodes = sharesCodes
    key = keys.inpatient(&random)
    guard case .inpatient(let lines) = key.lines else { return nil }
    self.lines = lines
    sheet = SheetGenerator().wrong(lines, &random)
    let facility = random.chance(0.9) ? Facility.acute : .psychiatric
    guard let encounter = Stays.encounter(facility) else { return nil }
    self.encounter = encounter
    policy = random.chance(0.5) ? ReportingPolicy() : Self.policy
    self.book = book
  }

  private static let policy = ReportingPolicy(
    hospital: "Any",
    families: [
      .init(name: "status", rule: .optional, book: .cm, prefixes: ["Z9"], says: ""),
      .init(name: "organisms", rule: .notReported, book: .cm, prefixes: ["B95"], says: ""),
      .init(name: "imaging", rule: .optional, book: .pcs, prefixes: ["B"], says: ""),
    ])

  /// The report on a sheet beside the key.
  package func graded(_ sheet: InpatientSummary, withEdits: Bool = false) -> GradeReport {
    grade(
      .inpatient(sheet), against: key, policy: policy, encounter: encounter, using: book,
      withEdits: withEdits)
  }
}

/// Measures that concern the codes: those that are higher in `after` than in `before`.
package func raised(_ before: GradeReport, _ after: GradeReport) -> [String] {
  var names = MeasureName.allCases.filter { $0 != .abstract }
    .filter { (after.measure($0)?.value ?? 0) > (before.measure($0)?.value ?? 0) }
    .map(\.rawValue)
  if after.practiceScore > before.practiceScore { names.append("practiceScore") }
  return names
}

/// A report without the places of the sheet: what must not depend on their order.
package func withoutPlaces(_ report: GradeReport) -> [GradedLine: Int] {
  Dictionary(
    report.lines.map { line in
      var line = line
      line.entered?.place.index = 0
      return (line, 1)
    }, uniquingKeysWith: +)
}

extension GradeReport {
  /// A measure as `numerator/denominator`.
  func fraction(_ name: MeasureName) -> String? {
    measure(name).map { "\(Int($0.numerator))/\(Int($0.denominator))" }
  }
}
