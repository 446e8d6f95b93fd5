import CaseLibrary
import Chart
import Grading
import Journal
import Practice
import Workbench

// The session under the pen: how it is opened, written as it goes on, and closed.
extension Desk {
  /// Reads a case, and a session of it to go on with, unless another program has that.
  func open(_ id: String, session: Int64?) -> Input {
    guard let summary = catalogue.summary(of: id) else {
      return .failed(caseID: id, faults: ["There is no case of that name that can be opened."])
    }
    guard summary.setting == .inpatient else {
      return .failed(
        caseID: id,
        faults: ["Outpatient and emergency cases can be graded, but not practised yet."])
    }
    do throws(CaseFaults) {
      let known = loaded?.info.id == id ? loaded : nil
      loaded = nil
      let chosen = if let known { known } else { try loadCase(at: summary.folder) }
      guard let session, let journal else { return .opened(chosen, resuming: nil) }
      if let holder = locks?.take(session) {
        let open = OpenSession(id: session, caseID: id, title: summary.info.title, clock: 0)
        return .busy(open, holder: Int(holder))
      }
      do throws(JournalError) {
        let loaded = try goOn(with: session, of: journal)
        return .opened(
          chosen,
          resuming: ResumedSession(
            start: loaded.start, events: loaded.events, bookmark: loaded.bookmark,
            damage: loaded.damage))
      } catch {
        return .failed(caseID: id, faults: ["\(error)"])
      }
    } catch {
      return .failed(caseID: id, faults: error.faults.map(\.description))
    }
  }

  /// Reads a session, and writes what happens from now on to it.
  func goOn(
    with id: Int64, of journal: JournalStore
  ) throws(JournalError) -> LoadedSession {
    let loaded = try journal.load(id)
    writing = Writing(pinned: loaded.start, session: id)
    return loaded
  }

  /// Writes what the journal has not taken yet.
  func write() -> [Input] {
    attempt { (journal) throws(JournalError) in
      if let start = self.writing.start {
        let session = try journal.begin(start, at: self.wall())
        self.writing.session = session
        self.writing.start = nil
        // Nobody else can have it yet.
        _ = self.locks?.take(session)
      }
      guard let session = self.writing.session else { return }
      try journal.append(self.writing.unwritten, bookmark: self.writing.unmarked, to: session)
      (self.writing.unwritten, self.writing.unmarked) = ([], nil)
    }
  }

  /// Keeps the result of the session.
  func finish(_ report: GradeReport, _ summary: InpatientSummary) -> [Input] {
    let result = SessionResult(
      practiceScore: report.practiceScore,
      report: reportJSON(
        report, caseID: writing.pinned?.caseID, caseRevision: writing.pinned?.caseRevision),
      graderVersion: GradeReport.graderVersion, tally: SessionTally(report))
    return attempt { (journal) throws(JournalError) in
      guard let session = self.writing.session else { return }
      try journal.finish(session, result: result, at: self.wall())
    }
  }
}
