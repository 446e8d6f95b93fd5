import Chart

/// Joins sentences that may be empty.
func sentences(_ parts: String...) -> String {
  var text = ""
  for part in parts where !part.isEmpty {
    if !text.isEmpty { text += " " }
    text += part
  }
  return text
}

/// The name of a family of codes in the middle of a sentence.
private func inSentence(_ name: String) -> String {
  guard let first = name.first, name.dropFirst().first?.isLowercase == true else { return name }
  return first.lowercased() + name.dropFirst()
}

let optionalPresent = "Optional here: neither credited nor charged."
let optionalAbsent = "Optional here: it may be reported or left out."

/// Said of a code that the policy leaves to the coder and the key does not list, but comes near.
func ifMeant(for code: String) -> String {
  "If it stands for the optional \(code) of the key, it differs as shown."
}

let requiredAbsent = "The record supports this line, and it is to be reported."
let policyCitation: [Citation] = ["Policy"]

extension Rationale {
  /// This rationale with another in front of it, whose own evidence and citations come first.
  func led(by other: Rationale) -> Rationale {
    Rationale(
      why: other.why.isEmpty ? why : other.why,
      cite: other.cite + cite.filter { !other.cite.contains($0) },
      evidence: other.evidence.isEmpty ? evidence : other.evidence, sourceLine: sourceLine)
  }
}

extension GradingContext {
  /// The reason for a code that the hospital leaves to the coder.
  func optionalReason(_ family: Int) -> String {
    let family = policy.families[family]
    return sentences("This hospital leaves \(inSentence(family.name)) to the coder.", family.says)
  }

  /// The reason that applies where no other does.
  func unexplained(isDiagnosis: Bool) -> Rationale {
    guard isDiagnosis else {
      return Rationale(
        why: "Not in the key, and none of the key's evidence supports it as a procedure to report; "
          + "if the record does, dispute it with a quotation.", cite: ["UHDDS"])
    }
    let section = isInpatient ? "III" : "IV"
    return Rationale(
      why: "Not in the key, and none of the key's evidence supports it under Section \(section); "
        + "if the record does, dispute it with a quotation.", cite: [section])
  }

  /// The reason that the policy gives against a code of a family; nil where it leaves such codes to
  /// the coder.
  func reason(against family: Int, isDiagnosis: Bool) -> Rationale? {
    let family = policy.families[family]
    switch family.rule {
    case .notReported:
      return Rationale(
        why: sentences("This hospital does not report \(inSentence(family.name)).", family.says),
        cite: policyCitation)
    case .required:
      let rest = unexplained(isDiagnosis: isDiagnosis)
      return Rationale(
        why: sentences(
          "This hospital reports \(inSentence(family.name)) only where the record supports it.",
          rest.why),
        cite: policyCitation + rest.cite)
    case .optional: return nil
    }
  }
}

/// A diagnosis code with its dot.
func dotted(_ code: String) -> String { DiagnosisCode(normalised: code).description }
