import CaseLibrary
import Practice

extension State {
  /// Asks whether an examination of these cases shall begin; without any, goes on with the open one.
  package mutating func offerExamination(of cases: [String]) {
    let rows = cases.compactMap { id in list.rows.first { $0.id == id } }
    var titles: [String] = []
    var minutes = 0
    for case .ready(let info, _) in rows.map(\.content) {
      titles.append("\(info.title), \(info.expectedMinutes) min")
      minutes += info.expectedMinutes
    }
    let given = startMinutes ?? minutes
    overlay = .confirm(
      Question(
        title: "An examination of \(counted(cases.count, "case")), \(counted(given, "minute"))?",
        lines: titles + [
          "", "One clock for all, no help and no pause; the review comes when you hand in.",
        ], yes: "begin", action: .beginExamination(cases, minutes: given)))
  }

  /// Carries out a command of the case list about examinations.
  mutating func performExamination(_ command: CommandID) -> [Effect]? {
    switch command {
    case .markCase:
      guard let row = list.current, case .ready(_, .inpatient) = row.content else {
        message = Message(text: "Only inpatient cases can be practised", weight: .warning)
        break
      }
      if let place = list.marked.firstIndex(of: row.id) {
        list.marked.remove(at: place)
      } else {
        list.marked.append(row.id)
      }
      list.selected = min(list.selected + 1, max(0, list.rows.count - 1))
    case .examine:
      if list.marked.isEmpty, let open = list.examination {
        offer(open)
      } else {
        offerExamination(of: list.marked)
      }
    default: return nil
    }
    return []
  }
}
