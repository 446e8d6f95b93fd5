import Chart

/// Edits as they are found.
struct EditList {
  private(set) var edits: [Edit] = []

  mutating func add(
    _ id: EditID, _ severity: Severity, _ diagnosis: EditedClaim.Diagnosis, _ message: String,
    _ cite: Citation...
  ) {
    edits.append(
      Edit(
        id: id.rawValue, severity: severity, lines: [diagnosis.place], codes: [diagnosis.shown],
        message: message, cite: cite))
  }

  /// An edit of two lines.
  mutating func add(
    _ id: EditID, _ severity: Severity, _ first: EditedClaim.Diagnosis,
    _ second: EditedClaim.Diagnosis, _ message: String, _ cite: Citation...
  ) {
    edits.append(
      Edit(
        id: id.rawValue, severity: severity, lines: [first.place, second.place],
        codes: [first.shown, second.shown], message: message, cite: cite))
  }

  mutating func add(
    _ id: EditID, _ severity: Severity, _ procedure: EditedClaim.Procedure, _ message: String,
    _ cite: Citation...
  ) {
    edits.append(
      Edit(
        id: id.rawValue, severity: severity, lines: [procedure.place],
        codes: [procedure.code.text], message: message, cite: cite))
  }

  /// What is wrong with a code, whatever sheet it stands on.
  mutating func add(_ flaw: CodeFlaw, at place: LinePlace, _ code: String) {
    edits.append(
      Edit(
        id: flaw.id.rawValue, severity: .error, lines: [place], codes: [code],
        message: flaw.message, cite: flaw.cite))
  }

  /// An edit of the whole sheet.
  mutating func add(_ id: EditID, _ severity: Severity, _ message: String, _ cite: Citation...) {
    edits.append(
      Edit(id: id.rawValue, severity: severity, lines: [], codes: [], message: message, cite: cite))
  }

  /// In the order of severity, then as found.
  var ordered: [Edit] {
    var ordered: [Edit] = []
    ordered.reserveCapacity(edits.count)
    for severity in Severity.allCases {
      for edit in edits where edit.severity == severity { ordered.append(edit) }
    }
    return ordered
  }
}
