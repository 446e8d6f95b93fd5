import CNcurses

/// Curses' colour pairs, made as they are first needed. The terminal's palette is never changed.
struct ColorPairs {
  private let depth: ColorDepth
  /// Where a colour number is red, green and blue, all but the first eight are.
  private let isDirect: Bool
  private let hasDefaults: Bool
  private let limit: Int32
  private var numbers: [Colors: Int32] = [:]
  private var known: [Style: casebook_style] = [:]

  private struct Colors: Hashable {
    let foreground: Int32
    let background: Int32
  }

  /// No pairs yet; colour has been started.
  init(depth: ColorDepth) {
    self.depth = depth
    guard depth > .monochrome else {
      (isDirect, hasDefaults, limit) = (false, false, 0)
      return
    }
    hasDefaults = use_default_colors() == OK
    isDirect = depth == .full && casebook_has_direct_color()
    limit = casebook_color_pairs()
  }

  /// How curses draws a style.
  mutating func cursesStyle(_ style: Style) -> casebook_style {
    if let style = known[style] { return style }
    let shown = style.quantised(to: depth == .full && !isDirect ? .indexed : depth)
    let made = casebook_style(
      attributes: casebook_attributes(UInt32(shown.attributes.rawValue)),
      pair: pair(shown.foreground, shown.background))
    known[style] = made
    return made
  }

  /// The pair of two colours; 0, the terminal's own, where it cannot be made.
  private mutating func pair(_ foreground: Color, _ background: Color) -> Int32 {
    guard limit > 1, foreground != .terminal || background != .terminal else { return 0 }
    let colors = Colors(
      foreground: number(foreground, default: 7), background: number(background, default: 0))
    if let pair = numbers[colors] { return pair }
    let pair = Int32(numbers.count + 1)
    guard pair < limit,
      init_extended_pair(pair, colors.foreground, colors.background) == OK
    else { return 0 }
    numbers[colors] = pair
    return pair
  }

  /// Curses' number of a colour; where the terminal's own cannot be had, that of a dark screen.
  private func number(_ color: Color, default fallback: Int32) -> Int32 {
    switch color {
    case .terminal: return hasDefaults ? -1 : fallback
    case .indexed(let index) where !isDirect || index < 8: return Int32(index)
    default:
      guard let (red, green, blue) = color.components else { return fallback }
      return Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    }
  }
}
