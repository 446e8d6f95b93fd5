import SourceText
import Terminal

/// A theme with what was found wrong with it.
package struct ThemeReading: Sendable {
  /// The theme; nil when a fault keeps it from serving.
  package var theme: Theme?
  /// What its author says of it.
  package var about: String
  /// Why it cannot serve: in its own file or one it inherits.
  package var faults: [Fault]
  /// What is wrong and does no harm, as a name of no role.
  package var warnings: [Fault]
}

/// The themes of some folders: files `NAME.yaml`, read when they are asked for.
package struct ThemeLibrary: Sendable {
  private let folders: [String]

  /// The themes of these folders; of two files with one name the first folder's counts, so that a
  /// learner's own comes before ours.
  package init(folders: [String]) { self.folders = folders }

  /// The names of all themes, in order.
  package var names: [String] {
    let files = folders.flatMap(fileNames(in:)).filter { $0.hasSuffix(".yaml") }
    return Set(files.map { String($0.dropLast(5)) }).filter(isThemeName).sorted()
  }

  /// Reads a theme and those it inherits.
  package func theme(named name: String) -> ThemeReading {
    var chain: [ThemeFile] = []
    var reading = ThemeReading(theme: nil, about: "", faults: [], warnings: [])
    var next: Located<String>? = Located(name, line: 0)
    while let wanted = next {
      // Where the name was given: the file that inherits it, or nowhere.
      let giver = chain.last?.file ?? "Themes"
      if chain.contains(where: { $0.name == wanted.value }) {
        let names = chain.map(\.name) + [wanted.value]
        reading.faults.append(
          Fault(
            file: giver, line: wanted.line,
            what: "the theme inherits itself: \(names.joined(separator: " → "))",
            remedy: "take out one `inherits`"))
        return reading
      }
      guard let (path, bytes) = content(of: wanted.value) else {
        reading.faults.append(
          Fault(
            file: giver, line: wanted.line,
            what: "no theme is named \"\(shortened(wanted.value))\"",
            remedy: remedy(for: wanted.value)))
        return reading
      }
      let log = FaultLog(file: path)
      let warnings = FaultLog(file: path)
      let file = ThemeFile(bytes, name: wanted.value, log: log, warnings: warnings)
      reading.faults += log.faults
      reading.warnings += warnings.faults
      guard let file else { return reading }
      if chain.isEmpty { reading.about = file.about }
      chain.append(file)
      next = file.inherits
    }
    let (theme, faults) = build(chain)
    reading.faults += faults
    if reading.faults.isEmpty { reading.theme = theme }
    return reading
  }

  /// The theme of files from the one asked for to its last ancestor.
  private func build(_ chain: [ThemeFile]) -> (Theme, [Fault]) {
    let palette = chain.reversed().reduce(into: [String: Color]()) { palette, file in
      palette.merge(file.palette) { $1 }
    }
    var faults: [Fault] = []
    func color(_ name: Located<String>?, in file: ThemeFile) -> Color? {
      guard let name else { return nil }
      if let color = palette[name.value] ?? ColorNames.color(name.value) { return color }
      let hint = closest(to: name.value, among: palette.keys.sorted() + ColorNames.ansi)
      faults.append(
        Fault(
          file: file.file, line: name.line,
          what: "\"\(shortened(name.value))\" is neither in the palette nor a colour",
          remedy: hint.map { "did you mean \($0)?" } ?? "write \(ColorNames.expected)"))
      return nil
    }
    var rules: [Role: StyleRule] = [:]
    for file in chain.reversed() {
      for (role, rule) in file.rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        var merged = rules[role] ?? StyleRule()
        merged.foreground = color(rule.foreground, in: file) ?? merged.foreground
        merged.background = color(rule.background, in: file) ?? merged.background
        merged.on = merged.on.subtracting(rule.off).union(rule.on)
        merged.off = merged.off.subtracting(rule.on).union(rule.off)
        rules[role] = merged
      }
    }
    return (Theme(name: chain.first?.name ?? "", rules: rules), faults.sorted())
  }

  private func content(of name: String) -> (path: String, bytes: [UInt8])? {
    // A name is a name, not a path out of the folder.
    guard isThemeName(name) else { return nil }
    for folder in folders {
      let path = folder + "/" + name + ".yaml"
      if let bytes = fileContent(path, limit: SourceLimits().size + 1) { return (path, bytes) }
    }
    return nil
  }

  private func remedy(for name: String) -> String {
    let names = names
    if names.isEmpty { return "put theme files in \(folders.last ?? "Themes")" }
    if let hint = closest(to: name, among: names) { return "did you mean \(hint)?" }
    return "choose one of \(names.joined(separator: ", "))"
  }
}

private func isThemeName(_ name: String) -> Bool {
  !name.isEmpty
    && name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"):
        true
      default: false
      }
    }
}
