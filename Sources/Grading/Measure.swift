/// The measures of a report; raw values are those of the wire format.
package enum MeasureName: String, CaseIterable, Sendable {
  /// 1 or 0: a right code in the first slot.
  case principalDiagnosis
  /// Correct secondary ÷ entered secondary that are not optional.
  case secondaryPrecision
  /// Correct secondary ÷ required secondary.
  case secondaryRecall
  /// The harmonic mean of the two: twice the correct ÷ entered and required together.
  case secondaryF1
  /// Right indicators ÷ matched lines that take one.
  case poa
  /// As for secondary diagnoses, over procedures or service lines as a multiset.
  case procedurePrecision, procedureRecall, procedureF1
  /// 1 or 0: the principal procedure stands first.
  case principalProcedure
  /// Right dates ÷ matched procedures that are dated in the key.
  case procedureDate
  /// Constraints met ÷ constraints of the key.
  case sequencing
  /// Correct ÷ correct, near-miss pairs, missed and unsupported together.
  case codeOverCode
  /// Shown beside it: correct ÷ keyed.
  case correctOverKeyed
  /// 1 or 0: everything right, the abstract apart.
  case caseOverCase
  /// Admitting diagnosis and disposition, apart from all the above.
  case abstract
  /// 1 or 0: sheet and key group to the same MS-DRG. Apart from all the above, since a wrong code may
  /// leave the group as it is or even mend it.
  case drg
}

/// A measure with what it was computed from.
package struct Measure: Hashable, Sendable {
  package var name: MeasureName
  package var numerator: Double
  package var denominator: Double

  /// Numerator ÷ denominator, 0–1; nil where the denominator is 0.
  package var value: Double? { denominator == 0 ? nil : numerator / denominator }

  /// A measure of two counts.
  package init(_ name: MeasureName, _ numerator: Double, of denominator: Double) {
    self.name = name
    self.numerator = numerator
    self.denominator = denominator
  }
}
