import Glibc

/// A compiled index, mapped into memory and read where it lies.
final class MappedIndex: Sendable {
  // The mapping is private to this object, read-only, never replaced, and undone only in deinit,
  // when nobody can hold it any more: sharing the pointers into it between threads is sound.
  nonisolated(unsafe) private let bytes: UnsafeRawBufferPointer
  let codeCount: Int
  nonisolated(unsafe) let wordSettings: UnsafeBufferPointer<UInt8>
  nonisolated(unsafe) let wordStarts: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let words: UnsafeBufferPointer<UInt8>
  nonisolated(unsafe) let weights: UnsafeBufferPointer<UInt8>
  nonisolated(unsafe) let postingSpans: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let postings: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let beginnings: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let beginningSpans: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let textStarts: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let texts: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let parents: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let codes: UnsafeBufferPointer<UInt64>
  nonisolated(unsafe) let traits: UnsafeBufferPointer<UInt16>
  nonisolated(unsafe) let books: UnsafeBufferPointer<UInt64>
  nonisolated(unsafe) let phraseStarts: UnsafeBufferPointer<UInt32>
  nonisolated(unsafe) let phrases: UnsafeBufferPointer<UInt8>

  /// Maps the file at `path`; nil if there is none, or it is not whole, or of other tables.
  convenience init?(path: String, digest: UInt64) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size >= IndexLayout.headSize,
      let start = mmap(nil, status.st_size, PROT_READ, MAP_PRIVATE, file, 0), start != MAP_FAILED
    else { return nil }
    self.init(mapped: UnsafeRawBufferPointer(start: start, count: status.st_size), digest: digest)
  }

  /// An index in memory alone.
  convenience init?(copying file: [UInt8], digest: UInt64) {
    let access = PROT_READ | PROT_WRITE
    guard file.count >= IndexLayout.headSize,
      let start = mmap(nil, file.count, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      start != MAP_FAILED
    else { return nil }
    file.withUnsafeBytes {
      start.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(start), byteCount: file.count)
    }
    self.init(mapped: UnsafeRawBufferPointer(start: start, count: file.count), digest: digest)
  }

  /// Takes over a mapping; undone at once where it is no index of these tables.
  private init?(mapped bytes: UnsafeRawBufferPointer, digest: UInt64) {
    func field(_ index: Int) -> Int {
      Int(truncatingIfNeeded: bytes.load(fromByteOffset: index * 8, as: UInt64.self))
    }
    func place(_ section: IndexSection) -> Range<Int>? {
      let at = IndexLayout.fixedFields + 2 * section.rawValue
      let (start, count) = (field(at), field(at + 1))
      guard start % 8 == 0, start >= 0, count >= 0, start <= bytes.count,
        count <= bytes.count - start
      else { return nil }
      return start..<(start + count)
    }
    let places = IndexSection.allCases.compactMap(place)
    guard bytes.load(as: UInt64.self) == IndexLayout.version,
      bytes.load(fromByteOffset: 8, as: UInt64.self) == digest, field(2) == bytes.count,
      places.count == IndexSection.allCases.count
    else {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
      return nil
    }
    func section<Number>(_ section: IndexSection) -> UnsafeBufferPointer<Number> {
      UnsafeRawBufferPointer(rebasing: bytes[places[section.rawValue]]).bindMemory(to: Number.self)
    }
    self.bytes = bytes
    codeCount = field(3)
    wordSettings = section(.wordSettings)
    wordStarts = section(.wordStarts)
    words = section(.words)
    weights = section(.weights)
    postingSpans = section(.postingSpans)
    postings = section(.postings)
    beginnings = section(.beginnings)
    beginningSpans = section(.beginningSpans)
    textStarts = section(.textStarts)
    texts = section(.texts)
    parents = section(.parents)
    codes = section(.codes)
    traits = section(.traits)
    books = section(.books)
    phraseStarts = section(.phraseStarts)
    phrases = section(.phrases)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}

/// Words and phrases.
extension MappedIndex {
  var wordCount: Int { weights.count }

  /// The letters of a word.
  func letters(_ word: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: words[Int(wordStarts[word])..<Int(wordStarts[word + 1])])
  }

  /// The word itself as a range of one, or nil.
  func word(_ letters: [UInt8]) -> Range<Int>? {
    let first = firstWord(notBefore: letters)
    guard first < wordCount, self.letters(first).elementsEqual(letters) else { return nil }
    return first..<(first + 1)
  }

  /// The words that begin so; nil if there are none.
  func words(beginning letters: some Collection<UInt8>) -> Range<Int>? {
    let letters = Array(letters)
    guard !letters.isEmpty else { return nil }
    let first = firstWord(notBefore: letters)
    // No byte of a word is above `z`.
    let end = firstWord(notBefore: letters + [0xFF])
    return first < end ? first..<end : nil
  }

  private func firstWord(notBefore letters: [UInt8]) -> Int {
    var (low, high) = (0, wordCount)
    while low < high {
      let middle = (low + high) / 2
      if self.letters(middle).lexicographicallyPrecedes(letters) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// What a phrase may mean; with `goingOn`, what any phrase that begins with these letters may.
  func meanings(of phrase: [UInt8], goingOn: Bool) -> [Substring]? {
    var (low, high) = (0, phraseStarts.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if line(middle).lexicographicallyPrecedes(phrase) { low = middle + 1 } else { high = middle }
    }
    guard low < phraseStarts.count - 1 else { return nil }
    let line = line(low)
    guard line.starts(with: phrase), line.count > phrase.count else { return nil }
    guard goingOn || line[phrase.count] == tab else { return nil }
    let meanings = line.drop { $0 != tab }.dropFirst()
    return String(decoding: meanings, as: UTF8.self)
      .split(separator: "|", omittingEmptySubsequences: false)
  }

  private func line(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: phrases[Int(phraseStarts[index])..<Int(phraseStarts[index + 1])])
  }
}

/// Postings.
extension MappedIndex {
  /// How many 64-bit words hold a bit for every code.
  var bitWords: Int { (codeCount + 63) / 64 }

  /// Sets the bits of the codes that have any of the words.
  func join(_ words: Range<Int>, into bits: inout [UInt64]) {
    for word in words {
      join(at: Int(postingSpans[2 * word]), count: Int(postingSpans[2 * word + 1]), into: &bits)
    }
  }

  /// Sets the bits of the codes that have a word that begins so.
  func join(beginning letters: some Collection<UInt8>, into bits: inout [UInt64]) {
    if letters.count <= 3 {
      let key = IndexLayout.key(letters)
      var (low, high) = (0, beginnings.count)
      while low < high {
        let middle = (low + high) / 2
        if beginnings[middle] < key { low = middle + 1 } else { high = middle }
      }
      if low < beginnings.count, beginnings[low] == key {
        joinBits(at: Int(beginningSpans[2 * low]), into: &bits)
        return
      }
    }
    if let words = words(beginning: letters) { join(words, into: &bits) }
  }

  private func join(at start: Int, count: Int, into bits: inout [UInt64]) {
    guard !IndexLayout.isDense(count, of: codeCount) else {
      return joinBits(at: start, into: &bits)
    }
    bits.withUnsafeMutableBufferPointer { bits in
      for at in start..<(start + count) {
        let code = Int(postings[at])
        bits[code / 64] |= 1 << UInt64(code % 64)
      }
    }
  }

  private func joinBits(at start: Int, into bits: inout [UInt64]) {
    bits.withUnsafeMutableBufferPointer { bits in
      for at in bits.indices {
        bits[at] |=
          UInt64(postings[start + 2 * at]) | UInt64(postings[start + 2 * at + 1]) << 32
      }
    }
  }
}

private let tab = UInt8(ascii: "\t")
