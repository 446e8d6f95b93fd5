import Chart
import Grading
import Practice
import Terminal

extension State {
  /// What stands on the last row until the engine answers; any key takes it away.
  private static let asking = Message(text: "Asking the MS-DRG engine", weight: .note)

  /// Asks what the summary groups to, and what the selected line does to that.
  mutating func askOpinion(_ session: SessionState) -> [Effect] {
    guard session.chosen.encounter.isGrouped else {
      message = Message(text: "This stay takes no MS-DRG", weight: .warning)
      return []
    }
    message = Self.asking
    let place = session.isEmpty(session.slot) ? nil : LinePlace(session.slot)
    return [.opinion(session.summary, session.chosen, about: place)]
  }

  /// Shows an answer, unless the learner went on meanwhile.
  mutating func take(_ opinion: Result<SecondOpinion, GroupingError>) {
    guard case .session = screen, overlay == nil, message == Self.asking else { return }
    message = nil
    let lines =
      switch opinion {
      case .success(let opinion): opinion.words
      case .failure(let problem): ["\(problem)"]
      }
    overlay = .confirm(
      Question(
        title: "MS-DRG of the summary so far", lines: lines, yes: "go on coding",
        action: .dismiss))
  }
}
