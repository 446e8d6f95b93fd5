extension JSONBytes {
  /// Writes the comparison of two groups, or null.
  mutating func group(_ comparison: GroupComparison?) {
    guard let comparison else { return raw("null") }
    raw("{\"agrees\":")
    if comparison.agrees { raw("true") } else { raw("false") }
    raw(",\"entered\":")
    group(comparison.entered)
    raw(",\"keyed\":")
    if let keyed = comparison.keyed { group(keyed) } else { raw("null") }
    raw(",\"weightDifference\":")
    number(orNull: comparison.weightDifference)
    raw("}")
  }

  private mutating func group(_ group: StayGroup) {
    raw("{\"drg\":")
    string(group.drg)
    raw(",\"gmlos\":")
    number(orNull: group.gmlos)
    raw(",\"severity\":")
    string(group.severity)
    raw(",\"title\":")
    string(group.title)
    raw(",\"weight\":")
    number(orNull: group.weight)
    raw("}")
  }

  private mutating func number(orNull number: Double?) {
    if let number { self.number(number, decimals: 4) } else { raw("null") }
  }
}
