import Grading
import Practice

/// A row of the measures or the pace, before it is drawn.
struct ProgressRow: Hashable {
  var name: String
  var value = ""
  /// One value a period, 0 to 1.
  var chart: [Double?] = []
  var counts = ""
  var mark = Mark.none

  /// How a total stands to the common audit benchmark.
  enum Mark: Hashable { case none, reached, below }
}

/// The common benchmark of coding audits, for rolling totals over cases.
let auditBenchmark = 0.95

/// The rows of the subject that is shown: measures or pace.
func progressRows(_ state: ProgressState) -> [ProgressRow] {
  guard let progress = state.progress, state.total.sessions > 0 else { return [] }
  switch state.subject {
  case .measures: return measureRows(progress.periods, state.total)
  case .pace: return paceRows(progress.periods, state.total)
  case .sessions, .misses, .examinations: return []
  }
}

private func measureRows(_ periods: [PeriodTotals], _ total: PeriodTotals) -> [ProgressRow] {
  var rows = [
    ProgressRow(
      name: "Practice score, mean", value: total.meanScore.map { spoken(score: $0) } ?? "",
      chart: periods.map { $0.meanScore.map { $0 / 100 } },
      counts: counted(total.sessions, "case"))
  ]
  for (index, measure) in total.measures.enumerated() where measure.denominator > 0 {
    let counts = "\(spoken(score: measure.numerator)) of \(spoken(score: measure.denominator))"
    let value = measure.value ?? 0
    rows.append(
      ProgressRow(
        name: measure.name.words, value: "\(spoken(score: value * 100)) %",
        chart: periods.map { $0.measures[index].value }, counts: counts,
        mark: value >= auditBenchmark ? .reached : .below))
  }
  return rows
}

private func paceRows(_ periods: [PeriodTotals], _ total: PeriodTotals) -> [ProgressRow] {
  // A chart of times is drawn against the longest of them.
  func chart(_ times: [Int?]) -> [Double?] {
    let longest = Double(max(1, times.compactMap { $0 }.max() ?? 1))
    return times.map { $0.map { Double($0) / longest } }
  }
  let cases = max(1, total.sessions)
  let most = Double(max(1, periods.map { $0.codes / max(1, $0.sessions) }.max() ?? 1))
  return [
    ProgressRow(
      name: "Time for a case, mean", value: total.meanTime.map(clockWords) ?? "",
      chart: chart(periods.map(\.meanTime)), counts: counted(total.sessions, "case")),
    ProgressRow(
      name: "Time for a code", value: total.timePerCode.map(clockWords) ?? "",
      chart: chart(periods.map(\.timePerCode)), counts: counted(total.codes, "code")),
    ProgressRow(
      name: "Codes for a case, mean",
      value: spoken(score: Double(total.codes) / Double(cases)),
      chart: periods.map { Double($0.codes / max(1, $0.sessions)) / most },
      counts: counted(total.codes, "code")),
    ProgressRow(name: "Time altogether", value: duration(total.clock)),
  ]
}

/// `18 min 42 s`, `42 s`: a time to be compared with others.
private func clockWords(_ time: Milliseconds) -> String {
  let seconds = max(0, time) / 1000
  return seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
}
