import Chart
import CodeSets

/// Sides: two one-sided codes where one bilateral code exists, and sides left open (I.B.13).
func editSides(_ claim: EditedClaim, _ list: inout EditList) {
  let compared = claim.compared
  for index in compared.indices {
    let diagnosis = compared[index]
    guard diagnosis.facts.isKnown else { continue }
    if diagnosis.flags.contains(.unspecified) {
      list.add(
        .unspecifiedCode, .warning, diagnosis,
        "\(diagnosis.shown) leaves open what the code editor wants named: \(diagnosis.facts.title).",
        "I.B.18")
    } else if diagnosis.facts.leavesSideOpen {
      list.add(
        .unspecifiedSide, .warning, diagnosis,
        "\(diagnosis.shown) leaves the side open, and there are codes for each side.", "I.B.13")
    }
    guard let side = diagnosis.facts.side else { continue }
    for other in compared[(index + 1)...] {
      guard other.facts.key >> 40 == diagnosis.facts.key >> 40, let opposite = other.facts.side,
        side.isOpposite(of: opposite), let both = bilateral(side, diagnosis.code, claim.book)
      else { continue }
      let isInOrder = diagnosis.code < other.code
      let (first, second) = isInOrder ? (diagnosis, other) : (other, diagnosis)
      list.add(
        .bothSides, .warning, first, second,
        "\(first.shown) and \(second.shown) differ by the side alone: \(both) is the code for both "
          + "sides.", "I.B.13")
    }
  }
}

/// The code for both sides, beside a one-sided one or a step above it.
private func bilateral(
  _ side: TitleSide, _ code: DiagnosisCode, _ book: CodeBook
) -> DiagnosisCode? {
  let near = book.siblings(of: code)
  let above = book.parent(of: code).map { book.siblings(of: $0.code) } ?? []
  return (near + above).first { $0.isComplete && side.isBoth($0.title) }?.code
}

/// Whether the code has siblings that say the same of the right and of the left.
func hasSided(_ code: DiagnosisCode, _ title: String, _ book: CodeBook) -> Bool {
  let sides = book.siblings(of: code).compactMap { TitleSide($0.title) }
    .filter { $0.isNamed(in: title) }
  return Set(sides.map(\.isRight)).count == 2
}
