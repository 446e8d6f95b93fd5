// What was not finished is offered, and given up only when that was asked for a second time, on
// another key than the first: what is given up comes back on no key.

/// The question that an action puts; nil for one that asks nothing.
func question(for action: Question.Action) -> Question? {
  switch action {
  case .offer(let open):
    Question(
      title: "Go on where you left off?",
      lines: ["\(open.title): \(entered(open.codes)), stopped at \(spoken(open.clock))."],
      yes: "go on", action: .resume(session: open.id, caseID: open.caseID),
      other: Question.Other(key: "x", words: "give it up", action: .askToGiveUp(open)))
  case .offerExamination(let open):
    Question(
      title: "Go on with the examination?",
      lines: [
        "\(counted(open.cases, "case")): \(entered(open.codes)), the clock at "
          + "\(spoken(open.clock))."
      ],
      yes: "go on", action: .resumeExamination,
      other: Question.Other(key: "x", words: "give it up", action: .askToGiveUpExamination(open)))
  case .askToGiveUp(let open):
    Question(
      title: "Give up \(counted(open.codes, "code")), entered in \(spoken(open.clock))?",
      lines: ["\(open.title) is not offered again, and is in no statistic."],
      yes: "keep it", action: .offer(open), no: "keep it",
      other: Question.Other(key: "g", words: "give it up", action: .giveUp(open)))
  case .askToGiveUpExamination(let open):
    Question(
      title: "Give up \(counted(open.codes, "code")), entered in \(spoken(open.clock))?",
      lines: [
        "The examination of \(counted(open.cases, "case")) is not offered again, and is never "
          + "graded."
      ],
      yes: "keep it", action: .offerExamination(open), no: "keep it",
      other: Question.Other(key: "g", words: "give it up", action: .giveUpExamination(open)))
  default: nil
  }
}

/// `3 codes entered`.
func entered(_ codes: Int) -> String {
  codes == 0 ? "no code entered" : "\(counted(codes, "code")) entered"
}

extension State {
  /// Offers a session that was not finished.
  mutating func offer(_ open: OpenSession) {
    list.select(open.caseID)
    overlay = question(for: .offer(open)).map { .confirm($0) }
  }

  /// Offers to go on with an examination.
  mutating func offer(_ open: OpenExamination) {
    overlay = question(for: .offerExamination(open)).map { .confirm($0) }
  }

  /// Offers a review in which a dispute is half typed: not while its case is left half coded again,
  /// for a review shows the key.
  mutating func offerReview(_ open: OpenSession) {
    guard refusalToReopen(open.caseID) == nil else { return }
    overlay = .confirm(
      Question(
        title: "Go on with the review?",
        lines: [
          "\(open.title): a dispute is half typed. It is kept until you come back to it, here or "
            + "from your progress."
        ], yes: "go on", action: .review(session: open.id)))
  }

  /// Says that a session is being coded elsewhere, and offers the case from its beginning.
  mutating func tellBusy(_ open: OpenSession, holder: Int) {
    list.select(open.caseID)
    overlay = .confirm(
      Question(
        title: "Open in another window",
        lines: [
          "\(open.title) is being coded in another Casebook (process \(holder)). Its session is "
            + "left alone: two that write to one would spoil it.",
          "Go on there, or leave it there and come back here; or begin the case anew here, as a "
            + "session of its own.",
        ], yes: "begin it anew", action: .startAnew(caseID: open.caseID)))
  }
}
