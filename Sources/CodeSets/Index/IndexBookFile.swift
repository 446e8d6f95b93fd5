import Glibc

/// The compiled file of the indexes, mapped.
///
/// Head: version, digest, length, number of entries, then for each kind its first entry, the one after
/// its last, and its year; then where the sections lie. All numbers as this machine stores them: the
/// file is made where it is read.
final class IndexBookFile: Sendable {
  /// Changes whenever the layout does, so that an older file counts as stale.
  static let version: UInt64 = 0x0001_3158_4449_4243
  static let fixedFields = 4 + 3 * IndexKind.allCases.count
  static let headSize = (fixedFields + 2 * Section.allCases.count) * 8

  /// The sections, each an array.
  enum Section: Int, CaseIterable {
    /// Six `UInt32` for each entry: see `Field`.
    case records
    /// Lines of the entries, one after the other; where each begins is in its record.
    case text
    /// Entries that references lead to: `UInt32`, `none` where they lead to none.
    case targets
    /// Main terms of all kinds, each kind in the order of the letters: `UInt32`.
    case sorted
    /// Main terms of all kinds in printed order: `UInt32`.
    case mainTerms
  }

  /// The numbers of a record.
  enum Field: Int, CaseIterable {
    /// The entry above, or `none`.
    case parent
    /// The entry after all that stand below.
    case end
    /// Where the line begins.
    case text
    case level
    /// Where the targets begin: one for each reference of the `see`, then of the `see also`.
    case targets
    /// How many bytes the line has.
    case length
  }

  static let none = UInt32.max

  struct Span: Sendable {
    var entries: Range<Int>
    var year: Int
  }

  // The mapping is private to this object, read-only, never replaced, and undone only in deinit,
  // when nobody can hold it any more: sharing the pointers into it between threads is sound.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  nonisolated(unsafe) private let records: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) private let text: UnsafeRawBufferPointer
  nonisolated(unsafe) let targets: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let sorted: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let mainTerms: UnsafeBufferPointer<UInt32>
  let spans: [Span]
  let count: Int
  let digest: UInt64

  init(path: String) throws(IndexBookError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .missing(path: path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_size >= IndexBookFile.headSize,
      let start = mmap(nil, status.st_size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      start != MAP_FAILED
    else { throw .damaged(path: path) }
    let bytes = UnsafeRawBufferPointer(start: start, count: status.st_size)
    do throws(IndexBookError) {
      let head = try IndexBookHead(bytes, path: path)
      spans = head.spans
      count = head.count
      digest = head.digest
      records = bytes.section(head.places[Section.records.rawValue])
      text = UnsafeRawBufferPointer(rebasing: bytes[head.places[Section.text.rawValue]])
      targets = bytes.section(head.places[Section.targets.rawValue])
      sorted = bytes.section(head.places[Section.sorted.rawValue])
      mainTerms = bytes.section(head.places[Section.mainTerms.rawValue])
      self.bytes = bytes
    } catch {
      munmap(start, bytes.count)
      throw error
    }
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }

  /// One number of an entry's record.
  func field(_ field: Field, of entry: Int) -> Int {
    Int(records[entry * Field.allCases.count + field.rawValue])
  }

  /// The bytes of an entry's line.
  func line(of entry: Int) -> UnsafeBufferPointer<UInt8> {
    let start = min(field(.text, of: entry), text.count)
    let length = min(field(.length, of: entry), text.count - start)
    return UnsafeRawBufferPointer(rebasing: text[start..<(start + length)])
      .assumingMemoryBound(to: UInt8.self)
  }

  /// The bytes of a column of an entry's line, counted from 0.
  func column(_ column: Int, of entry: Int) -> UnsafeBufferPointer<UInt8> {
    let line = line(of: entry)
    var start = 0
    for _ in 0..<column {
      guard let tab = line[start...].firstIndex(of: 9) else {
        return UnsafeBufferPointer(rebasing: line[line.count...])
      }
      start = tab + 1
    }
    return UnsafeBufferPointer(
      rebasing: line[start..<(line[start...].firstIndex(of: 9) ?? line.count)])
  }
}

/// The head of a file, proven: what it says lies inside the file.
private struct IndexBookHead {
  var spans: [IndexBookFile.Span] = []
  var places: [Range<Int>] = []
  let count: Int
  let digest: UInt64

  init(_ bytes: UnsafeRawBufferPointer, path: String) throws(IndexBookError) {
    func field(_ index: Int) -> Int {
      Int(truncatingIfNeeded: bytes.load(fromByteOffset: index * 8, as: UInt64.self))
    }
    guard bytes.load(as: UInt64.self) == IndexBookFile.version else { throw .stale(path: path) }
    digest = bytes.load(fromByteOffset: 8, as: UInt64.self)
    count = field(3)
    guard field(2) == bytes.count, count >= 0 else { throw .damaged(path: path) }
    for kind in IndexKind.allCases {
      let at = 4 + 3 * Int(kind.rawValue)
      let (first, end) = (field(at), field(at + 1))
      guard first >= 0, first <= end, end <= count else { throw .damaged(path: path) }
      spans.append(IndexBookFile.Span(entries: first..<end, year: field(at + 2)))
    }
    for section in IndexBookFile.Section.allCases {
      let at = IndexBookFile.fixedFields + 2 * section.rawValue
      let (start, size) = (field(at), field(at + 1))
      guard start % 8 == 0, start >= 0, size >= 0, start <= bytes.count,
        size <= bytes.count - start
      else { throw .damaged(path: path) }
      places.append(start..<(start + size))
    }
    let recordSize = IndexBookFile.Field.allCases.count * 4
    guard places[IndexBookFile.Section.records.rawValue].count == count * recordSize else {
      throw .damaged(path: path)
    }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func section(_ place: Range<Int>) -> UnsafeBufferPointer<UInt32> {
    UnsafeRawBufferPointer(rebasing: self[place]).bindMemory(to: UInt32.self)
  }
}
