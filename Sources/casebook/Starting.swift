import Journal
import Practice
import Workbench

extension FullScreen {
  /// Puts what the command line names on the screen or, if it names nothing, offers what was left.
  ///
  /// - Parameter trouble: why nothing can be saved; nil where all is well.
  func begin(_ bench: inout Bench, _ desk: Desk, _ trouble: JournalError?) {
    let now = monotonicNow()
    if let replaying {
      for input in desk.carryOut(.replay(session: replaying)) { bench.take(input, now: now) }
    } else if let practising {
      bench.prepare(mode: practising.mode, minutes: practising.minutes)
      if practising.mode == .exam {
        bench.offerExamination(of: practising.ids)
      } else {
        practise(practising.ids, &bench, desk, now: now)
      }
    } else {
      offerWhatWasLeft(&bench, desk, now: now)
    }
    if let trouble {
      bench.take(.notSaved(what: trouble.what, remedy: trouble.remedy), now: now)
    }
  }

  /// Goes on with a session of the cases, if one was left, or opens them.
  private func practise(
    _ cases: [String], _ bench: inout Bench, _ desk: Desk, now: Milliseconds
  ) {
    let open = desk.openSessions().filter { cases.contains($0.caseID) }
    if let session = open.first(where: { $0.holder == nil }) {
      bench.take(.unfinished(desk.counted(session)), now: now)
    } else if let session = open.first, let holder = session.holder {
      bench.take(.busy(session, holder: holder), now: now)
    } else {
      for id in cases {
        for input in desk.carryOut(.open(caseID: id, session: nil)) { bench.take(input, now: now) }
      }
    }
  }

  /// Offers to go on with an examination or else, of a dispute and a session, what was begun later.
  private func offerWhatWasLeft(_ bench: inout Bench, _ desk: Desk, now: Milliseconds) {
    if let examination = desk.openExamination() {
      bench.take(.unfinishedExamination(examination), now: now)
      return
    }
    let session = desk.openSessions().first { $0.holder == nil }
    if let review = desk.halfDisputed(), review.id > session?.id ?? 0, bench.offers(review) {
      bench.take(.halfDisputed(review), now: now)
    } else if let session {
      bench.take(.unfinished(desk.counted(session)), now: now)
    }
  }
}
