import ArgumentParser
import FoundationEssentials
import Grading
import Journal
import Practice
import Workbench

/// How the learner gets on, as text or JSON.
struct Stats: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print how you get on: measures, misses and pace over your finished sessions.",
    discussion: """
      Totals add up numerators and denominators over cases. First attempts count unless \
      --every-attempt is given; retries, in which what was right is filled in, never do. 95 % is a \
      common benchmark of coding audits on such totals, no verdict on one case.

      JSON: {"schema", "scope": {"case", "latest", "firstAttemptsOnly"}, "sessions", "finished", \
      "meanScore", "seconds", "codes", "secondsPerCode", "outcomes": {OUTCOME: lines}, "wrongPOA", \
      "measures": {NAME: {"numerator", "denominator", "value"}}, "misses": [{"section", "count", \
      "byKind": {KIND: count}}]}. KIND is wrongPlace, nearMiss, missed, unsupported or wrongPOA; \
      what has no value is null.
      """)

  @Option(help: "text or json.")
  var format: Grade.Format = .text

  @Option(name: .customLong("case"), help: "One case alone.")
  var caseID: String?

  @Option(help: ArgumentHelp("So many of the latest sessions alone.", valueName: "number"))
  var latest: Int?

  @Flag(help: "Count every attempt at a case, not the first alone.")
  var everyAttempt = false

  func validate() throws {
    if let latest, latest < 1 { throw ValidationError("--latest takes 1 or more") }
  }

  func run() throws {
    try reporting {
      let files = UserFiles(environment: DataOptions.environment)
      let scope = ProgressScope(
        caseID: caseID, latest: latest, firstAttemptsOnly: !everyAttempt)
      var progress = Progress(scope: scope, periods: [], misses: [], finished: 0)
      if let journal = try openJournal(files) {
        progress = try reading { () throws(JournalError) in
          try journal.progress(over: scope, periods: 1)
        }
      }
      switch format {
      case .text: write(progressText(progress))
      case .json: write(try StatsPage(progress).json + "\n")
      }
    }
  }
}

/// The totals in the order of their keys: what JSON shows of them.
private struct StatsPage: Encodable {
  struct Counts: Encodable {
    var denominator: Double
    var numerator: Double
    var value: Double?

    func encode(to encoder: any Encoder) throws {
      var box = encoder.container(keyedBy: Key.self)
      try box.encode(denominator, forKey: .denominator)
      try box.encode(numerator, forKey: .numerator)
      try box.encode(value, forKey: .value)
    }
    private enum Key: String, CodingKey { case denominator, numerator, value }
  }
  struct Misses: Encodable {
    var byKind: [String: Int]
    var count: Int
    var section: String
  }

  let total: PeriodTotals
  let progress: Progress

  init(_ progress: Progress) {
    self.progress = progress
    total = progress.total
  }

  private enum Key: String, CodingKey {
    case codes, finished, meanScore, measures, misses, outcomes, schema, scope, seconds
    case secondsPerCode, sessions, wrongPOA
  }

  func encode(to encoder: any Encoder) throws {
    var box = encoder.container(keyedBy: Key.self)
    try box.encode(1, forKey: .schema)
    let scope = progress.scope
    var inner = box.nestedContainer(keyedBy: ScopeKey.self, forKey: .scope)
    try inner.encode(scope.caseID, forKey: .case)
    try inner.encode(scope.latest, forKey: .latest)
    try inner.encode(scope.firstAttemptsOnly, forKey: .firstAttemptsOnly)
    try box.encode(total.sessions, forKey: .sessions)
    try box.encode(progress.finished, forKey: .finished)
    try box.encode(total.meanScore.map { ($0 * 100).rounded() / 100 }, forKey: .meanScore)
    try box.encode(total.clock / 1000, forKey: .seconds)
    try box.encode(total.codes, forKey: .codes)
    try box.encode(total.timePerCode.map { $0 / 1000 }, forKey: .secondsPerCode)
    let outcomes = Outcome.allCases.map { ($0.rawValue, total.outcomes[$0] ?? 0) }
    try box.encode(Dictionary(uniqueKeysWithValues: outcomes), forKey: .outcomes)
    try box.encode(total.wrongPOA, forKey: .wrongPOA)
    let measures = total.measures.map { measure in
      (
        measure.name.rawValue,
        Counts(
          denominator: measure.denominator, numerator: measure.numerator,
          value: measure.value.map { ($0 * 10_000).rounded() / 10_000 })
      )
    }
    try box.encode(Dictionary(uniqueKeysWithValues: measures), forKey: .measures)
    let misses = SectionMisses.grouping(progress.misses).map { section in
      Misses(
        byKind: Dictionary(
          uniqueKeysWithValues: section.byKind.map { ($0.key.rawValue, $0.value) }),
        count: section.count, section: section.section)
    }
    try box.encode(misses, forKey: .misses)
  }

  private enum ScopeKey: String, CodingKey { case `case`, latest, firstAttemptsOnly }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      return safeJSON(String(decoding: try encoder.encode(self), as: UTF8.self))
    }
  }
}
