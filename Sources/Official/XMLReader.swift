/// Reads XML one event after the other, out of memory.
///
/// It knows what official files are made of and nothing that is dangerous: a document type declaration
/// is refused, and so there are no entities but the five that XML has and characters by number.
package struct XMLReader {
  /// What comes next.
  package enum Event: Hashable, Sendable {
    case open(String)
    case close(String)
    case text(String)
  }

  private let bytes: [UInt8]
  private let path: String
  private var at = 0
  private var open: [String] = []
  private var pendingClose = false
  private var attributes: [(name: String, value: String)] = []

  private static let deepest = 64
  private static let longestName = 100

  /// Reads the bytes of a file; `path` is what faults name.
  package init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// An attribute of the element that was opened last.
  package func attribute(_ name: String) -> String? {
    attributes.first { $0.name == name }?.value
  }

  /// The next event; nil at the end.
  package mutating func next() throws(ImportError) -> Event? {
    if pendingClose {
      pendingClose = false
      return .close(open.removeLast())
    }
    while at < bytes.count {
      guard bytes[at] == Self.less else {
        let text = try readText()
        if !open.isEmpty { return .text(text) }
        guard text.allSatisfy(\.isWhitespace) else { throw fault("text outside of any element") }
        continue
      }
      if starts("<?") {
        try skip(past: "?>")
      } else if starts("<!--") {
        try skip(past: "-->")
      } else if starts("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>")
        return .text(try string(start..<(at - 3)))
      } else if starts("<!") {
        throw fault("a document type declaration, which no official file has")
      } else if starts("</") {
        at += 2
        let name = try readName()
        skipSpace()
        guard at < bytes.count, bytes[at] == Self.greater, open.last == name else {
          throw fault("</\(name)> where it does not belong")
        }
        at += 1
        open.removeLast()
        return .close(name)
      } else {
        return .open(try readOpening())
      }
    }
    if let last = open.last { throw fault("it ends inside <\(last)>") }
    return nil
  }

  private mutating func readOpening() throws(ImportError) -> String {
    at += 1
    let name = try readName()
    attributes = []
    while true {
      skipSpace()
      guard at < bytes.count else { throw fault("it ends inside <\(name)") }
      if bytes[at] == Self.greater {
        at += 1
        break
      }
      if starts("/>") {
        at += 2
        pendingClose = true
        break
      }
      guard attributes.count < 32 else { throw fault("too many attributes in <\(name)") }
      try readAttribute()
    }
    open.append(name)
    guard open.count <= Self.deepest else { throw fault("elements too deep in each other") }
    return name
  }

  private mutating func readAttribute() throws(ImportError) {
    let name = try readName()
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else {
      throw fault("an attribute without a value")
    }
    at += 1
    skipSpace()
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") || bytes[at] == UInt8(ascii: "'"),
      let end = bytes[(at + 1)...].firstIndex(of: bytes[at])
    else { throw fault("an attribute without quotes") }
    attributes.append((name, try decoded((at + 1)..<end)))
    at = end + 1
  }

  private mutating func readName() throws(ImportError) -> String {
    let start = at
    while at < bytes.count, Self.isName(bytes[at]) { at += 1 }
    guard at > start, at - start <= Self.longestName else { throw fault("a name is missing") }
    return try string(start..<at)
  }

  private mutating func readText() throws(ImportError) -> String {
    let start = at
    at = bytes[at...].firstIndex(of: Self.less) ?? bytes.count
    return try decoded(start..<at)
  }

  private func decoded(_ range: Range<Int>) throws(ImportError) -> String {
    guard bytes[range].contains(Self.ampersand) else { return try string(range) }
    var text = ""
    var from = range.lowerBound
    while let mark = bytes[from..<range.upperBound].firstIndex(of: Self.ampersand) {
      text += try string(from..<mark)
      let limit = min(range.upperBound, mark + 12)
      guard let end = bytes[mark..<limit].firstIndex(of: UInt8(ascii: ";")) else {
        throw fault("a & that begins no character")
      }
      let name = try string((mark + 1)..<end)
      guard let character = Self.character(name) else {
        throw fault("&\(name); is not known")
      }
      text.unicodeScalars.append(character)
      from = end + 1
    }
    return text + (try string(from..<range.upperBound))
  }

  private static func character(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      let number =
        name.hasPrefix("#x")
        ? UInt32(name.dropFirst(2), radix: 16)
        : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
      return number.flatMap { $0 < 32 ? " " : Unicode.Scalar($0) }
    }
  }

  private func string(_ range: Range<Int>) throws(ImportError) -> String {
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw fault("bytes that are not UTF-8")
    }
    return text
  }

  private mutating func skipSpace() {
    while at < bytes.count, bytes[at] <= 32 { at += 1 }
  }

  private mutating func skip(past end: StaticString) throws(ImportError) {
    while at < bytes.count {
      if starts(end) {
        at += end.utf8CodeUnitCount
        return
      }
      at += 1
    }
    throw fault("\(end) is missing")
  }

  private func starts(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard at + count <= bytes.count else { return false }
    for offset in 0..<count where bytes[at + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private func fault(_ what: String) -> ImportError {
    let line = bytes[..<min(at, bytes.count)].count { $0 == 10 } + 1
    return .broken(path: path, what: "line \(line): \(what)")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || (48...57).contains(byte) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  private static let less = UInt8(ascii: "<")
  private static let greater = UInt8(ascii: ">")
  private static let ampersand = UInt8(ascii: "&")
}
