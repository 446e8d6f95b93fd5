/// Text in paragraphs and columns, wrapped between words.
struct Page {
  let width: Int
  private var lines: [String] = []

  init(width: Int) { self.width = width }

  /// The lines with an end each.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// An empty line.
  mutating func blank() { lines.append("") }

  /// Text from a left margin.
  mutating func paragraph(_ text: String, indent: Int) {
    wrap(text, first: String(repeating: " ", count: indent), indent: indent)
  }

  /// Text beside a label.
  mutating func field(_ label: String, _ text: String) {
    let head = "  " + label
    wrap(text, first: head + String(repeating: " ", count: max(1, 11 - head.count)), indent: 11)
  }

  /// Cells, all but the last padded to their columns.
  mutating func row(_ cells: [String], columns: [Int]) {
    var line = "  "
    for (index, cell) in cells.enumerated() {
      line += cell
      if index < columns.count {
        line += String(repeating: " ", count: max(1, columns[index] - cell.count))
      }
    }
    lines.append(line)
  }

  private mutating func wrap(_ text: String, first: String, indent: Int) {
    var line = first
    var isEmpty = true
    for word in printable(text).split(whereSeparator: \.isWhitespace) {
      if !isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      if !isEmpty { line += " " }
      line += word
      isEmpty = false
    }
    lines.append(line)
  }
}

/// Text without control characters: what a learner or a case pack wrote is shown on a terminal.
private func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { kept.append(isControl(scalar) ? " " : scalar) }
  return String(kept)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value < 32 || (127...159).contains(scalar.value)
}
