import Chart
import CodeSets

/// What an indicator does to payment and to screening, in acute hospitals.
func editHospitalAcquired(_ claim: EditedClaim, _ list: inout EditList) {
  guard claim.reportsPOA, let principal = claim.principal else { return }
  let late = claim.secondary.filter {
    ($0.poa == .no || $0.poa == .unknown) && !$0.facts.isPOAExempt
  }
  let conditions = acquired(late, principal, claim)
  for diagnosis in late {
    for condition in conditions where condition.asks(forAny: diagnosis.facts.acquired) {
      let condition = condition.condition
      list.add(
        .hospitalAcquired, .note, diagnosis,
        "\(diagnosis.shown) with POA \(diagnosis.poa?.letter ?? "") is hospital-acquired condition "
          + "\(condition.number), \(condition.title): it does not count as a CC or MCC.",
        "Appendix I")
    }
    if diagnosis.poa == .no, let indicator = screen(diagnosis) {
      list.add(
        .patientSafety, .note, diagnosis,
        "\(diagnosis.shown), not present on admission, may be screened by a patient safety indicator: "
          + "\(indicator).", "Appendix I")
    }
  }
}

/// The conditions that the late diagnoses fulfil together: by CMS's formulas some need another
/// diagnosis, a principal diagnosis or a procedure beside them.
private func acquired(
  _ late: [EditedClaim.Diagnosis], _ principal: EditedClaim.Diagnosis, _ claim: EditedClaim
) -> [AskedCondition] {
  let others = Set(late.flatMap(\.facts.acquired))
  guard !others.isEmpty else { return [] }
  let done = Set(claim.procedures.flatMap(\.facts.acquired))
  let first = Set(principal.facts.acquired)
  return claim.memo.conditions.filter {
    $0.asks(forAny: others)
      && $0.condition.holds(principal: first, secondary: others, procedures: done)
  }
}

/// A condition with what its formula asks of secondary diagnoses.
struct AskedCondition: Sendable {
  let condition: HospitalAcquiredCondition
  private let asked: Set<String>

  init(_ condition: HospitalAcquiredCondition) {
    self.condition = condition
    asked = Set(
      condition.formula.split { " &|()".contains($0) }
        .filter { $0.hasPrefix("SDX:") }.map { String($0.dropFirst(4)) })
  }

  /// Whether it asks for any of these attributes.
  func asks(forAny attributes: some Sequence<String>) -> Bool {
    attributes.contains(where: asked.contains)
  }
}

/// AHRQ patient safety indicators that a single late diagnosis can set off.
private func screen(_ diagnosis: EditedClaim.Diagnosis) -> String? {
  let text = diagnosis.code.text
  if text.hasPrefix("L89"), let stage = text.last, ["0", "3", "4"].contains(stage),
    text.utf8.count >= 5
  {
    return "PSI 03, pressure ulcer"
  }
  if text.hasPrefix("J9383") || text.hasPrefix("J95811") { return "PSI 06, pneumothorax" }
  if text.hasPrefix("T80211") { return "PSI 07, central-line bloodstream infection" }
  if text.hasPrefix("I26") || text.hasPrefix("I824") {
    return "PSI 12, perioperative embolism or thrombosis"
  }
  return nil
}
