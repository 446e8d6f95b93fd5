import Glibc

/// A table of lines in bytewise order, mapped into memory and searched where it lies.
///
/// Nothing is parsed when it is opened: a look-up is a binary search over line starts, and text is
/// made only of what was found. Columns are separated by tabs; `#` lines stand at the head, which is
/// also their place in bytewise order.
final class MappedTable: Sendable {
  // The mapping is private to this object, read-only, never replaced, and undone only in deinit,
  // when nobody can hold it any more: sharing the pointer between threads is sound.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  private let body: Int

  /// The second line of the table: which release of the code sets it holds.
  let edition: String

  /// Maps `name`.txt in `directory`; throws if it is missing or is another kind of file.
  init(directory: String, name: String) throws(CodeBookError) {
    let path = "\(directory)/\(name).txt"
    guard let mapped = MappedTable.map(path) else { throw .missing(path: path) }
    bytes = mapped
    let title = MappedTable.line(of: mapped, at: 0)
    let second = MappedTable.line(of: mapped, at: min(title.upperBound + 1, mapped.count))
    let mark = "# Edition: "
    let text = String(decoding: mapped[second], as: UTF8.self)
    guard String(decoding: mapped[title], as: UTF8.self) == "# Casebook table 1: \(name)",
      text.hasPrefix(mark), mapped.last == newline
    else {
      munmap(UnsafeMutableRawPointer(mutating: mapped.baseAddress), mapped.count)
      throw .unreadable(path: path)
    }
    edition = String(text.dropFirst(mark.count))
    var start = 0
    while start < mapped.count, mapped[start] == hash {
      start = MappedTable.line(of: mapped, at: start).upperBound + 1
    }
    body = start
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  private static func map(_ path: String) -> UnsafeRawBufferPointer? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    // An empty file cannot be mapped; it is no table either.
    guard status.st_size > 0 else { return UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let start = mmap(nil, status.st_size, PROT_READ, MAP_PRIVATE, file, 0),
      start != MAP_FAILED
    else { return nil }
    return UnsafeRawBufferPointer(start: start, count: status.st_size)
  }
}

/// Lines and columns: each a range of bytes, the separator after it left out.
extension MappedTable {
  /// The line that begins at `start`.
  func line(at start: Int) -> Range<Int> { MappedTable.line(of: bytes, at: start) }

  /// The line after `line`, or nil at the end of the table.
  func line(after line: Range<Int>) -> Range<Int>? {
    let start = line.upperBound + 1
    return start < bytes.count ? self.line(at: start) : nil
  }

  /// The line before `line`, or nil at the first of the table.
  func line(before line: Range<Int>) -> Range<Int>? {
    guard line.lowerBound > body else { return nil }
    return lineStart(of: line.lowerBound - 1, notBelow: body)..<(line.lowerBound - 1)
  }

  /// Column `index` of a line; empty if the line has fewer.
  func column(_ index: Int, of line: Range<Int>) -> Range<Int> {
    var start = line.lowerBound
    for _ in 0..<index {
      guard let tab = first(tab, in: start..<line.upperBound) else {
        return line.upperBound..<line.upperBound
      }
      start = tab + 1
    }
    return start..<(first(tab, in: start..<line.upperBound) ?? line.upperBound)
  }

  /// The bytes of a range as text.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The bytes of a range where they lie; they are there as long as the table is.
  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: UInt8.self)
  }

  /// How many bytes the table has.
  var size: Int { bytes.count }

  /// One byte of the table.
  func byte(at offset: Int) -> UInt8 { bytes[offset] }

  /// Where `byte` first stands in a range.
  func first(_ byte: UInt8, in range: Range<Int>) -> Int? {
    guard let base = bytes.baseAddress, !range.isEmpty,
      let found = memchr(base + range.lowerBound, Int32(byte), range.count)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// Whether the bytes at `start` are those of `key`.
  func holds(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    start + key.count <= bytes.count && compare(key, at: start) == 0
  }

  /// Whether the bytes of a range stand at `start` too.
  func repeats(_ range: Range<Int>, at start: Int) -> Bool {
    guard let base = bytes.baseAddress, start + range.count <= bytes.count else { return false }
    return memcmp(base + range.lowerBound, base + start, range.count) == 0
  }

  private static func line(of bytes: UnsafeRawBufferPointer, at start: Int) -> Range<Int> {
    guard let base = bytes.baseAddress, start < bytes.count,
      let end = memchr(base + start, Int32(newline), bytes.count - start)
    else { return start..<max(start, bytes.count) }
    return start..<(UnsafeRawPointer(end) - base)
  }

  private func lineStart(of offset: Int, notBelow low: Int) -> Int {
    var start = offset
    // Glibc's memrchr is out of reach: eight bytes at a time, then one.
    while start - low >= 8,
      !holdsNewline(bytes.loadUnaligned(fromByteOffset: start - 8, as: UInt64.self))
    {
      start -= 8
    }
    while start > low, bytes[start - 1] != newline { start -= 1 }
    return start
  }
}

/// Searching.
extension MappedTable {
  /// The line whose first column is `key`.
  func line(for key: String) -> Range<Int>? {
    var key = key
    return key.withUTF8 { key in
      guard isKey(key), let line = firstLine(startingWith: key),
        line.lowerBound + key.count == line.upperBound
          || bytes[line.lowerBound + key.count] == tab
      else { return nil }
      return line
    }
  }

  /// Calls `body` on the lines that start with `prefix`, in order, until it returns false.
  func forEachLine(startingWith prefix: String, _ body: (Range<Int>) -> Bool) {
    var prefix = prefix
    prefix.withUTF8 { prefix in
      var line = firstLine(startingWith: prefix)
      while let current = line, holds(prefix, at: current.lowerBound), body(current) {
        line = self.line(after: current)
      }
    }
  }

  /// The first line that starts with `prefix`: a tab sorts before every character of a key, so the
  /// line of the key itself comes before those of longer keys.
  private func firstLine(startingWith prefix: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var (low, high) = (body, bytes.count)
    while low < high {
      let middle = lineStart(of: low + (high - low) / 2, notBelow: low)
      if compare(prefix, at: middle) > 0 {
        low = line(at: middle).upperBound + 1
      } else {
        high = middle
      }
    }
    return low < bytes.count && holds(prefix, at: low) ? line(at: low) : nil
  }

  /// How `key` sorts against the bytes at `start`; 0 if these begin with it.
  private func compare(_ key: UnsafeBufferPointer<UInt8>, at start: Int) -> Int32 {
    guard let base = bytes.baseAddress, let key = key.baseAddress.map({ ($0, key.count) }) else {
      return 0
    }
    let order = memcmp(key.0, base + start, min(key.1, bytes.count - start))
    return order == 0 && key.1 > bytes.count - start ? 1 : order
  }

  /// A key has no separators in it: one with a tab would match a piece of a line.
  private func isKey(_ key: UnsafeBufferPointer<UInt8>) -> Bool {
    !key.isEmpty && key.allSatisfy { $0 >= 32 }
  }
}

/// Whether any of eight bytes is a newline: the exclusive or makes it zero, and only below a zero
/// byte does the subtraction borrow into a top bit that was clear.
private func holdsNewline(_ word: UInt64) -> Bool {
  let marked = word ^ 0x0A0A_0A0A_0A0A_0A0A
  return (marked &- 0x0101_0101_0101_0101) & ~marked & 0x8080_8080_8080_8080 != 0
}

private let tab = UInt8(ascii: "\t")
private let newline = UInt8(ascii: "\n")
private let hash = UInt8(ascii: "#")
