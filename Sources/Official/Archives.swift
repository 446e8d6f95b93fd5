/// A file as it was found, unpacked: on its own, out of a `.gz`, or out of a zip.
package struct SourceFile: Sendable {
  /// Where it is, as errors tell it: `folder/all.zip: icd10cm-index-2026.xml`.
  package let path: String
  /// Its name without folders and without `.gz`.
  package let name: String
  /// What it holds.
  package let bytes: [UInt8]
}

/// Unpacks gzip and zip files, within bounds.
enum Archives {
  /// No file that is read, packed or unpacked, is larger.
  static let mostBytes = 96 << 20
  /// No zip of official files has more files.
  static let mostFiles = 500

  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) }

  /// The contents of a gzip file (RFC 1952) of one member.
  static func gunzip(_ bytes: [UInt8], path: String) throws(ImportError) -> [UInt8] {
    guard bytes.count >= 18, bytes[2] == 8 else {
      throw .broken(path: path, what: "it is no gzip file")
    }
    let flags = bytes[3]
    var at = 10
    if flags & 4 != 0 { at += 2 + Int(bytes[10]) + Int(bytes[11]) << 8 }
    for flag in [UInt8(8), 16] where flags & flag != 0 {
      while at < bytes.count, bytes[at] != 0 { at += 1 }
      at += 1
    }
    if flags & 2 != 0 { at += 2 }
    guard at < bytes.count else { throw .broken(path: path, what: "its gzip head is cut off") }
    let (unpacked, used) = try inflate(bytes[at...], path: path)
    at += used
    guard bytes.count - at >= 8, number(bytes, at) == Int(Checksum.crc32(unpacked)) else {
      throw .broken(path: path, what: "its checksum is wrong")
    }
    return unpacked
  }

  /// The files of a zip whose names `wanted` takes.
  static func unzip(
    _ bytes: [UInt8], path: String, wanted: (String) -> Bool
  ) throws(ImportError) -> [SourceFile] {
    let entries = try directory(of: bytes, path: path)
    var found: [SourceFile] = []
    var total = 0
    for entry in entries where wanted(entry.name) {
      let own = "\(path): \(entry.name)"
      guard entry.flags & 1 == 0 else { throw .broken(path: own, what: "it is encrypted") }
      let at = entry.offset
      guard at >= 0, at + 30 <= bytes.count, number(bytes, at) == 0x0403_4B50 else {
        throw .broken(path: own, what: "it is not where the zip says")
      }
      let start = at + 30 + short(bytes, at + 26) + short(bytes, at + 28)
      guard start <= bytes.count, entry.size <= bytes.count - start else {
        throw .broken(path: own, what: "the zip is cut off")
      }
      let packed = bytes[start..<(start + entry.size)]
      let unpacked: [UInt8]
      switch entry.method {
      case 0: unpacked = Array(packed)
      case 8: unpacked = try inflate(packed, path: own).bytes
      default: throw .broken(path: own, what: "it is packed in an unknown way")
      }
      guard Int(Checksum.crc32(unpacked)) == entry.checksum else {
        throw .broken(path: own, what: "its checksum is wrong")
      }
      total += unpacked.count
      guard total <= mostBytes else { throw .tooLarge(path: path, megabytes: mostBytes >> 20) }
      found.append(SourceFile(path: own, name: entry.name, bytes: unpacked))
    }
    return found
  }

  private struct Entry {
    /// Without folders, and nothing in it that a terminal could take for a command.
    var name: String
    var flags: Int
    var method: Int
    var checksum: Int
    var size: Int
    var offset: Int
  }

  private static func directory(of bytes: [UInt8], path: String) throws(ImportError) -> [Entry] {
    // The end record stands last, before a comment of at most 65,535 bytes.
    var end = bytes.count - 22
    let first = max(0, end - 65_535)
    while end >= first, number(bytes, end) != 0x0605_4B50 { end -= 1 }
    guard end >= first else { throw .broken(path: path, what: "the end of the zip is missing") }
    let count = short(bytes, end + 10)
    guard count <= mostFiles else { throw .broken(path: path, what: "it holds \(count) files") }
    var at = number(bytes, end + 16)
    var entries: [Entry] = []
    for _ in 0..<count {
      guard at + 46 <= bytes.count, number(bytes, at) == 0x0201_4B50 else {
        throw .broken(path: path, what: "the list of the zip is cut off")
      }
      let length = short(bytes, at + 28)
      guard at + 46 + length <= bytes.count else {
        throw .broken(path: path, what: "the list of the zip is cut off")
      }
      let name = bytes[(at + 46)..<(at + 46 + length)].split(separator: UInt8(ascii: "/")).last
      entries.append(
        Entry(
          name: String(
            decoding: (name ?? []).map { $0 < 32 || $0 == 127 ? UInt8(ascii: "?") : $0 },
            as: UTF8.self),
          flags: short(bytes, at + 8), method: short(bytes, at + 10),
          checksum: number(bytes, at + 16), size: number(bytes, at + 20),
          offset: number(bytes, at + 42)))
      at += 46 + length + short(bytes, at + 30) + short(bytes, at + 32)
    }
    return entries
  }

  private static func inflate(
    _ bytes: ArraySlice<UInt8>, path: String
  ) throws(ImportError) -> (bytes: [UInt8], used: Int) {
    do throws(InflateFault) {
      return try Inflate.unpack(bytes, limit: mostBytes)
    } catch {
      switch error {
      case .broken(let what): throw .broken(path: path, what: "it cannot be unpacked: \(what)")
      case .tooLarge: throw .tooLarge(path: path, megabytes: mostBytes >> 20)
      }
    }
  }

  private static func short(_ bytes: [UInt8], _ at: Int) -> Int {
    guard at >= 0, at + 2 <= bytes.count else { return 0 }
    return Int(bytes[at]) | Int(bytes[at + 1]) << 8
  }

  private static func number(_ bytes: [UInt8], _ at: Int) -> Int {
    short(bytes, at) | short(bytes, at + 2) << 16
  }
}
