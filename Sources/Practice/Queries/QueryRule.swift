/// A rule of compliant query practice, as AHIMA and ACDIS publish it, in this program's own words.
package enum QueryRule: String, CaseIterable, Hashable, Sendable {
  case noTitle = "no-title"
  case noQuestion = "no-question"
  case noIndicators = "no-indicators"
  case leadingTitle = "leading-title"
  case leadingWording = "leading-wording"
  case undocumentedDiagnosis = "undocumented-diagnosis"
  case paymentOrQuality = "payment-or-quality"
  case noChoice = "no-choice"
  case missingOther = "missing-other"
  case missingUndetermined = "missing-undetermined"
  case yesNoMisused = "yes-no-misused"
  case coderTask = "coders-task"
  case unsupportedChoice = "unsupported-choice"

  /// Why the rule is there.
  package var reason: String {
    switch self {
    case .noTitle: "A provider must see at once what the query is about."
    case .noQuestion: "A query asks something."
    case .noIndicators:
      "A query rests on clinical indicators of this record, named with where they stand: the "
        + "provider must be able to judge from them alone."
    case .leadingTitle:
      "A title that names the diagnosis hoped for leads as much as a question that does."
    case .leadingWording:
      "The provider's own judgment is asked for. A query neither tells what to write nor asks for "
        + "agreement."
    case .undocumentedDiagnosis:
      "A diagnosis that no provider has documented may stand among the choices, supported by the "
        + "indicators; stated in the question it is put into the provider's mouth."
    case .paymentOrQuality:
      "What an answer does to payment, severity or quality scores must not be mentioned: it is no "
        + "ground for a diagnosis."
    case .noChoice: "Multiple choice holds at least one choice that the record supports."
    case .missingOther: "The provider may hold something that is not listed."
    case .missingUndetermined:
      "The provider may be unable to tell, and must be able to say so."
    case .yesNoMisused:
      "Yes or no is for a condition already documented, for present on admission, for cause and "
        + "effect, and for documents that disagree; never for a diagnosis nobody has documented."
    case .coderTask:
      "Codes and their order are the coder's task. A provider is asked for clinical facts."
    case .unsupportedChoice: "Every choice must be supported by the record."
    }
  }
}

/// What a rule says of a query.
package struct QueryFinding: Hashable, Sendable {
  package var rule: QueryRule
  /// What is wrong here, in plain words.
  package var message: String

  /// A finding.
  package init(_ rule: QueryRule, _ message: String) {
    self.rule = rule
    self.message = message
  }
}
