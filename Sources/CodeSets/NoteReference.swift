import Chart

/// Codes that a note names: a code or a range of codes, with all that stand below them.
///
/// `E08.-` and `E08` are the same: both name every code that begins with them.
package struct NoteReference: Hashable, Sendable {
  /// The first code of the range.
  package let first: DiagnosisCode
  /// The last code of the range; the first again for a single one.
  package let last: DiagnosisCode
  /// What a code must have besides; nil if nothing.
  package let condition: CharacterCondition?
  let span: PackedSpan

  /// From the table: `E08`, `A00-A09`, `T36-T50/i=5`. Nil for anything else.
  init?(column text: Substring) {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard let codes = parts.first else { return nil }
    let ends = codes.split(separator: "-")
    guard let low = ends.first, let high = ends.last, ends.count <= 2,
      let first = PackedCode(low.utf8), let last = PackedCode(high.utf8)
    else { return nil }
    if parts.count == 2 {
      guard let condition = CharacterCondition(column: parts[1]) else { return nil }
      self.condition = condition
    } else {
      condition = nil
    }
    self.first = DiagnosisCode(normalised: String(low))
    self.last = DiagnosisCode(normalised: String(high))
    span = PackedSpan(from: first, through: last)
  }

  /// Whether a code, complete or not, is among those named.
  package func contains(_ code: DiagnosisCode) -> Bool {
    guard let packed = PackedCode(code.text.utf8) else { return false }
    return contains(packed)
  }

  func contains(_ code: PackedCode) -> Bool {
    span.contains(code) && condition?.holds(for: code) != false
  }
}

extension NoteReference: CustomStringConvertible {
  /// `E08`, `A00–A09`, `T36–T50 with character of intent 5`.
  package var description: String {
    let codes = first == last ? "\(first)" : "\(first)–\(last)"
    return condition.map { "\(codes) with \($0)" } ?? codes
  }
}

/// What a note asks of the characters of a code that it names by range.
package struct CharacterCondition: Hashable, Sendable {
  /// Which character.
  package enum Place: Hashable, Sendable {
    /// Counted from 1, the point left out.
    case at(Int)
    /// "Fifth or sixth character" of a drug code: the sixth, or the fifth where the sixth is a
    /// placeholder or not there yet. T45.515A is an adverse effect by its sixth character, 5; its
    /// fifth would make it a poisoning.
    case intent
  }

  /// Where.
  package let place: Place
  /// What may begin there: one or more characters each.
  package let values: [String]
  private let packed: [PackedCode]

  /// From the table: `i=1,2,3,4`, `4=51,52`.
  init?(column text: Substring) {
    let sides = text.split(separator: "=")
    guard sides.count == 2 else { return nil }
    if sides[0] == "i" {
      place = .intent
    } else if let number = Int(sides[0]), (1...7).contains(number) {
      place = .at(number)
    } else {
      return nil
    }
    values = sides[1].split(separator: ",").map(String.init)
    packed = values.compactMap { PackedCode($0.utf8, atLeast: 1) }
    guard !values.isEmpty, packed.count == values.count else { return nil }
  }

  func holds(for code: PackedCode) -> Bool {
    let rest: PackedCode
    switch place {
    case .at(let number): rest = code.dropping(number - 1)
    case .intent: rest = code.dropping(code.hasCharacter(at: 5) ? 5 : 4)
    }
    return packed.contains { $0.begins(rest) }
  }
}

extension CharacterCondition: CustomStringConvertible {
  /// `character 5 2`, `characters 4–5 51 or 52`, `character of intent 1 or 2`.
  package var description: String {
    let values = values.joined(separator: " or ")
    switch place {
    case .intent: return "character of intent \(values)"
    case .at(let number):
      let length = self.values[0].count
      guard length > 1 else { return "character \(number) \(values)" }
      return "characters \(number)–\(number + length - 1) \(values)"
    }
  }
}
