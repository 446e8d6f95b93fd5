import Chart
import CodeSets

/// "Code first": the disease behind a manifestation, and what the tabular list wants in front.
func editEtiology(_ claim: EditedClaim, _ list: inout EditList) {
  let links = claim.links(.codeFirst) { $0.first != nil }
  for (index, diagnosis) in claim.compared.enumerated() where diagnosis.facts.isKnown {
    guard let notes = diagnosis.facts.first else { continue }
    let isManifestation = diagnosis.flags.contains(.manifestation)
    // A manifestation in the principal slot is one fault, and `principal-manifestation` tells it.
    if index == 0, isManifestation, claim.isInpatient, claim.hasPrincipal { continue }
    // Notes of a block speak of all its codes, some of which they cannot mean: an underdosing has
    // no adverse effect to code first.
    let named = links.filter { $0.holder == index && $0.isOfCode }.map(\.named)
    if named.contains(where: { $0 < index }) { continue }
    if let later = named.first {
      let later = claim.diagnoses[later]
      list.add(
        isManifestation ? .etiologyAfter : .codeFirstAfter, isManifestation ? .error : .warning,
        diagnosis, later,
        "\(later.shown) goes before \(diagnosis.shown): the tabular list says to code it first.",
        "I.A.13", "Tabular \(diagnosis.facts.category)")
    } else {
      editMissing(diagnosis, notes, at: index, claim, &list)
    }
  }
}

/// Nothing of what the notes name is on the sheet.
private func editMissing(
  _ diagnosis: EditedClaim.Diagnosis, _ notes: FirstNotes, at index: Int, _ claim: EditedClaim,
  _ list: inout EditList
) {
  let tabular = "Tabular \(diagnosis.facts.category)"
  if diagnosis.flags.contains(.manifestation) {
    if claim.diagnoses[..<index].contains(where: { isExample($0, of: notes) }) { return }
    // Where the list only gives examples, or no code at all, another disease may be behind it.
    guard index == 0 || (notes.isNaming && !notes.isOpen) else { return }
    let what = notes.what.isEmpty ? "" : ": \(notes.what)"
    list.add(
      .etiologyMissing, .error, diagnosis,
      "\(diagnosis.shown) is a manifestation, and the disease behind it is coded first\(what).",
      "I.A.13", tabular)
  } else if notes.isConditional {
    if notes.isObstetric, !mayBePregnant(claim.encounter) { return }
    list.add(
      .codeFirstIfApplicable, .note, diagnosis,
      "If it applies, the tabular list wants a code before \(diagnosis.shown): \(notes.what).",
      "I.A.13", tabular)
  } else if notes.isOpen, !claim.diagnoses.contains(where: { isExample($0, of: notes) }),
    !claim.diagnoses[..<index].contains(where: mayBeCause)
  {
    list.add(
      .codeFirstMissing, .warning, diagnosis,
      "The tabular list wants the cause of \(diagnosis.shown) coded first, such as "
        + "\(notes.what).", "I.A.13", tabular)
  }
}

extension FirstNotes {
  /// Of a code for which such notes hold.
  init(of code: DiagnosisCode, in book: CodeBook) {
    let naming = book.codeFirst(of: code).filter { !$0.references.isEmpty && isOfCode($0) }
    let open = naming.filter(isOpenNote)
    self.init(
      isNaming: !naming.isEmpty, isOpen: !open.isEmpty,
      isConditional: naming.contains(where: isConditionalNote), what: wanted(naming),
      isObstetric: naming.allSatisfy { $0.references.allSatisfy { $0.first.text.hasPrefix("O") } },
      exampleCategories: Set(open.flatMap { $0.references.map(\.first.category) }))
  }
}

func isOfCode(_ note: Note) -> Bool {
  if case .code = note.owner { true } else { false }
}

/// By the ages that the code editor allows for codes of pregnancy.
private func mayBePregnant(_ encounter: Encounter) -> Bool {
  encounter.sex != .male && (9...64).contains(encounter.age)
}

/// Whether a diagnosis could be behind another: a disease, not a symptom, a factor or a circumstance.
private func mayBeCause(_ diagnosis: EditedClaim.Diagnosis) -> Bool {
  diagnosis.code.text.first.map { !"RVWXYZ".contains($0) } ?? false
}

/// Whether the note gives examples: what it names need not be it.
private func isOpenNote(_ note: Note) -> Bool {
  note.heading?.holds("such as") ?? false || note.text.holds("such as")
}

private func isConditionalNote(_ note: Note) -> Bool {
  [note.heading ?? "", note.text].contains { text in
    text.holds("if applicable") || text.holds("if known") || text.holds("if present")
      || text.holds(", if any") || text.holds("if associated")
  }
}

/// An example stands for its like: a code of the same category as one that is named.
private func isExample(_ diagnosis: EditedClaim.Diagnosis, of notes: FirstNotes) -> Bool {
  notes.exampleCategories.contains(diagnosis.facts.category)
}

/// What notes name, in a few words.
func wanted(_ notes: [Note]) -> String {
  var texts: [String] = []
  for text in notes.lazy.map({ plain($0.text) }) where !text.isEmpty && !texts.contains(text) {
    texts.append(text)
  }
  return texts.prefix(3).joined(separator: "; ") + (texts.count > 3 ? "; and others" : "")
}

/// The words of a note without what leads into them, and without its conditions: the sentences around
/// them say that they bind only where they apply.
private func plain(_ text: String) -> String {
  var rest = text
  for condition in conditions { rest = rest.replacing(condition, with: "") }
  var words = rest.drop { " ,:".contains($0) }
  for lead in leads where words.hasPrefix(lead) { words = words.dropFirst(lead.count) }
  while let last = words.last, " ,:.".contains(last) { words.removeLast() }
  return String(words)
}

private let conditions = [
  ", if applicable,", ", if known and applicable", ", if applicable", ", if known",
  ", if present", ", if any", "if applicable",
]

/// In this order, so that one may follow another.
private let leads = [
  "code(s) for ", "code(s) ", "code to identify ", "code for ", "code, ", "code ", "to identify ",
  "for ", "any ",
]
