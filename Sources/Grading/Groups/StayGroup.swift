import Chart

/// An MS-DRG as a grouper assigns it.
package struct StayGroup: Hashable, Sendable {
  /// Three digits as text; 998 and 999 where the stay cannot be grouped.
  package var drg: String
  package var title: String
  /// Relative weight, 0 for 998 and 999; nil where no table of the year is at hand.
  package var weight: Double?
  /// Geometric mean length of stay in days; nil where the table gives none.
  package var gmlos: Double?
  /// Arithmetic mean length of stay in days; nil where the table gives none.
  package var amlos: Double?
  /// Major diagnostic category, 0 for those before all others; nil where there is none.
  package var mdc: Int?
  /// The highest level among the secondary diagnoses that count, in the grouper's words: `MCC`, `CC`
  /// or `NONE`.
  package var severity: String
  /// The group as it would be if nothing had been acquired in the hospital; three digits as text.
  package var initialDRG: String
  package var hacEffect: HACEffect
  /// `OK`, or the grouper's own word for what is wrong: `INVALID_PDX`, `HAC_MISSING_ONE_POA`.
  package var returnCode: String
  /// What the principal diagnosis is to the grouper; nil without one.
  package var principal: DiagnosisEffect?
  /// What each secondary diagnosis of the claim is to the grouper, in the claim's order.
  package var secondary: [DiagnosisEffect]

  /// A group by its parts; what is left out is as in a stay without complications.
  package init(
    drg: String, title: String, weight: Double?, gmlos: Double?, severity: String,
    amlos: Double? = nil, mdc: Int? = nil, initialDRG: String? = nil,
    hacEffect: HACEffect = .notApplicable, returnCode: String = "OK",
    principal: DiagnosisEffect? = nil, secondary: [DiagnosisEffect] = []
  ) {
    self.drg = drg
    self.title = title
    self.weight = weight
    self.gmlos = gmlos
    self.amlos = amlos
    self.mdc = mdc
    self.severity = severity
    self.initialDRG = initialDRG ?? drg
    self.hacEffect = hacEffect
    self.returnCode = returnCode
    self.principal = principal
    self.secondary = secondary
  }
}

/// The level of a diagnosis as a complication or comorbidity; raw values are the grouper's words.
package enum ComplicationLevel: String, CaseIterable, Sendable {
  case none = "NONE"
  case cc = "CC"
  case mcc = "MCC"
}

/// What became of the group because conditions were acquired in the hospital.
package enum HACEffect: String, CaseIterable, Sendable {
  /// Nothing was, or the hospital is exempt.
  case notApplicable = "NOT_APPLICABLE"
  /// Something was, and the group is the same without it.
  case noChange = "FINAL_DRG_NO_CHANGE"
  /// The group is another than it would be.
  case changes = "FINAL_DRG_CHANGES"
  /// An indicator that is missing or cannot be leaves the stay without a group.
  case ungroupable = "FINAL_DRG_UNGROUPABLE"
}

/// What a diagnosis of a claim is to the grouper.
package struct DiagnosisEffect: Hashable, Sendable {
  /// The level of its code.
  package var level: ComplicationLevel
  /// Whether the principal diagnosis excludes it as a complication.
  package var isExcluded: Bool
  /// The hospital-acquired condition that it is, by its code and indicator; nil where it is none.
  package var acquired: AcquiredCondition?

  /// An effect, by default none.
  package init(
    level: ComplicationLevel = .none, isExcluded: Bool = false, acquired: AcquiredCondition? = nil
  ) {
    self.level = level
    self.isExcluded = isExcluded
    self.acquired = acquired
  }

  /// The level that counts for the group before hospital-acquired conditions are left out.
  package var countedLevel: ComplicationLevel { isExcluded ? .none : level }
}

/// A category of the hospital-acquired conditions of CMS.
package struct AcquiredCondition: Hashable, Sendable {
  /// From 1.
  package var number: Int
  package var title: String

  /// A category.
  package init(number: Int, title: String) {
    self.number = number
    self.title = title
  }
}
