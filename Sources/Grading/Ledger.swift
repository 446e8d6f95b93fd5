/// What a grading adds up to while it goes through the lines: the lines themselves and the counts.
struct Ledger {
  /// Lines of the key, in its order.
  private(set) var lines: [GradedLine] = []
  /// Lines of the sheet that nothing in the key answers to, in sheet order.
  private var extras: [GradedLine] = []
  var tally = Tally()

  init(capacity: Int) { lines.reserveCapacity(capacity) }

  mutating func append(_ line: consuming GradedLine) { lines.append(line) }

  mutating func append(extra line: consuming GradedLine) { extras.append(line) }

  /// The report, extras last.
  consuming func report() -> GradeReport {
    lines.append(contentsOf: extras)
    return GradeReport(
      practiceScore: tally.practiceScore, lines: lines, measures: tally.measures)
  }
}
