/// The first eight bytes of a code in one integer: comparing codes is the hot path of grading.
///
/// Every code of the books fits. Longer text, which a learner may still enter, is flagged, and equal
/// only if its text is.
struct PackedCode: Hashable, Sendable {
  /// The bytes from the most significant down, 0 where the text has ended: sorts as the text does.
  let bits: UInt64
  let isLong: Bool

  init(_ text: String) {
    var bits: UInt64 = 0
    var shift: UInt64 = 56
    var count = 0
    for byte in text.utf8 {
      if count == 8 { break }
      bits |= UInt64(byte) << shift
      shift &-= 8
      count += 1
    }
    self.bits = bits
    isLong = text.utf8.count > 8
  }

  /// The byte at `index`, 0–7; 0 where the text has ended.
  func byte(at index: Int) -> UInt8 { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * index)) }

  /// The first three bytes; nil for a code that is too short to have a category.
  var category: UInt64? { byte(at: 2) == 0 ? nil : bits >> 40 }

  /// How many bytes of the eight the text has.
  var length: Int { 8 - bits.trailingZeroBitCount / 8 }

  /// How many leading bytes the two have in common, 0–8.
  func commonPrefix(with other: PackedCode) -> Int {
    min((bits ^ other.bits).leadingZeroBitCount / 8, length, other.length)
  }

  /// How many bytes stand in both at the same position, 0–8.
  func commonBytes(with other: PackedCode) -> Int {
    var count = 0
    for index in 0..<8 where byte(at: index) != 0 && byte(at: index) == other.byte(at: index) {
      count += 1
    }
    return count
  }

  /// Whether the text begins with another of at most eight bytes.
  func starts(with prefix: PackedCode) -> Bool {
    let length = prefix.length
    guard length > 0, !prefix.isLong else { return length == 0 }
    return (bits ^ prefix.bits) >> UInt64(64 - 8 * length) == 0
  }
}

/// A hash that is the same on every run and machine: ties are broken by it.
func mixed(_ value: UInt64) -> UInt64 {
  // splitmix64
  var z = value &+ 0x9E37_79B9_7F4A_7C15
  z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
  z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
  return z ^ (z >> 31)
}

/// A hash of text that is the same on every run and machine.
func mixed(_ text: String) -> UInt64 {
  // FNV-1a, finished by splitmix64
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
  return mixed(hash)
}
