import Chart
import Practice

// What stands on the lines of the coding summary.
extension SessionState {
  /// Every slot, in the order in which the pane shows them; each list ends with its empty line.
  package var slots: [Slot] {
    [.principal] + (0...summary.secondary.count).map(Slot.secondary)
      + (0...summary.procedures.count).map(Slot.procedure) + [.admitting, .disposition]
  }

  /// Whether nothing stands in a slot yet.
  package func isEmpty(_ slot: Slot) -> Bool {
    switch slot {
    case .admitting: summary.admitting == nil
    case .disposition: summary.disposition == nil
    case .principal: summary.principal == nil
    case .secondary(let index): index >= summary.secondary.count
    case .procedure(let index): index >= summary.procedures.count
    }
  }

  /// The diagnosis in a slot that takes an indicator.
  package func diagnosis(at slot: Slot) -> DiagnosisEntry? {
    switch slot {
    case .principal: summary.principal
    case .secondary(let index) where summary.secondary.indices.contains(index):
      summary.secondary[index]
    default: nil
    }
  }

  /// The text a field starts from.
  package func text(of field: Field, at slot: Slot) -> String {
    switch (slot, field) {
    case (.admitting, _): summary.admitting?.description ?? ""
    case (.disposition, _): summary.disposition ?? ""
    case (.procedure(let index), .code) where !isEmpty(slot):
      summary.procedures[index].code.description
    case (.procedure(let index), .date) where !isEmpty(slot):
      summary.procedures[index].date?.description ?? ""
    default: diagnosis(at: slot)?.code.description ?? ""
    }
  }
}
