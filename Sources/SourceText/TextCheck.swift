/// What may stand in text that comes from anybody's file.
package enum TextCheck {
  /// Where text is not UTF-8, or the text.
  package enum Decoded: Equatable {
    case text(String)
    /// The line, from 1, of the first byte that is not UTF-8.
    case invalid(line: Int)
  }

  /// Decodes bytes as UTF-8 without repairing them.
  package static func decode(_ bytes: some Collection<UInt8>) -> Decoded {
    if let text = String(validating: bytes, as: UTF8.self) { return .text(text) }
    var line = 1
    var parser = Unicode.UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &iterator) {
      case .valid(let scalar): if scalar.first == 10 { line += 1 }
      case .error, .emptyInput: return .invalid(line: line)
      }
    }
  }

  /// Whether a scalar must not stand in text: it would steer a terminal or hide what a line says.
  ///
  /// These are the control characters but for line feed, line and paragraph separators, the byte
  /// order mark, the bidirectional marks, embeddings, overrides and isolates, and what has no width:
  /// spaces, joiners, invisible operators, annotations and tags.
  package static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 10: false
    case 0..<32, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF: true
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    case 0x200B...0x200D, 0x2060...0x2065, 0x206A...0x206F, 0x180E: true
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    default: false
    }
  }

  /// The first forbidden scalar of a text.
  package static func firstForbidden(in text: some StringProtocol) -> Unicode.Scalar? {
    text.unicodeScalars.first(where: isForbidden)
  }

  /// A scalar by its number, as `U+202E`.
  package static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// What to call a forbidden scalar in a fault.
  package static func describe(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 9: "a tab"
    case 13: "a carriage return"
    case 0xFEFF: "a byte order mark (U+FEFF)"
    case 0x202A...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
      "a bidirectional control character (\(name(scalar)))"
    case 0x180E, 0x200B...0x200D, 0x2060...0x206F, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
      "an invisible character (\(name(scalar)))"
    default: "a control character (\(name(scalar)))"
    }
  }

  /// A text as it may be printed: what is forbidden, line feeds too, becomes U+FFFD. For what is no
  /// text of a file, as names of files, which may hold anything.
  package static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isForbidden($0) || $0 == "\n" }) else {
      return text
    }
    var printable = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      printable.append(isForbidden(scalar) || scalar == "\n" ? "\u{FFFD}" : scalar)
    }
    return String(printable)
  }
}
