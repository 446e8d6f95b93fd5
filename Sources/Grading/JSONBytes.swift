import Chart

/// JSON written byte by byte, for the hot path of batch grading: Foundation's encoder takes most of
/// the time that a sheet has. Keys are sorted because they are written so.
struct JSONBytes {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Writes text that is JSON already.
  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes a string in its quotes.
  mutating func string(_ text: String) {
    bytes.append(quote)
    for byte in text.utf8 {
      switch byte {
      case quote, backslash:
        bytes.append(backslash)
        bytes.append(byte)
      case 0x0A: raw("\\n")
      case 0x09: raw("\\t")
      case 0x0D: raw("\\r")
      case 0..<0x20, 0x7F:
        raw("\\u00")
        bytes.append(hex(byte >> 4))
        bytes.append(hex(byte & 15))
      default: bytes.append(byte)
      }
    }
    bytes.append(quote)
  }

  /// Writes a string, or null.
  mutating func string(orNull text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  /// Writes a whole number.
  mutating func integer(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Writes a number rounded to so many decimals at most, half away from zero, without closing zeros
  /// and without an exponent; what is no number, or too large to be one of ours, is null.
  mutating func number(_ number: Double, decimals: Int) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    guard let units = Int(exactly: (number * Double(scale)).rounded()) else { return raw("null") }
    if units < 0 { bytes.append(UInt8(ascii: "-")) }
    let magnitude = units.magnitude
    bytes.append(contentsOf: String(magnitude / UInt(scale)).utf8)
    var fraction = magnitude % UInt(scale)
    guard fraction > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    while fraction > 0 {
      scale /= 10
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / UInt(scale)))
      fraction %= UInt(scale)
    }
  }

  /// Writes `[…]`, each element by `element`.
  mutating func array<T>(_ elements: some Collection<T>, _ element: (inout JSONBytes, T) -> Void) {
    bytes.append(UInt8(ascii: "["))
    var isFirst = true
    for value in elements {
      if !isFirst { bytes.append(UInt8(ascii: ",")) }
      isFirst = false
      element(&self, value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
