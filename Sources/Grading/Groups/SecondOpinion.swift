import Chart

/// What a summary groups to as it stands, and what one of its lines does to that. The key has no
/// part in it.
package struct SecondOpinion: Hashable, Sendable {
  package var group: StayGroup
  /// The code asked about, and what the summary would group to without its line.
  package var without: Without?

  /// A line taken out.
  package struct Without: Hashable, Sendable {
    package var code: String
    package var move: GroupMove
  }

  /// In words, a line each.
  package var words: [String] {
    var words = ["\(group.drg) \(group.title)"]
    if let weight = group.weight, weight > 0 {
      words.append("Relative weight \(decimal(weight, decimals: 4)).")
    }
    if let problem = group.problem { words.append("No proper group yet: \(problem).") }
    if let without {
      let to = without.move.to
      words += ["", "Without \(without.code): " + (without.move.moves ? "" : "the same group.")]
      if without.move.moves {
        words[words.count - 1] += "\(to.drg) \(to.title)"
        if let weight = to.weight, weight > 0 {
          words.append("Relative weight \(decimal(weight, decimals: 4)).")
        }
      }
    }
    return words
  }
}

/// What a summary groups to, and what the line at `place` does to it.
///
/// - Throws: `GroupingError.unavailable` without an engine, else what the engine says.
package func secondOpinion(
  on summary: InpatientSummary, of encounter: Encounter, about place: LinePlace?,
  using grouping: (any Grouping)?
) throws(GroupingError) -> SecondOpinion {
  guard let grouping else {
    throw .unavailable(what: "there is no MS-DRG engine", remedy: "get it with: casebook setup")
  }
  let trial = try WhatIf(summary, of: encounter, using: grouping)
  var opinion = SecondOpinion(group: trial.group)
  // Without its principal nothing groups: that tells nothing.
  if let place, place.section != .principal, let code = summary.code(at: place),
    let move = try trial.trying(.drop(place))
  {
    opinion.without = SecondOpinion.Without(code: code, move: move)
  }
  return opinion
}

extension StayGroup {
  /// Why it is no proper group; nil for one that is.
  var problem: String? {
    switch returnCode {
    case "OK": nil
    case "INVALID_PDX": "the principal diagnosis is missing or no valid code"
    case "UNGROUPABLE": "nothing on the sheet leads to a group"
    case "HAC_MISSING_ONE_POA":
      "a diagnosis that may be acquired in the hospital has no POA indicator"
    default: "the grouper says \(returnCode)"
    }
  }
}
