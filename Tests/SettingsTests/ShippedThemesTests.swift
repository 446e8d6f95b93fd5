import Glibc
import Settings
import Terminal
import Testing

/// The themes of this repository.
private let shipped = ThemeLibrary(
  folders: [
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
      .joined(separator: "/") + "/Themes"
  ])

@Suite("The themes that come with the program")
struct ShippedThemesTests {
  @Test("all of them are there")
  func names() {
    #expect(
      shipped.names == [
        "colour-blind-safe", "dark", "default", "high-contrast", "light", "monochrome",
      ])
  }

  @Test("none has a fault or a warning, each says what it is", arguments: shipped.names)
  func lint(name: String) {
    let reading = shipped.theme(named: name)
    #expect(reading.faults == [])
    #expect(reading.warnings == [])
    #expect(reading.theme?.name == name)
    #expect(!reading.about.isEmpty)
  }

  @Test("text stands out from what is behind it, at every depth", arguments: shipped.names)
  func legible(name: String) throws {
    let theme = try #require(shipped.theme(named: name).theme)
    for role in Role.allCases where role != .border && role != .popupBorder {
      let style = theme[role]
      guard case .rgb = style.foreground, case .rgb = style.background else { continue }
      let ratio = try #require(contrast(style.foreground, style.background))
      #expect(ratio >= 4.5, "\(role.name): \(ratio)")
      #expect(!style.attributes.contains(.dim), "\(role.name) is fainter than it says")
      let indexed = style.quantised(to: .indexed)
      let shown = try #require(contrast(indexed.foreground, indexed.background))
      #expect(shown >= 4, "\(role.name) in 256 colours: \(shown)")
    }
  }

  @Test(
    "what is drawn in the terminal's 16 colors stands out too: on a dark screen, in xterm's palette",
    arguments: shipped.names)
  func legibleIn16(name: String) throws {
    // The terminal's palette is its user's; xterm's stands for what most are near. A theme that
    // names no background of its own is taken for what most terminals are, light text on black.
    let theme = try #require(shipped.theme(named: name).theme)
    for role in Role.allCases where role != .border && role != .popupBorder {
      let style = theme[role]
      if case .rgb = style.foreground { continue }
      var front = style.foreground == .terminal ? Color.indexed(7) : style.foreground
      var back = style.background == .terminal ? Color.indexed(0) : style.background
      if style.attributes.contains(.reverse) { swap(&front, &back) }
      let ratio = try #require(contrast(front, back))
      #expect(ratio >= 4.5, "\(role.name): \(ratio)")
    }
  }

  @Test(
    "text of a theme with a background of its own keeps its parts apart", arguments: shipped.names)
  func ownBackground(name: String) throws {
    let theme = try #require(shipped.theme(named: name).theme)
    let isPainted = theme[.text].background != .terminal
    for role in Role.allCases where isPainted {
      #expect(theme[role].background != .terminal, "\(role.name)")
      #expect(theme[role].foreground != .terminal, "\(role.name)")
    }
  }

  @Test(
    "what marks one of many differs from its like at every depth", arguments: shipped.names,
    ColorDepth.allCases)
  func marks(name: String, depth: ColorDepth) throws {
    let theme = try #require(shipped.theme(named: name).theme).adapted(to: depth)
    for role in Role.allCases where role.marksOneOfMany {
      let parent = try #require(role.parent)
      #expect(theme[role] != theme[parent], "\(role.name)")
    }
    for role in Role.allCases {
      let style = theme[role]
      #expect(style.foreground == .terminal || style.foreground != style.background, "\(role.name)")
    }
  }

  @Test("the monochrome theme has no colour")
  func monochrome() throws {
    let theme = try #require(shipped.theme(named: "monochrome").theme)
    for role in Role.allCases {
      #expect(theme[role].foreground == .terminal)
      #expect(theme[role].background == .terminal)
    }
  }
}

/// The contrast of WCAG 2.1, 1–21; nil for the terminal's own colours.
private func contrast(_ one: Color, _ other: Color) -> Double? {
  guard let one = luminance(one), let other = luminance(other) else { return nil }
  return (max(one, other) + 0.05) / (min(one, other) + 0.05)
}

private func luminance(_ color: Color) -> Double? {
  guard let (red, green, blue) = color.components else { return nil }
  func linear(_ byte: UInt8) -> Double {
    let value = Double(byte) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
