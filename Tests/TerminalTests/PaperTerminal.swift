/// A terminal of xterm's kind on paper: it does what it is sent, and can be read.
struct PaperTerminal {
  struct Square: Equatable {
    var scalar: UInt32 = 0x20
    var look = Look()
  }

  /// How characters are drawn; colours by their number, nil the terminal's own.
  struct Look: Equatable {
    var attributes: Set<Int> = []
    var foreground: Int?
    var background: Int?

    static let bold = 1
    static let underline = 4
    static let reverse = 7
  }

  let columns: Int
  let rows: Int
  private(set) var squares: [Square]
  private(set) var cursor = (row: 0, column: 0)
  private(set) var showsCursor = true
  private(set) var look = Look()
  /// What was sent that this terminal does not know.
  private(set) var unknown: [String] = []
  private let isWide: (UInt32) -> Bool

  init(columns: Int, rows: Int, isWide: @escaping (UInt32) -> Bool) {
    (self.columns, self.rows, self.isWide) = (columns, rows, isWide)
    squares = Array(repeating: Square(), count: columns * rows)
  }

  subscript(row: Int, column: Int) -> Square { squares[row * columns + column] }

  /// The text on it, blanks at line ends left out.
  var text: String {
    (0..<rows).map { row in
      var text = ""
      for column in 0..<columns where self[row, column].scalar != 0 {
        text.unicodeScalars.append(Unicode.Scalar(self[row, column].scalar) ?? "?")
      }
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }.joined()
  }

  mutating func take(_ bytes: [UInt8]) {
    var scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\u{1B}": takeEscape(&scalars)
      case "\u{0E}", "\u{0F}": break
      default: put(scalar.value)
      }
    }
  }

  private mutating func put(_ scalar: UInt32) {
    guard scalar >= 0x20, cursor.column < columns else {
      unknown.append("character \(scalar) at \(cursor)")
      return
    }
    squares[cursor.row * columns + cursor.column] = Square(scalar: scalar, look: look)
    cursor.column += 1
    guard isWide(scalar), cursor.column < columns else { return }
    squares[cursor.row * columns + cursor.column] = Square(scalar: 0, look: look)
    cursor.column += 1
  }

  private mutating func takeEscape(_ rest: inout ArraySlice<Unicode.Scalar>) {
    switch rest.popFirst() {
    case "(": _ = rest.popFirst()
    case "[":
      var text = ""
      while let next = rest.popFirst() {
        guard (0x40...0x7E).contains(next.value) else {
          text.unicodeScalars.append(next)
          continue
        }
        obey(String(Character(next)), text)
        return
      }
    case let other: unknown.append("ESC \(other.map { String($0) } ?? "")")
    }
  }

  private mutating func obey(_ final: String, _ text: String) {
    let numbers = text.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    switch (final, text) {
    case ("H", ""): cursor = (0, 0)
    case ("H", _): cursor = (numbers[0] - 1, numbers[1] - 1)
    case ("J", _): squares = squares.map { _ in Square(scalar: 0x20, look: look) }
    case ("h", "?25"), ("h", "34h"): showsCursor = true
    case ("l", "?25"): showsCursor = false
    case ("h", _), ("l", _), ("c", _): break
    case ("x", ""): look = Look()
    case ("m", _): style(numbers)
    default: unknown.append("CSI \(text)\(final)")
    }
  }

  private mutating func style(_ numbers: [Int]) {
    var numbers = numbers[...]
    while let number = numbers.popFirst() {
      switch number {
      case 0: look = Look()
      case 1...9: look.attributes.insert(number)
      case 22: look.attributes.subtract([1, 2])
      case 23...29: look.attributes.remove(number - 20)
      case 30...37: look.foreground = number - 30
      case 40...47: look.background = number - 40
      case 90...97: look.foreground = number - 90 + 8
      case 100...107: look.background = number - 100 + 8
      case 39: look.foreground = nil
      case 49: look.background = nil
      case 38 where numbers.popFirst() == 5: look.foreground = numbers.popFirst()
      case 48 where numbers.popFirst() == 5: look.background = numbers.popFirst()
      case 10: break
      default: unknown.append("style \(number)")
      }
    }
  }
}
