import Chart
import CodeSets

/// Two codes that the tabular list keeps apart.
func editExcludes1(_ claim: EditedClaim, _ list: inout EditList) {
  for pair in claim.book.excludedPairs(among: claim.comparedCodes) {
    // By code, not by place: the words are the same however the sheet is ordered.
    let both = [claim.diagnoses[pair.first], claim.diagnoses[pair.second]]
      .sorted { $0.code < $1.code }
    let (first, second) = (both[0], both[1])
    let owner = claim.memo.exclusion(first.facts.key, second.facts.key) {
      claim.book.excludes1(first.code, second.code).map { "\($0.owner)" } ?? ""
    }
    list.add(
      .excludes1, .warning, first, second,
      "\(first.shown) and \(second.shown) exclude each other (note at \(owner)). They are "
        + "allowed together if the two are unrelated; query if that is unclear.", "I.A.12.a")
  }
}

/// A localized infection in front of a sepsis that was there on admission.
func editSepsisOrder(_ claim: EditedClaim, _ list: inout EditList) {
  guard let principal = claim.principal, principal.facts.isLocalizedInfection else { return }
  for sepsis in claim.secondary where sepsis.facts.isSystemicInfection {
    guard sepsis.poa == .yes else { continue }
    list.add(
      .localisedInfectionFirst, .warning, principal, sepsis,
      "\(sepsis.shown) was present on admission: then the systemic infection is the principal "
        + "diagnosis and \(principal.shown) is secondary.", "I.C.1.d.4")
    return
  }
}

/// Infections of one place (I.C.1.d.4). Infections after a procedure, of chapters 15 and 16, and
/// D59.31 have rules of their own and are not among them.
let localizedInfections: [CodeStart] = [
  "J09", "J10", "J12", "J13", "J14", "J15", "J16", "J18", "J20", "J69", "J85", "J86", "N10", "N136",
  "N151", "N30", "N390", "N41", "N45", "N70", "N71", "N73", "L00", "L01", "L02", "L03", "L04",
  "L08",
  "K35", "K37", "K5720", "K5712", "K5732", "K5792", "K61", "K630", "K650", "K651", "K652", "K750",
  "K810", "K8309", "M00", "M86", "M726", "G00", "G01", "G06", "I33", "I301", "H05", "A04", "A08",
  "A09", "A46",
]

/// Systemic infections (I.C.1.d): sepsis by its organism.
let systemicInfections: [CodeStart] = [
  "A021", "A207", "A217", "A227", "A241", "A267", "A282", "A327", "A394", "A40", "A41", "A427",
  "A5486", "B007", "B377",
]

/// Encounters for both radiotherapy and drug treatment of a tumor.
func editTherapy(_ claim: EditedClaim, _ list: inout EditList) {
  guard let radiation = claim.diagnoses.first(where: { $0.starts(with: "Z510") }),
    let drugs = claim.diagnoses.first(where: { $0.starts(with: "Z511") })
  else { return }
  list.add(
    .therapyOrder, .note, radiation, drugs,
    "With \(radiation.shown) and \(drugs.shown) both, either may come first.", "I.C.2.e.2")
}
