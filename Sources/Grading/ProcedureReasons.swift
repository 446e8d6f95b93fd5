import Chart

/// The reasons that procedures and service lines are wrong for.
extension ProcedureComparison {
  /// The most specific reason there is for a line that nothing in the key answers to.
  func reason(forSurplus entry: Int) -> Rationale {
    switch surplus[entry] {
    case .trap(let trap):
      let rationale = context.traps[trap].trap.rationale
      if !rationale.why.isEmpty { return rationale }
    case .tooOften(let number):
      let allowed = keyed[number].allowed
      return Rationale(
        why:
          "The record supports \(entries[entry].code) \(allowed == 1 ? "once" : "\(allowed) times"); "
          + "the sheet has it more often.",
        cite: keyed[number].rationale.cite, evidence: keyed[number].rationale.evidence)
    case .plain(let family):
      if let family, let reason = context.reason(against: family, isDiagnosis: false) {
        return reason
      }
    case .alternative(let number):
      return Rationale(
        why: "One code is reported for the procedure, "
          + "\(keyed[number].codes.joined(separator: " or ")); the sheet has another of them.",
        cite: keyed[number].rationale.cite)
    case .repeated, .optionalByPolicy: break
    }
    let rest = context.unexplained(isDiagnosis: false)
    guard let near = nearOptional(entry) else { return rest }
    let code = keyed[near.line].codes[near.alternative]
    return Rationale(
      why: sentences("It comes near the optional \(code), but is not it.", rest.why),
      cite: rest.cite)
  }

  /// Why a right code is out of order.
  func outOfOrder(_ line: Keyed) -> String {
    line.isPrincipal
      ? "A right code, but it is the principal procedure: it goes first."
      : "A right code, but not the principal procedure, which goes first."
  }

  /// The optional line, still open, that a line left over comes nearest.
  func nearOptional(_ entry: Int) -> (line: Int, alternative: Int)? {
    guard section == .procedure, surplus[entry].mayBeNearOptional else { return nil }
    var best: (line: Int, alternative: Int, similarity: Int)?
    for number in keyed.indices where keyed[number].required == 0 && holders[number].isEmpty {
      guard
        let near = nearest(
          board.entered[entry].code, board.keyed[number].codes, board, procedureSimilarity),
        near.similarity > best?.similarity ?? 0
      else { continue }
      best = (number, near.alternative, near.similarity)
    }
    return best.map { ($0.line, $0.alternative) }
  }

  /// A line of the sheet.
  func enteredView(_ entry: Int) -> LineView {
    LineView(place: entries[entry].place, code: entries[entry].code, date: entries[entry].date)
  }

  /// A line of the key, with the code that was entered or comes nearest.
  func keyedView(_ number: Int, _ alternative: Int) -> LineView {
    LineView(
      place: LinePlace(section, number),
      code: keyed[number].codes.isEmpty ? "" : keyed[number].codes[alternative],
      date: keyed[number].date)
  }

  /// A near miss to be explained.
  func contrast(_ entry: Int, _ number: Int, _ alternative: Int) -> Contrast {
    Contrast(
      kind: .procedure, entered: entries[entry].code, keyed: keyed[number].codes[alternative],
      book: context.book)
  }
}
