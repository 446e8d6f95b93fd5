import CaseLibrary
import Chart
import Grading
import Practice
import Terminal

/// A finished session read back from the journal, to be reviewed again.
package struct ReopenedSession: Hashable, Sendable {
  package var start: SessionStart
  package var events: [StampedEvent]
  /// The grading that was stored; nil where it cannot be read.
  package var stored: StoredGrading?
  /// What of the events could not be read, in words; nil when all could.
  package var damage: String?

  /// A session as the journal holds it.
  package init(
    start: SessionStart, events: [StampedEvent], stored: StoredGrading?, damage: String? = nil
  ) {
    self.start = start
    self.events = events
    self.stored = stored
    self.damage = damage
  }
}

extension State {
  /// Opens the progress screen: on everything, or on the sessions of one case.
  mutating func openProgress(caseID: String? = nil) -> [Effect] {
    let scope = ProgressScope(caseID: caseID, firstAttemptsOnly: caseID == nil)
    screen = .progress(ProgressState(scope: scope, list: list))
    return [.progress(scope)]
  }

  /// Carries out a command on the progress screen.
  mutating func performInProgress(_ command: CommandID, _ progress: ProgressState) -> [Effect] {
    if command == .back {
      screen = .list
      return [.list]
    }
    if command == .openReview || command == .replay, let caseID = progress.currentCase,
      let why = refusalToReopen(caseID)
    {
      message = Message(text: why, weight: .warning)
      return []
    }
    var progress = progress
    let height = ProgressFrame(size: size).body.rows
    let effects = progress.perform(command, rows: max(1, height - 1))
    progress.settle(height: height)
    screen = .progress(progress)
    return effects
  }

  /// Shows the review of a session that was finished before, as today's grader has it.
  mutating func reopen(_ chosen: PracticeCase, _ reopened: ReopenedSession) -> [Effect] {
    if case .progress(let progress) = screen { left = progress }
    let session = Session(reopened.start, folding: reopened.events)
    let report = grade(
      .inpatient(session.summary), against: chosen.key, policy: chosen.policy,
      encounter: chosen.encounter, using: books)
    let review = ReviewState(
      reopening: session, of: chosen, today: report, stored: reopened.stored)
    screen = .review(review)
    message = note(on: review, damage: reopened.damage)
    return [.group(session.summary, chosen)]
  }

  private func note(on review: ReviewState, damage: String?) -> Message? {
    if let damage { return Message(text: damage, weight: .error) }
    if review.caseChanged {
      return Message(
        text: "The case was edited since: graded anew by what it says now; o shows it as stored",
        weight: .warning)
    }
    guard let stored = review.stored else {
      return Message(text: "Graded anew; what was stored cannot be read", weight: .warning)
    }
    let isSame =
      stored.report.practiceScore.inHundredths
      == review.today.practiceScore.inHundredths
    return isSame
      ? nil
      : Message(
        text: "Graded anew by today's grader, which sees it otherwise; o shows it as stored",
        weight: .note)
  }

  /// Goes back from a review: to the progress screen that it was opened from, or to the list.
  mutating func leaveReview(_ review: ReviewState) -> [Effect] {
    guard review.isReopened, let progress = left else {
      screen = .list
      return [.list]
    }
    left = nil
    screen = .progress(progress)
    return [.progress(progress.scope)]
  }

  /// Carries out a command on a replay.
  mutating func performInReplay(_ command: CommandID, _ replay: ReplayState) -> [Effect] {
    if command == .back {
      guard let progress = left else { return [.quit] }
      left = nil
      screen = .progress(progress)
      return []
    }
    var replay = replay
    _ = replay.take(command, books, search, now: now)
    screen = .replay(replay)
    return []
  }

  /// Lets a replay go on to where it is by now.
  mutating func playOn() {
    guard case .replay(var replay) = screen else { return }
    screen = .list
    replay.tick(books, search, now: now)
    screen = .replay(replay)
  }

  /// Shows a session from its beginning; from the progress screen it starts to play.
  mutating func replay(_ chosen: PracticeCase, _ timeline: Timeline, damage: String?) {
    if case .progress(let progress) = screen { left = progress }
    var replay = ReplayState(chosen, timeline: timeline, damage: damage, now: now)
    _ = replay.take(.playOrStop, books, search, now: now)
    screen = .replay(replay)
    if chosen.revision != timeline.start.caseRevision {
      message = Message(
        text: "The case was edited since: the record may not be what was read then",
        weight: .warning)
    }
  }
}

extension Double {
  /// To two decimals, as scores are stored.
  fileprivate var inHundredths: Double { (self * 100).rounded() / 100 }
}
