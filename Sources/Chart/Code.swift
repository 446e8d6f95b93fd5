/// A code of one of the classifications, normalised once, at the edge.
///
/// Any text can be a code as far as this type goes: the books say whether it is a valid one. What
/// was typed is kept but for its case, its dots and its white space, so that a wrong entry can be
/// shown as it was meant.
package protocol ClassificationCode: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// Upper case, without dots or white space.
  var text: String { get }
  /// Takes text that is normalised already.
  init(normalised text: String)
}

extension ClassificationCode {
  /// Normalises what was typed: dots and white space dropped, letters raised to upper case.
  package init(_ typed: some StringProtocol) {
    self.init(normalised: normalised(String(typed)))
  }

  /// Whether nothing was typed.
  package var isEmpty: Bool { text.isEmpty }

  package static func < (a: Self, b: Self) -> Bool { a.text < b.text }
}

/// An ICD-10-CM code.
package struct DiagnosisCode: ClassificationCode {
  package let text: String
  package init(normalised text: String) { self.text = text }

  /// The category: the first three characters.
  package var category: Substring { text.prefix(3) }

  /// With the dot after the category, as coders write it: `A41.01`.
  package var description: String {
    let count = text.utf8.count
    guard count > 3 else { return text }
    // Every candidate of every key is written so, and every line of a report: byte by byte, as far as
    // codes go.
    guard count <= 14, text.utf8.allSatisfy({ $0 < 128 }) else {
      var dotted = text
      dotted.insert(".", at: text.utf8.index(text.startIndex, offsetBy: 3))
      return dotted
    }
    return String(unsafeUninitializedCapacity: count + 1) { buffer in
      var index = 0
      for byte in text.utf8 {
        if index == 3 {
          buffer[3] = UInt8(ascii: ".")
          index = 4
        }
        buffer[index] = byte
        index += 1
      }
      return index
    }
  }
}

/// An ICD-10-PCS code: seven characters, no dot.
package struct ProcedureCode: ClassificationCode {
  package let text: String
  package init(normalised text: String) { self.text = text }

  /// As coders write it: `0JBR0ZZ`.
  package var description: String { text }
}

/// A HCPCS Level II or CPT code of an outpatient service line.
package struct ServiceCode: ClassificationCode {
  package let text: String
  package init(normalised text: String) { self.text = text }

  /// As coders write it: `J0690`.
  package var description: String { text }
}

extension DiagnosisCode: ExpressibleByStringLiteral {
  /// A code from a literal, normalised.
  package init(stringLiteral value: String) { self.init(value) }
}

extension ProcedureCode: ExpressibleByStringLiteral {
  /// A code from a literal, normalised.
  package init(stringLiteral value: String) { self.init(value) }
}

extension ServiceCode: ExpressibleByStringLiteral {
  /// A code from a literal, normalised.
  package init(stringLiteral value: String) { self.init(value) }
}

/// Not generic, so that it is as quick for other modules as for this one.
private func normalised(_ typed: String) -> String {
  // Text of any code is short enough to need no memory of its own.
  if typed.utf8.count <= 15 {
    return String(unsafeUninitializedCapacity: 15) { buffer in
      var count = 0
      for byte in typed.utf8 where byte != 46 && byte > 32 {
        buffer[count] = (97...122).contains(byte) ? byte - 32 : byte
        count += 1
      }
      return count
    }
  }
  var bytes: [UInt8] = []
  bytes.reserveCapacity(typed.utf8.count)
  for byte in typed.utf8 where byte != 46 && byte > 32 {
    bytes.append((97...122).contains(byte) ? byte - 32 : byte)
  }
  return String(decoding: bytes, as: UTF8.self)
}
