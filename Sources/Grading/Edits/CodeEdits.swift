import Chart
import CodeSets

/// Codes that do not exist, not yet, not any more, or not whole.
func editCodes(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses {
    guard let record = diagnosis.record else {
      editUnknown(diagnosis, claim.book, &list)
      continue
    }
    if !record.isComplete {
      list.add(
        .incompleteCode, .error, [diagnosis],
        "\(diagnosis.code) needs more characters: \(waysOn(from: diagnosis.code, claim.book)).",
        "I.B.2")
    } else if !record.valid.contains(claim.date) {
      list.add(
        .notValidThen, .error, [diagnosis],
        "\(diagnosis.code) is not valid on the discharge date, \(claim.date): "
          + "\(span(record.valid)).", "Tabular \(diagnosis.code.category)")
    }
  }
}

/// A code that the book does not have: what would have to be different.
private func editUnknown(
  _ diagnosis: EditedClaim.Diagnosis, _ book: CodeBook, _ list: inout EditList
) {
  let code = diagnosis.code
  let text = code.text
  guard let header = book.parent(of: code) else {
    list.add(
      .invalidCode, .error, [diagnosis], "\(code.description.prefix(20)) is not an ICD-10-CM code.",
      "I.B.1")
    return
  }
  if header.isComplete {
    list.add(
      .invalidCode, .error, [diagnosis],
      "\(code.description.prefix(20)) is not a code: \(header.code) is complete and takes no more "
        + "characters.", "I.B.2")
    return
  }
  let sevenths = book.sevenths(of: code)
  guard !sevenths.isEmpty, text.utf8.count <= 7, let last = text.last else {
    list.add(
      .invalidCode, .error, [diagnosis],
      "\(code.description.prefix(20)) is not a code. Under \(header.code): "
        + "\(waysOn(from: header.code, book)).", "I.B.2")
    return
  }
  if let filled = filled(header.code, last, book), filled.text != text {
    list.add(
      .placeholder, .error, [diagnosis],
      "\(code) lacks its placeholder: the 7th character stands in the seventh place, \(filled).",
      "I.A.4", "I.A.5")
  } else if text.utf8.count == 7 {
    let known = sevenths.map { "\($0.character) (\($0.meaning))" }.joined(separator: ", ")
    list.add(
      .seventhCharacter, .error, [diagnosis],
      "\(last) is not a 7th character of \(header.code): it takes \(known).", "I.A.5")
  } else {
    list.add(
      .incompleteCode, .error, [diagnosis],
      "\(code) needs more characters: \(waysOn(from: header.code, book)).", "I.A.5")
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
  var seen: [DiagnosisCode: EditedClaim.Diagnosis] = [:]
  for diagnosis in claim.diagnoses {
    guard let first = seen[diagnosis.code] else {
      seen[diagnosis.code] = diagnosis
      continue
    }
    list.add(
      .duplicateDiagnosis, .error, [first, diagnosis],
      "\(diagnosis.code) is entered more than once: each diagnosis is reported once.", "I.B.12")
  }
}

/// Procedures coded for what should never have been done.
func editWrongProcedures(_ claim: EditedClaim, _ list: inout EditList) {
  for diagnosis in claim.diagnoses where diagnosis.flags.contains(.wrongProcedure) {
    list.add(
      .wrongProcedure, .error, [diagnosis],
      "\(diagnosis.code) says that a wrong procedure was done: the code editor stops the claim.",
      "Tabular Y65")
  }
}
