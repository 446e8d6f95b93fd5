/// Gathers which codes have which words, and lays the postings out.
struct PostingBuilder {
  private let codeCount: Int
  private let wordCount: Int
  /// The words of all codes one after the other, each word of a code once.
  private var pairs: [UInt32] = []
  private var starts: [Int] = []
  /// The last code that had a word, plus one.
  private var latest: [UInt32]
  private var counts: [Int]

  init(codes: Int, words: Int) {
    codeCount = codes
    wordCount = words
    latest = [UInt32](repeating: 0, count: words)
    counts = [Int](repeating: 0, count: words)
    pairs.reserveCapacity(codes * 24)
    starts.reserveCapacity(codes + 1)
  }

  /// The next code, in the order of ranks.
  mutating func beginCode() { starts.append(pairs.count) }

  /// A word of the code.
  mutating func add(_ word: UInt32) {
    let word = Int(word)
    guard latest[word] != UInt32(starts.count) else { return }
    latest[word] = UInt32(starts.count)
    counts[word] += 1
    pairs.append(UInt32(word))
  }

  /// How rare each word is: the number of halvings from all codes to those that have it.
  func weights(_ words: [UInt8], _ starts: [UInt32]) -> [UInt8] {
    (0..<wordCount).map { word in
      let letters = words[Int(starts[word])..<Int(starts[word + 1])]
      if Wording.saysNothing(String(decoding: letters, as: UTF8.self)) { return 0 }
      var halvings: UInt8 = 1
      while halvings < 17, counts[word] << Int(halvings) < codeCount { halvings += 1 }
      return halvings
    }
  }

  /// Postings laid out, and where each of them lies.
  struct Layout {
    var spans: [UInt32] = []
    var beginnings: [UInt32] = []
    var beginningSpans: [UInt32] = []
    var postings: [UInt32] = []
  }

  /// Every word's posting, then those of the beginnings that very many codes have.
  func layOut(_ words: [UInt8], _ starts: [UInt32]) -> Layout {
    var layout = Layout()
    var next = [Int](repeating: 0, count: wordCount)
    let isDense = counts.map { IndexLayout.isDense($0, of: codeCount) }
    var room = 0
    for word in 0..<wordCount {
      next[word] = room
      layout.spans += [UInt32(room), UInt32(counts[word])]
      room += isDense[word] ? bitWords : counts[word]
    }
    layout.postings = [UInt32](repeating: 0, count: room)
    for code in self.starts.indices {
      let end = code + 1 < self.starts.count ? self.starts[code + 1] : pairs.count
      for at in self.starts[code]..<end {
        let word = Int(pairs[at])
        if isDense[word] {
          layout.postings[next[word] + code / 32] |= 1 << UInt32(code % 32)
        } else {
          layout.postings[next[word]] = UInt32(code)
          next[word] += 1
        }
      }
    }
    addBeginnings(to: &layout, words, starts)
    return layout
  }

  /// The beginnings of one to three letters that stand for so many codes that a search should not
  /// have to join the postings of their words.
  private func addBeginnings(to layout: inout Layout, _ words: [UInt8], _ starts: [UInt32]) {
    var found: [UInt32: (words: Range<Int>, total: Int)] = [:]
    for word in 0..<wordCount {
      let letters = words[Int(starts[word])..<Int(starts[word + 1])]
      for length in 1...3 where letters.count >= length {
        let key = IndexLayout.key(letters.prefix(length))
        let before = found[key] ?? (word..<word, 0)
        found[key] = (before.words.lowerBound..<(word + 1), before.total + counts[word])
      }
    }
    for (key, value) in found.sorted(by: { $0.key < $1.key }) where value.total > 30_000 {
      var bits = [UInt32](repeating: 0, count: bitWords)
      for word in value.words {
        let start = Int(layout.spans[2 * word])
        if IndexLayout.isDense(counts[word], of: codeCount) {
          for at in 0..<bitWords { bits[at] |= layout.postings[start + at] }
        } else {
          for code in layout.postings[start..<(start + counts[word])] {
            bits[Int(code) / 32] |= 1 << (code % 32)
          }
        }
      }
      let count = bits.reduce(0) { $0 + $1.nonzeroBitCount }
      layout.beginnings.append(key)
      layout.beginningSpans += [UInt32(layout.postings.count), UInt32(count)]
      layout.postings += bits
    }
  }

  /// Bits for all codes, an even number of words so that they can be read as `UInt64`.
  private var bitWords: Int { (codeCount + 63) / 64 * 2 }
}
