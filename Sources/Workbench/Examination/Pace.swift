import Practice
import Terminal

/// The clock of a session as far as it is told without being asked.
package struct TimeTold: Hashable, Sendable {
  /// The last stretch, in which a hidden clock is back.
  static let last: Milliseconds = 5 * 60_000

  private var toldLast = false
  private var toldOver = false

  /// What is to be said now that the clock reads `clock`; nil mostly.
  mutating func take(_ clock: Milliseconds, of limit: Milliseconds) -> Message? {
    if clock >= limit {
      defer { (toldLast, toldOver) = (true, true) }
      return toldOver
        ? nil
        : Message(
          text: "The time is over. Go on: the review tells what was over", weight: .warning)
    }
    guard clock >= limit - Self.last, !toldLast else { return nil }
    toldLast = true
    // A paper of a few minutes has begun in its last stretch: nothing new.
    guard limit > Self.last else { return nil }
    return Message(text: "Five minutes are left", weight: .warning)
  }
}

extension SessionState {
  /// Minutes the clock runs to.
  var limit: Milliseconds { session.start.minutes * 60_000 }

  /// `12:40 of 35:00 used, case's own 30 min; 4 codes, 3:10 each`.
  func paceWords(at now: Milliseconds) -> String {
    let used = clock.reading(at: now)
    let codes = summary.entryCount
    let read = reader.pages.count { $0.isRecord && session.reading.hasOpened($0.id) }
    let documents = reader.pages.count { $0.isRecord }
    var words = "\(spoken(used)) of \(spoken(limit)) used"
    if chosen.info.expectedMinutes != session.start.minutes {
      words += ", the case expects \(chosen.info.expectedMinutes) min"
    }
    words += "; \(read) of \(documents) documents opened; \(counted(codes, "code"))"
    if codes > 0 { words += ", \(spoken(used / codes)) each" }
    return words
  }
}

extension State {
  /// Says that the time runs out, once.
  mutating func tellTime() {
    if examination != nil {
      guard examination?.paper.isFinished == false, let limit = examination?.limit else { return }
      let clock = examination?.clock.reading(at: now) ?? 0
      if let told = examination?.told.take(clock, of: limit) { message = told }
      return
    }
    guard case .session(var session) = screen, session.clock.isRunning else { return }
    screen = .list
    let told = session.told.take(session.clock.reading(at: now), of: session.limit)
    screen = .session(session)
    if let told { message = told }
  }
}

/// The clock at the right of the top line: hidden if the learner wants it so, but for the last five
/// minutes.
func clockText(_ clock: Milliseconds, of limit: Milliseconds, isHidden: Bool) -> String {
  if isHidden, clock < limit - TimeTold.last { return "clock hidden " }
  return "\(spoken(clock)) / \(spoken(limit)) "
}

extension ReviewState {
  /// Minutes used beside those set and expected, the overtime, and the help that was asked for.
  var paceRows: [(text: String, value: String, role: Role)] {
    let limit = session.start.minutes * 60_000
    var rows: [(text: String, value: String, role: Role)] = [
      ("Time used", "\(duration(session.clock)) of \(session.start.minutes) min", .text),
      ("Time the case expects", "\(chosen.info.expectedMinutes) min", .text),
    ]
    if session.clock > limit {
      rows.append(("Over time", duration(session.clock - limit), .messageWarning))
    }
    if session.start.mode == .tutor || !session.hints.isEmpty {
      rows.append(("Hints asked for", "\(help.hints)", .text))
      rows.append(("Lines checked", "\(help.checks)", .text))
    }
    return rows
  }

  /// How much help was asked for: it never changes the score, and is told beside it.
  var help: (hints: Int, checks: Int) {
    let checks = session.hints.count { $0.kind == .check }
    return (session.hints.count - checks, checks)
  }

  /// How the session went, as a saved report says it below the score.
  var sessionFacts: [String] {
    let limit = session.start.minutes * 60_000
    var time = "Time used: \(spoken(session.clock)) of \(spoken(limit))"
    if session.clock > limit { time += ", \(spoken(session.clock - limit)) over time" }
    return [
      "Mode: \(session.start.mode.rawValue)", time,
      "Hints asked for: \(help.hints); lines checked: \(help.checks)",
    ]
  }
}
