import Chart
import Practice
import Terminal

/// Draws what became of the queries: those the record calls for, those it only seems to, and the
/// learner's own. It stands beside the practice score.
func drawQueryReview(
  _ review: ReviewState, in area: Rect, on canvas: inout Canvas, look: Look
) {
  var rows = review.queryReviewRows
  // The pane scrolls by lines of the review's own counter.
  let last = max(0, rows.count - 1)
  let top = min(review.top, last)
  rows.removeFirst(top)
  drawPaneRows(rows, in: area, on: &canvas, look: look)
}

extension QueryOutcome {
  var words: String {
    switch self {
    case .asked: "needed, and sent"
    case .missed: "needed, and not sent"
    case .needless: "sent, though not needed"
    case .leftAlone: "not needed, and left alone"
    case .unkeyed: "not in the key"
    }
  }

  var role: Role {
    switch self {
    case .asked, .leftAlone: .outcomeCorrect
    case .missed: .outcomeMissed
    case .needless: .outcomeUnsupported
    case .unkeyed: .outcomeOptional
    }
  }
}

extension ReviewState {
  var queryReviewRows: [PaneRow] {
    let report = queryReport
    var rows = [PaneRow(text: "Provider queries", role: .heading)]
    func fraction(_ words: String, _ count: (part: Int, whole: Int)) {
      let value = count.whole == 0 ? "none" : "\(count.part) of \(count.whole)"
      rows.append(PaneRow(text: "\(words): \(value)"))
    }
    fraction("Needed and sent", report.asked)
    fraction("Compliant among those sent", report.compliant)
    fraction("Indicators of the key cited", report.indicators)
    rows.append(PaneRow(text: "Sent though not needed: \(report.needless)"))
    rows.append(PaneRow(text: "They leave the practice score as it is.", role: .textDim))
    for item in report.items { rows += self.rows(of: item) }
    return rows
  }

  private func rows(of item: GradedQuery) -> [PaneRow] {
    let key = item.key.map { chosen.key.queries[$0] }
    let own = item.query.map { session.queries.list[$0] }
    var rows = [
      PaneRow(text: ""),
      PaneRow(
        text: "\(key?.about ?? own?.title ?? ""): \(item.outcome.words)", role: item.outcome.role),
    ]
    func add(_ text: String, _ role: Role = .text, mark: String? = nil) {
      rows.append(PaneRow(text: text, role: role, indent: mark == nil ? 2 : 4, mark: mark))
    }
    if let key { add(key.rationale.why) }
    if item.outcome == .unkeyed {
      add("The key has no query about this; the record may still call for one.", .textDim)
    }
    if let key, item.outcome == .asked || item.outcome == .missed {
      for (place, indicator) in key.rationale.evidence.enumerated() {
        let title = reader.index(of: indicator.document).map { reader.pages[$0].title.text }
        let isFound = item.found[place]
        add(
          "\(title ?? indicator.document): \u{201C}\(indicator.quote)\u{201D}",
          isFound ? .text : .textDim, mark: isFound ? "  +" : "  -")
      }
    }
    switch own?.stage {
    case .notNeeded: add("You noted that none is needed.")
    case .draft: add("Your draft was not sent.", .messageWarning)
    case .sent, nil: break
    }
    if let own, own.stage == .sent {
      add("You: \(own.wording ?? own.question)", .text)
      if item.chosen == nil, item.findings.isEmpty { add("Compliant.", .outcomeCorrect) }
      for finding in item.findings where item.chosen == nil {
        add("\(finding.message) \(finding.rule.reason)", .messageWarning, mark: "  !")
      }
    }
    for option in key?.options ?? [] {
      let isChosen = option.text == item.chosen?.text ? "chosen, " : ""
      let verdict = option.isCompliant ? "compliant" : "not compliant"
      add(
        "\(isChosen)\(verdict): \(option.text)", .textDim, mark: option.isCompliant ? "  +" : "  x")
      add("  \(option.why)", .textDim)
    }
    return rows
  }
}
