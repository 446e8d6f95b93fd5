import Glibc

/// The answer ended too early, or is no JSON.
struct ScanFailure: Error, Hashable {}

/// Walks through JSON where it lies, and makes values only of what is asked for: a parser of the whole
/// would take longer than the grouper.
///
/// Fields may come in any order, and unknown ones are passed over. Every step is bounded by the bytes
/// there are, and nesting costs no stack.
struct JSONScanner {
  /// A string's bytes as they stand between its quotes.
  struct Text {
    let bytes: UnsafeBufferPointer<UInt8>
    let hasEscapes: Bool
  }

  private let start: UnsafePointer<UInt8>
  private let end: Int
  private var at = 0

  /// A scanner of bytes that outlive it.
  init(_ start: UnsafePointer<UInt8>, count: Int) {
    self.start = start
    end = count
  }

  /// Walks through an object: `field` must take the value of each field, or `skip` it.
  mutating func object(
    _ field: (inout JSONScanner, Text) throws(ScanFailure) -> Void
  ) throws(ScanFailure) {
    try expect(UInt8(ascii: "{"))
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let name = try string()
      try expect(UInt8(ascii: ":"))
      try field(&self, name)
    } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "}"))
  }

  /// Walks through an array: `element` must take each of its values.
  mutating func array(
    _ element: (inout JSONScanner) throws(ScanFailure) -> Void
  ) throws(ScanFailure) {
    try expect(UInt8(ascii: "["))
    if take(UInt8(ascii: "]")) { return }
    repeat { try element(&self) } while take(UInt8(ascii: ","))
    try expect(UInt8(ascii: "]"))
  }

  /// A string.
  mutating func string() throws(ScanFailure) -> Text {
    try expect(UInt8(ascii: "\""))
    let first = at
    var hasEscapes = false
    while at < end {
      switch start[at] {
      case UInt8(ascii: "\""):
        at += 1
        let bytes = UnsafeBufferPointer(start: start + first, count: at - 1 - first)
        return Text(bytes: bytes, hasEscapes: hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        at += 2
      default: at += 1
      }
    }
    throw ScanFailure()
  }

  /// A string, or nil for null.
  mutating func stringOrNull() throws(ScanFailure) -> Text? {
    if next == UInt8(ascii: "\"") { return try string() }
    try skip()
    return nil
  }

  /// A whole number of at most nine digits, or nil for null.
  mutating func integerOrNull() throws(ScanFailure) -> Int? {
    if next == UInt8(ascii: "n") {
      try skip()
      return nil
    }
    let isNegative = take(UInt8(ascii: "-"))
    var value = 0
    let first = at
    while at < end, at - first < 9, (48...57).contains(start[at]) {
      value = 10 * value + Int(start[at] - 48)
      at += 1
    }
    guard at > first else { throw ScanFailure() }
    return isNegative ? -value : value
  }

  /// Whether an object comes next; anything else is for `skip`.
  var isAtObject: Bool {
    mutating get { next == UInt8(ascii: "{") }
  }

  /// Passes over any value.
  mutating func skip() throws(ScanFailure) {
    var depth = 0
    repeat {
      guard let byte = next else { throw ScanFailure() }
      switch byte {
      case UInt8(ascii: "\""): _ = try string()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        at += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"):
        guard depth > 0 else { throw ScanFailure() }
        at += 1
      default: try word()
      }
    } while depth > 0
    guard depth == 0 else { throw ScanFailure() }
  }

  /// Passes over a number, `true`, `false` or `null`.
  private mutating func word() throws(ScanFailure) {
    let first = at
    while at < end {
      switch start[at] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "E"):
        at += 1
      default:
        guard at > first else { throw ScanFailure() }
        return
      }
    }
  }

  /// The byte that comes next, white space passed over; nil at the end.
  private var next: UInt8? {
    mutating get {
      while at < end {
        let byte = start[at]
        guard byte == 32 || (9...13).contains(byte) else { return byte }
        at += 1
      }
      return nil
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ byte: UInt8) throws(ScanFailure) {
    guard take(byte) else { throw ScanFailure() }
  }
}

extension JSONScanner.Text {
  /// Whether it is this text, which needs no escapes.
  static func ~= (text: StaticString, found: JSONScanner.Text) -> Bool {
    guard found.bytes.count == text.utf8CodeUnitCount, let base = found.bytes.baseAddress else {
      return found.bytes.count == text.utf8CodeUnitCount
    }
    return memcmp(base, text.utf8Start, found.bytes.count) == 0
  }

  /// The text; of escapes those that may stand in a name are resolved.
  var string: String {
    guard hasEscapes else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        plain.append(isEscaped && byte == UInt8(ascii: "n") ? 10 : byte)
        isEscaped = false
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }

  /// Up to eight bytes in one number, by which codes are compared; 0 for more.
  var packed: UInt64 { bytes.count > 8 ? 0 : bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
