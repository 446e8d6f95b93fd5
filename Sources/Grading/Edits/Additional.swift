import Chart
import CodeSets

/// A code that always wants another beside it, reviewed one by one: the tabular list has far more
/// "use additional" notes, which bind only where the record has what they name.
struct AdditionalRow: Sendable {
  /// Starts of the codes that ask, without dots.
  let asking: [CodeStart]
  /// Starts of the codes of which one is wanted.
  let wanted: [CodeStart]
  /// What is wanted, in words.
  let what: String
  let cite: Citation
}

let additionalRows: [AdditionalRow] = [
  AdditionalRow(
    asking: ["I110", "I130", "I132"], wanted: ["I50"], what: "the type of heart failure, I50.-",
    cite: "I.C.9.a.1"),
  AdditionalRow(
    asking: ["I12", "I13"], wanted: ["N18"], what: "the stage of chronic kidney disease, N18.-",
    cite: "I.C.9.a.2"),
  AdditionalRow(
    asking: ["E0822", "E0922", "E1022", "E1122", "E1322"], wanted: ["N18"],
    what: "the stage of chronic kidney disease, N18.-", cite: "Tabular E11"),
  AdditionalRow(
    asking: ["E08621", "E09621", "E10621", "E11621", "E13621"], wanted: ["L97", "L984"],
    what: "the site and depth of the ulcer, L97.- or L98.4-", cite: "Tabular E11"),
  AdditionalRow(
    asking: ["R6520"],
    wanted: [
      "D65", "D6959", "E872", "G6281", "G7281", "G928", "G9341", "I5181", "J80", "J960", "K720",
      "K762", "N17",
    ],
    what: "the organ that fails, such as N17.- or J96.0-", cite: "I.C.1.d.1.b"),
  AdditionalRow(
    asking: ["J440"],
    wanted: [
      "J09", "J10", "J11", "J12", "J13", "J14", "J15", "J16", "J17", "J18", "J20", "J21", "J22",
    ],
    what: "the infection of the lower airway", cite: "Tabular J44"),
  AdditionalRow(
    asking: ["T8144"], wanted: ["A40", "A41", "B377"], what: "the sepsis itself, A40.- or A41.-",
    cite: "I.C.1.d.5.b"),
  AdditionalRow(
    asking: ["I7023", "I7024", "I7025", "I7033", "I7034"], wanted: ["L97", "L984"],
    what: "the site and depth of the ulcer, L97.- or L98.4-", cite: "Tabular I70"),
  AdditionalRow(
    asking: ["O9921"], wanted: ["E66"], what: "the type of obesity, E66.-", cite: "Tabular O99"),
  AdditionalRow(
    asking: ["O241"], wanted: ["E11"], what: "the type 2 diabetes, E11.-",
    cite: "I.C.15.g"),
  AdditionalRow(
    asking: ["K7031", "K7011"], wanted: ["F10"],
    what: "the alcohol use, abuse or dependence, F10.-",
    cite: "Tabular K70"),
  AdditionalRow(
    asking: ["T8351", "T8352"], wanted: ["N39", "N10", "N30", "N13", "N15", "A41", "A40"],
    what: "the infection itself", cite: "Tabular T83"),
]

/// "Use additional code": the reviewed rows as warnings, the rest of the tabular list as notes.
func editAdditional(_ claim: EditedClaim, _ list: inout EditList) {
  let answered = claim.diagnoses.reduce(0) { $0 | $1.facts.answeredRows }
  let links = claim.links(.useAdditional) { $0.further != nil && $0.additionalRow == nil }
  // Every code of chapter 15 begins with this letter, and no other does.
  let isObstetric = claim.diagnoses.contains { $0.starts(with: "O") }
  for (index, diagnosis) in claim.compared.enumerated() {
    guard diagnosis.facts.isComplete else { continue }
    if let row = diagnosis.facts.additionalRow {
      if answered & 1 << UInt64(row) == 0 {
        list.add(
          .useAdditionalMissing, .warning, diagnosis,
          "\(diagnosis.shown) wants another code beside it: \(additionalRows[row].what).",
          additionalRows[row].cite, "I.A.17")
      }
    } else if let further = diagnosis.facts.further(isObstetric: isObstetric),
      !links.contains(where: { $0.holder == index })
    {
      list.add(
        .useAdditional, .note, diagnosis,
        "Where the record has it, the tabular list wants a further code with \(diagnosis.shown): "
          + "\(further).",
        "I.A.17", "Tabular \(diagnosis.facts.category)")
    }
  }
}

/// What the "use additional" notes of a code name, in words; nil if they name no codes.
struct FurtherCodes: Sendable {
  let words: String
  /// The same beside a code of chapter 15: a body mass index is not coded in pregnancy
  /// (I.C.21.c.3). Nil if the notes name nothing else.
  let obstetricWords: String?

  init?(with code: DiagnosisCode, in book: CodeBook) {
    // Notes of a chapter or a block hold for too much to be worth saying at each code.
    let notes = book.useAdditional(of: code).filter { isOfCode($0) && !$0.references.isEmpty }
    guard !notes.isEmpty else { return nil }
    words = wanted(notes)
    let others = notes.filter { !$0.references.allSatisfy { $0.first.category == "Z68" } }
    obstetricWords = others.isEmpty ? nil : wanted(others)
  }
}
