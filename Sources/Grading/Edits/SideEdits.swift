import Chart
import CodeSets

/// Sides: two one-sided codes where one bilateral code exists, and sides left open (I.B.13).
func editSides(_ claim: EditedClaim, _ list: inout EditList) {
  for (index, diagnosis) in claim.diagnoses.enumerated() {
    guard let record = diagnosis.record else { continue }
    if diagnosis.flags.contains(.unspecified) {
      list.add(
        .unspecifiedCode, .warning, [diagnosis],
        "\(diagnosis.code) leaves open what the code editor wants named: \(record.title).",
        "I.B.18")
    } else if record.title.contains("nspecified"), hasSided(diagnosis.code, claim.book) {
      list.add(
        .unspecifiedSide, .warning, [diagnosis],
        "\(diagnosis.code) leaves the side open, and there are codes for each side.", "I.B.13")
    }
    guard let side = Side(record.title) else { continue }
    for other in claim.diagnoses[(index + 1)...] {
      guard other.code.category == diagnosis.code.category, let title = other.record?.title,
        let bilateral = side.bilateral(with: title),
        let both = claim.book.siblings(of: diagnosis.code).first(where: {
          $0.isComplete && matches($0.title, bilateral)
        })
      else { continue }
      list.add(
        .bothSides, .warning, [diagnosis, other],
        "\(diagnosis.code) and \(other.code) differ by the side alone: \(both.code) is the code for "
          + "both sides.", "I.B.13")
    }
  }
}

/// Whether a header of the code has codes for the right and for the left.
private func hasSided(_ code: DiagnosisCode, _ book: CodeBook) -> Bool {
  let siblings = book.siblings(of: code)
  func names(_ word: String) -> Bool { siblings.contains { $0.title.lowercased().contains(word) } }
  return names("right ") || names(", right") ? names("left ") || names(", left") : false
}

/// The side that a title names, and the title's words with it left out.
private struct Side {
  private let isRight: Bool
  private let rest: [Substring]

  init?(_ title: String) {
    guard let (isRight, rest) = Side.split(title) else { return nil }
    self.isRight = isRight
    self.rest = rest
  }

  /// The words that a bilateral code of the two titles has; nil where they are not alike.
  func bilateral(with title: String) -> [Substring]? {
    guard let (otherIsRight, otherRest) = Side.split(title), otherIsRight != isRight,
      otherRest == rest
    else { return nil }
    return rest
  }

  private static func split(_ title: String) -> (Bool, [Substring])? {
    let words = title.split { $0 == " " || $0 == "," }
    guard
      let place = words.firstIndex(where: { ["right", "left"].contains($0.lowercased()) })
    else { return nil }
    let isRight = words[place].lowercased() == "right"
    var rest = words
    rest.remove(at: place)
    return (isRight, rest)
  }
}

/// Whether a title is the given words with "bilateral" among them; plurals count as alike.
private func matches(_ title: String, _ words: [Substring]) -> Bool {
  let own = title.split { $0 == " " || $0 == "," }
  guard let place = own.firstIndex(where: { $0.lowercased() == "bilateral" }) else { return false }
  var rest = own
  rest.remove(at: place)
  guard rest.count == words.count else { return false }
  return zip(rest, words).allSatisfy { a, b in
    let (a, b) = (a.lowercased(), b.lowercased())
    return a == b || a == b + "s" || a == b + "es"
  }
}

/// Codes for an age the patient does not have.
func editAge(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses {
    guard let ages = diagnosis.flags.ages, !ages.contains(claim.encounter.age) else { continue }
    let words = ages.upperBound == 0 ? "0" : "\(ages.lowerBound) to \(ages.upperBound)"
    list.add(
      .ageConflict, .warning, [diagnosis],
      "\(diagnosis.code) belongs to the age \(words); the patient is \(claim.encounter.age).",
      "Tabular \(diagnosis.code.category)")
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

/// What an indicator does to payment and to screening, in acute hospitals.
func editHospitalAcquired(_ claim: EditedClaim, _ list: inout EditList) {
  guard claim.reportsPOA, let principal = claim.principal else { return }
  let late = claim.secondary.filter { $0.poa == .no || $0.poa == .unknown }
  guard !late.isEmpty else { return }
  let procedures = claim.procedures.map(\.code)
  for diagnosis in late {
    let conditions = claim.book.hacs(
      principal: principal.code, secondary: [diagnosis.code], procedures: procedures)
    for condition in conditions {
      list.add(
        .hospitalAcquired, .note, [diagnosis],
        "\(diagnosis.code) with POA \(diagnosis.poa?.letter ?? "") is hospital-acquired condition "
          + "\(condition.number), \(condition.title): it does not raise the MS-DRG.", "Appendix I")
    }
    if diagnosis.poa == .no, let indicator = screen(diagnosis) {
      list.add(
        .patientSafety, .note, [diagnosis],
        "\(diagnosis.code), not present on admission, may be screened by a patient safety indicator: "
          + "\(indicator).", "Appendix I")
    }
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
