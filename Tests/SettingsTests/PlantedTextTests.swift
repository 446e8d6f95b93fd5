import Settings
import SourceText
import Terminal
import Testing

@Suite("What is planted in a theme or the settings")
struct PlantedTextTests {
  static let scalars: [Unicode.Scalar] =
    ([0x00, 0x07, 0x0D, 0x1B, 0x7F, 0x80, 0x9B, 0x9D, 0x061C, 0x2028, 0xFEFF, 0xFFF9, 0xE0041]
    + Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2060...0x206F))
    .compactMap { Unicode.Scalar(UInt32($0)) }

  static let theme = """
    name: evil
    about: Theme
    background: dark
    inherits: other
    palette:
      calm: red
    roles:
      text: calm
      record.heading: {fg: calm, bg: black, bold: true}

    """
  static let settings = "theme: evil\nglyphs: auto\nmouse: false\nkeys:\n  submit: x\n"

  /// Each value, and each name, of a text in turn with a scalar planted in it.
  private func variants(_ text: String, _ scalar: Unicode.Scalar) -> [String] {
    let digits = String(scalar.value, radix: 16)
    let escape = "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    let words = text.matches(of: /[a-zA-Z.]+/).map(\.range)
    let escaped = words.map { text.replacingCharacters(in: $0, with: "\"\(text[$0])\(escape)\"") }
    // A carriage return as it is may be the end of a line, and then does no harm; and the null ends
    // what these tests write.
    guard scalar != "\r", scalar != "\0" else { return escaped }
    return escaped
      + words.map { text.replacingCharacters(in: $0, with: "\(text[$0])\(Character(scalar))") }
  }

  @Test("every field of a theme: refused, and told without it", arguments: scalars)
  func themes(scalar: Unicode.Scalar) throws {
    let folder = try Folder()
    try folder.write("evil.yaml", Self.theme)
    try folder.write("other.yaml", "name: other\nabout: x\nbackground: any\nroles: {}\n")
    #expect(ThemeLibrary(folders: [folder.path]).theme(named: "evil").theme != nil)
    for variant in variants(Self.theme, scalar) {
      try folder.write("evil.yaml", variant)
      let reading = ThemeLibrary(folders: [folder.path]).theme(named: "evil")
      #expect(reading.theme == nil, "\(variant)")
      #expect((reading.faults + reading.warnings).allSatisfy { isClean($0.description) })
    }
  }

  @Test("every field of the settings: refused, and told without it", arguments: scalars)
  func settings(scalar: Unicode.Scalar) throws {
    let folder = try Folder()
    try folder.write("evil.yaml", "name: evil\nabout: x\nbackground: any\nroles: {}\n")
    try folder.write("config.yaml", Self.settings)
    _ = try loadSettings(folder.path + "/config.yaml", themes: folder.path)
    for variant in variants(Self.settings, scalar) {
      try folder.write("config.yaml", variant)
      do throws(SettingsFaults) {
        _ = try loadSettings(folder.path + "/config.yaml", themes: folder.path)
        Issue.record("taken: \(variant.debugDescription)")
      } catch {
        #expect(error.faults.allSatisfy { isClean($0.description) }, "\(variant)")
      }
    }
  }

  private func isClean(_ text: String) -> Bool {
    !text.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
