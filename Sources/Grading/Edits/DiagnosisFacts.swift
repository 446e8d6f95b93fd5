import Chart
import CodeSets

/// What the edits ask the books about a diagnosis code, whatever sheet it stands on and on whatever
/// day. Worked out once a code and kept by `EditMemo`: a sheet is checked at every key, and a batch
/// names the same codes over and over.
final class DiagnosisFacts: Sendable {
  let code: DiagnosisCode
  /// The code's first eight bytes, for rules that name families by their start.
  let key: UInt64
  /// With its dot, as messages have it.
  let shown: String
  /// Whether the book has it, a header or not.
  let isKnown: Bool
  /// Whether it may be reported, no further character needed.
  let isComplete: Bool
  let isPOAExempt: Bool
  let valid: Validity
  /// Empty where the book has no such code.
  let title: String
  /// Nil where they hold for a part of the year alone: the day decides.
  let flags: DiagnosisFlags?
  /// What is wrong with the code itself; nil for a complete one.
  let flaw: CodeFlaw?
  /// The side that its title names.
  let side: TitleSide?
  /// Whether its title leaves a side open that its siblings name.
  let leavesSideOpen: Bool
  /// Nil where no "code first" note holds for it.
  let first: FirstNotes?
  /// What its own "use additional" notes name; nil if none of them names codes.
  let further: FurtherCodes?
  /// The row of `additionalRows` that asks for another code beside it.
  let additionalRow: Int?
  /// The rows of `additionalRows` that it answers, of `symptomRows` in which it is the symptom, and
  /// in which it is the disease: a bit each.
  let answeredRows: UInt64
  let symptomBits: UInt64
  let diseaseBits: UInt64
  let isLocalizedInfection: Bool
  let isSystemicInfection: Bool
  /// What the formulas of hospital-acquired conditions know of it.
  let acquired: [String]

  init(_ code: DiagnosisCode, key: UInt64, in book: CodeBook) {
    self.code = code
    self.key = key
    shown = code.description
    let record = book.diagnosis(code)
    isKnown = record != nil
    isComplete = record?.isComplete ?? false
    isPOAExempt = record?.isPOAExempt ?? false
    valid = record?.valid ?? Validity()
    flags =
      book.hasLastingFlags(code)
      ? book.flags(of: code, on: CivilDate(dayNumber: 0)) : nil
    flaw = record?.isComplete == true ? nil : CodeFlaw(of: code, record, in: book)
    title = record?.title ?? ""
    side = TitleSide(title)
    leavesSideOpen = title.holds("nspecified") && hasSided(code, title, book)
    first = book.hasNotes(.codeFirst, for: code) ? FirstNotes(of: code, in: book) : nil
    further = book.hasNotes(.useAdditional, for: code) ? FurtherCodes(with: code, in: book) : nil
    additionalRow = additionalRows.firstIndex { key.starts(withAny: $0.asking) }
    answeredRows = bits(additionalRows) { key.starts(withAny: $0.wanted) }
    symptomBits = bits(symptomRows) { key.starts(withAny: $0.symptoms) }
    diseaseBits = bits(symptomRows) { key.starts(withAny: $0.diseases) }
    isLocalizedInfection = key.starts(withAny: localizedInfections)
    isSystemicInfection = key.starts(withAny: systemicInfections)
    acquired = book.hacAttributes(of: code)
  }

  /// The category, as citations have it.
  var category: Substring { code.category }

  /// What its "use additional" notes name, in words, on a sheet with or without a code of chapter 15.
  func further(isObstetric: Bool) -> String? {
    isObstetric ? further?.obstetricWords : further?.words
  }
}

/// The same of a procedure code.
final class ProcedureFacts: Sendable {
  let code: ProcedureCode
  let key: UInt64
  let valid: Validity
  let flags: ProcedureFlags?
  let flaw: CodeFlaw?
  /// What the formulas of hospital-acquired conditions know of it.
  let acquired: [String]

  init(_ code: ProcedureCode, key: UInt64, in book: CodeBook) {
    self.code = code
    self.key = key
    let record = book.procedure(code)
    valid = record?.valid ?? Validity()
    flags =
      book.hasLastingFlags(code)
      ? book.flags(of: code, on: CivilDate(dayNumber: 0)) : nil
    flaw = record == nil ? CodeFlaw(ofProcedure: code, in: book) : nil
    acquired = book.hacAttributes(of: code)
  }
}

/// What is wrong with a code whatever sheet it stands on: an error in words.
struct CodeFlaw: Sendable {
  let id: EditID
  let message: String
  let cite: [Citation]
}

/// What the "code first" notes of a code come to.
struct FirstNotes: Sendable {
  /// Whether any of the code's own notes names codes.
  let isNaming: Bool
  /// Whether one of them only gives examples: what it names need not be it.
  let isOpen: Bool
  /// Whether one of them binds only under a condition.
  let isConditional: Bool
  /// What they name, in words; empty where they name nothing.
  let what: String
  /// Whether they name only codes of pregnancy, childbirth and the puerperium.
  let isObstetric: Bool
  /// The categories of the examples: an example stands for its like.
  let exampleCategories: Set<Substring>
}

/// A bit for each row of which something holds. The lists have fewer than 64 rows.
private func bits<Row>(_ rows: [Row], _ holds: (Row) -> Bool) -> UInt64 {
  var bits: UInt64 = 0
  for (index, row) in rows.prefix(64).enumerated() where holds(row) { bits |= 1 << UInt64(index) }
  return bits
}

extension UInt64 {
  /// Whether a code, as `CodeStart.key` has it, begins with one of the starts.
  func starts(withAny starts: [CodeStart]) -> Bool {
    for start in starts where start.begins(self) { return true }
    return false
  }
}
