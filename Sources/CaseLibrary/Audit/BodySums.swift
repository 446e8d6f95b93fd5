import Glibc

/// `7.24 / 34 / 52 / HCO3 14`: the bicarbonate is that of Henderson and Hasselbalch's equation.
func wrongGases(_ text: String) -> [SumProblem] {
  var cursor = ByteCursor(text)
  var found: [SumProblem] = []
  while let byte = cursor.next {
    let isStart = (byte == UInt8(ascii: "6") || byte == UInt8(ascii: "7")) && isNumberStart(cursor)
    guard isStart, let ph = cursor.number(), (6.5...8).contains(ph), ph != ph.rounded() else {
      cursor.advance()
      continue
    }
    guard let carbon = afterSlash(&cursor), afterSlash(&cursor) != nil,
      let bicarbonate = afterSlash(&cursor), carbon > 0, bicarbonate >= 5,
      // A smaller one may be the base excess, a percentage the saturation.
      cursor.next != UInt8(ascii: "%")
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

/// Height in cm, weight in kg and index in one paragraph.
func wrongIndices(_ text: String) -> [SumProblem] {
  let words = text.split(separator: " ").map { word in
    String(word.filter { !"(),;:".contains($0) }).lowercased()
  }
  func values(_ names: Set<String>, unit: String) -> [Double] {
    words.indices.filter { names.contains(words[$0]) }.compactMap { index in
      let rest = words[(index + 1)...].prefix(2)
      guard let first = rest.first, let number = Double(withoutStop(first)), number > 0 else {
        return nil
      }
      return unit.isEmpty || rest.dropFirst().first.map(withoutStop) == unit ? number : nil
    }
  }
  let weights = values(["wt", "weight"], unit: "kg")
  guard let weight = weights.last, let height = values(["ht", "height"], unit: "cm").first,
    let index = values(["bmi"], unit: "").first
  else { return [] }
  func body(_ weight: Double) -> Double { weight / (height * height / 10_000) }
  // Any of the weights of a paragraph may be the one meant.
  guard !weights.contains(where: { abs(body($0) - index) <= 0.3 }) else { return [] }
  let right = body(weight)
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
