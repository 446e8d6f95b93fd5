/// What the Medicare Code Editor knows of a diagnosis code.
package struct DiagnosisFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Not acceptable as principal diagnosis.
  package static let unacceptableAsPrincipal = DiagnosisFlags(rawValue: 1 << 0)
  /// A manifestation: never the principal diagnosis.
  package static let manifestation = DiagnosisFlags(rawValue: 1 << 1)
  /// An external cause: never the principal diagnosis.
  package static let externalCause = DiagnosisFlags(rawValue: 1 << 2)
  /// Unspecified where laterality is known to matter.
  package static let unspecified = DiagnosisFlags(rawValue: 1 << 3)
  /// As principal diagnosis, seldom enough for an admission.
  package static let questionableAdmission = DiagnosisFlags(rawValue: 1 << 4)
  /// As principal diagnosis, acceptable only with a secondary diagnosis.
  package static let requiresSecondary = DiagnosisFlags(rawValue: 1 << 5)
  /// At age 0 only.
  package static let newborn = DiagnosisFlags(rawValue: 1 << 6)
  /// From 0 to 17 years.
  package static let pediatric = DiagnosisFlags(rawValue: 1 << 7)
  /// From 9 to 64 years.
  package static let maternity = DiagnosisFlags(rawValue: 1 << 8)
  /// From 15 to 124 years.
  package static let adult = DiagnosisFlags(rawValue: 1 << 9)
  /// A procedure on the wrong patient, the wrong site, or the wrong one: never reported as principal
  /// and the claim is not paid.
  package static let wrongProcedure = DiagnosisFlags(rawValue: 1 << 10)
  /// The outcome of a delivery.
  package static let outcomeOfDelivery = DiagnosisFlags(rawValue: 1 << 11)
  /// Type 1 diabetes: makes a pancreas transplant a covered one.
  package static let type1Diabetes = DiagnosisFlags(rawValue: 1 << 12)
  /// A leukemia that decides whether a stem-cell transplant is covered.
  package static let leukemia = DiagnosisFlags(rawValue: 1 << 13)
  /// Sterilization: procedures done for it are not covered.
  package static let sterilization = DiagnosisFlags(rawValue: 1 << 14)
  /// A clinical trial.
  package static let clinicalTrial = DiagnosisFlags(rawValue: 1 << 15)

  init(letter: UInt8) {
    self =
      switch letter {
      case UInt8(ascii: "u"): .unacceptableAsPrincipal
      case UInt8(ascii: "m"): .manifestation
      case UInt8(ascii: "e"): .externalCause
      case UInt8(ascii: "s"): .unspecified
      case UInt8(ascii: "q"): .questionableAdmission
      case UInt8(ascii: "r"): .requiresSecondary
      case UInt8(ascii: "n"): .newborn
      case UInt8(ascii: "p"): .pediatric
      case UInt8(ascii: "o"): .maternity
      case UInt8(ascii: "a"): .adult
      case UInt8(ascii: "w"): .wrongProcedure
      case UInt8(ascii: "d"): .outcomeOfDelivery
      case UInt8(ascii: "t"): .type1Diabetes
      case UInt8(ascii: "l"): .leukemia
      case UInt8(ascii: "z"): .sterilization
      case UInt8(ascii: "c"): .clinicalTrial
      default: []
      }
  }

  /// The ages, in years and both included, at which a patient may have the code; nil if any age will
  /// do. Of two flags the span that both allow.
  package var ages: ClosedRange<Int>? {
    var (low, high) = (0, 124)
    if contains(.newborn) { high = min(high, 0) }
    if contains(.pediatric) { high = min(high, 17) }
    if contains(.maternity) { (low, high) = (max(low, 9), min(high, 64)) }
    if contains(.adult) { low = max(low, 15) }
    return (low, high) == (0, 124) || low > high ? nil : low...high
  }
}
