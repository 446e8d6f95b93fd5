import Chart

/// What a query is to clear up; it decides whether yes or no may be asked.
package enum QueryPurpose: String, CaseIterable, Hashable, Sendable, Codable {
  /// Findings or treatment for which no diagnosis is documented.
  case newDiagnosis
  /// More about a condition that is documented, or whether it holds.
  case documented
  /// Whether a documented condition was present at the inpatient order.
  case presentOnAdmission
  /// What caused what, among what is documented.
  case causeAndEffect
  /// Documents that disagree.
  case conflict
}

/// How the provider is to answer.
package enum QueryForm: String, CaseIterable, Hashable, Sendable, Codable {
  case multipleChoice, yesNo, open
}

/// A query to a provider as the learner writes it, or the note that none is needed.
package struct ProviderQuery: Hashable, Sendable {
  /// How far it is.
  package enum Stage: Hashable, Sendable {
    case draft
    case sent
    /// The learner looked into the subject and holds that nothing is to be asked.
    case notNeeded
  }

  /// What it is about, as its heading would say.
  package var title = ""
  package var purpose = QueryPurpose.newDiagnosis
  package var form = QueryForm.multipleChoice
  /// The lines of the record it rests on.
  package var indicators: [Evidence] = []
  package var question = ""
  /// What can be ticked; kept, and not asked, in the other forms.
  package var choices: [String] = []
  package var stage = Stage.draft
  /// One of the case's own wordings, sent as it stands; nil for one of the learner's own.
  package var wording: String?

  /// An empty draft.
  package init() {}

  /// Whether nothing was put into it yet.
  package var isBlank: Bool {
    title.isEmpty && question.isEmpty && indicators.isEmpty && choices.isEmpty && stage == .draft
  }
}

/// A text of a query.
package enum QueryPart: Hashable, Sendable {
  case title
  case question
  /// A choice by its place; the place one past the last begins another.
  case choice(Int)

  /// `title`, `question`, `choice.2`.
  package var notation: String {
    switch self {
    case .title: "title"
    case .question: "question"
    case .choice(let index): "choice.\(index)"
    }
  }

  /// Reads what `notation` writes; nil for anything else.
  package init?(notation: String) {
    switch notation {
    case "title": self = .title
    case "question": self = .question
    default:
      guard notation.hasPrefix("choice."), let index = Int(notation.dropFirst(7)),
        notation == "choice.\(index)"
      else { return nil }
      self = .choice(index)
    }
  }
}

extension ProviderQuery {
  /// A text of it; empty for a choice there is not.
  package func text(of part: QueryPart) -> String {
    switch part {
    case .title: title
    case .question: question
    case .choice(let index): choices.indices.contains(index) ? choices[index] : ""
    }
  }

  mutating func set(_ text: String, of part: QueryPart) {
    switch part {
    case .title: title = text
    case .question: question = text
    case .choice(let index) where choices.indices.contains(index): choices[index] = text
    case .choice: break
    }
  }
}
