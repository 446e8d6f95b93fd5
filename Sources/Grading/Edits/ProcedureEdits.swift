import Chart
import CodeSets

/// Procedure codes that no table has, or not on that day.
func editProcedureCodes(_ claim: EditedClaim, _ list: inout EditList) {
  for procedure in claim.procedures {
    if let flaw = procedure.facts.flaw {
      list.add(flaw, at: procedure.place, procedure.code.text)
    } else if !procedure.facts.valid.contains(claim.date) {
      list.add(
        .notValidThen, .error, procedure,
        "\(procedure.code) is not valid on the discharge date, \(claim.date).", "A1")
    }
  }
}

extension CodeFlaw {
  /// What is wrong with a procedure code that no table has: its first wrong character, and what is
  /// valid in its place.
  init(ofProcedure code: ProcedureCode, in book: CodeBook) {
    var prefix = ""
    for (index, character) in code.text.prefix(7).enumerated() {
      let values = book.nextValues(after: prefix)
      guard values.contains(where: { $0.value == character }) else {
        let axis = values.first?.name ?? "character"
        let after = prefix.isEmpty ? "" : " after \(prefix)"
        self.init(
          id: .procedureCharacter,
          message: "Character \(index + 1) (\(axis.lowercased())), \(character), is not "
            + "valid\(after). Valid there: \(named(values)).", cite: ["A1", "B1.1"])
        return
      }
      prefix.append(character)
    }
    if prefix.utf8.count < 7 {
      let values = book.nextValues(after: prefix)
      self.init(
        id: .procedureCharacter,
        message: "\(code) has \(prefix.utf8.count) of 7 characters. Next, "
          + "\(values.first?.name.lowercased() ?? "character"): \(named(values)).", cite: ["A1"])
    } else {
      self.init(
        id: .procedureCharacter,
        message: "\(code.text.prefix(20)) has more than 7 characters: \(prefix) is complete.",
        cite: ["A1"])
    }
  }
}

private func named(_ values: [AxisValue]) -> String {
  let shown = values.prefix(12).map { "\($0.value) \($0.label)" }.joined(separator: ", ")
  return values.count > 12 ? shown + ", and \(values.count - 12) more" : shown
}

/// Procedures dated outside the stay and the days before it that are billed with it.
func editProcedureDates(_ claim: EditedClaim, _ list: inout EditList) {
  let acute = claim.encounter.facility == .acute || claim.encounter.facility == .criticalAccess
  let window = acute ? 3 : 1
  let first = claim.encounter.admitted.date + -window
  for procedure in claim.procedures {
    guard let date = procedure.date else { continue }
    if date > claim.date {
      list.add(
        .procedureDate, .error, procedure,
        "\(procedure.code) is dated \(date), after the discharge on \(claim.date).", "UHDDS")
    } else if date < first {
      list.add(
        .procedureDate, .error, procedure,
        "\(procedure.code) is dated \(date), more than \(window) day\(window == 1 ? "" : "s") "
          + "before the admission on \(claim.encounter.admitted.date).", "UHDDS")
    }
  }
}

/// More than 96 hours of ventilation in a stay that has not so many.
func editVentilation(_ claim: EditedClaim, _ list: inout EditList) {
  let hours = (claim.encounter.discharged - claim.encounter.admitted) / 60
  for procedure in claim.procedures
  where procedure.flags.contains(.longVentilation) && hours <= 96 {
    list.add(
      .ventilationHours, .warning, procedure,
      "\(procedure.code) says more than 96 hours of ventilation in a stay of \(hours).", "UHDDS")
  }
}

/// Procedures that Medicare covers under conditions, or not at all.
func editCoverage(_ claim: EditedClaim, _ list: inout EditList) {
  let severity: Severity = claim.encounter.payer == .medicare ? .warning : .note
  for procedure in claim.procedures {
    if procedure.flags.contains(.nonCovered) {
      list.add(
        .procedureCoverage, severity, procedure,
        "\(procedure.code) is a procedure that Medicare does not cover.", "UHDDS")
    } else if procedure.flags.contains(.limitedCoverage) {
      list.add(
        .procedureCoverage, severity, procedure,
        "\(procedure.code) is a procedure that Medicare covers only under conditions.", "UHDDS")
    }
  }
}
