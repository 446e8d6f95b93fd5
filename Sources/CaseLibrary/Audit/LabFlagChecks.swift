import Chart
import SourceText

/// The flags of a laboratory's rows agree with the range printed beside them, and with each other.
@Sendable func checkLabFlags(_ subject: AuditSubject) -> [Finding] {
  subject.documents.filter { $0.file.kind == .laboratory }.flatMap { document -> [Finding] in
    let rows = document.lines.map(LabRow.init)
    // A report without any flag leaves them out.
    let isFlagged = rows.contains { $0.values.contains { $0.flag != nil } }
    return rows.indices.compactMap { index -> Finding? in
      guard isFlagged, let wrong = rows[index].problem else { return nil }
      return subject.inDocument(document.file.id, index + 1, wrong.what, wrong.remedy)
    }
  }
}

/// One analyte with its values: `Hemoglobin   10.9   6.8 L   (12.0-15.5 g/dL)`.
private struct LabRow {
  struct Value {
    var number: Double
    var text: String
    var flag: Character?
  }

  var values: [Value] = []
  var range: ClosedRange<Double>?

  init(_ line: String) {
    let cells = fields(line)
    // A row that starts with its day holds one value each of several analytes.
    guard cells.first?.first?.isLetter ?? false else { return }
    for cell in cells.dropFirst() {
      if let value = Value(cell) {
        values.append(value)
      } else if let flag = cell.first, ["H", "L"].contains(cell), !values.isEmpty {
        values[values.count - 1].flag = flag
      }
      if let range = labRange(cell) { self.range = range }
    }
  }

  var problem: (what: String, remedy: String)? {
    if let range {
      for value in values {
        let right: Character? =
          value.number < range.lowerBound ? "L" : value.number > range.upperBound ? "H" : nil
        guard value.flag != right else { continue }
        let flag = right.map { "flag it \($0)" } ?? "take the flag away"
        return ("\(value.text) beside a range of \(range.lowerBound) to \(range.upperBound)", flag)
      }
      return nil
    }
    let plain = values.filter { $0.flag == nil }
    for value in values {
      let other =
        switch value.flag {
        case "H": plain.first { $0.number >= value.number }
        case "L": plain.first { $0.number <= value.number }
        default: nil as Value?
        }
      guard let other else { continue }
      return ("\(value.text) is flagged and \(other.text) is not", "flag both, or correct a value")
    }
    return nil
  }
}

extension LabRow.Value {
  /// `8.8 L`, `9.6`; nil for anything else, as a value below a limit.
  init?(_ cell: String) {
    let words = cell.split(separator: " ")
    guard let first = words.first, words.count <= 2 else { return nil }
    var cursor = ByteCursor(String(first))
    guard let number = cursor.number(), cursor.next == nil else { return nil }
    guard words.count == 1 || ["H", "L", "H*", "L*"].contains(words[1]) else { return nil }
    self.init(number: number, text: cell, flag: words.count == 2 ? words[1].first : nil)
  }
}

/// `(12.0-15.5 g/dL)`, `12.0-15.5`, `12.0 - 15.5`.
private func labRange(_ cell: String) -> ClosedRange<Double>? {
  var cursor = ByteCursor(cell)
  _ = cursor.skip("(")
  guard let low = cursor.number() else { return nil }
  cursor.skipSpaces()
  guard cursor.skip("-") else { return nil }
  cursor.skipSpaces()
  guard let high = cursor.number(), low < high, cursor.next != UInt8(ascii: "-") else { return nil }
  return low...high
}
