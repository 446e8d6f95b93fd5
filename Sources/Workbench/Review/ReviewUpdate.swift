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
    case .nextFilter:
      subject = .lines
      nextFilter()
    case .showStored:
      if !toggleStored() { return "This is the grading that is stored" }
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
    case .top: subject == .lines ? select(visible.first ?? 0) : (top = 0)
    case .bottom: subject == .lines ? select(visible.last ?? 0) : (top = .max / 2)
    default: break
    }
    return nil
  }

  private mutating func move(_ step: Int) {
    guard subject == .lines else {
      top = max(0, top + step)
      return
    }
    let here = visible.firstIndex(of: selected) ?? 0
    if visible.indices.contains(here + step) { select(visible[here + step]) }
  }
}

extension ReviewState {
  /// Why a command cannot be carried out on this review; nil where it can.
  package func refusal(of command: CommandID) -> String? {
    let needsLine = command == .evidence || command == .nextEvidence || command == .dispute
    return switch command {
    case _ where needsLine && subject != .lines:
      // The line it would be about is not on the screen.
      "Go to the lines first, with v, or with n to the next miss"
    case .retry where !hasMisses: "Everything is right; there is nothing to try again"
    case .nextFilter where report.lines.isEmpty: "There is no line to show"
    case .showStored where stored == nil: "There is no other grading than this one"
    case .dispute where storedPlace(of: selected) == nil:
      "The line is not in the grading that is stored; o shows that"
    default: nil
    }
  }
}
