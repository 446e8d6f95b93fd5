import Chart

/// What one change to a summary would do to its MS-DRG.
package struct GroupMove: Hashable, Sendable {
  package var change: LineChange
  /// The group as it is, and as it would be.
  package var from: StayGroup
  package var to: StayGroup

  /// Whether the group is another.
  package var moves: Bool { from.drg != to.drg }

  /// Relative weight after less before; nil where one is unknown.
  package var weightDifference: Double? {
    guard let before = from.weight, let after = to.weight else { return nil }
    return after - before
  }
}

/// A summary and the grouper to try changes with. Each try costs one claim (some 0.1 ms).
package struct WhatIf: Sendable {
  package let summary: InpatientSummary
  package let encounter: Encounter
  /// The group of the summary as it stands.
  package let group: StayGroup
  private let grouping: any Grouping

  /// Groups the summary as it stands.
  package init(
    _ summary: InpatientSummary, of encounter: Encounter, using grouping: any Grouping
  ) throws(GroupingError) {
    self.summary = summary
    self.encounter = encounter
    self.grouping = grouping
    group = try grouping.group(Claim(summary, of: encounter))
  }

  /// What a change would do; nil where the summary has no such line.
  package func trying(_ change: LineChange) throws(GroupingError) -> GroupMove? {
    guard let changed = summary.changed(by: change) else { return nil }
    let to = try grouping.group(Claim(changed, of: encounter))
    return GroupMove(change: change, from: group, to: to)
  }

  /// What taking out each diagnosis and procedure alone would do: a row for every line with a code, in
  /// the order of the summary. That of the principal always leaves nothing to group.
  package func singleRemovals() throws(GroupingError) -> [GroupMove] {
    var moves: [GroupMove] = []
    for place in summary.places {
      if let move = try trying(.drop(place)) { moves.append(move) }
    }
    return moves
  }
}

/// What taking out each line of a summary alone would do to its MS-DRG, in the order of the summary.
package func singleRemovals(
  of summary: InpatientSummary, of encounter: Encounter, using grouping: any Grouping
) throws(GroupingError) -> [GroupMove] {
  try WhatIf(summary, of: encounter, using: grouping).singleRemovals()
}
