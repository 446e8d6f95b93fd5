import Grading

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
