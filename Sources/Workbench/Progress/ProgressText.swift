import Grading
import Practice

/// Progress as plain text of at most 80 columns.
package func progressText(_ progress: Progress) -> String {
  let total = progress.total
  guard total.sessions > 0, let score = total.meanScore, let time = total.meanTime else {
    return "no finished session\n"
  }
  var lines = [
    "\(counted(total.sessions, "session")) (\(scopeWords(progress.scope))) of "
      + "\(progress.finished) finished",
    "", row("Practice score, mean", spoken(score: score)),
  ]
  for measure in total.measures where measure.denominator > 0 {
    let value = measure.value ?? 0
    let counts = "\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))"
    let mark = value >= auditBenchmark ? "  95 % reached" : ""
    lines.append(row(measure.name.words, "\(spoken(score: value * 100)) %", counts + mark))
  }
  lines += ["", row("Time for a case, mean", spoken(time))]
  if let perCode = total.timePerCode {
    lines.append(row("Time for a code", spoken(perCode), counted(total.codes, "code")))
  }
  lines.append(row("Time altogether", duration(total.clock)))
  lines.append("")
  for outcome in Outcome.allCases {
    lines.append(row("Lines: \(outcome.words)", "\(total.outcomes[outcome] ?? 0)"))
  }
  lines.append(row("Lines: wrong POA", "\(total.wrongPOA)"))
  let sections = SectionMisses.grouping(progress.misses)
  if !sections.isEmpty { lines += ["", "Misses by section cited"] }
  for section in sections {
    let kinds = MissKind.allCases.compactMap { kind in
      section.byKind[kind].map { "\($0) \(kind.words)" }
    }
    lines.append(
      "  " + padded(section.section, to: 12) + padded("\(section.count)", to: 6)
        + kinds.joined(separator: ", "))
  }
  lines += [
    "", "95 % is a common benchmark of coding audits on totals over many cases: no",
    "verdict on one case, and nobody's rule.",
  ]
  return safe(lines.joined(separator: "\n")) + "\n"
}

/// `latest 50, first attempts`.
func scopeWords(_ scope: ProgressScope) -> String {
  let latest = scope.latest.map { "latest \($0)" } ?? "all"
  return "\(latest), \(scope.firstAttemptsOnly ? "first attempts" : "every attempt")"
}

extension MissKind {
  /// The kind as text names it.
  var words: String {
    switch self {
    case .wrongPlace: "wrong place"
    case .nearMiss: "near miss"
    case .missed: "missed"
    case .unsupported: "not supported"
    case .wrongPOA: "wrong POA"
    }
  }
}

private func row(_ name: String, _ value: String, _ counts: String = "") -> String {
  let head = "  " + padded(name, to: 36)
  let blank = String(repeating: " ", count: max(0, 9 - value.count))
  return counts.isEmpty ? head + blank + value : head + blank + value + "   " + counts
}

private func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(1, width - text.count))
}
