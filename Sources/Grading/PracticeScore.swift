/// What the parts of the practice score weigh.
private let principalWeight = 25.0
private let secondaryWeight = 35.0
private let poaWeight = 15.0
private let procedureWeight = 25.0
/// Of the weight of the procedures.
private let principalProcedureShare = 0.2

extension Tally {
  /// The practice score, 0–100: parts that neither the key nor the sheet has are left out, and the
  /// rest is scaled up.
  var practiceScore: Double {
    var parts = [(principalWeight, principalIsRight ? 1.0 : 0)]
    // Both are 0 also where the key's only secondary diagnosis stands in the principal slot, which
    // the principal has paid for.
    if secondary.entered + secondary.required > 0 {
      parts.append(
        (
          secondaryWeight,
          2 * Double(secondary.right) / Double(secondary.entered + secondary.required)
        ))
    }
    if poa.required > 0 { parts.append((poaWeight, Double(poa.right) / Double(poa.required))) }
    if procedures.required > 0 { parts.append((procedureWeight, procedurePart)) }
    let whole = parts.reduce(0) { $0 + $1.0 }
    return 100 * parts.reduce(0) { $0 + $1.0 * $1.1 } / whole
  }

  private var procedurePart: Double {
    let f1 = 2 * Double(procedures.right) / Double(procedures.entered + procedures.required)
    guard hasPrincipalProcedure else { return f1 }
    return principalProcedureShare * (principalProcedureIsRight ? 1 : 0)
      + (1 - principalProcedureShare) * f1
  }
}
