import Chart

/// JSON written byte by byte, for the hot path of batch grading: Foundation's encoder takes most of
/// the time that a sheet has. Keys are sorted because they are written so.
///
/// It owns its memory, grows as an array does, and is written anew after `clear`: a batch makes
/// thousands of times what it keeps.
package struct JSONBytes: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// How many bytes are written.
  package private(set) var count = 0

  /// Nothing written, with room for so many bytes.
  package init(capacity: Int) {
    self.capacity = max(16, capacity)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// A copy of what is written.
  package var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// What is written, where it lies; not to be kept.
  package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    body(UnsafeBufferPointer(start: start, count: count))
  }

  /// Forgets what is written, and the room that an exceptional sheet took beyond so many bytes.
  package mutating func clear(keeping most: Int) {
    count = 0
    guard capacity > most else { return }
    start.deallocate()
    capacity = most
    start = .allocate(capacity: most)
  }

  /// Makes room for so many bytes more.
  @inline(__always)
  private mutating func need(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  @inline(never)
  private mutating func grow(_ more: Int) {
    let larger = max(2 * capacity, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    start = moved
    capacity = larger
  }

  /// Writes one byte.
  @inline(__always)
  package mutating func byte(_ byte: UInt8) {
    need(1)
    start[count] = byte
    count += 1
  }

  /// Writes text that is JSON already.
  @inline(__always)
  mutating func raw(_ text: StaticString) {
    let length = text.utf8CodeUnitCount
    need(length)
    (start + count).update(from: text.utf8Start, count: length)
    count += length
  }

  /// Writes bytes that are JSON already.
  mutating func raw(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    need(bytes.count)
    (start + count).update(from: base, count: bytes.count)
    count += bytes.count
  }

  /// Writes a string in its quotes.
  mutating func string(_ text: String) {
    var text = text
    text.withUTF8 { string($0) }
  }

  private mutating func string(_ text: UnsafeBufferPointer<UInt8>) {
    need(text.count + 2)
    start[count] = quote
    count += 1
    var written = 0
    while written < text.count {
      // Up to the next byte that cannot stand for itself, in one go.
      let end = plainEnd(text, from: written)
      if end > written, let base = text.baseAddress {
        need(end - written + 8)
        (start + count).update(from: base + written, count: end - written)
        count += end - written
      }
      written = end
      guard end < text.count else { break }
      if text[end] < 0x80 {
        escape(text[end])
        written += 1
      } else {
        let (scalar, length) = Grading.scalar(in: text, at: end)
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
        written += length
      }
    }
    byte(quote)
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case quote: raw("\\\"")
    case backslash: raw("\\\\")
    case 0x0A: raw("\\n")
    case 0x09: raw("\\t")
    case 0x0D: raw("\\r")
    default: escape(UInt16(byte))
    }
  }

  private mutating func escape(_ unit: UInt16) {
    raw("\\u")
    for shift in [12, 8, 4, 0] { byte(hex(UInt8(unit >> UInt16(shift) & 15))) }
  }

  /// Writes a string, or null.
  mutating func string(orNull text: String?) {
    if let text { string(text) } else { raw("null") }
  }

  /// Writes a day as a string.
  mutating func date(_ date: CivilDate) {
    let (year, month, day) = date.parts
    guard (0...9999).contains(year) else { return string(date.description) }
    byte(quote)
    for number in [year / 100, year % 100] { twoDigits(number) }
    byte(UInt8(ascii: "-"))
    twoDigits(month)
    byte(UInt8(ascii: "-"))
    twoDigits(day)
    byte(quote)
  }

  private mutating func twoDigits(_ number: Int) {
    byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10))
    byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Writes a whole number.
  mutating func integer(_ number: Int) {
    if number < 0 { byte(UInt8(ascii: "-")) }
    natural(number.magnitude)
  }

  private mutating func natural(_ number: UInt) {
    var place: UInt = 1
    while number / place >= 10 { place *= 10 }
    while place > 0 {
      byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / place % 10))
      place /= 10
    }
  }

  /// Writes a number rounded to so many decimals at most, half away from zero, without closing zeros
  /// and without an exponent; what is no number, or too large to be one of ours, is null.
  mutating func number(_ number: Double, decimals: Int) {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    guard let units = Int(exactly: (number * Double(scale)).rounded()) else { return raw("null") }
    if units < 0 { byte(UInt8(ascii: "-")) }
    let magnitude = units.magnitude
    natural(magnitude / UInt(scale))
    var fraction = magnitude % UInt(scale)
    guard fraction > 0 else { return }
    byte(UInt8(ascii: "."))
    while fraction > 0 {
      scale /= 10
      byte(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: fraction / UInt(scale)))
      fraction %= UInt(scale)
    }
  }

  /// Writes `[…]`, each element by `element`.
  mutating func array<T>(_ elements: [T], _ element: (inout JSONBytes, T) -> Void) {
    byte(UInt8(ascii: "["))
    for index in elements.indices {
      if index > 0 { byte(UInt8(ascii: ",")) }
      element(&self, elements[index])
    }
    byte(UInt8(ascii: "]"))
  }

  private func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
  }
}

private let quote = UInt8(ascii: "\"")
private let backslash = UInt8(ascii: "\\")
