import Chart

/// A summary of the other setting answers nothing in a key: each of its lines is unsupported.
func enterForeignLines(of summary: InpatientSummary, _ ledger: inout Ledger) {
  var views: [LineView] = []
  if let principal = summary.principal {
    views.append(view(principal, LinePlace(.principal, 0)))
  }
  for (index, entry) in summary.secondary.enumerated() {
    views.append(view(entry, LinePlace(.secondary, index)))
  }
  for (index, entry) in summary.procedures.enumerated() {
    views.append(
      LineView(
        place: LinePlace(.procedure, index), code: entry.code.text, date: entry.date))
  }
  enter(views, "An inpatient summary, but the case is a visit.", &ledger)
}

/// As above, for a summary of a visit beside the key of a stay.
func enterForeignLines(of summary: OutpatientSummary, _ ledger: inout Ledger) {
  var views: [LineView] = []
  for (index, code) in summary.reasonForVisit.enumerated() {
    views.append(LineView(place: LinePlace(.reasonForVisit, index), code: dotted(code.text)))
  }
  if let first = summary.first {
    views.append(LineView(place: LinePlace(.first, 0), code: dotted(first.text)))
  }
  for (index, code) in summary.other.enumerated() {
    views.append(LineView(place: LinePlace(.other, index), code: dotted(code.text)))
  }
  for (index, entry) in summary.lines.enumerated() {
    views.append(LineView(place: LinePlace(.line, index), code: entry.code.text))
  }
  enter(views, "A summary of a visit, but the case is an inpatient stay.", &ledger)
}

private func view(_ entry: DiagnosisEntry, _ place: LinePlace) -> LineView {
  LineView(place: place, code: dotted(entry.code.text), poa: entry.poa?.letter)
}

private func enter(_ views: [LineView], _ why: String, _ ledger: inout Ledger) {
  for view in views where !view.code.isEmpty {
    ledger.tally.unsupported += 1
    if ![.principal, .first, .reasonForVisit].contains(view.place.section) {
      ledger.tally.secondary.entered += 1
    }
    ledger.append(extra: GradedLine(outcome: .unsupported, entered: view, why: why))
  }
}
