#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif
import Chart

/// A line of the catalogue's cache: what tells the file apart as numbers, then texts, a tab between
/// any two. It is read where it lies: there are ten thousand of them at a start.
struct CatalogueLine {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>
  private var isAtEnd = false

  init(_ line: Slice<UnsafeBufferPointer<UInt8>>) { rest = line }

  /// What the line says; nil where it is no line of a cache.
  var entry: CatalogueCache.Entry? {
    var line = self
    var numbers = (0, 0, 0, 0, 0, 0, 0, 0)
    let isRead = withUnsafeMutableBytes(of: &numbers) { bytes in
      bytes.withMemoryRebound(to: Int.self) { numbers in
        for index in numbers.indices {
          guard let number = line.nextNumber() else { return false }
          numbers[index] = number
        }
        return true
      }
    }
    guard isRead, let folder = line.nextText(), let id = line.nextText(),
      let title = line.nextText(), let specialty = line.nextText(),
      let attending = line.nextText(), let setting = line.nextText().flatMap(Setting.init),
      let facility = line.nextText().flatMap(Facility.init)
    else { return nil }
    var objectives: [String] = []
    while let objective = line.nextText() { objectives.append(objective) }
    return CatalogueCache.Entry(
      stamp: CatalogueCache.FileStamp(
        inode: UInt64(UInt(bitPattern: numbers.0)), size: numbers.1, modified: numbers.2,
        changed: numbers.3),
      summary: CaseSummary(
        info: CaseInfo(
          id: id, title: title, specialty: specialty, difficulty: numbers.4,
          expectedMinutes: numbers.5, fiscalYear: numbers.6, objectives: objectives,
          attending: attending),
        setting: setting, facility: facility, folder: folder, documents: numbers.7))
  }

  private mutating func nextField() -> Slice<UnsafeBufferPointer<UInt8>>? {
    guard !isAtEnd else { return nil }
    guard let end = find(tab, in: rest) else {
      isAtEnd = true
      return rest
    }
    defer { rest = rest[(end + 1)...] }
    return rest[..<end]
  }

  private mutating func nextNumber() -> Int? {
    guard let field = nextField() else { return nil }
    let digits = field.first == UInt8(ascii: "-") ? field.dropFirst() : field
    guard !digits.isEmpty, digits.count < 20 else { return nil }
    var value = 0
    for byte in digits {
      guard (48...57).contains(byte) else { return nil }
      let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = shifted.subtractingReportingOverflow(Int(byte) - 48)
      guard !isTooLarge, !isLarger else { return nil }
      value = sum
    }
    guard digits.count == field.count else { return value }
    return value == .min ? nil : -value
  }

  private mutating func nextText() -> String? {
    guard let field = nextField() else { return nil }
    guard find(escape, in: field) != nil else {
      return String(decoding: UnsafeBufferPointer(rebasing: field), as: UTF8.self)
    }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in field {
      if isEscaped {
        plain.append(
          byte == UInt8(ascii: "n") ? newline : byte == UInt8(ascii: "t") ? tab : byte)
        isEscaped = false
      } else if byte == escape {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}

extension CatalogueLine {
  /// Writes an entry as a line, its end included.
  static func append(_ entry: CatalogueCache.Entry, to bytes: inout [UInt8]) {
    let (stamp, summary) = (entry.stamp, entry.summary)
    let info = summary.info
    let numbers = [
      Int(bitPattern: UInt(stamp.inode)), stamp.size, stamp.modified, stamp.changed,
      info.difficulty, info.expectedMinutes, info.fiscalYear, summary.documents,
    ]
    for number in numbers {
      bytes += String(number).utf8
      bytes.append(tab)
    }
    let texts =
      [
        summary.folder, info.id, info.title, info.specialty, info.attending,
        summary.setting.rawValue, summary.facility.rawValue,
      ] + info.objectives
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(tab) }
      // A folder's name may hold anything; texts of a case no control but the line feed.
      for byte in text.utf8 {
        switch byte {
        case newline: bytes += [escape, UInt8(ascii: "n")]
        case tab: bytes += [escape, UInt8(ascii: "t")]
        case escape: bytes += [escape, escape]
        default: bytes.append(byte)
        }
      }
    }
    bytes.append(newline)
  }
}

let newline = UInt8(ascii: "\n")
private let tab = UInt8(ascii: "\t")
private let escape = UInt8(ascii: "\\")

/// Where a byte first stands.
func find(_ byte: UInt8, in bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
  guard let base = bytes.base.baseAddress, !bytes.isEmpty,
    let found = memchr(base + bytes.startIndex, Int32(byte), bytes.count)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}
