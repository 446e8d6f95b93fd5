/// The start of a code, as rules name families of codes: compared as a number, for hundreds of them
/// are compared with every line of a sheet.
struct CodeStart: ExpressibleByStringLiteral, Sendable {
  private let value: UInt64
  private let mask: UInt64

  /// A start without a dot: `E1122`.
  init(stringLiteral text: StaticString) {
    value = CodeStart.key(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    mask = text.utf8CodeUnitCount >= 8 ? .max : ~(UInt64.max >> UInt64(text.utf8CodeUnitCount * 8))
  }

  /// Whether a code's key begins with it.
  func begins(_ key: UInt64) -> Bool { key & mask == value }

  /// The first eight bytes of a text, the first of them the most significant.
  static func key(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var shift: UInt64 = 56
    for byte in bytes.prefix(8) {
      key |= UInt64(byte) << shift
      shift = shift >= 8 ? shift - 8 : 0
    }
    return key
  }
}
