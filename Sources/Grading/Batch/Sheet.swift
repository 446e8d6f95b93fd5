import Chart

/// A coding summary as it comes over the wire, alone or for a case.
package struct Sheet: Hashable, Sendable {
  /// The sender's own name for it, which comes back with the result.
  package var id: String?
  /// The case it codes.
  package var caseID: String?
  /// Only where no case supplies it.
  package var encounter: Encounter?
  package var summary: CodingSummary

  /// A sheet of its parts.
  package init(
    id: String? = nil, caseID: String? = nil, encounter: Encounter? = nil, summary: CodingSummary
  ) {
    self.id = id
    self.caseID = caseID
    self.encounter = encounter
    self.summary = summary
  }
}
