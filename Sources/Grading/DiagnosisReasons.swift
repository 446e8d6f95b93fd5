import Chart

/// The reasons that diagnoses are wrong for.
extension DiagnosisComparison {
  private var principalName: String {
    sections.first == .first ? "first-listed diagnosis" : "principal diagnosis"
  }

  private var restName: String {
    sections.rest == .other ? "other diagnoses" : "secondary diagnoses"
  }

  /// Why a right code stands in the wrong slot.
  func wrongSlot(_ entry: Int) -> String {
    if board.entered[entry].isFirst {
      return "A right code, but not the \(principalName): it belongs among the \(restName)."
    }
    if principal.count > 1 {
      let some = principal.count == 2 ? "two" : "\(principal.count)"
      return "A right code, and one of \(some) that may each be the \(principalName): "
        + "\(principal.count == 2 ? "neither" : "none") was entered there."
    }
    return "A right code, but it is the \(principalName): it was entered among the \(restName)."
  }

  /// Why a line stands too early.
  func tooEarly(_ constraint: SequenceConstraint) -> String {
    "A right code, entered too early: \(constraint.before) goes before \(constraint.after)."
  }

  /// The broken constraint as a difference.
  func sequenceDifference(_ constraint: SequenceConstraint) -> Difference {
    Difference(
      aspect: "sequence", entered: "\(constraint.after), \(constraint.before)",
      keyed: "\(constraint.before), \(constraint.after)",
      text: "\(constraint.after) was entered before \(constraint.before), which goes first.")
  }

  /// The most specific reason there is for a line that nothing in the key answers to.
  func reason(forSurplus entry: Int) -> Rationale {
    switch surplus[entry] {
    case .trap(let trap):
      let rationale = context.traps[trap].trap.rationale
      if !rationale.why.isEmpty { return rationale }
    case .repeated, .tooOften:
      return Rationale(
        why:
          "\(dotted(board.entered[entry].text)) is already on the sheet: a diagnosis is reported once.",
        cite: ["I.B.12"])
    case .alternative(let number):
      let codes = alternatives(number).map(\.code.description).joined(separator: " or ")
      return Rationale(
        why: "One code is reported for the condition, \(codes); the sheet has another of them.",
        cite: rationale(number).cite)
    case .plain(let family):
      if let family, let reason = context.reason(against: family, isDiagnosis: true) {
        return reason
      }
    case .optionalByPolicy: break
    }
    let rest = context.unexplained(isDiagnosis: true)
    guard let near = nearOptional(entry) else { return rest }
    return Rationale(
      why: sentences("It comes near the optional \(near.code), but is not it.", rest.why),
      cite: rest.cite)
  }

  /// The code of an optional line, still open, that a line left over comes nearest.
  func nearOptional(_ entry: Int) -> DiagnosisAlternative? {
    guard surplus[entry].mayBeNearOptional else { return nil }
    var best: (code: DiagnosisAlternative, similarity: Int)?
    for number in board.keyed.indices where isOptional(number) && holder[number] == nil {
      guard
        let near = nearest(
          board.entered[entry].code, board.keyed[number].codes, board, diagnosisSimilarity),
        near.similarity > best?.similarity ?? 0
      else { continue }
      best = (alternative(number, near.alternative), near.similarity)
    }
    return best?.code
  }
}

/// Lines as they are shown.
extension DiagnosisComparison {
  /// A line of the sheet.
  func enteredView(_ entry: Int) -> LineView {
    LineView(
      place: board.entered[entry].place, code: dotted(board.entered[entry].text),
      poa: poa(entry)?.letter)
  }

  /// A line of the key, with one of its codes and the indicator nearest to what was entered.
  func keyedView(
    _ number: Int, _ accepted: DiagnosisAlternative?, _ entered: PresentOnAdmission?
  ) -> LineView {
    guard let accepted else { return LineView(place: place(number), code: "") }
    let poa = entered.flatMap { accepted.poa.contains($0) ? $0 : nil }
    return LineView(
      place: place(number), code: dotted(accepted.code.text),
      poa: (poa ?? accepted.poa.first)?.letter)
  }

  /// A near miss to be explained.
  func contrast(_ entry: Int, _ keyed: DiagnosisCode) -> Contrast {
    Contrast(
      kind: .diagnosis, entered: board.entered[entry].text, keyed: keyed.text, book: context.book)
  }
}
