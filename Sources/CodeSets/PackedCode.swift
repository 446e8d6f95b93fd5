/// A diagnosis code, or the beginning of one, as a number that sorts as the code does.
struct PackedCode: Hashable, Comparable, Sendable {
  /// Seven bytes, the first of them highest; zero where the code has ended.
  let bits: UInt64

  fileprivate init(bits: UInt64) { self.bits = bits }

  /// Nil for what is no code: too short, too long, or of other characters.
  init?(_ bytes: some Collection<UInt8>, atLeast minimum: Int = 3) {
    guard bytes.count >= minimum, bytes.count <= 7 else { return nil }
    var bits: UInt64 = 0
    for byte in bytes {
      guard PackedCode.isCharacter(byte) else { return nil }
      bits = bits << 8 | UInt64(byte)
    }
    self.bits = bits << (8 * UInt64(7 - bytes.count))
  }

  /// From bytes of a table.
  init?(_ table: MappedTable, _ range: Range<Int>) {
    guard range.count >= 3, range.count <= 7 else { return nil }
    var bits: UInt64 = 0
    for at in range {
      let byte = table.byte(at: at)
      guard PackedCode.isCharacter(byte) else { return nil }
      bits = bits << 8 | UInt64(byte)
    }
    self.bits = bits << (8 * UInt64(7 - range.count))
  }

  private static func isCharacter(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte)
  }

  static func < (a: PackedCode, b: PackedCode) -> Bool { a.bits < b.bits }

  /// The greatest code that begins with this one: anything may stand where it has ended.
  var last: PackedCode {
    let free = UInt64(min(56, bits.trailingZeroBitCount & ~7))
    return PackedCode(bits: bits | ((1 << free) - 1))
  }

  /// The code without its first characters.
  func dropping(_ count: Int) -> PackedCode {
    PackedCode(bits: bits << UInt64(8 * count) & 0x00FF_FFFF_FFFF_FFFF)
  }

  /// Whether a code begins with this one.
  func begins(_ code: PackedCode) -> Bool { self <= code && code <= last }

  /// The first character as a bit; a digit shares that of a letter.
  var letter: UInt32 { 1 << UInt32(bits >> 48 & 31) }

  /// Whether there is a character, and no placeholder, at an index counted from 0.
  func hasCharacter(at index: Int) -> Bool {
    let byte = UInt8(truncatingIfNeeded: bits >> UInt64(48 - 8 * index))
    return byte != 0 && byte != UInt8(ascii: "X")
  }

  /// A number below `PackedCode.categories` that each category has for itself.
  var category: Int {
    let letter = Int(bits >> 48 & 0xFF) - 65
    guard letter >= 0 else { return 0 }
    return (letter * 36 + digit(bits >> 40)) * 36 + digit(bits >> 32)
  }

  /// How many numbers of categories there are.
  static let categories = 26 * 36 * 36

  private func digit(_ bits: UInt64) -> Int {
    let byte = Int(bits & 0xFF)
    return byte >= 65 ? byte - 55 : byte - 48
  }
}

/// All codes from one to another, those that begin with either included.
struct PackedSpan: Hashable, Sendable {
  let from: PackedCode
  let through: PackedCode

  init(from: PackedCode, through: PackedCode) {
    self.from = from
    self.through = through.last
  }

  private init(everyBit bits: UInt64) {
    from = PackedCode(bits: 0)
    through = PackedCode(bits: bits)
  }

  /// Every code.
  static let everything = PackedSpan(everyBit: .max)

  func contains(_ code: PackedCode) -> Bool { from <= code && code <= through }

  /// The first characters of its codes, as `PackedCode.letter` has them.
  var letters: UInt32 {
    var letters: UInt32 = 0
    var byte = from.bits >> 48
    while byte <= through.bits >> 48, byte < 128 {
      letters |= 1 << UInt32(byte & 31)
      byte += 1
    }
    return letters
  }
}
