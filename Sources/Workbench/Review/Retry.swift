import Chart
import Grading
import Practice

extension ReviewState {
  /// Whether something was not right, so that there is something to try again.
  package var hasMisses: Bool {
    report.lines.contains { $0.needsAttention } || !rightAbstract.isWhole
  }

  /// The events that fill in what was right, for a new session of the same case: a code that was
  /// right with a wrong indicator or date comes without it.
  func retryEvents() -> [SessionEvent] {
    let right = report.lines.filter {
      $0.entered != nil && ($0.outcome == .correct || $0.outcome == .optional)
    }
    var events: [SessionEvent] = [.retried]
    events += diagnoses(right) + procedures(right)
    let abstract = rightAbstract
    if let code = abstract.admitting { events.append(.diagnosisSet(.admitting, code)) }
    if let code = abstract.disposition { events.append(.dispositionSet(code)) }
    return events
  }

  private func diagnoses(_ right: [GradedLine]) -> [SessionEvent] {
    var events: [SessionEvent] = []
    func fill(_ slot: Slot, _ entry: DiagnosisEntry, _ line: GradedLine) {
      events.append(.diagnosisSet(slot, entry.code))
      if line.poa != .wrong, let poa = entry.poa { events.append(.poaSet(slot, poa)) }
    }
    func line(_ section: Section, _ index: Int) -> GradedLine? {
      right.first { $0.entered?.place == LinePlace(section, index) }
    }
    if let entry = session.summary.principal, let line = line(.principal, 0) {
      fill(.principal, entry, line)
    }
    var place = 0
    for (index, entry) in session.summary.secondary.enumerated() {
      guard let line = line(.secondary, index) else { continue }
      fill(.secondary(place), entry, line)
      place += 1
    }
    return events
  }

  private func procedures(_ right: [GradedLine]) -> [SessionEvent] {
    var events: [SessionEvent] = []
    var place = 0
    for (index, entry) in session.summary.procedures.enumerated() {
      guard let line = right.first(where: { $0.entered?.place == LinePlace(.procedure, index) })
      else { continue }
      events.append(.procedureSet(place, entry.code))
      let isRightDate = line.keyed?.date == nil || line.keyed?.date == entry.date
      if isRightDate, let date = entry.date { events.append(.dateSet(place, date)) }
      place += 1
    }
    return events
  }

  /// What of the abstract was right, or is not graded.
  private var rightAbstract: (admitting: DiagnosisCode?, disposition: String?, isWhole: Bool) {
    let (key, summary) = (chosen.key, session.summary)
    let isAdmitting =
      key.admitting.isEmpty || summary.admitting.map { key.admitting.contains($0) } ?? false
    let isDisposition = key.disposition.map { $0 == summary.disposition } ?? true
    return (
      isAdmitting ? summary.admitting : nil, isDisposition ? summary.disposition : nil,
      isAdmitting && isDisposition
    )
  }
}

extension State {
  /// Starts a session of the reviewed case again, unless one is open: then asks.
  mutating func retry(unless open: OpenSession?) -> [Effect] {
    guard case .review(let review) = screen else { return [] }
    guard let open else { return retry(review) }
    overlay = .confirm(Self.attemptQuestion(open))
    return []
  }

  private static func attemptQuestion(_ open: OpenSession) -> Question {
    let line = "\(open.title): \(entered(open.codes)), stopped at \(spoken(open.clock))."
    guard open.holder == nil else {
      return Question(
        title: "An attempt is open in another window; begin a retry here?", lines: [line],
        yes: "begin a retry", action: .retry)
    }
    return Question(
      title: "An attempt is open; go on with it?", lines: [line], yes: "go on",
      action: .resume(session: open.id, caseID: open.caseID),
      other: Question.Other(key: "b", words: "begin a retry beside it", action: .retry))
  }

  /// Starts a session of the reviewed case again, with what was right filled in.
  mutating func retry(_ review: ReviewState) -> [Effect] {
    let before = review.session.start
    let start = SessionStart(
      caseID: before.caseID, caseRevision: review.chosen.revision,
      mode: before.mode == .exam ? .timed : before.mode, minutes: before.minutes)
    var session = SessionState(review.chosen, start: start, now: now)
    for event in review.retryEvents() { session.happen(event, now: now) }
    session.summaryHasFocus = true
    session.slot =
      session.summary.principal == nil ? .principal : .secondary(session.summary.secondary.count)
    screen = .session(session)
    message = Message(
      text: "What was right is filled in; the rest is to be found. This attempt is a retry",
      weight: .note)
    return [.begin(start)]
  }
}
