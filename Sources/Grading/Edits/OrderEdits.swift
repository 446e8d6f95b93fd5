import Chart
import CodeSets

/// "Code first": the disease behind a manifestation, and what the tabular list wants in front.
func editEtiology(_ claim: EditedClaim, _ list: inout EditList) {
  let links = claim.book.notes(.codeFirst, among: claim.compared.map(\.code))
  for (index, diagnosis) in claim.compared.enumerated() where diagnosis.record != nil {
    // Notes of a block speak of all its codes, some of which they cannot mean: an underdosing has
    // no adverse effect to code first.
    let named = links.filter { $0.holder == index && isOfCode($0.note) }.map(\.named)
    if named.contains(where: { $0 < index }) { continue }
    if let later = named.first {
      tellOrder(of: diagnosis, after: claim.diagnoses[later], &list)
    } else if claim.book.hasNotes(.codeFirst, for: diagnosis.code) {
      editMissing(diagnosis, at: index, claim, &list)
    }
  }
}

private func tellOrder(
  of diagnosis: EditedClaim.Diagnosis, after later: EditedClaim.Diagnosis, _ list: inout EditList
) {
  let isManifestation = diagnosis.flags.contains(.manifestation)
  list.add(
    isManifestation ? .etiologyAfter : .codeFirstAfter, isManifestation ? .error : .warning,
    [diagnosis, later],
    "\(later.code) goes before \(diagnosis.code): the tabular list says to code it first.",
    "I.A.13", "Tabular \(diagnosis.code.category)")
}

/// Nothing of what the notes name is on the sheet.
private func editMissing(
  _ diagnosis: EditedClaim.Diagnosis, at index: Int, _ claim: EditedClaim, _ list: inout EditList
) {
  let notes = claim.book.codeFirst(of: diagnosis.code)
  let naming = notes.filter { !$0.references.isEmpty && isOfCode($0) }
  let tabular = "Tabular \(diagnosis.code.category)"
  if diagnosis.flags.contains(.manifestation) {
    if claim.diagnoses[..<index].contains(where: { isExample($0, of: naming) }) { return }
    // Where the list only gives examples, or no code at all, another disease may be behind it.
    let isAnswerable = naming.isEmpty || naming.contains(where: isOpen)
    guard index == 0 || !isAnswerable else { return }
    let what = naming.isEmpty ? "" : ": \(wanted(naming))"
    list.add(
      .etiologyMissing, .error, [diagnosis],
      "\(diagnosis.code) is a manifestation, and the disease behind it is coded first\(what).",
      "I.A.13", tabular)
  } else if naming.contains(where: isConditional) {
    list.add(
      .codeFirstIfApplicable, .note, [diagnosis],
      "If it applies, the tabular list wants a code before \(diagnosis.code): \(wanted(naming)).",
      "I.A.13", tabular)
  } else if naming.contains(where: isOpen),
    !claim.diagnoses.contains(where: { isExample($0, of: naming) }),
    !claim.diagnoses[..<index].contains(where: mayBeCause)
  {
    list.add(
      .codeFirstMissing, .warning, [diagnosis],
      "The tabular list wants the cause of \(diagnosis.code) coded first, such as "
        + "\(wanted(naming)).", "I.A.13", tabular)
  }
}

private func isOfCode(_ note: Note) -> Bool {
  if case .code = note.owner { true } else { false }
}

/// Whether a diagnosis could be behind another: a disease, not a symptom, a factor or a circumstance.
private func mayBeCause(_ diagnosis: EditedClaim.Diagnosis) -> Bool {
  diagnosis.code.text.first.map { !"RVWXYZ".contains($0) } ?? false
}

/// Whether the note gives examples: what it names need not be it.
private func isOpen(_ note: Note) -> Bool {
  note.heading?.holds("such as") ?? false || note.text.holds("such as")
}

private func isConditional(_ note: Note) -> Bool {
  [note.heading ?? "", note.text].contains { text in
    text.holds("if applicable") || text.holds("if known") || text.holds("if present")
      || text.holds(", if any") || text.holds("if associated")
  }
}

/// An example stands for its like: a code of the same category as one that is named.
private func isExample(_ diagnosis: EditedClaim.Diagnosis, of notes: [Note]) -> Bool {
  notes.contains { note in
    isOpen(note) && note.references.contains { $0.first.category == diagnosis.code.category }
  }
}

/// What notes name, in a few words.
func wanted(_ notes: [Note]) -> String {
  let texts = notes.prefix(3).map { plain($0.text) }
  return texts.joined(separator: "; ") + (notes.count > 3 ? "; and others" : "")
}

/// The words of a note without what leads into them.
private func plain(_ text: String) -> String {
  var rest = text[...]
  for lead in [", if applicable, ", ", if applicable ", "code to identify ", "any "]
  where rest.hasPrefix(lead) {
    rest = rest.dropFirst(lead.count)
  }
  return String(rest)
}

/// Two codes that the tabular list keeps apart.
func editExcludes1(_ claim: EditedClaim, _ list: inout EditList) {
  for pair in claim.book.excludes1(among: claim.compared.map(\.code)) {
    // By code, not by place: the words are the same however the sheet is ordered.
    let both = [claim.diagnoses[pair.first], claim.diagnoses[pair.second]]
      .sorted { $0.code < $1.code }
    let (first, second) = (both[0], both[1])
    let owner = (claim.book.excludes1(first.code, second.code) ?? pair.note).owner
    list.add(
      .excludes1, .warning, [first, second],
      "\(first.code) and \(second.code) exclude each other (note at \(owner)). They are "
        + "allowed together if the two are unrelated; query if that is unclear.", "I.A.12.a")
  }
}

/// A localised infection in front of a sepsis that was there on admission.
func editSepsisOrder(_ claim: EditedClaim, _ list: inout EditList) {
  guard let principal = claim.principal, principal.starts(withAny: localisedInfections) else {
    return
  }
  for sepsis in claim.secondary where sepsis.starts(withAny: systemicInfections) {
    guard sepsis.poa == .yes else { continue }
    list.add(
      .localisedInfectionFirst, .warning, [principal, sepsis],
      "\(sepsis.code) was present on admission: then the systemic infection is the principal "
        + "diagnosis and \(principal.code) is secondary.", "I.C.1.d.4")
    return
  }
}

/// Infections of one place (I.C.1.d.4). Infections after a procedure, of chapters 15 and 16, and
/// D59.31 have rules of their own and are not among them.
private let localisedInfections: [CodeStart] = [
  "J09", "J10", "J12", "J13", "J14", "J15", "J16", "J18", "J20", "J69", "J85", "J86", "N10", "N136",
  "N151", "N30", "N390", "N41", "N45", "N70", "N71", "N73", "L00", "L01", "L02", "L03", "L04",
  "L08",
  "K35", "K37", "K5720", "K5712", "K5732", "K5792", "K61", "K630", "K650", "K651", "K652", "K750",
  "K810", "K8309", "M00", "M86", "M726", "G00", "G01", "G06", "I33", "I301", "H05", "A04", "A08",
  "A09", "A46",
]

/// Systemic infections (I.C.1.d): sepsis by its organism.
private let systemicInfections: [CodeStart] = [
  "A021", "A207", "A217", "A227", "A241", "A267", "A282", "A327", "A394", "A40", "A41", "A427",
  "A5486", "B007", "B377",
]

/// Encounters for both radiotherapy and drug treatment of a tumour.
func editTherapy(_ claim: EditedClaim, _ list: inout EditList) {
  guard let radiation = claim.diagnoses.first(where: { $0.starts(with: "Z510") }),
    let drugs = claim.diagnoses.first(where: { $0.starts(with: "Z511") })
  else { return }
  list.add(
    .therapyOrder, .note, [radiation, drugs],
    "With \(radiation.code) and \(drugs.code) both, either may come first.", "I.C.2.e.2")
}
