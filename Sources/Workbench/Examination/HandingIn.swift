import Chart
import CodeSets
import Grading
import Practice

extension State {
  /// Asks whether the paper shall be handed in, and says what is not done of it.
  func handInQuestion(_ state: ExaminationState) -> Question {
    var lines: [String] = []
    let (unseen, incomplete) = (state.paper.count(.unseen), state.paper.count(.incomplete))
    if unseen > 0 { lines.append("\(counted(unseen, "case")) never opened.") }
    if incomplete > 0 { lines.append("\(counted(incomplete, "case")) not marked complete.") }
    let flagged = state.paper.items.count(where: \.isFlagged)
    if flagged > 0 { lines.append("\(counted(flagged, "case")) flagged.") }
    lines.append("After this nothing can be changed.")
    return Question(
      title: "Hand the examination in?", lines: lines, yes: "hand in", action: .handIn)
  }

  /// Grades every case of the paper, and shows what came of them.
  mutating func handIn() -> [Effect] {
    guard var state = examination else { return [] }
    state.clock.stop(at: now)
    var effects: [Effect] = []
    for place in state.seats.indices {
      let chosen = state.seats[place].chosen
      effects.append(.takeSeat(place))
      var session: SessionState
      if let seated = state.seats[place].session {
        session = seated
      } else {
        // Never opened: nothing was coded, and everything is missed.
        let start = SessionStart(
          caseID: chosen.info.id, caseRevision: chosen.revision, mode: .exam,
          minutes: state.paper.minutes)
        session = SessionState(unseen: chosen, start: start)
        effects.append(.begin(start))
      }
      session.happen(.submitted, now: now)
      if let pending = session.takePending(now: now) { effects.append(pending) }
      let report = grade(
        .inpatient(session.summary), against: chosen.key, policy: chosen.policy,
        encounter: chosen.encounter, using: books)
      effects.append(.finish(report, session.summary))
      state.seats[place].session = nil
      state.seats[place].review = ReviewState(
        chosen, session: session.session, report: report, reader: session.reader)
    }
    state.paper.clock = state.clock.reading(at: now)
    (state.paper.current, state.paper.isFinished) = (nil, true)
    (state.selected, examination, screen) = (0, state, .examination)
    examination?.selected = 0
    return effects
  }

  /// Opens the review of a case of a paper that was handed in.
  mutating func openReview(_ place: Int) -> [Effect] {
    guard let review = examination?.seats[place].review else { return [] }
    examination?.paper.current = place
    screen = .review(review)
    return [.takeSeat(place), .group(review.session.summary, review.chosen)]
  }

  /// Goes from the review of a case back to the results; false outside an examination.
  mutating func leaveExaminedReview(_ review: ReviewState) -> Bool {
    guard let place = examination?.paper.current else { return false }
    examination?.seats[place].review = review
    examination?.paper.current = nil
    screen = .examination
    return true
  }
}
