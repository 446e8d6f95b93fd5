import Chart
import CodeSets

/// Codes that do not exist, not yet, not any more, or not whole.
func editCodes(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses {
    if let flaw = diagnosis.facts.flaw {
      list.add(flaw, at: diagnosis.place, diagnosis.shown)
    } else if !diagnosis.facts.valid.contains(claim.date) {
      list.add(
        .notValidThen, .error, diagnosis,
        "\(diagnosis.shown) is not valid on the discharge date, \(claim.date): "
          + "\(span(diagnosis.facts.valid)).", "Tabular \(diagnosis.facts.category)")
    }
  }
}

extension CodeFlaw {
  /// What is wrong with a diagnosis code that is a header, or that the book does not have: what would
  /// have to be different.
  init(of code: DiagnosisCode, _ record: DiagnosisRecord?, in book: CodeBook) {
    if record != nil {
      self.init(
        id: .incompleteCode,
        message: "\(code) needs more characters: \(waysOn(from: code, book)).", cite: ["I.B.2"])
      return
    }
    let text = code.text
    let shown = code.description.prefix(20)
    guard let header = book.parent(of: code) else {
      self.init(
        id: .invalidCode, message: "\(shown) is not an ICD-10-CM code.", cite: ["I.B.1"])
      return
    }
    if header.isComplete {
      self.init(
        id: .invalidCode,
        message: "\(shown) is not a code: \(header.code) is complete and takes no more characters.",
        cite: ["I.B.2"])
      return
    }
    let sevenths = book.sevenths(of: code)
    guard !sevenths.isEmpty, text.utf8.count <= 7, let last = text.last else {
      self.init(
        id: .invalidCode,
        message:
          "\(shown) is not a code. Under \(header.code): \(waysOn(from: header.code, book)).",
        cite: ["I.B.2"])
      return
    }
    if let filled = filled(header.code, last, book), filled.text != text {
      self.init(
        id: .placeholder,
        message: "\(code) lacks its placeholder: the 7th character stands in the seventh place, "
          + "\(filled).", cite: ["I.A.4", "I.A.5"])
    } else if text.utf8.count == 7 {
      let known = sevenths.map { "\($0.character) (\($0.meaning))" }.joined(separator: ", ")
      self.init(
        id: .seventhCharacter,
        message: "\(last) is not a 7th character of \(header.code): it takes \(known).",
        cite: ["I.A.5"])
    } else {
      self.init(
        id: .incompleteCode,
        message: "\(code) needs more characters: \(waysOn(from: header.code, book)).",
        cite: ["I.A.5"])
    }
  }
}

/// The code that a header makes with placeholders and a 7th character; nil if that is none.
private func filled(_ header: DiagnosisCode, _ last: Character, _ book: CodeBook) -> DiagnosisCode?
{
  let base = header.text
  guard base.utf8.count <= 6 else { return nil }
  let code = DiagnosisCode(
    normalised: base + String(repeating: "X", count: 6 - base.utf8.count) + String(last))
  return book.diagnosis(code).map(\.isComplete) == true ? code : nil
}

/// How a code could go on: its next headers or codes, a few of them.
private func waysOn(from code: DiagnosisCode, _ book: CodeBook) -> String {
  let children = book.children(of: code)
  guard !children.isEmpty else { return "none under it" }
  let shown = children.prefix(4).map { "\($0.code) \($0.title)" }.joined(separator: "; ")
  return children.count > 4 ? shown + "; and \(children.count - 4) more" : shown
}

private func span(_ validity: Validity) -> String {
  switch (validity.from, validity.through) {
  case (let from?, let through?): "it is valid from \(from) through \(through)"
  case (let from?, nil): "it is valid from \(from) on"
  case (nil, let through?): "it was valid through \(through)"
  case (nil, nil): "its dates are not known"
  }
}

/// A diagnosis reported twice. A procedure may be (B3.2).
func editDuplicates(_ claim: EditedClaim, _ list: inout EditList) {
  // Nearly every sheet repeats nothing, which comparing numbers tells soonest.
  let keys = claim.diagnoses.map(\.facts.key)
  if keys.count <= 100 {
    let repeats = keys.indices.contains { index in keys[..<index].contains(keys[index]) }
    guard repeats else { return }
  }
  var seen: [DiagnosisCode: EditedClaim.Diagnosis] = [:]
  for diagnosis in claim.diagnoses {
    guard let first = seen[diagnosis.code] else {
      seen[diagnosis.code] = diagnosis
      continue
    }
    list.add(
      .duplicateDiagnosis, .error, first, diagnosis,
      "\(diagnosis.shown) is entered more than once: each diagnosis is reported once.", "I.B.12")
  }
}

/// Procedures coded for what should never have been done.
func editWrongProcedures(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses where diagnosis.flags.contains(.wrongProcedure) {
    list.add(
      .wrongProcedure, .error, diagnosis,
      "\(diagnosis.shown) says that a wrong procedure was done: the code editor stops the claim.",
      "Tabular Y65")
  }
}
