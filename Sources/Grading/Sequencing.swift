import Chart

/// How the constraints of a key came out.
struct Sequencing {
  /// A constraint whose later line was entered before its earlier one.
  struct Broken {
    let line: Int
    let constraint: SequenceConstraint
    /// False where an optional line is in it: then it is noted on the line, not charged.
    let isCharged: Bool
  }

  /// Constraints met and constraints that count.
  private(set) var met = 0
  private(set) var counted = 0
  private var broken: [Broken] = []

  /// Judges constraints between lines of a board.
  ///
  /// - Parameters:
  ///   - lineOf: The line that holds a code; where the key has none the constraint is void.
  ///   - isOptional: Optional lines are neither credited nor charged, nor is what they are part of.
  ///   - isOfPrincipal: Whether a line's place is a matter of the principal diagnosis, which is
  ///     charged there.
  ///   - position: Where a line was entered among the secondary diagnoses; nil if it is absent.
  init(
    _ constraints: [SequenceConstraint], lineOf: (DiagnosisCode) -> Int?,
    isOptional: (Int) -> Bool, isOfPrincipal: (Int) -> Bool, position: (Int) -> Int?
  ) {
    for constraint in constraints {
      guard let before = lineOf(constraint.before), let after = lineOf(constraint.after),
        before != after, !isOfPrincipal(before), !isOfPrincipal(after)
      else { continue }
      let isCharged = !isOptional(before) && !isOptional(after)
      if isCharged { counted += 1 }
      guard let earlier = position(before), let later = position(after) else { continue }
      if earlier > later {
        broken.append(Broken(line: after, constraint: constraint, isCharged: isCharged))
      } else if isCharged {
        met += 1
      }
    }
  }

  /// The constraint that a line breaks by standing too early: one that is charged, if there is one.
  func broken(at line: Int) -> Broken? {
    broken.first { $0.line == line && $0.isCharged } ?? broken.first { $0.line == line }
  }
}
