import Chart

/// A grouper: what assigns a coded stay to its MS-DRG.
package protocol Grouping: Sendable {
  /// The group of a stay; nil where the grouper has no answer.
  func group(_ summary: InpatientSummary, of encounter: Encounter) -> StayGroup?
}

/// An MS-DRG as a grouper assigns it.
package struct StayGroup: Hashable, Sendable {
  /// Three digits as text.
  package var drg: String
  package var title: String
  /// Relative weight.
  package var weight: Double
  /// Geometric mean length of stay in days.
  package var gmlos: Double
  /// The severity level in the grouper's words: with MCC, with CC, without either.
  package var severity: String

  /// A group by its parts.
  package init(drg: String, title: String, weight: Double, gmlos: Double, severity: String) {
    self.drg = drg
    self.title = title
    self.weight = weight
    self.gmlos = gmlos
    self.severity = severity
  }
}

/// The MS-DRG of the sheet beside that of the key.
package struct GroupComparison: Hashable, Sendable {
  package var entered: StayGroup
  /// Nil where no key was given.
  package var keyed: StayGroup?

  /// Whether both are the same group.
  package var agrees: Bool { keyed?.drg == entered.drg }

  /// Relative weight of the sheet less that of the key; 0 without a key.
  package var weightDifference: Double { keyed.map { entered.weight - $0.weight } ?? 0 }

  /// A comparison of two groups.
  package init(entered: StayGroup, keyed: StayGroup?) {
    self.entered = entered
    self.keyed = keyed
  }
}
