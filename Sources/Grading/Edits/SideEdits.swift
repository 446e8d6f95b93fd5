import Chart
import CodeSets

/// Sides: two one-sided codes where one bilateral code exists, and sides left open (I.B.13).
func editSides(_ claim: EditedClaim, _ list: inout EditList) {
  for (index, diagnosis) in claim.compared.enumerated() {
    guard let record = diagnosis.record else { continue }
    if diagnosis.flags.contains(.unspecified) {
      list.add(
        .unspecifiedCode, .warning, [diagnosis],
        "\(diagnosis.code) leaves open what the code editor wants named: \(record.title).",
        "I.B.18")
    } else if record.title.holds("nspecified"),
      hasSided(diagnosis.code, record.title, claim.book)
    {
      list.add(
        .unspecifiedSide, .warning, [diagnosis],
        "\(diagnosis.code) leaves the side open, and there are codes for each side.", "I.B.13")
    }
    guard let side = Side(record.title) else { continue }
    for other in claim.compared.dropFirst(index + 1) {
      guard other.code.category == diagnosis.code.category, let title = other.record?.title,
        side.isOpposite(of: title), let both = bilateral(side, diagnosis.code, claim.book)
      else { continue }
      let pair = [diagnosis, other].sorted { $0.code < $1.code }
      list.add(
        .bothSides, .warning, pair,
        "\(pair[0].code) and \(pair[1].code) differ by the side alone: \(both) is the code for both "
          + "sides.", "I.B.13")
    }
  }
}

/// The code for both sides, beside a one-sided one or a step above it.
private func bilateral(_ side: Side, _ code: DiagnosisCode, _ book: CodeBook) -> DiagnosisCode? {
  let near = book.siblings(of: code)
  let above = book.parent(of: code).map { book.siblings(of: $0.code) } ?? []
  return (near + above).first { $0.isComplete && side.isBoth($0.title) }?.code
}

/// Whether the code has siblings that say the same of the right and of the left.
private func hasSided(_ code: DiagnosisCode, _ title: String, _ book: CodeBook) -> Bool {
  let sides = book.siblings(of: code).compactMap { Side($0.title) }.filter { $0.isNamed(in: title) }
  return Set(sides.map(\.isRight)).count == 2
}

/// The side that a title names, and the title's other words.
private struct Side {
  let isRight: Bool
  private let words: Set<String>
  private static let fillers: Set<String> = ["of", "in", "and", "unilateral", "both", "bilateral"]

  init?(_ title: String) {
    // Most titles name no side: their words are never looked at.
    guard title.holds("ight") || title.holds("eft") else { return nil }
    var words = Side.words(of: title)
    let isRight = words.remove("right") != nil
    guard isRight != (words.remove("left") != nil) else { return nil }
    self.isRight = isRight
    self.words = words
  }

  /// Whether a title says the same of the other side.
  func isOpposite(of title: String) -> Bool {
    guard let other = Side(title) else { return false }
    return other.isRight != isRight && other.words == words
  }

  /// Whether a title says the same of both sides; it may leave out the part that has them.
  func isBoth(_ title: String) -> Bool {
    guard title.holds("ilateral") else { return false }
    let own = Side.words(of: title)
    return own.isSubset(of: words) && own.count >= words.count - 1
  }

  /// Whether a title says the same and leaves the side open.
  func isNamed(in title: String) -> Bool {
    var own = Side.words(of: title)
    return own.remove("unspecified") != nil && own == words
  }

  private static func words(of title: String) -> Set<String> {
    var words: Set<String> = []
    for word in title.lowercased().split(whereSeparator: { $0 == " " || $0 == "," }) {
      // Bilateral titles have the plural: knees, eyes.
      let stem = word.count > 3 && word.last == "s" ? word.dropLast() : word
      words.insert(String(stem))
    }
    return words.subtracting(fillers)
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
