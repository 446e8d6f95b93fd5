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

    init(inode: UInt64, size: Int, modified: Int, changed: Int) {
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

  /// The entries in the order in which they were written, that of the catalogue; none where there is
  /// no cache that can be used.
  func read() -> [Entry] {
    guard let bytes = content(of: path), let body = checkedBody(bytes) else { return [] }
    var entries: [Entry] = []
    entries.reserveCapacity(body.count / 200)
    let isWhole = body.withUnsafeBufferPointer { body in
      var rest = body[...]
      while let end = find(newline, in: rest) {
        guard let entry = CatalogueLine(rest[..<end]).entry else { return false }
        entries.append(entry)
        rest = rest[(end + 1)...]
      }
      return rest.isEmpty
    }
    return isWhole ? entries : []
  }

  /// Keeps entries in place of those that were kept. What cannot be written is read again next time.
  func write(_ entries: [Entry]) {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    var body: [UInt8] = []
    body.reserveCapacity(entries.count * 240)
    for entry in entries where !entry.stamp.isFresh(at: nanoseconds(now)) {
      CatalogueLine.append(entry, to: &body)
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
}

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
