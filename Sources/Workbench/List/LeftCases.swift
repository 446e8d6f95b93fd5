import Practice

// A case that was left has its clock stopped. What its mode does not tell is then not told elsewhere.

extension ListState {
  /// Cases that were left half coded in a mode without help: timed ones, and those of an examination.
  var leftWithoutHelp: Set<String> {
    var left = Set(examination?.caseIDs ?? [])
    for row in rows { if let open = row.open, open.mode != .tutor { left.insert(open.caseID) } }
    return left
  }
}

extension State {
  /// Whether the books may tell what a printed book does not, opened from no case or from the review
  /// of one: not while another case was left without help.
  func mayTellLevels(reviewing caseID: String? = nil) -> Bool {
    list.leftWithoutHelp.subtracting([caseID].compactMap { $0 }).isEmpty
  }

  /// Why an earlier session of a case cannot be looked at; nil where it can.
  package func refusalToReopen(_ caseID: String) -> String? {
    guard list.leftWithoutHelp.contains(caseID) else { return nil }
    return "This case was left half coded; its earlier sessions open once it is submitted"
  }
}
