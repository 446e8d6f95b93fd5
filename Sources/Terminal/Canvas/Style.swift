/// A colour as a theme names it. What the terminal can show of it is the screen's business.
package enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminal
  /// An entry of the 256-colour palette: 0–15 the ANSI colours, then the cube and the greys.
  case indexed(UInt8)
  /// Red, green and blue, 0–255 each.
  case rgb(UInt8, UInt8, UInt8)

  /// 26 bits: two that say which case, and 24 of value.
  fileprivate var bits: UInt64 {
    switch self {
    case .terminal: 0
    case .indexed(let index): 1 << 24 | UInt64(index)
    case .rgb(let red, let green, let blue):
      2 << 24 | UInt64(red) << 16 | UInt64(green) << 8 | UInt64(blue)
    }
  }

  fileprivate init(bits: UInt64) {
    switch bits >> 24 & 3 {
    case 1: self = .indexed(UInt8(truncatingIfNeeded: bits))
    case 2:
      self = .rgb(
        UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8),
        UInt8(truncatingIfNeeded: bits))
    default: self = .terminal
    }
  }
}

extension Color: CustomStringConvertible {
  /// `default`, the number in the 256-colour palette, or `#7aa2f7`.
  package var description: String {
    switch self {
    case .terminal: "default"
    case .indexed(let index): String(index)
    case .rgb(let red, let green, let blue): "#" + hex(red) + hex(green) + hex(blue)
    }
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 2 ? digits : "0" + digits
  }
}

/// How characters are drawn beside their colour.
package struct Attributes: OptionSet, Hashable, Sendable {
  /// One bit an attribute.
  package let rawValue: UInt8
  /// The attributes of these bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Heavier strokes.
  package static let bold = Attributes(rawValue: 1)
  /// Fainter than the text around it.
  package static let dim = Attributes(rawValue: 2)
  /// Slanted, where the terminal can.
  package static let italic = Attributes(rawValue: 4)
  /// A line underneath.
  package static let underline = Attributes(rawValue: 8)
  /// Foreground and background exchanged.
  package static let reverse = Attributes(rawValue: 16)

  /// Every attribute with the name it has in theme files.
  package static let named: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse),
  ]
}

/// Foreground, background and attributes of a cell, in one word so that comparing is cheap.
package struct Style: Hashable, Sendable {
  private let bits: UInt64

  /// A style; what is left out is the terminal's own.
  package init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    bits = foreground.bits | background.bits << 26 | UInt64(attributes.rawValue) << 52
  }

  /// The terminal's own colours, no attribute.
  package static let plain = Style()

  /// The colour of the characters.
  package var foreground: Color { Color(bits: bits & 0x3FF_FFFF) }
  /// The colour behind them.
  package var background: Color { Color(bits: bits >> 26 & 0x3FF_FFFF) }
  /// Bold and the like.
  package var attributes: Attributes { Attributes(rawValue: UInt8(bits >> 52)) }

  /// This style laid over another: where this one leaves a colour to the terminal the other's
  /// shows through, and attributes add up.
  package func over(_ base: Style) -> Style {
    Style(
      foreground: foreground == .terminal ? base.foreground : foreground,
      background: background == .terminal ? base.background : background,
      attributes: attributes.union(base.attributes))
  }

  /// The same style with these attributes as well.
  package func adding(_ more: Attributes) -> Style {
    Style(
      foreground: foreground, background: background, attributes: attributes.union(more))
  }
}

extension Style: CustomStringConvertible {
  /// `fg=#7aa2f7 bg=default bold`; `plain` for the terminal's own.
  package var description: String {
    var words: [String] = []
    if foreground != .terminal { words.append("fg=\(foreground)") }
    if background != .terminal { words.append("bg=\(background)") }
    for (name, attribute) in Attributes.named where attributes.contains(attribute) {
      words.append(name)
    }
    return words.isEmpty ? "plain" : words.joined(separator: " ")
  }
}
