/// Why a key cannot be read from its notation.
package enum KeyNotationError: Error, Hashable, Sendable {
  /// `<` without its `>`; for the character itself write `<lt>`.
  case unclosed(String)
  /// What stands between `<` and `>` is no key.
  case unknown(String)
}

extension KeyNotationError: CustomStringConvertible {
  /// What is wrong and what to write.
  package var description: String {
    switch self {
    case .unclosed(let text): "'\(text)' has no '>'; write <lt> for the character '<'"
    case .unknown(let text):
      "'\(text)' is no key; write a character, or a name as in <Enter>, <C-p>, <S-Tab>, <F5>"
    }
  }
}

extension Key {
  /// Reads keys written as in vim: characters stand for themselves, the rest in angle brackets.
  ///
  /// Names: `Enter Tab Esc BS Del Ins Up Down Left Right Home End PageUp PageDown Space lt F1` …;
  /// before them or a character `C-` (Ctrl), `A-` (Alt) or `S-` (Shift). Capitals do not matter in
  /// names. Events of other kinds: `<Resize:120x40>`, `<Mouse:left:3:10>` (row and column),
  /// `<Paste:text>` with `%` and two hexadecimal digits for `<`, `>`, `%` and controls.
  ///
  /// ```swift
  /// try Key.sequence("j<Tab>A41.01<Enter><C-p>")
  /// ```
  package static func sequence(_ text: String) throws(KeyNotationError) -> [Key] {
    var keys: [Key] = []
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      guard scalar == "<" else {
        keys.append(Key(control: scalar.value) ?? .character(scalar))
        rest = rest.dropFirst()
        continue
      }
      guard let close = rest.firstIndex(of: ">") else { throw .unclosed(String(rest)) }
      let name = String(rest[rest.index(after: rest.startIndex)..<close])
      guard let key = key(named: name) else { throw .unknown("<\(name)>") }
      keys.append(key)
      rest = rest[rest.index(after: close)...]
    }
    return keys
  }

  /// Keys written one after another, so that `sequence` reads them back.
  package static func notation(_ keys: some Sequence<Key>) -> String {
    keys.map(\.description).joined()
  }

  private static func key(named name: String) -> Key? {
    if name.hasPrefix("Paste:") { return unescaped(name.dropFirst(6)).map(Key.paste) }
    if name.hasPrefix("Resize:") { return Size(name.dropFirst(7)).map(Key.resize) }
    if name.hasPrefix("Mouse:") { return mouse(name.dropFirst(6)) }
    var rest = name[...]
    var modifiers: Modifiers = []
    while rest.unicodeScalars.count > 2, rest.dropFirst().first == "-" {
      switch rest.first {
      case "C", "c": modifiers.insert(.control)
      case "A", "a", "M", "m": modifiers.insert(.alt)
      case "S", "s": modifiers.insert(.shift)
      default: return nil
      }
      rest = rest.dropFirst(2)
    }
    if let key = names[rest.lowercased()] { return with(modifiers, key) }
    if rest.unicodeScalars.count == 1, let scalar = rest.unicodeScalars.first {
      return modifiers.isEmpty ? nil : with(modifiers, .character(scalar))
    }
    guard rest.first == "F" || rest.first == "f", let number = UInt8(rest.dropFirst()),
      (1...63).contains(number)
    else { return nil }
    return with(modifiers, .function(Int(number)))
  }

  private static func mouse(_ text: Substring) -> Key? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let button = Mouse.Button(rawValue: String(parts[0])),
      let row = UInt16(parts[1]), let column = UInt16(parts[2])
    else { return nil }
    return .mouse(Mouse(button, at: Position(row: Int(row), column: Int(column))))
  }

  private static func unescaped(_ text: Substring) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        bytes.append(byte)
        continue
      }
      guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
        rest.count >= 2
      else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Every name that is read; of several for one key the first is written.
  fileprivate static let spellings: [(key: Key, names: [String])] = [
    (.enter, ["Enter", "CR", "Return"]), (.tab, ["Tab"]), (.escape, ["Esc", "Escape"]),
    (.backspace, ["BS", "Backspace"]), (.delete, ["Del", "Delete"]),
    (.insert, ["Ins", "Insert"]), (.up, ["Up"]), (.down, ["Down"]), (.left, ["Left"]),
    (.right, ["Right"]), (.home, ["Home"]), (.end, ["End"]), (.pageUp, ["PageUp", "PgUp"]),
    (.pageDown, ["PageDown", "PgDn", "PgDown"]), (.character(" "), ["Space"]),
    (.character("<"), ["lt"]), (.character(">"), ["gt"]), (.backTab, ["S-Tab", "BackTab"]),
  ]

  private static let names: [String: Key] = {
    var names: [String: Key] = [:]
    for (key, spellings) in spellings {
      for name in spellings { names[name.lowercased()] = key }
    }
    return names
  }()

  fileprivate static let firstNames: [Key: String] = Dictionary(
    uniqueKeysWithValues: spellings.map { ($0.key, $0.names[0]) })
}

extension Key: CustomStringConvertible {
  /// The key as `sequence` reads it: `j`, `<C-p>`, `<S-Tab>`.
  package var description: String {
    switch self {
    case .character(let scalar) where scalar != "<" && scalar != ">" && scalar != " ":
      String(Character(scalar))
    case .resize(let size): "<Resize:\(size)>"
    case .mouse(let mouse):
      "<Mouse:\(mouse.button.rawValue):\(mouse.position.row):\(mouse.position.column)>"
    case .paste(let text): "<Paste:" + escaped(text) + ">"
    default: "<" + name(joining: "-", control: "C", alt: "A", shift: "S") + ">"
    }
  }

  /// The key as a person reads it: `j`, `Ctrl-P`, `Shift-Tab`, `PageDown`.
  package var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .resize, .mouse, .paste: description
    case .control(let scalar) where ("a"..."z").contains(scalar):
      "Ctrl-" + String(Character(scalar)).uppercased()
    default: name(joining: "-", control: "Ctrl", alt: "Alt", shift: "Shift")
    }
  }

  private func name(joining hyphen: String, control: String, alt: String, shift: String) -> String {
    switch self {
    case .backTab: return shift + hyphen + "Tab"
    case .control(let scalar): return control + hyphen + Key.bare(scalar)
    case .alt(let scalar): return alt + hyphen + Key.bare(scalar)
    case .function(let number): return "F\(number)"
    case .modified(let modifiers, let key):
      var words: [String] = []
      if modifiers.contains(.alt) { words.append(alt) }
      if modifiers.contains(.control) { words.append(control) }
      if modifiers.contains(.shift) { words.append(shift) }
      words.append(key.name(joining: hyphen, control: control, alt: alt, shift: shift))
      return words.joined(separator: hyphen)
    default: return Key.firstNames[self] ?? "?"
    }
  }

  private static func bare(_ scalar: Unicode.Scalar) -> String {
    firstNames[.character(scalar)] ?? String(Character(scalar))
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x20, scalar.value != 0x7F, !"<>%".unicodeScalars.contains(scalar) {
        escaped.unicodeScalars.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        escaped += "%" + (digits.utf8.count == 1 ? "0" + digits : digits)
      }
    }
    return escaped
  }
}
