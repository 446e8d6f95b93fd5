import Chart
import Grading
import Practice
import Workbench

/// Finished sessions in memory, as a journal would keep them.
struct Archive {
  struct Entry {
    var id: Int64
    var start: SessionStart
    var events: [StampedEvent]
    var report: GradeReport
    var attempt: Int

    var session: Session { Session(start, folding: events) }
  }

  private(set) var entries: [Entry] = []

  /// Keeps a finished session, in place of what was kept of it before.
  mutating func keep(
    _ id: Int64, _ start: SessionStart, _ events: [StampedEvent], _ report: GradeReport
  ) {
    let isRetry = events.contains { $0.event == .retried }
    let before = entries.count { $0.start.caseID == start.caseID && $0.attempt > 0 && $0.id < id }
    entries.removeAll { $0.id == id }
    entries.append(
      Entry(
        id: id, start: start, events: events, report: report, attempt: isRetry ? 0 : before + 1))
  }

  /// Appends what happened after the session was finished.
  mutating func append(_ events: [StampedEvent], to id: Int64) {
    guard let index = entries.firstIndex(where: { $0.id == id }) else { return }
    entries[index].events += events
  }

  subscript(id: Int64) -> Entry? { entries.first { $0.id == id } }

  func progress(over scope: ProgressScope) -> Progress {
    let chosen = entries.filter {
      (scope.caseID == nil || $0.start.caseID == scope.caseID)
        && (scope.firstAttemptsOnly ? $0.attempt == 1 : $0.attempt > 0)
    }.suffix(scope.latest ?? .max)
    let tallies = chosen.map { SessionTally($0.report) }
    return Progress(
      scope: scope, periods: chosen.map(totals), misses: tallies.flatMap(\.misses),
      finished: entries.count)
  }

  func listed(of caseID: String?) -> [ListedSession] {
    entries.reversed().filter { caseID == nil || $0.start.caseID == caseID }.map { entry in
      ListedSession(
        FinishedSession(
          id: entry.id, caseID: entry.start.caseID, mode: entry.start.mode, at: 0,
          clock: entry.session.clock, score: entry.report.practiceScore, attempt: entry.attempt),
        on: CivilDate("2026-05-02").map { $0 + Int(entry.id) }.flatMap {
          CivilDateTime($0, hour: 14, minute: 10)
        })
    }
  }

  /// Examinations that were handed in, the latest first.
  func examinations(_ papers: [Examination]) -> [ListedExamination] {
    papers.indices.reversed().map { index in
      let paper = papers[index]
      let items = paper.items.map { item in
        let entry = item.session.flatMap { self[$0] }
        let session = listed(of: nil).first { $0.session.id == item.session }?.session
        return FinishedExamination.Item(
          caseID: item.caseID, session: session,
          totals: entry.map { totals($0) } ?? PeriodTotals())
      }
      let finished = FinishedExamination(
        id: Int64(index), at: 0, minutes: paper.minutes, clock: paper.clock, items: items)
      let day = CivilDate("2026-05-02").map { $0 + index + 1 }
      return ListedExamination(
        finished, on: day.flatMap { CivilDateTime($0, hour: 9, minute: 30) })
    }
  }

  private func totals(_ entry: Entry) -> PeriodTotals {
    let tally = SessionTally(entry.report)
    var period = PeriodTotals()
    period.sessions = 1
    period.score = entry.report.practiceScore
    period.clock = entry.session.clock
    period.codes = tally.codes
    period.outcomes = tally.outcomes
    period.wrongPOA = tally.wrongPOA
    period.measures = MeasureName.allCases.map { tally.measures[$0] ?? Measure($0, 0, of: 0) }
    return period
  }

  func reopened(_ id: Int64) -> ReopenedSession? {
    self[id].map {
      ReopenedSession(
        start: $0.start, events: $0.events,
        stored: StoredGrading(
          report: $0.report,
          json: reportJSON($0.report, caseID: $0.start.caseID, caseRevision: $0.start.caseRevision),
          graderVersion: GradeReport.graderVersion))
    }
  }
}
