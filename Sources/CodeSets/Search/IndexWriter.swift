/// Collects the sections of an index into the bytes of its file.
struct IndexWriter {
  private let fixed: [UInt64]
  private var sections: [Int: [UInt8]] = [:]

  init(digest: UInt64, codes: Int, texts: Int) {
    fixed = [IndexLayout.version, digest, UInt64(codes), UInt64(texts)]
  }

  mutating func add<Number: FixedWidthInteger>(_ section: IndexSection, _ numbers: [Number]) {
    sections[section.rawValue] = numbers.withUnsafeBytes { Array($0) }
  }

  /// The file. Every section begins at a multiple of eight.
  func bytes() -> [UInt8] {
    var places: [UInt64] = []
    var length = IndexLayout.headSize
    for section in IndexSection.allCases {
      let count = sections[section.rawValue]?.count ?? 0
      places += [UInt64(length), UInt64(count)]
      length += (count + 7) & ~7
    }
    let head = [fixed[0], fixed[1], UInt64(length)] + fixed[2...] + places
    var bytes = head.withUnsafeBytes { Array($0) }
    bytes.reserveCapacity(length)
    for section in IndexSection.allCases {
      bytes += sections[section.rawValue] ?? []
      while bytes.count % 8 != 0 { bytes.append(0) }
    }
    return bytes
  }
}
