// What a case pack, a sheet, a code book or a learner wrote is not trusted in what we write either: a
// control may drive the terminal that shows it, a bidirectional override may make it read otherwise.

/// Whether a scalar never leaves the program as it is: controls but the line end, formats that turn
/// or hide text, and what Unicode calls no character.
package func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
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

/// The scalar of more than one byte that begins at `start` of UTF-8 that is whole, and its length.
@inline(__always)
func scalar(in text: UnsafeBufferPointer<UInt8>, at start: Int) -> (Unicode.Scalar, length: Int) {
  let lead = UInt32(text[start])
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  var value = lead & (0xFF >> UInt32(length + 1))
  for byte in text[(start + 1)..<min(start + length, text.count)] {
    value = value << 6 | UInt32(byte & 0x3F)
  }
  return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
}
