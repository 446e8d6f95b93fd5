import Chart

/// How much a secondary diagnosis can raise the MS-DRG, as a complication or comorbidity.
package enum ComplicationLevel: Int, Hashable, Sendable, Comparable {
  case none, cc, mcc

  package static func < (a: ComplicationLevel, b: ComplicationLevel) -> Bool {
    a.rawValue < b.rawValue
  }
}

extension CodeBook {
  /// What the Medicare Code Editor holds of a diagnosis for a discharge on `date`; nothing for what
  /// is not in the book. Whether the code is valid that day, its record says. The book knows the days
  /// of its fiscal year: one outside it is answered as the nearest inside.
  package func flags(of code: DiagnosisCode, on date: CivilDate) -> DiagnosisFlags {
    guard let line = diagnosisFlagTable.line(for: code.text) else { return [] }
    var flags: DiagnosisFlags = []
    forEachFlag(diagnosisFlagTable, diagnosisFlagTable.column(2, of: line), on: date) {
      flags.insert(DiagnosisFlags(letter: $0))
    }
    return flags
  }

  /// Whether the flags of a diagnosis are the same on every day of the book's year.
  package func hasLastingFlags(_ code: DiagnosisCode) -> Bool {
    guard let line = diagnosisFlagTable.line(for: code.text) else { return true }
    let column = diagnosisFlagTable.column(2, of: line)
    return diagnosisFlagTable.first(UInt8(ascii: ":"), in: column) == nil
  }

  /// Whether the flags of a procedure are the same on every day of the book's year.
  package func hasLastingFlags(_ code: ProcedureCode) -> Bool {
    guard let line = procedureFlagTable.line(for: code.text) else { return true }
    let column = procedureFlagTable.column(1, of: line)
    return procedureFlagTable.first(UInt8(ascii: ":"), in: column) == nil
  }

  /// What the Medicare Code Editor and MS-DRG hold of a procedure for a discharge on `date`.
  package func flags(of code: ProcedureCode, on date: CivilDate) -> ProcedureFlags {
    guard let line = procedureFlagTable.line(for: code.text) else { return [] }
    var flags: ProcedureFlags = []
    forEachFlag(procedureFlagTable, procedureFlagTable.column(1, of: line), on: date) {
      flags.insert(ProcedureFlags(letter: $0))
    }
    return flags
  }

  /// Whether a code is a CC or an MCC in MS-DRG v43.1, before any exclusion by the principal diagnosis.
  package func level(of code: DiagnosisCode) -> ComplicationLevel {
    guard let line = diagnosisFlagTable.line(for: code.text) else { return .none }
    let column = diagnosisFlagTable.column(1, of: line)
    guard !column.isEmpty else { return .none }
    return diagnosisFlagTable.byte(at: column.lowerBound) == UInt8(ascii: "m") ? .mcc : .cc
  }

  /// Flags are letters between spaces; one that does not hold all year has its days after a colon.
  private func forEachFlag(
    _ table: MappedTable, _ column: Range<Int>, on date: CivilDate, _ body: (UInt8) -> Void
  ) {
    var at = column.lowerBound
    while at < column.upperBound {
      let end = table.first(UInt8(ascii: " "), in: at..<column.upperBound) ?? column.upperBound
      let isDated = end - at > 2
      if !isDated || Validity(column: table.text((at + 2)..<end)).contains(date) {
        body(table.byte(at: at))
      }
      at = end + 1
    }
  }
}
