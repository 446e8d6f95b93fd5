import Chart
import Practice

extension State {
  /// A case was read: go on with its session, or show what it is before the clock starts.
  mutating func open(_ chosen: PracticeCase, resuming: ResumedSession?) {
    overlay = nil
    list.select(chosen.info.id)
    guard let resuming else {
      screen = .brief(BriefState(chosen, mode: startMode, minutes: startMinutes))
      return
    }
    let session = SessionState(chosen, resuming: resuming, books: books, now: now)
    screen = .session(session)
    layOverAgain()
    if session.caseChanged {
      message = Message(
        text: "The case was edited after this session began; what you typed is as it was",
        weight: .warning)
    } else if let damage = resuming.damage {
      message = Message(text: damage, weight: .error)
    } else {
      message = Message(text: "Everything is as you left it", weight: .note)
    }
  }
}
