import Grading

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
