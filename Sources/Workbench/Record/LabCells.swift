import Terminal

/// A cell of a table: what stands between gaps, and where.
struct LabCell: Hashable {
  var range: Range<Int>
  var text: String

  /// Twice the middle, so that it is a whole number.
  var middle: Int { range.lowerBound + range.upperBound }
}

/// The cells of a line of a table, two blanks or more between them; with one, its words.
func labCells(_ line: Range<Int>, of text: Line, gap: Int = 2) -> [LabCell] {
  var cells: [LabCell] = []
  var start: Int?
  var blanks = 0
  for index in line {
    if text.cells[index] == .blank {
      blanks += 1
      if blanks == gap, let begun = start {
        let range = begun..<(index - gap + 1)
        cells.append(LabCell(range: range, text: text.text(in: range)))
        start = nil
      }
    } else {
      if start == nil { start = index }
      blanks = 0
    }
  }
  if let begun = start {
    let range = begun..<(line.upperBound - blanks)
    cells.append(LabCell(range: range, text: text.text(in: range)))
  }
  return cells
}

/// A value as a laboratory prints it: a number, perhaps beyond a bound, perhaps flagged.
struct LabValue: Hashable {
  var number: Double
  /// The record's own flag, as `H`; empty without one.
  var flag: String

  /// Reads `16.8`, `< 0.01`, `4,860`, `6.8 L`, `12.3H`, `9.4*`, `98%`; nil for anything else.
  init?(_ text: String) {
    var rest = text.unicodeScalars.filter { $0 != " " }[...]
    if let first = rest.first, first == "<" || first == ">" { rest = rest.dropFirst() }
    let digits = rest.prefix { ("0"..."9").contains($0) || $0 == "." || $0 == "," }
    rest = rest.dropFirst(digits.count)
    if rest.first == "%" { rest = rest.dropFirst() }
    let written = String(String.UnicodeScalarView(digits.filter { $0 != "," }))
    guard let number = Double(written), digits.first != ".", digits.last != "," else { return nil }
    let flag = String(String.UnicodeScalarView(rest))
    guard ["", "H", "L", "HH", "LL", "*", "A"].contains(flag) else { return nil }
    self.number = number
    self.flag = flag
  }

  /// Whether a cell says that there is no value.
  static func isMissing(_ text: String) -> Bool {
    ["-", "--", "---", "n/a", "N/A", "."].contains(text)
  }
}

/// Reads the bounds a laboratory gives: `(3.5-5.1 mmol/L)`, `12.0 - 15.5`.
func labReference(_ text: String) -> ClosedRange<Double>? {
  var numbers: [Double] = []
  var digits = ""
  var seenDash = false
  for scalar in text.unicodeScalars + [" "] {
    if ("0"..."9").contains(scalar) || (scalar == "." && !digits.isEmpty) {
      digits.unicodeScalars.append(scalar)
      continue
    }
    if !digits.isEmpty {
      guard let number = Double(digits) else { return nil }
      numbers.append(number)
      digits = ""
    }
    if numbers.count == 2 { break }
    if scalar == "-" || scalar == "–" { seenDash = !numbers.isEmpty }
    if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) { return nil }
  }
  guard seenDash, numbers.count == 2, numbers[0] < numbers[1] else { return nil }
  return numbers[0]...numbers[1]
}

/// Whether a word is a date as `5/2`, `05-02`, `2026-05-04`.
func isLabDate(_ text: String) -> Bool {
  let parts = text.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "-" }
  guard (2...3).contains(parts.count) else { return false }
  let numbers = parts.compactMap { part in
    part.utf8.allSatisfy { (48...57).contains($0) } && part.utf8.count <= 4 ? Int(part) : nil
  }
  guard numbers.count == parts.count else { return false }
  if parts[0].utf8.count == 4 {
    return parts.count == 3 && (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }
  return (1...12).contains(numbers[0]) && (1...31).contains(numbers[1])
    && parts[0].utf8.count <= 2 && parts[1].utf8.count <= 2
}

/// Whether a word is a time as `05:00`.
func isLabTime(_ text: String) -> Bool {
  let parts = text.split(separator: ":", omittingEmptySubsequences: false)
  guard parts.count == 2, parts[1].utf8.count == 2, (1...2).contains(parts[0].utf8.count),
    let hour = Int(parts[0]), let minute = Int(parts[1])
  else { return false }
  return (0...24).contains(hour) && (0..<60).contains(minute)
}
