/// What a piece of the screen is, for a theme to say how it looks.
///
/// Names are dotted: what a theme leaves out of `record.heading` comes from `record`, and what that
/// leaves out from `text`.
package enum Role: UInt8, CaseIterable, Hashable, Sendable {
  case text, textDim, accent, heading
  case bar, barTop, barBottom, barKey
  case border
  case record, recordHeading, recordMatch, recordMatchCurrent, recordEvidence, recordNote
  case recordMark, recordMarkDiagnosis, recordMarkProcedure, recordMarkPOA, recordMarkQuery
  case recordSelection, recordFlag
  case recordTab, recordTabCurrent, recordTabUnread
  case summary, summaryHeading, summaryCode, summaryTitle, summaryPOA, summarySelected
  case summaryField
  case outcome, outcomeCorrect, outcomeWrongPlace, outcomeNearMiss, outcomeMissed
  case outcomeUnsupported, outcomeOptional
  case message, messageWarning, messageError
  case clock, clockLow
  case help
  case popup, popupBorder, popupSelected
  case list, listSelected, listDim, listBroken

  /// The name in theme files.
  package var name: String {
    switch self {
    case .text: "text"
    case .textDim: "text.dim"
    case .accent: "accent"
    case .heading: "heading"
    case .bar: "bar"
    case .barTop: "bar.top"
    case .barBottom: "bar.bottom"
    case .barKey: "bar.key"
    case .border: "border"
    case .record: "record"
    case .recordHeading: "record.heading"
    case .recordMatch: "record.match"
    case .recordMatchCurrent: "record.match.current"
    case .recordEvidence: "record.evidence"
    case .recordNote: "record.note"
    case .recordMark: "record.mark"
    case .recordMarkDiagnosis: "record.mark.diagnosis"
    case .recordMarkProcedure: "record.mark.procedure"
    case .recordMarkPOA: "record.mark.poa"
    case .recordMarkQuery: "record.mark.query"
    case .recordSelection: "record.selection"
    case .recordFlag: "record.flag"
    case .recordTab: "record.tab"
    case .recordTabCurrent: "record.tab.current"
    case .recordTabUnread: "record.tab.unread"
    case .summary: "summary"
    case .summaryHeading: "summary.heading"
    case .summaryCode: "summary.code"
    case .summaryTitle: "summary.title"
    case .summaryPOA: "summary.poa"
    case .summarySelected: "summary.selected"
    case .summaryField: "summary.field"
    case .outcome: "outcome"
    case .outcomeCorrect: "outcome.correct"
    case .outcomeWrongPlace: "outcome.wrongPlace"
    case .outcomeNearMiss: "outcome.nearMiss"
    case .outcomeMissed: "outcome.missed"
    case .outcomeUnsupported: "outcome.unsupported"
    case .outcomeOptional: "outcome.optional"
    case .message: "message"
    case .messageWarning: "message.warning"
    case .messageError: "message.error"
    case .clock: "clock"
    case .clockLow: "clock.low"
    case .help: "help"
    case .popup: "popup"
    case .popupBorder: "popup.border"
    case .popupSelected: "popup.selected"
    case .list: "list"
    case .listSelected: "list.selected"
    case .listDim: "list.dim"
    case .listBroken: "list.broken"
    }
  }

  /// The role of that name; nil for no role's name.
  package init?(name: some StringProtocol) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// The role whose look this one takes over where a theme says nothing; nil for `text`.
  package var parent: Role? {
    if self == .text { return nil }
    var name = name[...]
    while let dot = name.lastIndex(of: ".") {
      name = name[..<dot]
      if let role = Role(name: name) { return role }
    }
    return .text
  }

  /// Whether the role marks one thing among its like, so that losing its background would lose
  /// what it says.
  package var marksOneOfMany: Bool {
    switch self {
    case .recordMatch, .recordMatchCurrent, .recordEvidence, .recordMark, .recordSelection,
      .recordTabCurrent, .summarySelected,
      .summaryField, .popupSelected, .listSelected:
      true
    default: false
    }
  }
}
