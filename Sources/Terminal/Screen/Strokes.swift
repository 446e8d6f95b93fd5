import CNcurses

/// What makes a terminal show something, in its own words: moves, changes of style, characters.
///
/// Every frame begins and ends in the plain style, so that whatever else is written to the terminal
/// is plain as well.
struct Strokes {
  /// The bytes of the frame so far.
  private(set) var bytes: [UInt8] = []
  private var style = plain
  private var changes: [Change: [UInt8]] = [:]
  private let isANSI: Bool

  static let plain = casebook_style(attributes: 0, pair: 0)

  private struct Change: Hashable {
    let from: UInt64
    let to: UInt64
  }

  /// No stroke yet; the terminal is the one that curses has open.
  init() {
    // Most terminals name a cell alike: then it need not be looked up each time.
    isANSI =
      Strokes.text { casebook_move(11, 122, $0, $1) } == Array("\u{1B}[12;123H".utf8)
  }

  /// Begins a new frame.
  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    style = Strokes.plain
  }

  /// Does something to the whole screen or to the cursor.
  mutating func put(_ control: casebook_control_kind) {
    bytes += Strokes.text { casebook_control(control, $0, $1) }
  }

  /// Goes to a cell.
  mutating func move(to position: Position) {
    guard isANSI else {
      bytes += Strokes.text {
        casebook_move(Int32(position.row), Int32(position.column), $0, $1)
      }
      return
    }
    bytes.append(0x1B)
    bytes.append(UInt8(ascii: "["))
    put(number: position.row + 1)
    bytes.append(UInt8(ascii: ";"))
    put(number: position.column + 1)
    bytes.append(UInt8(ascii: "H"))
  }

  private mutating func put(number: Int) {
    if number >= 10 { put(number: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10))
  }

  /// Goes on in a style.
  mutating func change(to new: casebook_style) {
    guard new.attributes != style.attributes || new.pair != style.pair else { return }
    let change = Change(from: Strokes.bits(style), to: Strokes.bits(new))
    if let known = changes[change] {
      bytes += known
    } else {
      let old = style
      let text = Strokes.text { casebook_style_change(old, new, $0, $1) }
      changes[change] = text
      bytes += text
    }
    style = new
  }

  private static func bits(_ style: casebook_style) -> UInt64 {
    UInt64(style.attributes) << 32 | UInt64(UInt32(bitPattern: style.pair))
  }

  /// Draws a character where the cursor is, in UTF-8.
  mutating func put(_ scalar: UInt32) {
    if scalar < 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: scalar))
    } else {
      bytes.append(
        contentsOf: UTF8.encode(Unicode.Scalar(scalar) ?? "?") ?? UTF8.encodedReplacementCharacter)
    }
  }

  private static func text(_ fill: (UnsafeMutablePointer<CChar>?, Int) -> Int) -> [UInt8] {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { room in
      let count = fill(room.baseAddress, room.count)
      return room[..<count].map { UInt8(bitPattern: $0) }
    }
  }
}
