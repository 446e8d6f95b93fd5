import Chart

extension CodeBook {
  /// The record of a procedure code; nil if the book has none.
  package func procedure(_ code: ProcedureCode) -> ProcedureRecord? {
    procedureTable.line(for: code.text).map(procedureRecord)
  }

  /// What begins with `prefix`, as typed, in the order of the codes; at most `limit` records. Codes
  /// that ended within the year are among them: their validity says so.
  package func procedures(startingWith prefix: String, limit: Int) -> [ProcedureRecord] {
    var found: [ProcedureRecord] = []
    guard limit > 0 else { return found }
    procedureTable.forEachLine(startingWith: ProcedureCode(prefix).text) { line in
      found.append(procedureRecord(line))
      return found.count < limit
    }
    return found
  }

  /// Whether any code that begins so may be reported for a discharge on `date`.
  func hasProcedure(startingWith prefix: String, validOn date: CivilDate) -> Bool {
    var isThere = false
    procedureTable.forEachLine(startingWith: prefix) { line in
      let validity = procedureTable.column(1, of: line)
      isThere =
        validity.isEmpty || Validity(column: procedureTable.text(validity)).contains(date)
      return !isThere
    }
    return isThere
  }

  private func procedureRecord(_ line: Range<Int>) -> ProcedureRecord {
    let table = procedureTable
    return ProcedureRecord(
      code: ProcedureCode(normalised: table.text(table.column(0, of: line))),
      title: table.text(table.column(2, of: line)),
      valid: Validity(column: table.text(table.column(1, of: line))))
  }
}
