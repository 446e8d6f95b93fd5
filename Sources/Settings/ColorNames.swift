import Terminal

/// The colours that files may name without a palette: those of the terminal and exact ones.
enum ColorNames {
  /// The 16 ANSI colours, in the order of their numbers.
  static let ansi = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
    "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan",
    "bright-white",
  ]

  /// How a colour is written, for faults.
  static let expected =
    "a colour: \"#7aa2f7\" in quotes, `default`, one of the 16 such as red or bright-blue"

  /// The colour of `default`, an ANSI name or `#rrggbb`; nil for any other text.
  static func color(_ text: String) -> Color? {
    if text == "default" { return .terminal }
    if let index = ansi.firstIndex(of: text) { return .indexed(UInt8(index)) }
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(
      UInt8(truncatingIfNeeded: value >> 16), UInt8(truncatingIfNeeded: value >> 8),
      UInt8(truncatingIfNeeded: value))
  }
}
