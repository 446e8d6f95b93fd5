import Chart
import Grading

/// What kept a line from being right; raw values are the journal's.
package enum MissKind: String, CaseIterable, Sendable {
  case wrongPlace, nearMiss, missed, unsupported
  /// A right code with a wrong indicator.
  case wrongPOA

  /// The kind of a line; nil for one that is right or optional.
  package init?(_ line: GradedLine) {
    switch line.outcome {
    case .correct where line.poa == .wrong: self = .wrongPOA
    case .correct, .optional: return nil
    case .wrongPlace: self = .wrongPlace
    case .nearMiss: self = .nearMiss
    case .missed: self = .missed
    case .unsupported: self = .unsupported
    }
  }
}

/// Misses of one kind that one section of the guidelines, a tabular note or a list is cited for.
package struct MissCount: Hashable, Sendable {
  package var citation: Citation
  package var kind: MissKind
  package var count: Int

  /// A count.
  package init(citation: Citation, kind: MissKind, count: Int) {
    self.citation = citation
    self.kind = kind
    self.count = count
  }
}

/// What statistics keep of a graded session, in numbers.
package struct SessionTally: Hashable, Sendable {
  /// Codes that were entered.
  package var codes: Int
  /// Lines by outcome; every outcome has its number.
  package var outcomes: [Outcome: Int]
  /// Lines right or out of place whose indicator was wrong.
  package var wrongPOA: Int
  package var measures: [MeasureName: Measure]
  /// By citation and kind; a line that cites several counts under each.
  package var misses: [MissCount]

  /// The numbers of a report.
  package init(_ report: GradeReport) {
    codes = report.lines.count { $0.entered != nil }
    outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, 0) })
    var counts: [Citation: [MissKind: Int]] = [:]
    for line in report.lines {
      outcomes[line.outcome, default: 0] += 1
      guard let kind = MissKind(line) else { continue }
      for citation in Set(line.cite) { counts[citation, default: [:]][kind, default: 0] += 1 }
    }
    wrongPOA = report.lines.count { $0.poa == .wrong }
    measures = Dictionary(
      report.measures.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    misses = counts.flatMap { citation, kinds in
      kinds.map { MissCount(citation: citation, kind: $0.key, count: $0.value) }
    }.sorted { ($0.citation, $0.kind.rawValue) < ($1.citation, $1.kind.rawValue) }
  }
}
