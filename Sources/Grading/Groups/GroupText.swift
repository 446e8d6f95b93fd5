import Chart

/// The MS-DRG of a sheet by itself, or why there is none, as text; empty where none applies.
package func groupText(
  _ drg: Result<GroupComparison, GroupingError>?, width: Int = 80
) -> String {
  guard let drg else { return "" }
  var report = GradeReport(practiceScore: 0, lines: [], measures: [])
  switch drg {
  case .success(let comparison): report.drg = comparison
  case .failure(let problem): report.drgProblem = problem
  }
  var page = Page(width: max(40, width))
  page.groups(report, nil, baseRate: nil)
  return page.text
}

/// The MS-DRGs of a graded sheet and what lies behind them, or why there are none, as text; empty
/// where none applies.
package func groupText(
  of report: GradeReport, detail: GroupDetail?, baseRate: Double? = nil, width: Int = 80
) -> String {
  var page = Page(width: max(30, width))
  page.groups(report, detail, baseRate: baseRate)
  return page.text
}

extension Page {
  /// The MS-DRGs of a report, what lies behind them, or why there are none.
  mutating func groups(_ report: GradeReport, _ detail: GroupDetail?, baseRate: Double?) {
    guard let comparison = report.drg else {
      if let problem = report.drgProblem {
        blank()
        paragraph("MS-DRG", indent: 0)
        field("none", "\(problem)")
      }
      return
    }
    blank()
    paragraph("MS-DRG", indent: 0)
    group("sheet", comparison.entered)
    if let keyed = comparison.keyed {
      if keyed.drg == comparison.entered.drg {
        field("key", "the same group")
      } else {
        group("key", keyed)
        difference(comparison, baseRate)
      }
    }
    problem(of: comparison.entered)
    guard let detail else { return }
    complications(detail)
    moves(detail, comparison)
    acquired(detail, comparison.entered)
  }

  private mutating func group(_ label: String, _ group: StayGroup) {
    field(label, "\(group.drg) \(group.title)")
    var parts: [String] = []
    if let weight = group.weight { parts.append("weight \(decimal(weight, decimals: 4))") }
    if let gmlos = group.gmlos, let amlos = group.amlos {
      let (geometric, arithmetic) = (decimal(gmlos, decimals: 1), decimal(amlos, decimals: 1))
      parts.append("GMLOS \(geometric) days, AMLOS \(arithmetic) days")
    }
    if let mdc = group.mdc, mdc > 0 { parts.append("MDC \(mdc)") }
    if !parts.isEmpty { field("", parts.joined(separator: "; ")) }
  }

  private mutating func difference(_ comparison: GroupComparison, _ baseRate: Double?) {
    guard let weight = comparison.weightDifference else { return }
    let side = weight < 0 ? "below" : "above"
    var text = "weight \(decimal(abs(weight), decimals: 4)) \(side) the key's"
    if let baseRate, let payment = comparison.paymentDifference(baseRate: baseRate) {
      let amount = decimal(abs(payment), decimals: 2)
      let word = payment < 0 ? "less" : "more"
      text += ", which is \(amount) \(word) at a base rate of \(decimal(baseRate, decimals: 2))"
    }
    field("differs", text)
  }

  private mutating func problem(of group: StayGroup) {
    guard let why = group.problem else { return }
    field("why", "The sheet has no proper group: \(why).")
  }

  private mutating func complications(_ detail: GroupDetail) {
    for capture in GroupDetail.Capture.allCases {
      let parts = [ComplicationLevel.mcc, .cc].compactMap { level -> String? in
        let codes = detail.codes(capture, level)
        return codes.isEmpty ? nil : "\(level.rawValue) \(codes.joined(separator: ", "))"
      }
      guard !parts.isEmpty else { continue }
      let label =
        switch capture {
        case .captured: "captured"
        case .missed: "missed"
        case .unsupported: "extra"
        }
      let end = capture == .unsupported ? ", which nothing supports" : ""
      field(label, parts.joined(separator: "; ") + end)
    }
  }

  private mutating func moves(_ detail: GroupDetail, _ comparison: GroupComparison) {
    for move in detail.supports {
      guard case .drop(let place) = move.change, let code = detail.codes[place] else { continue }
      field("rests on", "\(code): without it the sheet groups to \(move.to.drg)")
    }
    for correction in detail.corrections {
      guard let view = correction.line.entered ?? correction.line.keyed else { continue }
      let isMended = correction.group.drg == comparison.keyed?.drg
      let group = isMended ? "\(correction.group.drg), as the key" : correction.group.drg
      field("moved by", "\(view.code) alone: put right, it leads to \(group)")
    }
  }

  private mutating func acquired(_ detail: GroupDetail, _ group: StayGroup) {
    for found in detail.acquired {
      let poa = found.poa.map { "with POA \($0)" } ?? "without a POA indicator"
      let condition = "HAC \(found.condition.number), \(found.condition.title)"
      let effect: String =
        switch group.hacEffect {
        case .changes: "it no longer counts, and \(group.initialDRG) becomes \(group.drg)"
        case .ungroupable:
          "without a valid indicator there is no group instead of \(group.initialDRG)"
        case .noChange, .notApplicable: "the group is the same without it"
        }
      field("acquired", "\(found.code) \(poa) is \(condition): \(effect)")
    }
  }
}
