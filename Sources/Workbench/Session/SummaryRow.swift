import Chart
import Practice

/// A row of the coding summary's pane, before it is drawn.
enum SummaryRow: Hashable {
  case heading(String, count: Int?, column: String)
  case entry(Slot)
  /// A code the open field's text could become, by its place among the candidates.
  case candidate(Int)
  /// What could be typed here, or what else the candidates hold.
  case hint(String)
  case blank
}

extension SessionState {
  /// Candidates shown under a field at most; the rest come by going down.
  static let shownCandidates = 6

  /// Every row of the pane, top to bottom.
  var rows: [SummaryRow] {
    var rows: [SummaryRow] = [.heading("PRINCIPAL DIAGNOSIS", count: nil, column: "POA")]
    add(.principal, to: &rows)
    rows += [
      .blank, .heading("SECONDARY DIAGNOSES", count: summary.secondary.count, column: "POA"),
    ]
    for index in 0...summary.secondary.count { add(.secondary(index), to: &rows) }
    rows += [.blank, .heading("PROCEDURES", count: summary.procedures.count, column: "date")]
    for index in 0...summary.procedures.count { add(.procedure(index), to: &rows) }
    rows += [.blank, .heading("ABSTRACT", count: nil, column: "")]
    add(.admitting, to: &rows)
    add(.disposition, to: &rows)
    return rows
  }

  private func add(_ slot: Slot, to rows: inout [SummaryRow]) {
    rows.append(.entry(slot))
    guard let draft, draft.slot == slot else { return }
    if draft.field == .date {
      rows.append(.hint("5/3 or 2026-05-03, or empty"))
    } else {
      let first = max(0, (candidates.chosen ?? 0) - Self.shownCandidates + 1)
      let last = min(candidates.list.count, first + Self.shownCandidates)
      rows += (first..<last).map(SummaryRow.candidate)
      let more = candidates.list.count - last
      if more > 0 { rows.append(.hint("and more: go on typing, or go down")) }
      if candidates.list.isEmpty, !draft.text.isEmpty {
        rows.append(.hint(candidates.emptyHint(at: slot)))
      }
    }
  }
}
