/// What the rules of compliant practice say of a query as it stands; empty where nothing.
package func check(_ query: ProviderQuery, _ record: Documentation) -> [QueryFinding] {
  guard query.stage != .notNeeded else {
    return query.title.isEmpty
      ? [QueryFinding(.noTitle, "Say what it is that needs no query.")] : []
  }
  let wording = QueryWording(query)
  var findings: [QueryFinding] = []
  func find(_ rule: QueryRule, _ message: String) { findings.append(QueryFinding(rule, message)) }
  if query.title.isEmpty { find(.noTitle, "It has no title.") }
  if wording.isBlank { find(.noQuestion, "It has no question.") }
  if query.wording == nil, query.indicators.isEmpty {
    find(.noIndicators, "It cites no line of the record.")
  }
  checkWords(query, wording, record, find)
  checkAnswers(query, wording, record, find)
  return findings
}

private func checkWords(
  _ query: ProviderQuery, _ wording: QueryWording, _ record: Documentation,
  _ find: (QueryRule, String) -> Void
) {
  let title = ClinicalWords(query.title)
  if let named = record.undocumented(in: title).first {
    find(.leadingTitle, "The title names \(named), which no provider has documented.")
  } else if let words = directive(in: title) {
    find(.leadingTitle, "The title tells the provider what to do: \(words).")
  }
  if let words = directive(in: wording.stem) ?? agreement(in: wording.stem) {
    find(.leadingWording, "\u{201C}\(words)\u{201D} leads: ask what the findings mean.")
  }
  if let named = record.undocumented(in: wording.stem).first {
    find(.undocumentedDiagnosis, "The question names \(named), which no provider has documented.")
  }
  let all = ClinicalWords(([query.title, wording.whole] + query.choices).joined(separator: ". "))
  if let words = moneyOrScores(in: all) {
    find(.paymentOrQuality, "\u{201C}\(words)\u{201D} speaks of payment, severity or quality.")
  }
  if let words = coding.first(where: all.holds) {
    find(.coderTask, "\u{201C}\(words)\u{201D} hands the provider the coder's task.")
  }
}

private func checkAnswers(
  _ query: ProviderQuery, _ wording: QueryWording, _ record: Documentation,
  _ find: (QueryRule, String) -> Void
) {
  switch wording.form {
  case .open: break
  case .yesNo:
    if wording.hasNoOwnForm || query.purpose == .newDiagnosis {
      find(.yesNoMisused, "Yes or no cannot establish a diagnosis.")
    } else if let named = record.undocumented(in: wording.stem).first {
      find(.yesNoMisused, "Yes or no is asked about \(named), which nobody has documented.")
    }
  case .multipleChoice:
    let choices = wording.choices.map { ClinicalWords($0) }
    let isOther = choices.map { words in other.contains { words.holds($0) } }
    let isUndetermined = choices.map { words in undetermined.contains { words.holds($0) } }
    if !zip(isOther, isUndetermined).contains(where: { !$0 && !$1 }) {
      find(.noChoice, "There is no choice that could be the answer.")
    }
    if !isOther.contains(true) { find(.missingOther, "\u{201C}Other\u{201D} is missing.") }
    if !isUndetermined.contains(true) {
      find(.missingUndetermined, "\u{201C}Unable to determine\u{201D} is missing.")
    }
  }
}

/// Whether a choice is `other` or `unable to determine`.
func leavesOpen(_ choice: String) -> Bool {
  let words = ClinicalWords(choice)
  return (other + undetermined).contains { words.holds($0) }
}

private let other = ["other", "others", "another", "otherwise", "something else"]

private let undetermined = [
  "unable to determine", "undetermined", "cannot be determined", "can not be determined",
  "cannot determine", "not able to determine", "clinically undeterminable", "unknown",
]

private let coding = [
  "icd*", "which code*", "the code*", "code for", "be coded", "coded as", "as principal",
  "principal diagnosis", "sequence*",
]
