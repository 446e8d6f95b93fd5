/// How many colours a terminal shows.
package enum ColorDepth: Int, Hashable, Sendable, Comparable, CaseIterable {
  /// None: attributes only; also what `NO_COLOR` asks for.
  case monochrome = 1
  /// The eight ANSI colours.
  case eight = 8
  /// The eight and their bright ones.
  case sixteen = 16
  /// The 256-colour palette.
  case indexed = 256
  /// Red, green and blue as they are.
  case full = 16_777_216

  /// Fewer colours come first.
  package static func < (a: ColorDepth, b: ColorDepth) -> Bool { a.rawValue < b.rawValue }

  /// What a terminal shows.
  ///
  /// - Parameters:
  ///   - colors: how many colours its description gives (terminfo `colors`).
  ///   - noColor: the variable `NO_COLOR`; set and not empty it means none (no-color.org).
  package init(colors: Int, noColor: String?) {
    if let noColor, !noColor.isEmpty {
      self = .monochrome
    } else {
      self = ColorDepth.allCases.last { $0.rawValue <= max(1, colors) } ?? .monochrome
    }
  }
}

extension Color {
  /// The nearest colour of those a terminal shows.
  package func quantised(to depth: ColorDepth) -> Color {
    switch (self, depth) {
    case (.terminal, _), (_, .full): return self
    case (_, .monochrome): return .terminal
    case (.indexed, .indexed): return self
    case (.indexed(let index), .sixteen) where index < 16: return self
    case (.indexed(let index), .eight) where index < 16: return .indexed(index % 8)
    default: break
    }
    guard let (red, green, blue) = components else { return self }
    switch depth {
    case .indexed: return .indexed(Palette.nearest(red, green, blue, among: 16...255))
    case .sixteen: return .indexed(Palette.nearest(red, green, blue, among: 0...15))
    default: return .indexed(Palette.nearest(red, green, blue, among: 0...7))
    }
  }

  /// Red, green and blue; of palette entries those that xterm gives them, though 0–15 are the
  /// user's to change. Nil for the terminal's own colour.
  package var components: (red: UInt8, green: UInt8, blue: UInt8)? {
    switch self {
    case .terminal: nil
    case .indexed(let index): Palette.components(index)
    case .rgb(let red, let green, let blue): (red, green, blue)
    }
  }
}

extension Style {
  /// The style in the colours a terminal has. Text that would take the colour behind it turns black
  /// or white instead.
  package func quantised(to depth: ColorDepth) -> Style {
    var front = foreground.quantised(to: depth)
    let back = background.quantised(to: depth)
    if front == back, front != .terminal, foreground != background {
      let light = back.components.map { Int($0.red) + Int($0.green) * 2 + Int($0.blue) > 510 }
      front = .indexed(light == true ? 0 : 7)
    }
    return Style(foreground: front, background: back, attributes: attributes)
  }
}

/// The 256-colour palette as xterm has it.
private enum Palette {
  static func components(_ index: UInt8) -> (red: UInt8, green: UInt8, blue: UInt8) {
    switch index {
    case 0..<16: return ansi[Int(index)]
    case 16..<232:
      let cube = index - 16
      return (step(cube / 36), step(cube / 6 % 6), step(cube % 6))
    default:
      let grey = 8 + (index - 232) * 10
      return (grey, grey, grey)
    }
  }

  static func nearest(
    _ red: UInt8, _ green: UInt8, _ blue: UInt8, among indices: ClosedRange<UInt8>
  ) -> UInt8 {
    func distance(_ index: UInt8) -> Int {
      let other = components(index)
      let dr = Int(red) - Int(other.red)
      let dg = Int(green) - Int(other.green)
      let db = Int(blue) - Int(other.blue)
      // Weights near what the eye makes of the three.
      return 3 * dr * dr + 6 * dg * dg + 2 * db * db
    }
    return indices.min { distance($0) < distance($1) } ?? indices.lowerBound
  }

  private static func step(_ level: UInt8) -> UInt8 { level == 0 ? 0 : 55 + level * 40 }

  private static let ansi: [(red: UInt8, green: UInt8, blue: UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205), (0, 205, 205),
    (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0), (92, 92, 255),
    (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]
}
