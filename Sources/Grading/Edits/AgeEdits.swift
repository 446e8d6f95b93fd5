import Chart
import CodeSets

/// Codes for an age the patient does not have.
func editAge(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses {
    guard let ages = diagnosis.flags.ages, !ages.contains(claim.encounter.age) else { continue }
    let words = ages.upperBound == 0 ? "0" : "\(ages.lowerBound) to \(ages.upperBound)"
    list.add(
      .ageConflict, .warning, diagnosis,
      "\(diagnosis.shown) belongs to the age \(words); the patient is \(claim.encounter.age).",
      "Tabular \(diagnosis.facts.category)")
  }
}

/// What a delivery is reported with (I.C.15.b.5, I.C.21.c.11).
func editDelivery(_ claim: EditedClaim, _ list: inout EditList) {
  guard
    let delivery = claim.procedures.first(where: {
      $0.flags.contains(.vaginalDelivery) || $0.flags.contains(.cesareanDelivery)
    })
  else { return }
  if !claim.diagnoses.contains(where: { $0.flags.contains(.outcomeOfDelivery) }) {
    list.add(
      .deliveryOutcome, .warning, delivery,
      "\(delivery.code) is a delivery: its outcome is reported too, Z37.-.", "I.C.15.b.5")
  }
  if !claim.diagnoses.contains(where: { $0.starts(with: "Z3A") }) {
    list.add(
      .deliveryWeeks, .warning, delivery,
      "\(delivery.code) is a delivery: the weeks of gestation are reported too, Z3A.-.",
      "I.C.21.c.11")
  }
}
