// What a case pack, a code book or a learner wrote is not trusted in a file either: a control may
// drive the terminal that shows the file, a bidirectional override may make it read otherwise.

/// Whether a scalar never reaches a file as it is: controls but the line end, formats that turn or
/// hide text, and what Unicode calls no character.
func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x0A: false
  case 0..<0x20, 0x7F..<0xA0: true
  case ..<0x300: scalar.value == 0xAD
  case 0x61C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB:
    true
  case 0xFDD0...0xFDEF, 0xE0000...0xE0FFF: true
  default: scalar.value & 0xFFFE == 0xFFFE
  }
}

/// A text with U+FFFD in place of what must not reach a file; a tab becomes a blank.
package func safe(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
  var kept = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\t", "\r": kept.append(" ")
    default: kept.append(isUnsafe(scalar) ? "\u{FFFD}" : scalar)
    }
  }
  return String(kept)
}

/// JSON with such scalars written as escapes: they stand in strings alone, so nothing is lost.
package func safeJSON(_ json: String) -> String {
  guard json.unicodeScalars.contains(where: isUnsafe) else { return json }
  var text = ""
  for scalar in json.unicodeScalars {
    guard isUnsafe(scalar) else {
      text.unicodeScalars.append(scalar)
      continue
    }
    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
      let digits = String(unit, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
  return text
}

/// A string of JSON in its quotes.
package func jsonString(_ text: String) -> String {
  var json = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": json += "\\\""
    case "\\": json += "\\\\"
    case "\n": json += "\\n"
    default: json.unicodeScalars.append(scalar)
    }
  }
  return safeJSON(json + "\"")
}

/// Text for HTML, in an element or in an attribute.
func html(_ text: String) -> String {
  var escaped = ""
  for character in safe(text).unicodeScalars {
    switch character {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    default: escaped.unicodeScalars.append(character)
    }
  }
  return escaped
}
