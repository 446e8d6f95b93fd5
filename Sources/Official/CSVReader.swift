/// Reads comma-separated values (RFC 4180), a row after the other, out of memory.
package struct CSVReader {
  private let bytes: [UInt8]
  private let path: String
  private var at = 0

  private static let mostColumns = 64

  /// Reads the bytes of a file; `path` is what faults name.
  package init(_ bytes: [UInt8], path: String) {
    self.bytes = bytes
    self.path = path
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
  }

  /// The next row; nil at the end.
  package mutating func next() throws(ImportError) -> [String]? {
    guard at < bytes.count else { return nil }
    var row: [String] = []
    while true {
      row.append(try field())
      guard row.count <= Self.mostColumns else { throw fault("too many columns") }
      guard at < bytes.count else { return row }
      let separator = bytes[at]
      at += 1
      if separator == UInt8(ascii: ",") { continue }
      if separator == 13, at < bytes.count, bytes[at] == 10 { at += 1 }
      return row
    }
  }

  private mutating func field() throws(ImportError) -> String {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      let start = at
      while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 10, bytes[at] != 13 {
        at += 1
      }
      return try string(Array(bytes[start..<at]))
    }
    at += 1
    var field: [UInt8] = []
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      guard byte == UInt8(ascii: "\"") else {
        field.append(byte)
        continue
      }
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return try string(field) }
      field.append(byte)
      at += 1
    }
    throw fault("a quotation mark is missing")
  }

  private func string(_ bytes: [UInt8]) throws(ImportError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw fault("bytes that are not UTF-8")
    }
    return text
  }

  private func fault(_ what: String) -> ImportError {
    let line = bytes[..<min(at, bytes.count)].count { $0 == 10 } + 1
    return .broken(path: path, what: "line \(line): \(what)")
  }
}
