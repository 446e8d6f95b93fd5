import Practice

extension SessionState {
  /// Why a command cannot be carried out in the list of queries; nil where it can.
  func queryRefusal(of command: CommandID) -> String? {
    guard let desk, desk.stage == .list else { return nil }
    let list = session.queries.list
    let query = list.indices.contains(desk.selected) ? list[desk.selected] : nil
    switch command {
    case .chooseWording where chosen.key.queries.isEmpty:
      return "This case has no wordings to choose from; write one with a"
    case .editRow where query == nil: return "There is no query yet; a writes one"
    case .editRow where query?.wording != nil:
      return "A wording of the case stands as it is; d takes it back"
    case .dropRow where query == nil: return "There is no query to throw away"
    default: return nil
    }
  }

  /// A command in the list of queries.
  mutating func queryList(_ command: CommandID, now: Milliseconds) -> Outcome? {
    guard var desk else { return nil }
    let list = session.queries.list
    switch command {
    case .down: desk.selected = min(desk.selected + 1, max(0, list.count - 1))
    case .up: desk.selected = max(0, desk.selected - 1)
    case .top: desk.selected = 0
    case .bottom: desk.selected = max(0, list.count - 1)
    case .closeQueries:
      summaryHasFocus = !desk.isFromRecord
      self.desk = nil
      return Outcome()
    case .writeQuery:
      happen(.query(list.count, .opened), now: now)
      happen(.query(list.count, .entered(.title)), now: now)
      (desk.stage, desk.row) = (.compose, 0)
    case .chooseWording:
      (desk.stage, desk.selected) = (.wordings(subject: nil), 0)
    case .editRow:
      guard list.indices.contains(desk.selected) else { return nil }
      happen(.query(desk.selected, .opened), now: now)
      if list[desk.selected].stage != .draft {
        happen(.query(desk.selected, .reopened), now: now)
      }
      (desk.stage, desk.row) = (.compose, 0)
    case .dropRow:
      guard list.indices.contains(desk.selected) else { return nil }
      var outcome = Outcome()
      outcome.question = Question(
        title: "Throw the query away?", lines: [list[desk.selected].title], yes: "throw away",
        action: .dropQuery(desk.selected))
      return outcome
    default: return nil
    }
    self.desk = desk
    return Outcome()
  }

  /// Throws a query away.
  mutating func dropQuery(_ place: Int, now: Milliseconds) {
    happen(.query(place, .dropped), now: now)
    desk?.selected = max(0, min(place, session.queries.list.count - 1))
  }

  /// A command among the wordings of the case.
  mutating func wordings(
    _ command: CommandID, _ subject: Int?, now: Milliseconds
  ) -> Outcome? {
    guard var desk else { return nil }
    let all = chosen.wordings
    let count = subject.map { all[$0].options.count } ?? all.count
    switch command {
    case .down: desk.selected = min(desk.selected + 1, max(0, count - 1))
    case .up: desk.selected = max(0, desk.selected - 1)
    case .top: desk.selected = 0
    case .bottom: desk.selected = max(0, count - 1)
    case .editRow:
      guard let subject else {
        (desk.stage, desk.selected) = (.wordings(subject: desk.selected), 0)
        break
      }
      guard all[subject].options.indices.contains(desk.selected) else { return nil }
      let about = all[subject].about
      // One wording a subject: another takes the place of the first.
      if let former = session.queries.list.firstIndex(where: {
        $0.wording != nil && $0.title == about
      }) {
        happen(.query(former, .dropped), now: now)
      }
      let place = session.queries.list.count
      let text = all[subject].options[desk.selected].text
      happen(.query(place, .wordingChosen(about: about, text: text)), now: now)
      (desk.stage, desk.selected) = (.list, place)
    case .closeQueries:
      desk.stage = subject == nil ? .list : .wordings(subject: nil)
      desk.selected = subject ?? 0
    default: return nil
    }
    self.desk = desk
    return Outcome()
  }
}
