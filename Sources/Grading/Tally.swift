import Chart

/// The counts that the measures are made of.
struct Tally {
  /// Right, entered and required, of one kind of line.
  struct Counts {
    var right = 0
    var entered = 0
    var required = 0
  }

  var principalIsRight = false
  var secondary = Counts()
  var procedures = Counts()
  /// Whether the key says which procedure is principal, and whether that one stands first.
  var hasPrincipalProcedure = false
  var principalProcedureIsRight = false
  /// Right indicators, matched lines that take one, and required lines of the key that take one.
  var poa = Counts()
  var dates = Counts()
  var constraints = Counts()
  var abstract = Counts()
  /// Over all lines: captured, which a wrong place does not undo, and what was not.
  var captured = 0
  var nearMisses = 0
  var missed = 0
  var unsupported = 0
  /// Required lines of the key, each as often as it is required.
  var keyed = 0
  /// Whether anything is wrong that no count above holds: a slot, a modifier, a number of units.
  var hasFlaw = false
}

extension Tally {
  /// Every measure, in the order of their names.
  var measures: [Measure] {
    func count(_ name: MeasureName, _ numerator: Int, _ denominator: Int) -> Measure {
      Measure(name, Double(numerator), of: Double(denominator))
    }
    func flag(_ name: MeasureName, _ isRight: Bool, applies: Bool = true) -> Measure {
      count(name, isRight ? 1 : 0, applies ? 1 : 0)
    }
    let charged = nearMisses + missed + unsupported
    return [
      flag(.principalDiagnosis, principalIsRight),
      count(.secondaryPrecision, secondary.right, secondary.entered),
      count(.secondaryRecall, secondary.right, secondary.required),
      count(.secondaryF1, 2 * secondary.right, secondary.entered + secondary.required),
      count(.poa, poa.right, poa.entered),
      count(.procedurePrecision, procedures.right, procedures.entered),
      count(.procedureRecall, procedures.right, procedures.required),
      count(.procedureF1, 2 * procedures.right, procedures.entered + procedures.required),
      flag(.principalProcedure, principalProcedureIsRight, applies: hasPrincipalProcedure),
      count(.procedureDate, dates.right, dates.entered),
      count(.sequencing, constraints.right, constraints.required),
      count(.codeOverCode, captured, captured + charged),
      count(.correctOverKeyed, captured, keyed),
      flag(.caseOverCase, isFlawless),
      count(.abstract, abstract.right, abstract.required),
      // Counted once the sheet is grouped.
      flag(.drg, false, applies: false),
    ]
  }

  /// Everything right but the abstract, which stands apart.
  private var isFlawless: Bool {
    principalIsRight && nearMisses + missed + unsupported == 0 && !hasFlaw
      && poa.right == poa.entered && dates.right == dates.entered
      && constraints.right == constraints.required
      && (principalProcedureIsRight || !hasPrincipalProcedure)
  }
}
