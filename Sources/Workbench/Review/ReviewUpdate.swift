import Practice
import Terminal

extension ReviewState {
  /// Carries out a command; the words to say where it could not be done.
  mutating func take(_ command: CommandID) -> String? {
    switch command {
    case .otherPane: recordHasFocus.toggle()
    case .nextView:
      let all = Subject.allCases
      let here = all.firstIndex(of: subject) ?? 0
      subject = all[(here + 1) % all.count]
      top = 0
      recordHasFocus = false
    case .nextMiss, .previousMiss:
      if !goToMiss(forward: command == .nextMiss) { return "Every line is right" }
    case .evidence:
      guard let line, !allEvidence(of: line).isEmpty else {
        return "This line has no evidence to show"
      }
      showEvidence(at: evidence ?? 0)
      recordHasFocus = true
    case .nextEvidence:
      guard let line, case let count = allEvidence(of: line).count, count > 0 else {
        return "This line has no evidence to show"
      }
      showEvidence(at: ((evidence ?? -1) + 1) % count)
    case .nextDocument: _ = reader.open(reader.current + 1)
    case .previousDocument: _ = reader.open(reader.current - 1)
    case _ where recordHasFocus: _ = reader.take(command, page: max(1, reader.height - 2))
    case .down: move(1)
    case .up: move(-1)
    case .top: subject == .lines ? select(0) : (top = 0)
    case .bottom: subject == .lines ? select(report.lines.count - 1) : (top = .max / 2)
    default: break
    }
    return nil
  }

  private mutating func move(_ step: Int) {
    if subject == .lines { select(selected + step) } else { top = max(0, top + step) }
  }
}
