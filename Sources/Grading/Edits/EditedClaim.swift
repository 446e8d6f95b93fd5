import Chart
import CodeSets

/// A summary as the edits see it: every line with what the books say of its code, looked up once.
struct EditedClaim {
  /// A diagnosis with its place on the sheet.
  struct Diagnosis {
    let place: LinePlace
    let poa: PresentOnAdmission?
    let facts: DiagnosisFacts
    /// On the discharge date.
    let flags: DiagnosisFlags

    var code: DiagnosisCode { facts.code }
    /// The code as messages have it.
    var shown: String { facts.shown }

    func starts(with start: CodeStart) -> Bool { start.begins(facts.key) }
  }

  /// A procedure with its place on the sheet.
  struct Procedure {
    let place: LinePlace
    let date: CivilDate?
    let facts: ProcedureFacts
    /// On the discharge date.
    let flags: ProcedureFlags

    var code: ProcedureCode { facts.code }
  }

  let encounter: Encounter
  let book: CodeBook
  let memo: EditMemo
  /// In the order of the sheet, the principal diagnosis or the first-listed one first if there is
  /// one; reasons for a visit are not among them.
  private(set) var diagnoses: [Diagnosis] = []
  /// The diagnoses that edits compare with each other: no claim has as many, and a sheet of thousands
  /// must not cost their square.
  var compared: ArraySlice<Diagnosis> { diagnoses.prefix(100) }
  /// Their codes.
  private(set) var comparedCodes: [DiagnosisCode] = []
  private(set) var procedures: [Procedure] = []
  let disposition: String?
  let hasPrincipal: Bool

  var date: CivilDate { encounter.discharged.date }
  var isInpatient: Bool { encounter.setting == .inpatient }
  /// Critical access, psychiatric, rehabilitation and long-term hospitals are exempt from POA.
  var reportsPOA: Bool { isInpatient && encounter.facility == .acute }
  var principal: Diagnosis? { hasPrincipal ? diagnoses.first : nil }
  var secondary: ArraySlice<Diagnosis> { diagnoses.dropFirst(hasPrincipal ? 1 : 0) }

  init(_ summary: CodingSummary, encounter: Encounter, book: CodeBook) {
    self.encounter = encounter
    self.book = book
    memo = EditMemo.of(book)
    switch summary {
    case .inpatient(let summary):
      disposition = summary.disposition
      hasPrincipal = summary.principal.map { !$0.code.isEmpty } ?? false
      diagnoses.reserveCapacity(1 + summary.secondary.count)
      procedures.reserveCapacity(summary.procedures.count)
      memo.read { tables in
        if let principal = summary.principal {
          add(principal, at: LinePlace(.principal, 0), &tables)
        }
        for (index, entry) in summary.secondary.enumerated() {
          add(entry, at: LinePlace(.secondary, index), &tables)
        }
        for (index, entry) in summary.procedures.enumerated() where !entry.code.isEmpty {
          let facts = tables.facts(of: entry.code, in: book)
          procedures.append(
            Procedure(
              place: LinePlace(.procedure, index), date: entry.date, facts: facts,
              flags: facts.flags ?? book.flags(of: entry.code, on: date)))
        }
      }
    case .outpatient(let summary):
      disposition = nil
      hasPrincipal = summary.first.map { !$0.isEmpty } ?? false
      memo.read { tables in
        if let first = summary.first {
          add(DiagnosisEntry(first), at: LinePlace(.first, 0), &tables)
        }
        for (index, code) in summary.other.enumerated() {
          add(DiagnosisEntry(code), at: LinePlace(.other, index), &tables)
        }
      }
    }
    comparedCodes = compared.map(\.code)
  }

  /// What the notes of a kind name on the sheet, of the diagnoses for which it matters.
  func links(_ kind: NoteKind, of matters: (DiagnosisFacts) -> Bool) -> [CodeLink] {
    let holders = compared.indices.filter { matters(compared[$0].facts) }
    return holders.isEmpty ? [] : book.links(kind, among: comparedCodes, holders: holders)
  }

  private mutating func add(
    _ entry: DiagnosisEntry, at place: LinePlace, _ tables: inout EditMemo.Tables
  ) {
    guard !entry.code.isEmpty else { return }
    let facts = tables.facts(of: entry.code, in: book)
    diagnoses.append(
      Diagnosis(
        place: place, poa: entry.poa, facts: facts,
        flags: facts.flags ?? book.flags(of: entry.code, on: date)))
  }
}
