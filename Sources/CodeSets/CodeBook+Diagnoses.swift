import Chart

extension CodeBook {
  /// The record of a code, category or subcategory; nil if the book has none.
  package func diagnosis(_ code: DiagnosisCode) -> DiagnosisRecord? {
    diagnosisTable.line(for: code.text).map(diagnosisRecord)
  }

  /// What begins with `prefix`, as typed, in the order of the codes and with their headers; at most
  /// `limit` records. An empty prefix begins every code.
  package func diagnoses(startingWith prefix: String, limit: Int) -> [DiagnosisRecord] {
    var found: [DiagnosisRecord] = []
    guard limit > 0 else { return found }
    diagnosisTable.forEachLine(startingWith: DiagnosisCode(prefix).text) { line in
      found.append(diagnosisRecord(line))
      return found.count < limit
    }
    return found
  }

  /// Whether the code is reported without a present-on-admission indicator. False for what is not
  /// in the book.
  package func isPOAExempt(_ code: DiagnosisCode) -> Bool {
    guard let line = diagnosisTable.line(for: code.text) else { return false }
    return status(of: line) == exempt
  }

  /// The title of a code, category or subcategory.
  package func title(of code: DiagnosisCode) -> String? {
    diagnosisTable.line(for: code.text).map(title)
  }

  func diagnosisRecord(_ line: Range<Int>) -> DiagnosisRecord {
    let status = status(of: line)
    return DiagnosisRecord(
      code: DiagnosisCode(normalised: diagnosisTable.text(diagnosisTable.column(0, of: line))),
      title: title(line),
      isComplete: status != header,
      isPOAExempt: status == exempt,
      valid: Validity(column: diagnosisTable.text(diagnosisTable.column(2, of: line))))
  }

  /// Whether the code of a line may be reported: it is no header.
  func isComplete(_ line: Range<Int>) -> Bool { status(of: line) != header }

  private func status(of line: Range<Int>) -> UInt8 {
    diagnosisTable.byte(at: diagnosisTable.column(1, of: line).lowerBound)
  }

  /// `^` stands for the title of the header above: the nearest line that the code continues.
  private func title(_ line: Range<Int>) -> String {
    let table = diagnosisTable
    let own = table.column(3, of: line)
    guard !own.isEmpty, table.byte(at: own.lowerBound) == continued else { return table.text(own) }
    var above = table.line(before: line)
    while let candidate = above {
      if table.repeats(table.column(0, of: candidate), at: line.lowerBound) {
        return title(candidate) + table.text((own.lowerBound + 1)..<own.upperBound)
      }
      above = table.line(before: candidate)
    }
    return table.text(own)
  }
}

private let header = UInt8(ascii: "-")
private let exempt = UInt8(ascii: "x")
private let continued = UInt8(ascii: "^")
