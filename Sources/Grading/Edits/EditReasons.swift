import Chart

extension GradedLine {
  /// A line that has only the general reason takes the more specific one of an edit about it.
  mutating func takeReason(from edits: [Edit], unless context: GradingContext) {
    guard let place = entered?.place else { return }
    let isDiagnosis = place.section != .procedure && place.section != .line
    guard why == context.unexplained(isDiagnosis: isDiagnosis).why,
      // The least by its words, not the first found: the reason does not depend on the order.
      let edit = edits.filter({ $0.explainsSurplus && $0.lines.contains(place) })
        .min(by: { ($0.id, $0.message) < ($1.id, $1.message) })
    else { return }
    why = "Not in the key. " + edit.message
    cite = edit.cite
  }
}

extension Edit {
  /// Whether the edit speaks against the code being there at all, not merely against how it stands.
  fileprivate var explainsSurplus: Bool {
    switch EditID(rawValue: id) {
    case .invalidCode, .notValidThen, .incompleteCode, .seventhCharacter, .placeholder,
      .procedureCharacter, .duplicateDiagnosis, .excludes1, .integralSymptom, .wrongProcedure,
      .bothSides, .unspecifiedCode, .unspecifiedSide, .ageConflict:
      true
    default: false
    }
  }
}
