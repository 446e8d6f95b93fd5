import SourceText
import Terminal

/// What the learner has chosen, and the defaults for the rest.
package struct LoadedSettings: Sendable {
  /// How everything looks.
  package var theme = Theme.builtIn
  /// The signs to draw with; nil goes by the locale.
  package var glyphs: GlyphSet?
  /// Whether the mouse is the program's. It is the terminal's otherwise, for copying text.
  package var mouse = false
  /// What `splitPercent` may be. The front end has the same rule, and a test holds them together.
  package static let splitPercents = 30...75

  /// How much of the width the record takes, in percent.
  package var splitPercent = 57
  /// Keys the learner has bound: a command's identifier, and the keys in place of its own.
  package var keys: [String: [Key]] = [:]
  /// The line of the settings file on which each of them is bound.
  package var keyLines: [String: Int] = [:]
  /// What is wrong and does no harm: a theme that names a role there is not.
  package var warnings: [Fault] = []

  /// The defaults.
  package init() {}
}

/// Everything that keeps settings from being read.
package struct SettingsFaults: Error, Hashable, Sendable {
  /// At least one, in the order of files and lines.
  package let faults: [Fault]

  /// What is wrong with settings that were read, and cannot be followed.
  package init(faults: [Fault]) { self.faults = faults }
}

extension SettingsFaults: CustomStringConvertible {
  /// One fault a line: `file:line: what; what to do`.
  package var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// The theme where none is chosen.
private let usualTheme = "default"

/// Reads the settings file and the theme it chooses. Without a file the defaults serve.
///
/// - Parameters:
///   - path: the settings file; themes of the learner's own lie beside it in `themes/`.
///   - themes: the folder of the themes that come with the program.
package func loadSettings(
  _ path: String, themes: String
) throws(SettingsFaults) -> LoadedSettings {
  let log = FaultLog(file: path)
  var settings = LoadedSettings()
  var chosen: Located<String>?
  if let bytes = fileContent(path, limit: SourceLimits().size + 1), !isBlank(bytes) {
    chosen = readSettings(bytes, into: &settings, log: log)
  }
  let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
  let library = ThemeLibrary(folders: [folder.joined(separator: "/") + "/themes", themes])
  if let chosen {
    var reading = library.theme(named: chosen.value)
    // The name was given in the settings, not in a theme.
    for index in reading.faults.indices where reading.faults[index].line == 0 {
      reading.faults[index].file = path
      reading.faults[index].line = chosen.line
    }
    settings.theme = reading.theme ?? settings.theme
    settings.warnings = reading.warnings
    let faults = log.faults + reading.faults
    if !faults.isEmpty { throw SettingsFaults(faults: faults) }
  } else {
    if !log.faults.isEmpty { throw SettingsFaults(faults: log.faults) }
    // A theme of our own that is missing or broken is no reason not to start.
    let reading = library.theme(named: usualTheme)
    settings.theme = reading.theme ?? settings.theme
    settings.warnings = reading.faults + reading.warnings
  }
  return settings
}

/// Reads what the settings file says, and answers the theme it names.
private func readSettings(
  _ bytes: [UInt8], into settings: inout LoadedSettings, log: FaultLog
) -> Located<String>? {
  guard let root = readSource(bytes, log: log),
    var reader = FieldReader(root, of: "the settings", log: log)
  else { return nil }
  let theme = reader.optionalText("theme")
  switch reader.optionalOneOf("glyphs", Glyphs.self)?.value {
  case .unicode: settings.glyphs = .unicode
  case .ascii: settings.glyphs = .ascii
  case .auto, nil: settings.glyphs = nil
  }
  settings.mouse = reader.flag("mouse")
  if let split = reader.optionalInteger("splitPercent", in: LoadedSettings.splitPercents) {
    settings.splitPercent = split.value
  }
  let keys = reader.fields("keys", of: "the keys", readKeys) ?? [:]
  settings.keys = keys.mapValues(\.value)
  settings.keyLines = keys.mapValues(\.line)
  reader.finish()
  return theme
}

/// Which signs to draw with.
private enum Glyphs: String, CaseIterable { case auto, unicode, ascii }

private func readKeys(_ reader: inout FieldReader) -> [String: Located<[Key]>]? {
  var bound: [String: Located<[Key]>] = [:]
  for command in reader.names {
    var keys: [Key] = []
    for text in keyTexts(&reader, command) {
      do throws(KeyNotationError) {
        let sequence = try Key.sequence(text.value)
        if sequence.count == 1 {
          keys += sequence
        } else {
          reader.fault(
            at: command, "\"\(shortened(text.value))\" is \(sequence.count) keys",
            "write one key, or several as a list: [a, <C-p>]")
        }
      } catch {
        reader.fault(at: command, "the key of `\(command)` cannot be read", error.description)
      }
    }
    if !keys.isEmpty { bound[command] = Located(keys, line: reader.line(of: command)) }
  }
  return bound
}

/// One key or a list of them.
private func keyTexts(_ reader: inout FieldReader, _ command: String) -> [Located<String>] {
  if case .list = reader.node(command)?.content { return reader.texts(command) }
  return reader.locatedText(command).map { [$0] } ?? []
}

/// Whether a file says nothing: blanks and comments alone, as after every line was commented out.
private func isBlank(_ bytes: [UInt8]) -> Bool {
  bytes.split(separator: UInt8(ascii: "\n")).allSatisfy { line in
    let first = line.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\r") }
    return first == nil || first == UInt8(ascii: "#")
  }
}
