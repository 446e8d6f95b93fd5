import Chart

/// What providers documented in a record, for the checks of queries. Made once a case.
package struct Documentation: Hashable, Sendable {
  /// Conditions that some provider states without denying them, by name.
  private let stated: Set<String>

  /// Reads the documents whose words may establish a diagnosis.
  package init(_ documents: [RecordDocument]) {
    stated = documents.reduce(into: []) { stated, document in
      guard document.role == .provider else { return }
      stated.formUnion(ClinicalWords(document.lines.joined(separator: " ")).assertedConditions)
    }
  }

  /// The conditions that a text asserts and no provider has documented, the fullest name first:
  /// `severe malnutrition` before `malnutrition`.
  func undocumented(in text: ClinicalWords) -> [String] {
    let asserted = text.assertedConditions
    guard !asserted.isEmpty else { return [] }
    return ConditionNames.all.compactMap { names in
      guard let named = names.first(where: asserted.contains) else { return nil }
      return names.contains(where: stated.contains) ? nil : named
    }
    .sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }
  }
}

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

/// Words that tell the provider what to write; nil where there are none.
private func directive(in text: ClinicalWords) -> String? {
  let words = text.text.split(separator: " ")
  for (place, word) in words.enumerated() where place > 0 {
    let before = words[place - 1]
    let isAsked = before == "please" || before == "kindly" || before == "must" || before == "to"
    guard isAsked, place + 1 < words.count, before != "to" || isNeed(words, place) else { continue }
    let next = words[place + 1]
    if changing.contains(word), !["whether", "if", "or"].contains(next) {
      return "\(before) \(word) \(next)"
    }
    if stating.contains(word), next != ".", !isOpen(words[(place + 1)...].prefix(4)) {
      return "\(before) \(word) \(next)"
    }
  }
  return nil
}

/// Whether `to` belongs to a demand: `need you to add`, `you have to add`.
private func isNeed(_ words: [Substring], _ place: Int) -> Bool {
  words[max(0, place - 4)..<place].contains { ["need", "needs", "have", "ought"].contains($0) }
}

private let changing: Set<Substring> = [
  "add", "addend", "amend", "append", "remove", "delete", "confirm", "repeat", "include", "list",
  "change", "revise", "agree", "support", "correct",
]

private let stating: Set<Substring> = [
  "document", "state", "note", "record", "clarify", "specify", "indicate", "write", "diagnose",
]

/// Whether what is asked for is left to the provider: `the diagnosis, if any`, `your judgment`.
private func isOpen(_ words: ArraySlice<Substring>) -> Bool {
  guard words.first != "that" else { return false }
  return words.contains { open.contains($0) }
}

private let open: Set<Substring> = [
  "diagnosis", "diagnoses", "condition", "conditions", "cause", "causes", "clinical",
  "significance", "meaning", "opinion", "assessment", "judgment", "judgement", "interpretation",
  "type", "degree", "stage", "etiology", "reason", "severity", "acuity", "relation",
  "relationship", "timing", "onset", "site", "whether", "if", "what", "which", "when", "how",
  "circumstances", "status", "further", "your", "extent", "depth", "any", "findings",
]

/// Words that ask for agreement or press for it; nil where there are none.
private func agreement(in text: ClinicalWords) -> String? {
  pressing.first { text.holds($0) }
}

private let pressing = [
  "would you agree", "do you agree", "you agree", "can you make", "could you make", "clearly",
  "obviously", "certainly", "should be listed", "should be documented", "should be added",
  "don t you", "isn t it", "isn t this", "wouldn t", "surely", "we need", "it would help",
  "would you choose", "meets criteria for", "can it be attributed",
]

/// Words about what an answer does to payment, severity or scores; nil where there are none.
private func moneyOrScores(in text: ClinicalWords) -> String? {
  if let words = money.first(where: text.holds) {
    return words.hasSuffix("*") ? String(words.dropLast()) : words
  }
  if text.holds("severity"), weighing.contains(where: text.holds) { return "severity" }
  if text.holds("hospital acquired"),
    !["pneumonia", "infection"].contains(where: { text.holds("hospital acquired \($0)") })
  {
    return "hospital acquired"
  }
  // `500 cc` is a volume.
  let words = text.words
  for (place, word) in words.enumerated() where word == "cc" || word == "mcc" {
    if place == 0 || Int(words[place - 1]) == nil { return String(word).uppercased() }
  }
  return nil
}

private let money = [
  "payment*", "pay", "pays", "paid", "payer*", "reimburse*", "drg*", "ms drg*", "denied", "denial*",
  "soi", "rom", "expected mortality", "mortality index", "mortality score*", "quality measure*",
  "quality score*", "quality", "safety score*", "safety indicator*", "audit*", "revenue",
  "billing", "bill", "case mix", "profile", "comorbidity", "major complication", "count against",
  "counts against", "counted against", "counted as", "counts as", "count as", "would count",
  "raise the severity", "psi", "hac", "better score*", "our score*",
]

private let weighing = [
  "stay", "illness", "captur*", "reflect*", "recogni*", "rais*", "show", "true severity", "score*",
]
