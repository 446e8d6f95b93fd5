/// Words that tell the provider what to write; nil where there are none.
func directive(in text: ClinicalWords) -> String? {
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
func agreement(in text: ClinicalWords) -> String? {
  pressing.first { text.holds($0) }
}

private let pressing = [
  "would you agree", "do you agree", "you agree", "can you make", "could you make", "clearly",
  "obviously", "certainly", "should be listed", "should be documented", "should be added",
  "don t you", "isn t it", "isn t this", "wouldn t", "surely", "we need", "it would help",
  "would you choose", "meets criteria for", "can it be attributed",
]

/// Words about what an answer does to payment, severity or scores; nil where there are none.
func moneyOrScores(in text: ClinicalWords) -> String? {
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
