/// One thing `casebook validate` proves of every case.
package struct AuditCheck: Sendable {
  /// Where a check is done.
  package enum Stage: String, Sendable {
    /// Done while files are read and cases gathered.
    case reading
    /// Done by a function of its own on each case.
    case checked
  }

  /// The identifier, as it ends a fault and as a waiver names it.
  package let id: String
  /// What holds for a case that passes, in a line.
  package let proves: String
  /// Whether a key may set it aside with a reason.
  package let isWaivable: Bool
  /// Where it is done.
  package let stage: Stage
  /// Whether a case that fails cannot be opened at all.
  let isNeededToOpen: Bool
  /// Whether it is left out where no MS-DRG engine is given.
  package let needsGrouper: Bool
  let run: (@Sendable (AuditSubject) -> [Finding])?

  /// A check with its function.
  init(
    _ id: String, _ proves: String, waivable: Bool = false, neededToOpen: Bool = false,
    needsGrouper: Bool = false,
    run: @escaping @Sendable (AuditSubject) -> [Finding]
  ) {
    self.id = id
    self.proves = proves
    isWaivable = waivable
    stage = .checked
    isNeededToOpen = neededToOpen
    self.needsGrouper = needsGrouper
    self.run = run
  }

  /// A check without a function here.
  init(_ id: String, _ proves: String, _ stage: Stage, waivable: Bool = false) {
    self.id = id
    self.proves = proves
    isWaivable = waivable
    self.stage = stage
    isNeededToOpen = false
    needsGrouper = false
    run = nil
  }
}
