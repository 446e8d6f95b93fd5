/// `NIHSS 7 (face 2, L arm 1, ...)` and `CIWA 18: tremor 5, sweats 4, ...`.
func wrongScores(_ text: String) -> [SumProblem] {
  var cursor = ByteCursor(text)
  var found: [SumProblem] = []
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

/// Those whose items not named are zero.
private let scales = ["NIHSS", "NIH scale", "CIWA-Ar", "CIWA"]

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

/// `E3 V4 M6`, `E3V4M6`, with a total before (`GCS 13 (E3 V4 M6)`) or after it (`= 13`).
func wrongComas(_ text: String) -> [SumProblem] {
  var found: [SumProblem] = []
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
