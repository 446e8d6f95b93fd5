import SourceText
import Terminal

/// A theme as its file says it, before palette and ancestors are brought together.
///
/// Colours stay names here: a theme that inherits another and gives `accent` another colour changes
/// the other's roles that use it.
struct ThemeFile {
  /// What a theme is made for.
  enum Background: String, CaseIterable { case dark, light, any }

  /// What the file says of one role.
  struct Rule {
    var foreground: Located<String>?
    var background: Located<String>?
    var on: Attributes = []
    var off: Attributes = []
  }

  let file: String
  let name: String
  let about: String
  let background: Background
  let inherits: Located<String>?
  let palette: [String: Color]
  let rules: [Role: Rule]

  /// Reads a theme file, gathering its faults in a log; nil where too little of it can be read.
  ///
  /// - Parameters:
  ///   - name: the name the file goes by: its own without `.yaml`.
  ///   - warnings: gathers what does not keep the theme from serving: names of no role.
  init?(_ bytes: [UInt8], name: String, log: FaultLog, warnings: FaultLog) {
    guard let root = readSource(bytes, log: log),
      var reader = FieldReader(root, of: "the theme", log: log)
    else { return nil }
    file = log.file
    let given = reader.locatedText("name")
    if let given, given.value != name {
      log.add(
        given.line, "the theme is named \"\(shortened(given.value))\" and its file \(name).yaml",
        "give both one name")
    }
    self.name = name
    about = reader.text("about") ?? ""
    background = reader.oneOf("background", Background.self) ?? .any
    inherits = reader.optionalText("inherits")
    palette = reader.fields("palette", of: "the palette", ThemeFile.readPalette) ?? [:]
    rules =
      reader.fields("roles", of: "the roles") { roles in
        ThemeFile.readRoles(&roles, log: log, warnings: warnings)
      } ?? [:]
    reader.finish()
  }

  private static func readPalette(_ reader: inout FieldReader) -> [String: Color]? {
    var palette: [String: Color] = [:]
    for name in reader.names {
      guard ColorNames.color(name) == nil else {
        reader.fault(at: name, "`\(name)` is a colour everywhere", "choose another name")
        _ = reader.node(name)
        continue
      }
      guard !isUnquotedHash(&reader, name, in: "the palette") else { continue }
      let color = reader.value(name, ColorNames.expected, ColorNames.color)
      palette[name] = color?.value
    }
    return palette
  }

  private static func readRoles(
    _ reader: inout FieldReader, log: FaultLog, warnings: FaultLog
  ) -> [Role: Rule]? {
    var rules: [Role: Rule] = [:]
    for name in reader.names {
      guard let node = reader.node(name) else {
        _ = isUnquotedHash(&reader, name, in: "the roles")
        continue
      }
      var rule: Rule?
      if case .scalar(let text) = node.content {
        rule = Rule(foreground: Located(text, line: node.line))
      } else if var fields = FieldReader(node, of: "`\(name)`", log: log) {
        rule = readRule(&fields)
        fields.finish()
      }
      guard let role = Role(name: name) else {
        let hint = closest(to: name, among: Role.allCases.map(\.name))
        warnings.add(
          reader.line(of: name), "no role is named `\(shortened(name))`",
          hint.map { "did you mean `\($0)`?" } ?? "take it out; Themes/README.md lists the roles")
        continue
      }
      rules[role] = rule
    }
    return rules
  }

  private static func readRule(_ reader: inout FieldReader) -> Rule {
    var rule = Rule()
    for name in ["fg", "bg"] where !isUnquotedHash(&reader, name, in: "the role") {
      let color = reader.optionalText(name)
      if name == "fg" { rule.foreground = color } else { rule.background = color }
    }
    for (name, attribute) in Attributes.named {
      let isOn = reader.optionalValue(name, "true or false") {
        ["true": true, "false": false][$0]
      }
      switch isOn?.value {
      case true?: rule.on.insert(attribute)
      case false?: rule.off.insert(attribute)
      case nil: break
      }
    }
    return rule
  }

  /// Notes the commonest slip there is: to YAML an unquoted #7aa2f7 is a comment.
  private static func isUnquotedHash(
    _ reader: inout FieldReader, _ name: String, in place: String
  ) -> Bool {
    guard reader.has(name), reader.node(name) == nil else { return false }
    reader.fault(
      at: name, "`\(name)` is empty in \(place)",
      "give it a colour; one that begins with # needs quotes, or it is a comment")
    return true
  }
}
