/// A place in a line of the record, moved forward over numbers and marks.
struct ByteCursor {
  let bytes: [UInt8]
  private(set) var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The byte at the place; nil at the end.
  var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  /// The byte before the place; nil at the start.
  var previous: UInt8? { index > 0 ? bytes[index - 1] : nil }

  mutating func advance() { index += 1 }

  /// Moves over spaces, and says how many.
  @discardableResult
  mutating func skipSpaces() -> Int {
    let start = index
    while next == UInt8(ascii: " ") { index += 1 }
    return index - start
  }

  /// Moves over some text if it stands here.
  mutating func skip(_ text: String) -> Bool {
    guard bytes[index...].starts(with: text.utf8) else { return false }
    index += text.utf8.count
    return true
  }

  /// Moves over a run of digits; nil, without moving, where there is none or it is longer.
  mutating func digits(upTo most: Int) -> (value: Int, count: Int)? {
    let run = bytes[index...].prefix { (48...57).contains($0) }
    guard (1...most).contains(run.count) else { return nil }
    index += run.count
    return (run.reduce(0) { $0 * 10 + Int($1 - 48) }, run.count)
  }

  /// Moves over a number with or without decimals; nil, without moving, where there is none.
  mutating func number() -> Double? {
    let start = index
    guard digits(upTo: 6) != nil else { return nil }
    let whole = index
    if skip("."), digits(upTo: 6) == nil { index = whole }
    return Double(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  /// Moves over a time such as `15:30`, and gives its minute of the day.
  mutating func clock() -> Int? {
    let start = index
    if let hour = digits(upTo: 2), hour.value <= 24, skip(":"), let minute = digits(upTo: 2),
      minute.count == 2, minute.value < 60
    {
      return hour.value * 60 + minute.value
    }
    index = start
    return nil
  }
}
