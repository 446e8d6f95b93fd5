import Chart

/// The tree that the diagnosis codes form: the header of a code is the longest shorter code there is,
/// so that of W19.XXXA is W19.
extension CodeBook {
  /// The header directly above a code, whether the code itself is in the book or not; nil above a
  /// category.
  package func parent(of code: DiagnosisCode) -> DiagnosisRecord? {
    var shorter = code.text.prefix(7)
    if shorter.count == code.text.count { shorter = shorter.dropLast() }
    while shorter.count >= 3 {
      if let line = diagnosisTable.line(for: String(shorter)) { return diagnosisRecord(line) }
      shorter = shorter.dropLast()
    }
    return nil
  }

  /// The codes directly below a header, in order; none below a complete code.
  package func children(of code: DiagnosisCode) -> [DiagnosisRecord] {
    let table = diagnosisTable
    guard let top = table.line(for: code.text) else { return [] }
    var found: [DiagnosisRecord] = []
    var last: Range<Int>?
    table.forEachLine(startingWith: code.text) { line in
      guard line != top else { return true }
      // Below the last child, not below the header itself.
      if let last, table.repeats(last, at: line.lowerBound) { return true }
      last = table.column(0, of: line)
      found.append(diagnosisRecord(line))
      return true
    }
    return found
  }

  /// The other codes below the header of a code, in order.
  package func siblings(of code: DiagnosisCode) -> [DiagnosisRecord] {
    guard let parent = parent(of: code) else { return [] }
    return children(of: parent.code).filter { $0.code != code }
  }
}
