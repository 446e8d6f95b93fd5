import Chart
import Glibc
import SourceText

/// What the record adds up or works out agrees with its parts.
@Sendable func checkSums(_ subject: AuditSubject) -> [Finding] {
  subject.documents.flatMap { document in
    let found =
      document.paragraphs.flatMap { line, text in
        (wrongScores(text) + wrongComas(text) + wrongGases(text) + wrongIndices(text)).map {
          (document.line(of: $0.at, from: line), $0.what, $0.remedy)
        }
      } + wrongTotals(document) + wrongCounts(document)
    return found.map { subject.inDocument(document.file.id, $0.0, $0.1, $0.2) }
  }
}

/// A finding in a paragraph, with the text that it starts at.
private typealias Problem = (at: String, what: String, remedy: String)
private typealias Placed = (Int, String, String)

extension ReadDocument {
  /// The line, from that of its paragraph on, that holds the start of some text.
  fileprivate func line(of text: String, from first: Int) -> Int {
    for (index, line) in lines.enumerated().dropFirst(first - 1) where line.contains(text) {
      return index + 1
    }
    return first
  }
}

// MARK: - Scales with their items

/// `NIHSS 7 (face 2, L arm 1, ...)` and `CIWA 18: tremor 5, sweats 4, ...`.
private func wrongScores(_ text: String) -> [Problem] {
  var cursor = ByteCursor(text)
  var found: [Problem] = []
  while cursor.next != nil {
    guard isWordStart(cursor), let name = scales.first(where: { cursor.skip($0) }) else {
      cursor.advance()
      continue
    }
    cursor.skipSpaces()
    guard let total = cursor.digits(upTo: 2)?.value else { continue }
    let end: UInt8
    if cursor.skip(" (") {
      end = UInt8(ascii: ")")
    } else if cursor.skip(": ") {
      end = UInt8(ascii: ".")
    } else {
      continue
    }
    let list = cursor.bytes[cursor.index...].prefix { $0 != end && $0 != UInt8(ascii: ";") }
    guard let items = items(String(decoding: list, as: UTF8.self)) else { continue }
    let sum = items.reduce(0, +)
    if sum != total {
      found.append(
        (
          "\(name) \(total)", "\(name) \(total), and its items add up to \(sum)",
          "correct one of them"
        ))
    }
  }
  return found
}

private let scales = ["NIHSS", "NIH scale", "CIWA-Ar", "CIWA", "Braden", "Apgar"]

/// The numbers of `face 2, L arm 1`; nil where a part is not an item with its number.
private func items(_ list: String) -> [Int]? {
  let parts = list.split(separator: ",")
  let numbers = parts.compactMap { part in
    let words = part.split(separator: " ")
    return words.count > 1 ? words.last.flatMap { Int($0) } : nil
  }
  return parts.count > 1 && numbers.count == parts.count ? numbers : nil
}

private func isWordStart(_ cursor: ByteCursor) -> Bool {
  guard let previous = cursor.previous else { return true }
  return previous == UInt8(ascii: " ") || previous == UInt8(ascii: "(")
}

// MARK: - Coma scale

/// `E3 V4 M6`, `E3V4M6`, with a total before (`GCS 13 (E3 V4 M6)`) or after it (`= 13`).
private func wrongComas(_ text: String) -> [Problem] {
  var found: [Problem] = []
  let words = text.split(separator: " ").map { word in
    String(word.filter { !"(),.;:".contains($0) })
  }
  for index in words.indices where words[index].hasPrefix("E") {
    var cursor = ByteCursor(words[index...].prefix(3).joined())
    let start = words[index]
    guard cursor.skip("E"), let eyes = cursor.digits(upTo: 1)?.value, cursor.skip("V"),
      let verbal = cursor.digits(upTo: 1)?.value
    else { continue }
    let isTubed = cursor.skip("T")
    guard cursor.skip("M"), let motor = cursor.digits(upTo: 1)?.value else { continue }
    let written = "E\(eyes) V\(verbal) M\(motor)"
    guard (1...4).contains(eyes), (1...5).contains(verbal), (1...6).contains(motor) else {
      found.append(
        (start, "\(written) cannot be", "eyes go from 1 to 4, verbal 1 to 5, motor 1 to 6"))
      continue
    }
    let count = start.utf8.count > 3 ? 1 : 3
    let before = words[..<index].suffix(2)
    var total = before.count == 2 && before.first == "GCS" ? before.last.flatMap { Int($0) } : nil
    let after = words[min(words.count, index + count)...].prefix(2)
    if let first = after.first, ["=", "total", "sum"].contains(first) {
      total = after.dropFirst().first.flatMap { Int($0) } ?? total
    }
    guard let total, total != eyes + verbal + motor, !isTubed else { continue }
    found.append(
      (start, "\(written) is \(eyes + verbal + motor), not \(total)", "correct one of them"))
  }
  return found
}

// MARK: - Blood gases

/// `7.24 / 34 / 52 / HCO3 14`: the bicarbonate is that of Henderson and Hasselbalch's equation.
private func wrongGases(_ text: String) -> [Problem] {
  var cursor = ByteCursor(text)
  var found: [Problem] = []
  while let byte = cursor.next {
    let isStart = (byte == UInt8(ascii: "6") || byte == UInt8(ascii: "7")) && isNumberStart(cursor)
    guard isStart, let ph = cursor.number(), (6.5...8).contains(ph), ph != ph.rounded() else {
      cursor.advance()
      continue
    }
    guard let carbon = afterSlash(&cursor), afterSlash(&cursor) != nil,
      let bicarbonate = afterSlash(&cursor), carbon > 0, bicarbonate > 0
    else { continue }
    // 0.0307 mmol/L of carbon dioxide dissolve for each mm Hg.
    let expected = 6.1 + log10(bicarbonate / (0.0307 * carbon))
    if abs(expected - ph) > 0.06 {
      let right = (0.0307 * carbon * pow(10, ph - 6.1)).rounded()
      found.append(
        (
          "\(ph)",
          "a gas of pH \(ph), carbon dioxide \(Int(carbon)) and bicarbonate "
            + "\(Int(bicarbonate))",
          "the first two make the third about \(Int(right))"
        ))
    }
  }
  return found
}

private func afterSlash(_ cursor: inout ByteCursor) -> Double? {
  cursor.skipSpaces()
  guard cursor.skip("/") else { return nil }
  cursor.skipSpaces()
  if cursor.skip("HCO3") { cursor.skipSpaces() }
  return cursor.number()
}

private func isNumberStart(_ cursor: ByteCursor) -> Bool {
  guard let previous = cursor.previous else { return true }
  return !(48...57).contains(previous) && previous != UInt8(ascii: ".")
    && previous != UInt8(ascii: "/")
}

// MARK: - Body mass index

/// Height in cm, weight in kg and index in one paragraph.
private func wrongIndices(_ text: String) -> [Problem] {
  let words = text.split(separator: " ").map { word in
    String(word.filter { !"(),;:".contains($0) }).lowercased()
  }
  func value(_ names: Set<String>, unit: String) -> Double? {
    for index in words.indices where names.contains(words[index]) {
      let rest = words[(index + 1)...].prefix(2)
      guard let first = rest.first, let number = Double(withoutStop(first)) else { continue }
      if unit.isEmpty || rest.dropFirst().first.map(withoutStop) == unit { return number }
    }
    return nil
  }
  guard let weight = value(["wt", "weight"], unit: "kg"),
    let height = value(["ht", "height"], unit: "cm"), let index = value(["bmi"], unit: ""),
    height > 0
  else { return [] }
  let right = weight / (height * height / 10_000)
  guard abs(right - index) > 0.3 else { return [] }
  return [
    (
      "BMI", "BMI \(index) with \(weight) kg and \(height) cm",
      "those make \((right * 10).rounded() / 10)"
    )
  ]
}

private func withoutStop(_ word: String) -> String {
  word.hasSuffix(".") ? String(word.dropLast()) : word
}

// MARK: - Tables and day counts

/// A last row called Total is the sum of the three or more rows above it.
private func wrongTotals(_ document: ReadDocument) -> [Placed] {
  document.lines.indices.compactMap { index in
    let row = fields(document.lines[index])
    guard row.first.map({ ["TOTAL", "Total"].contains($0) }) ?? false else { return nil }
    let totals = row.dropFirst().compactMap { Int($0) }
    guard !totals.isEmpty, totals.count == row.count - 1 else { return nil }
    var parts: [[Int]] = []
    for line in document.lines[..<index].reversed() {
      let cells = fields(line)
      let numbers = cells.suffix(totals.count).compactMap { Int($0) }
      guard cells.count > totals.count, numbers.count == totals.count else { break }
      parts.append(numbers)
    }
    guard parts.count >= 3 else { return nil }
    let sums = totals.indices.map { column in parts.reduce(0) { $0 + $1[column] } }
    guard sums != totals else { return nil }
    return (
      index + 1, "a total of \(listed(totals)), and the rows above add up to \(listed(sums))",
      "correct one of them"
    )
  }
}

private func listed(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

/// The cells of a row: what two or more spaces part.
func fields(_ line: String) -> [String] {
  var cells: [String] = []
  var words: [Substring] = []
  for word in line.split(separator: " ", omittingEmptySubsequences: false) {
    if !word.isEmpty {
      words.append(word)
    } else if !words.isEmpty {
      cells.append(words.joined(separator: " "))
      words = []
    }
  }
  if !words.isEmpty { cells.append(words.joined(separator: " ")) }
  return cells
}

/// `POD 2`, `HD5`, `ICU day 3` go on as the dates of their notes do; a count that starts again is
/// another's.
private func wrongCounts(_ document: ReadDocument) -> [Placed] {
  var last: [String: (count: Int, entry: ReadDocument.Entry)] = [:]
  var found: [Placed] = []
  for entry in document.entries where entry.isHeading {
    let words = document.words.filter { $0.line == entry.line || $0.line == entry.line + 1 }
    for (name, count) in counts(words.map(\.text)) {
      var isWrong = false
      defer { last[name] = isWrong ? nil : (count, entry) }
      guard let (before, earlier) = last[name], count >= before, entry.date >= earlier.date else {
        continue
      }
      let days = entry.date - earlier.date
      guard count - before != days else { continue }
      // The next one is compared with no wrong one.
      isWrong = true
      found.append(
        (
          entry.line,
          "\(name) \(count), \(days) \(days == 1 ? "day" : "days") after \(name) \(before)",
          "count from the same day throughout"
        ))
    }
  }
  return found
}

private func counts(_ words: [String]) -> [(name: String, count: Int)] {
  words.indices.compactMap { index in
    let word = words[index]
    let rest = words[(index + 1)...]
    for name in ["POD", "PPD", "DOL", "HD"] where word.hasPrefix(name) {
      let digits = word.dropFirst(name.count)
      let number = digits.isEmpty ? rest.first.flatMap { Int($0) } : Int(digits)
      return number.map { (name, $0) }
    }
    guard ["ICU", "vent", "hospital", "postoperative"].contains(word), rest.first == "day" else {
      return nil
    }
    return rest.dropFirst().first.flatMap { Int($0) }.map { ("\(word) day", $0) }
  }
}
