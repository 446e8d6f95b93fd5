/// Reads one JSON value from bytes, in order and without a tree.
///
/// Foundation's reader takes longer for a sheet than grading it does; this one makes only the
/// strings that are kept. Nesting is bounded, strings must be UTF-8, and nothing traps.
struct JSONReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0
  private var depth = 0
  private static let deepest = 32

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte that is no white space; nil at the end.
  mutating func peek() -> UInt8? {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case let byte: return byte
      }
    }
    return nil
  }

  /// Reads an object, handing over each field's name with the reader at its value.
  mutating func object(_ field: (String, inout JSONReader) throws(LineFault) -> Void)
    throws(LineFault)
  {
    try enter(UInt8(ascii: "{"), "an object")
    if try leave(UInt8(ascii: "}"), first: true) { return }
    // A field that is not known has thrown before it could stand twice, and no object has sixteen
    // fields: the names are kept as numbers, which differ as `JSONReaderTests` shows.
    var seen = SIMD16<UInt32>()
    var count = 0
    repeat {
      let name = try string()
      let mark = fieldMark(name)
      if any(seen .== SIMD16(repeating: mark)) || count == 16 {
        throw LineFault(what: "the field \(shown(name)) stands twice")
      }
      seen[count] = mark
      count += 1
      try expect(UInt8(ascii: ":"))
      try field(name, &self)
    } while try !leave(UInt8(ascii: "}"), first: false)
  }

  /// Reads an array, calling for each element with the reader at it.
  mutating func array(_ element: (inout JSONReader) throws(LineFault) -> Void) throws(LineFault) {
    try enter(UInt8(ascii: "["), "a list")
    if try leave(UInt8(ascii: "]"), first: true) { return }
    repeat { try element(&self) } while try !leave(UInt8(ascii: "]"), first: false)
  }

  /// Reads a string.
  mutating func string() throws(LineFault) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    var seen: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      seen |= byte
      switch byte {
      case UInt8(ascii: "\""):
        let raw = UnsafeBufferPointer(rebasing: bytes[start..<position])
        position += 1
        // Nearly every string is a short one of ASCII, which needs neither memory nor a check.
        if seen < 0x80, raw.count <= 15 {
          return String(unsafeUninitializedCapacity: raw.count) {
            $0.initialize(fromContentsOf: raw)
          }
        }
        guard let text = String(validating: raw, as: UTF8.self) else {
          throw LineFault(what: "a string that is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start)
      case 0..<0x20: throw LineFault(what: "a control character in a string")
      default: position += 1
      }
    }
    throw LineFault(what: "a string without its end")
  }

  /// Reads a whole number.
  mutating func integer() throws(LineFault) -> Int {
    _ = peek()
    let start = position
    var value = 0
    let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
    if isNegative { position += 1 }
    while position < bytes.count, (48...57).contains(bytes[position]), position - start < 16 {
      value = value * 10 + Int(bytes[position] - 48)
      position += 1
    }
    guard position > start + (isNegative ? 1 : 0) else { throw unexpected("a whole number") }
    return isNegative ? -value : value
  }

  /// Whether null stands next; it is read then.
  mutating func null() -> Bool {
    guard peek() == UInt8(ascii: "n"), position + 4 <= bytes.count,
      bytes[position..<(position + 4)].elementsEqual("null".utf8)
    else { return false }
    position += 4
    return true
  }

  /// Reads a value of any kind and drops it.
  mutating func skip() throws(LineFault) {
    switch peek() {
    case UInt8(ascii: "{"): try object { (_, reader) throws(LineFault) in try reader.skip() }
    case UInt8(ascii: "["): try array { (reader) throws(LineFault) in try reader.skip() }
    case UInt8(ascii: "\""): _ = try string()
    default:
      let start = position
      while position < bytes.count, !",]} \t\r\n".utf8.contains(bytes[position]) { position += 1 }
      guard position > start else { throw unexpected("a value") }
    }
  }

  /// Throws unless nothing but white space is left.
  mutating func end() throws(LineFault) {
    if peek() != nil { throw unexpected("the end of the line") }
  }

  private mutating func escapedString(from start: Int) throws(LineFault) -> String {
    var text = Array(bytes[start..<position])
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""):
        guard let text = String(validating: text, as: UTF8.self) else {
          throw LineFault(what: "a string that is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try appendEscape(to: &text)
      case 0..<0x20: throw LineFault(what: "a control character in a string")
      default: text.append(byte)
      }
    }
    throw LineFault(what: "a string without its end")
  }

  private mutating func appendEscape(to text: inout [UInt8]) throws(LineFault) {
    guard position < bytes.count else { throw LineFault(what: "a string without its end") }
    let kind = bytes[position]
    position += 1
    switch kind {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(kind)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"):
      var unit = try hexUnit()
      // A pair of surrogates is one character beyond the first plane.
      if (0xD800..<0xDC00).contains(unit), position + 1 < bytes.count,
        bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
      {
        position += 2
        let low = try hexUnit()
        guard (0xDC00..<0xE000).contains(low) else { throw LineFault(what: "half a \\u pair") }
        unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(unit) else { throw LineFault(what: "half a \\u pair") }
      text.append(contentsOf: String(Character(scalar)).utf8)
    default: throw LineFault(what: "an escape that JSON does not have")
    }
  }

  private mutating func hexUnit() throws(LineFault) -> UInt32 {
    guard position + 4 <= bytes.count else { throw LineFault(what: "a string without its end") }
    var unit: UInt32 = 0
    for byte in bytes[position..<(position + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw LineFault(what: "\\u without four hexadecimal digits")
      }
      unit = unit << 4 | UInt32(digit)
    }
    position += 4
    return unit
  }

  private mutating func enter(_ open: UInt8, _ what: String) throws(LineFault) {
    guard peek() == open else { throw unexpected(what) }
    position += 1
    depth += 1
    guard depth <= Self.deepest else { throw LineFault(what: "nested too deeply") }
  }

  /// After an element: whether the closing byte stands next. Reads it, or the comma.
  private mutating func leave(_ close: UInt8, first: Bool) throws(LineFault) -> Bool {
    guard let byte = peek() else { throw unexpected("its end") }
    if byte == close {
      position += 1
      depth -= 1
      return true
    }
    if first { return false }
    try expect(UInt8(ascii: ","))
    return false
  }

  private mutating func expect(_ byte: UInt8) throws(LineFault) {
    guard peek() == byte else { throw unexpected("\(Character(Unicode.Scalar(byte)))") }
    position += 1
  }

  private mutating func unexpected(_ wanted: String) -> LineFault {
    let found = peek() == nil ? "the end of the line" : "something else"
    return LineFault(what: "not JSON: \(wanted) expected at byte \(position + 1), \(found) found")
  }
}

/// A name of a field as a number, never 0: those that the wire format has all differ.
func fieldMark(_ name: String) -> UInt32 {
  var mark: UInt32 = 0x811C_9DC5
  for byte in name.utf8 { mark = (mark ^ UInt32(byte)) &* 0x0100_0193 }
  return mark | 1
}
