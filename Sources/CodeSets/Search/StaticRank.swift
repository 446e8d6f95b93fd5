/// How likely a coder means a code, before anything of the query is known: lower is likelier.
enum StaticRank {
  /// What ranking knows of a diagnosis by its line.
  static func traits(_ table: MappedTable, _ line: Range<Int>) -> Traits {
    var traits: Traits = []
    let status = table.column(1, of: line)
    if table.byte(at: status.lowerBound) == UInt8(ascii: "-") { traits.insert(.header) }
    let title = table.text(table.column(3, of: line)).lowercased()
    if title.hasSuffix("sequela") || title.contains("subsequent encounter") {
      traits.insert(.later)
    }
    if title.hasPrefix("other ") || title.contains(" other ") { traits.insert(.other) }
    if title.hasSuffix("in diseases classified elsewhere") { traits.insert(.manifestation) }
    // Not what goes with a thing, or which fetus, is unspecified, but the thing.
    let own = ["with unspecified", "or unspecified"].reduce(title) {
      $0.replacing($1, with: "")
    }
    if own.contains("unspecified") { traits.insert(.unspecified) }
    return traits
  }

  /// Whether a header's codes say all that it says: it ends with a placeholder, or is of drugs, whose
  /// columns its codes are. Those that differ by a 7th character alone are known by their titles.
  static func isStem(_ code: UnsafeBufferPointer<UInt8>, _ traits: Traits) -> Bool {
    guard traits.contains(.header), code.count >= 4 else { return false }
    if code.count >= 5, code[code.count - 1] == UInt8(ascii: "X") { return true }
    let category = (code[1], code[2])
    return code[0] == UInt8(ascii: "T")
      && (category >= (UInt8(ascii: "3"), UInt8(ascii: "6")))
      && category <= (UInt8(ascii: "5"), UInt8(ascii: "0"))
  }

  /// The rank of a diagnosis or of a header.
  static func diagnosis(
    _ code: UnsafeBufferPointer<UInt8>, words: Int, _ traits: Traits
  ) -> Int32 {
    var rank: Int32 = Int32(words) * 20
    // The header of a drug's columns says all that is known where only its name is.
    if traits.contains(.header) { rank += traits.contains(.stem) && code.count == 5 ? -100 : 150 }
    if traits.contains(.later) { rank += 900 }
    if traits.contains(.other) { rank += 150 }
    if traits.contains(.unspecified) { rank += 30 }
    if traits.contains(.common) { rank -= 200 }
    switch code.first {
    case UInt8(ascii: "V"), UInt8(ascii: "W"), UInt8(ascii: "X"), UInt8(ascii: "Y"): rank += 200
    case UInt8(ascii: "Z"), UInt8(ascii: "O"), UInt8(ascii: "P"), UInt8(ascii: "Q"): rank += 60
    case UInt8(ascii: "S"), UInt8(ascii: "T"):
      rank += 80
      // An open fracture is rarer than a closed one.
      if code.count == 7, code[6] != UInt8(ascii: "A") { rank += 100 }
    default: break
    }
    return rank
  }

  /// The rank of a service, whose titles are all short.
  static func service(words: Int) -> Int32 { Int32(words) * 20 }

  /// How an operation is mostly done: what is looked at or sampled in a hollow organ through a scope,
  /// a fluid drained, a vessel entered or an organ of the belly taken out without opening the body.
  private static func usualApproach(_ code: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard code.count == 7 else { return nil }
    let (percutaneous, scope, opening) = (
      UInt8(ascii: "3"), UInt8(ascii: "4"), UInt8(ascii: "8")
    )
    switch (code[0], code[1], code[2]) {
    case (UInt8(ascii: "3"), _, _), (UInt8(ascii: "4"), _, _): return percutaneous
    // A joint, and the cavities of the body.
    case (zero, UInt8(ascii: "R")...UInt8(ascii: "S"), UInt8(ascii: "J")),
      (zero, UInt8(ascii: "W"), UInt8(ascii: "J")):
      return scope
    case (zero, UInt8(ascii: "B"), UInt8(ascii: "9")), (zero, UInt8(ascii: "B"), UInt8(ascii: "B")),
      (zero, UInt8(ascii: "B"), UInt8(ascii: "J")), (zero, UInt8(ascii: "D"), UInt8(ascii: "J")),
      (zero, UInt8(ascii: "T"), UInt8(ascii: "J")), (zero, UInt8(ascii: "T"), UInt8(ascii: "7")):
      return opening
    case (zero, UInt8(ascii: "0"), UInt8(ascii: "9")), (zero, UInt8(ascii: "W"), UInt8(ascii: "9")),
      (zero, UInt8(ascii: "2")...UInt8(ascii: "6"), UInt8(ascii: "5")),
      (zero, UInt8(ascii: "2")...UInt8(ascii: "6"), UInt8(ascii: "7")),
      (zero, UInt8(ascii: "2")...UInt8(ascii: "6"), UInt8(ascii: "H")):
      return percutaneous
    case (zero, UInt8(ascii: "F"), UInt8(ascii: "T")), (zero, UInt8(ascii: "D"), UInt8(ascii: "T")):
      return scope
    default: return nil
    }
  }

  /// The rank of a procedure.
  static func procedure(
    _ code: UnsafeBufferPointer<UInt8>, words: Int, _ traits: Traits
  ) -> Int32 {
    var rank: Int32 = Int32(words) * 20 + 40
    if traits.contains(.common) { rank -= 150 }
    if let usual = usualApproach(code), code[4] == usual { rank -= 30 }
    switch code.first {
    case UInt8(ascii: "X"), UInt8(ascii: "D"), UInt8(ascii: "C"): rank += 100
    case UInt8(ascii: "F"), UInt8(ascii: "8"), UInt8(ascii: "9"): rank += 60
    default: break
    }
    return rank
  }
}

private let zero = UInt8(ascii: "0")
