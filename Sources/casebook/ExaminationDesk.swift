import CaseLibrary
import Chart
import Journal
import Practice
import Workbench

/// What is written of one session: the desk has one under its pen, and in an examination those of
/// the other cases laid aside.
struct Writing {
  /// What the session being practised started from.
  var pinned: SessionStart?
  /// That session, once the journal holds it.
  var session: Int64?
  /// What the journal has not taken yet; nothing of it is dropped while the program runs.
  var start: SessionStart?
  var unwritten: [StampedEvent] = []
  var unmarked: Bookmark?
}

/// The seats of an examination at the desk.
struct ExaminationSeats {
  /// The examination in the journal, once it holds it.
  var id: Int64?
  /// Whose session is under the pen; nil outside an examination.
  var current: Int?
  var others: [Int: Writing] = [:]
}

extension Desk {
  /// Does what an effect of an examination says; nil where it is none.
  func carryOutExamination(_ effect: Effect) -> [Input]? {
    switch effect {
    case .openPaper(let ids, let minutes):
      seats = ExaminationSeats()
      return [paper(ids, minutes)]
    case .takeSeat(let place):
      if let current = seats.current { seats.others[current] = writing }
      writing = seats.others.removeValue(forKey: place) ?? Writing()
      if let session = writing.session { _ = locks?.take(session) }
      seats.current = place
      return []
    case .leaveSeats:
      (seats, writing) = (ExaminationSeats(), Writing())
      return []
    case .examine(let paper): return keep(paper)
    case .resumeExamination: return [resumeExamination()]
    case .giveUpExamination(let id):
      return attempt { (journal) throws(JournalError) in try journal.giveUpExamination(id) }
    default: return nil
    }
  }

  /// The examination that can be gone on with, if all its cases are still there.
  func openExamination() -> OpenExamination? {
    guard let open = try? journal?.openExamination() else { return nil }
    guard open.examination.items.allSatisfy({ isThere($0.caseID) }) else { return nil }
    // Sat in another window just now.
    let sessions = open.examination.items.compactMap(\.session)
    guard sessions.allSatisfy({ locks?.holder(of: $0) == nil }) else { return nil }
    return OpenExamination(
      id: open.id, cases: open.examination.items.count, clock: open.examination.clock,
      caseIDs: open.examination.items.map(\.caseID),
      codes: sessions.reduce(0) { $0 + codesEntered(in: $1) })
  }

  private func keep(_ paper: Examination) -> [Input] {
    var paper = paper
    for place in paper.items.indices {
      let written = place == seats.current ? writing : seats.others[place]
      paper.items[place].session = written?.session
    }
    let kept = paper
    return attempt { (journal) throws(JournalError) in
      self.seats.id = try journal.keep(kept, as: self.seats.id, at: self.wall())
    }
  }

  private func paper(_ ids: [String], _ minutes: Int) -> Input {
    var cases: [PracticeCase] = []
    for id in ids {
      switch open(id, session: nil) {
      case .opened(let chosen, _): cases.append(chosen)
      case let failure: return failure
      }
    }
    return .paper(cases, minutes: minutes)
  }

  private func resumeExamination() -> Input {
    guard let open = try? journal?.openExamination() else {
      return .failed(caseID: "The examination", faults: ["The journal has none to go on with."])
    }
    seats = ExaminationSeats(id: open.id)
    var cases: [PracticeCase] = []
    var sessions: [ResumedSession?] = []
    for (place, item) in open.examination.items.enumerated() {
      switch self.open(item.caseID, session: item.session) {
      case .opened(let chosen, let resumed):
        cases.append(chosen)
        sessions.append(resumed)
        seats.others[place] = item.session == nil ? Writing() : writing
        writing = Writing()
      case let failure: return failure
      }
    }
    return .examined(cases, open.examination, sessions)
  }
}
