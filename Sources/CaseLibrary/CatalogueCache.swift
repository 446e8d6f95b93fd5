#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif
import Chart

/// What the catalogue read of `case.yaml` files, kept from one start to the next: a library of ten
/// thousand cases is listed without opening one of them.
///
/// An entry holds as long as its file is the same by inode, size, change and modification time. The
/// whole is one file, written anew beside the old one and put in its place at one stroke, so that
/// neither a kill nor a second program leaves half of it; a file that is damaged, or of another
/// Casebook, counts as none.
package struct CatalogueCache: Sendable {
  private let folder: String
  private let stamp: String
  private var path: String { folder + "/catalogue" }

  /// The cache in a folder, which need not be there.
  ///
  /// - Parameter stamp: what tells builds of the program apart: another one reads every case again.
  package init(folder: String, stamp: String) {
    self.folder = folder
    self.stamp = stamp
  }

  /// What a file is told apart by.
  struct FileStamp: Hashable, Sendable {
    var inode: UInt64
    var size: Int
    var modified: Int
    var changed: Int

    init(_ status: stat) {
      inode = UInt64(status.st_ino)
      size = Int(status.st_size)
      modified = nanoseconds(status.st_mtim)
      changed = nanoseconds(status.st_ctim)
    }

    fileprivate init(inode: UInt64, size: Int, modified: Int, changed: Int) {
      (self.inode, self.size, self.modified, self.changed) = (inode, size, modified, changed)
    }

    /// Whether the file may be changed once more without its times showing it.
    fileprivate func isFresh(at now: Int) -> Bool { changed > now - 2_000_000_000 }
  }

  /// An entry as it was read.
  struct Entry: Sendable {
    var stamp: FileStamp
    var summary: CaseSummary
  }

  /// The entries by the folder of their case; none where there is no cache that can be used.
  func read() -> [String: Entry] {
    guard let bytes = content(of: path), let body = checkedBody(bytes) else { return [:] }
    var entries: [String: Entry] = [:]
    entries.reserveCapacity(body.count / 200)
    for line in body.split(separator: newline) {
      guard let entry = entry(line) else { return [:] }
      entries[entry.summary.folder] = entry
    }
    return entries
  }

  /// Keeps entries in place of those that were kept. What cannot be written is read again next time.
  func write(_ entries: [Entry]) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var body: [UInt8] = []
    body.reserveCapacity(entries.count * 240)
    for entry in entries where !entry.stamp.isFresh(at: nanoseconds(now)) {
      append(entry, to: &body)
    }
    let new = "\(path).new-\(getpid())"
    let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard file >= 0 else { return }
    let isWhole = writeAll(header(for: body[...]) + body, to: file)
    close(file)
    if !isWhole || rename(new, path) != 0 { unlink(new) }
  }

  // MARK: The file: a header line with the digest of the rest, then a line a case

  private func header(for body: ArraySlice<UInt8>) -> [UInt8] {
    Array("casebook-catalogue 1 \(digest(body)) \(body.count) \(stamp)\n".utf8)
  }

  private func checkedBody(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
    guard let end = bytes.firstIndex(of: newline) else { return nil }
    let body = bytes[(end + 1)...]
    return bytes[...end].elementsEqual(header(for: body)) ? body : nil
  }

  /// FNV-1a: enough to tell a damaged file, and no more is asked of it.
  private func digest(_ bytes: ArraySlice<UInt8>) -> String {
    let hash = bytes.withUnsafeBufferPointer { bytes in
      bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
    return String(hash, radix: 16)
  }

  private func append(_ entry: Entry, to bytes: inout [UInt8]) {
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

  private func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    let fields = line.split(separator: tab, omittingEmptySubsequences: false)
    guard fields.count >= 15 else { return nil }
    var numbers: [Int] = []
    for field in fields[..<8] {
      guard let number = number(field) else { return nil }
      numbers.append(number)
    }
    let texts = fields[8...].map(text)
    guard let setting = Setting(rawValue: texts[5]), let facility = Facility(rawValue: texts[6])
    else { return nil }
    return Entry(
      stamp: FileStamp(
        inode: UInt64(UInt(bitPattern: numbers[0])), size: numbers[1], modified: numbers[2],
        changed: numbers[3]),
      summary: CaseSummary(
        info: CaseInfo(
          id: texts[1], title: texts[2], specialty: texts[3], difficulty: numbers[4],
          expectedMinutes: numbers[5], fiscalYear: numbers[6], objectives: Array(texts[7...]),
          attending: texts[4]),
        setting: setting, facility: facility, folder: texts[0], documents: numbers[7]))
  }

  private func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    let digits = bytes.first == UInt8(ascii: "-") ? bytes.dropFirst() : bytes
    guard !digits.isEmpty, digits.count < 20 else { return nil }
    var value = 0
    for byte in digits {
      guard (48...57).contains(byte) else { return nil }
      let (shifted, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isLarger) = shifted.subtractingReportingOverflow(Int(byte) - 48)
      guard !isTooLarge, !isLarger else { return nil }
      value = sum
    }
    guard digits.count == bytes.count else { return value }
    return value == .min ? nil : -value
  }

  private func text(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(escape) else { return String(decoding: bytes, as: UTF8.self) }
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        let named = byte == UInt8(ascii: "n") ? newline : byte == UInt8(ascii: "t") ? tab : byte
        plain.append(named)
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

private let newline = UInt8(ascii: "\n")
private let tab = UInt8(ascii: "\t")
private let escape = UInt8(ascii: "\\")

private func nanoseconds(_ time: timespec) -> Int {
  Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
}

private func content(of path: String) -> [UInt8]? {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return nil }
  defer { close(file) }
  var status = stat()
  // A library of a hundred thousand cases has a cache of some 20 MB.
  guard fstat(file, &status) == 0, status.st_size < 64 << 20 else { return nil }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes {
      read(file, $0.baseAddress.map { $0 + filled }, $0.count - filled)
    }
    guard count > 0 else { return nil }
    filled += count
  }
  return bytes
}

private func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count > 0 else { return false }
    rest = rest.dropFirst(count)
  }
  return true
}
