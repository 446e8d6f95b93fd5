import Chart
import CodeSets

/// A summary as the edits see it: every line with what the books say of its code, looked up once.
struct EditedClaim {
  /// A diagnosis with its place on the sheet.
  struct Diagnosis {
    var place: LinePlace
    var code: DiagnosisCode
    var poa: PresentOnAdmission?
    /// Nil where the book has no such code.
    var record: DiagnosisRecord?
    var flags: DiagnosisFlags

    /// Whether it can be reported on the day.
    func isValid(on date: CivilDate) -> Bool {
      record.map { $0.isComplete && $0.valid.contains(date) } ?? false
    }

    /// The code as a number, for rules that name families by their start.
    let key: UInt64

    func starts(with start: CodeStart) -> Bool { start.begins(key) }

    func starts(withAny starts: [CodeStart]) -> Bool {
      for start in starts where start.begins(key) { return true }
      return false
    }
  }

  /// A procedure with its place on the sheet.
  struct Procedure {
    var place: LinePlace
    var code: ProcedureCode
    var date: CivilDate?
    var record: ProcedureRecord?
    var flags: ProcedureFlags
  }

  let encounter: Encounter
  let book: CodeBook
  /// In the order of the sheet, the principal diagnosis or the first-listed one first if there is
  /// one; reasons for a visit are not among them.
  private(set) var diagnoses: [Diagnosis] = []
  /// The diagnoses that edits compare with each other: no claim has as many, and a sheet of thousands
  /// must not cost their square.
  var compared: ArraySlice<Diagnosis> { diagnoses.prefix(100) }
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
    switch summary {
    case .inpatient(let summary):
      disposition = summary.disposition
      hasPrincipal = summary.principal.map { !$0.code.isEmpty } ?? false
      if let principal = summary.principal { add(principal, at: LinePlace(.principal, 0)) }
      for (index, entry) in summary.secondary.enumerated() {
        add(entry, at: LinePlace(.secondary, index))
      }
      for (index, entry) in summary.procedures.enumerated() where !entry.code.isEmpty {
        procedures.append(
          Procedure(
            place: LinePlace(.procedure, index), code: entry.code, date: entry.date,
            record: book.procedure(entry.code),
            flags: book.flags(of: entry.code, on: encounter.discharged.date)))
      }
    case .outpatient(let summary):
      disposition = nil
      hasPrincipal = summary.first.map { !$0.isEmpty } ?? false
      if let first = summary.first { add(DiagnosisEntry(first), at: LinePlace(.first, 0)) }
      for (index, code) in summary.other.enumerated() {
        add(DiagnosisEntry(code), at: LinePlace(.other, index))
      }
    }
  }

  private mutating func add(_ entry: DiagnosisEntry, at place: LinePlace) {
    guard !entry.code.isEmpty else { return }
    diagnoses.append(
      Diagnosis(
        place: place, code: entry.code, poa: entry.poa, record: book.diagnosis(entry.code),
        flags: book.flags(of: entry.code, on: date),
        key: CodeStart.key(entry.code.text.utf8)))
  }
}

/// Edits as they are found.
struct EditList {
  private(set) var edits: [Edit] = []

  mutating func add(
    _ id: EditID, _ severity: Severity, _ diagnoses: [EditedClaim.Diagnosis], _ message: String,
    _ cite: Citation...
  ) {
    edits.append(
      Edit(
        id: id.rawValue, severity: severity, lines: diagnoses.map(\.place),
        codes: diagnoses.map(\.code.description), message: message, cite: cite))
  }

  mutating func add(
    _ id: EditID, _ severity: Severity, _ procedure: EditedClaim.Procedure, _ message: String,
    _ cite: Citation...
  ) {
    edits.append(
      Edit(
        id: id.rawValue, severity: severity, lines: [procedure.place],
        codes: [procedure.code.description], message: message, cite: cite))
  }

  /// An edit of the whole sheet.
  mutating func add(_ id: EditID, _ severity: Severity, _ message: String, _ cite: Citation...) {
    edits.append(
      Edit(id: id.rawValue, severity: severity, lines: [], codes: [], message: message, cite: cite))
  }
}
