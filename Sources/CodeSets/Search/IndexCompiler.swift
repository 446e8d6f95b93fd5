/// Makes an index out of the tables.
///
/// Codes are numbered twice: first as they stand in the tables, then by `StaticRank`, so that what a
/// coder most likely means comes first in every posting.
struct IndexCompiler {
  let tables: SearchTables
  private var vocabulary = Vocabulary()
  private var reader = WordReader()

  /// As they stand in the tables: codes, and after them the headers of procedure terms.
  private var texts: [UInt32] = []
  private var textStarts: [UInt32] = []
  private var parents: [UInt32] = []
  private var codes: [UInt64] = []
  private var traits: [Traits] = []
  private var ranks: [Int32] = []

  init(tables: SearchTables) { self.tables = tables }

  /// The bytes of the file.
  mutating func compile() -> [UInt8] {
    readDiagnoses()
    readProcedures()
    let codeCount = codes.count
    textStarts.append(UInt32(texts.count))
    let words = vocabulary.sorted()
    for at in texts.indices where texts[at] & IndexLayout.segment == 0 {
      let mark = texts[at] & IndexLayout.extra
      texts[at] = words.numbers[Int(texts[at] ^ mark)] | mark
    }
    let order = (0..<codeCount).sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var postings = PostingBuilder(codes: codeCount, words: words.starts.count - 1)
    gather(into: &postings, order: order)

    var file = IndexWriter(digest: tables.digest, codes: codeCount, texts: parents.count)
    file.add(.wordStarts, words.starts)
    file.add(.words, words.words)
    file.add(.weights, postings.weights(words.words, words.starts))
    let layout = postings.layOut(words.words, words.starts)
    file.add(.postingSpans, layout.spans)
    file.add(.postings, layout.postings)
    file.add(.beginnings, layout.beginnings)
    file.add(.beginningSpans, layout.beginningSpans)
    write(order, codeCount, into: &file)
    let phrases = PhraseBuilder(tables: tables).phrases()
    file.add(.phraseStarts, phrases.starts)
    file.add(.phrases, phrases.bytes)
    return file.bytes()
  }

  /// The text of a code begins: its title is of these words.
  private mutating func begin(parent: UInt32) {
    textStarts.append(UInt32(texts.count))
    parents.append(parent)
    texts.append(IndexLayout.segment)
  }

  private mutating func add(_ table: MappedTable, _ range: Range<Int>) {
    // `unspecified stage`, `without complications`: the word after says no more than the one before.
    var follows = 0
    reader.read(table.bytes(range)) { word, isInBrackets in
      let number = vocabulary.number(of: word)
      texts.append(isInBrackets || follows > 0 ? number | IndexLayout.extra : number)
      follows = Wording.extras[word] ?? (follows - 1)
    }
  }

  private mutating func readDiagnoses() {
    let table = tables.diagnoses
    let common = commonCodes()
    var above: [(code: Range<Int>, number: Int, title: Range<Int>)] = []
    table.forEachLine { line in
      let code = table.column(0, of: line)
      while let last = above.last, !table.repeats(last.code, at: code.lowerBound) {
        above.removeLast()
      }
      let number = codes.count
      begin(parent: above.last.map { UInt32($0.number) } ?? IndexLayout.none)
      var title = table.column(3, of: line)
      if !title.isEmpty, table.byte(at: title.lowerBound) == UInt8(ascii: "^"),
        let last = above.last
      {
        title = (title.lowerBound + 1)..<title.upperBound
        // A copy: a slice of the array would make appending copy all of it.
        texts += Array(texts[last.title])
      }
      add(table, title)
      let own = (Int(textStarts[number]) + 1)..<texts.count
      var traits = StaticRank.traits(table, line)
      if common.contains(where: { table.holds($0, at: code.lowerBound) }) {
        traits.insert(.common)
      }
      ranks.append(StaticRank.diagnosis(table.bytes(code), words: own.count, traits))
      self.traits.append(traits)
      codes.append(IndexCompiler.packed(table.bytes(code)))
      addNotes(of: table.text(code))
      above.append((code, number, own))
    }
  }

  private mutating func addNotes(of code: String) {
    let notes = tables.notes
    notes.forEachLine(startingWith: code + "\t") { line in
      let kind = notes.column(2, of: line)
      let letter = notes.byte(at: kind.lowerBound)
      if letter == UInt8(ascii: "i") || letter == UInt8(ascii: "t") {
        texts.append(IndexLayout.segment | UInt32(line.lowerBound))
        add(notes, notes.column(4, of: line))
      }
      return true
    }
  }

  private mutating func readProcedures() {
    let table = tables.procedures
    let common = commonCodes()
    let headers = termHeaders()
    let first = codes.count
    var parent: [String: UInt32] = [:]
    var count = 0
    table.forEachLine { _ in count += 1 }
    for (offset, header) in headers.enumerated() {
      parent[header.prefix] = UInt32(first + count + offset)
    }
    func nearest(_ code: Substring) -> UInt32 {
      var code = code
      while !code.isEmpty {
        if let found = parent[String(code)] { return found }
        code.removeLast()
      }
      return IndexLayout.none
    }
    table.forEachLine { line in
      let code = table.column(0, of: line)
      begin(parent: nearest(table.text(code)[...]))
      add(table, table.column(2, of: line))
      let words = texts.count - Int(textStarts[textStarts.count - 1]) - 1
      var traits: Traits = .procedure
      if common.contains(where: { table.holds($0, at: code.lowerBound) }) {
        traits.insert(.common)
      }
      ranks.append(StaticRank.procedure(table.bytes(code), words: words, traits))
      self.traits.append(traits)
      codes.append(IndexCompiler.packed(table.bytes(code)))
    }
    for header in headers {
      textStarts.append(UInt32(texts.count))
      parents.append(nearest(header.prefix.dropLast()))
      for line in header.lines {
        texts.append(IndexLayout.segment | UInt32(line))
        add(tables.terms, tables.terms.column(0, of: tables.terms.line(at: line)))
      }
    }
  }

  /// The terms of the procedure index by what codes begin with.
  private func termHeaders() -> [(prefix: String, lines: [Int])] {
    var lines: [String: [Int]] = [:]
    tables.terms.forEachLine { line in
      let prefixes = tables.terms.text(tables.terms.column(1, of: line))
      for prefix in prefixes.split(separator: " ") {
        lines[String(prefix), default: []].append(line.lowerBound)
      }
    }
    return lines.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func commonCodes() -> [UnsafeBufferPointer<UInt8>] {
    var found: [UnsafeBufferPointer<UInt8>] = []
    tables.common.forEachLine { found.append(tables.common.bytes($0)) }
    return found
  }

  /// The words of every code, those of the headers above it among them.
  private func gather(into postings: inout PostingBuilder, order: [Int]) {
    for number in order {
      postings.beginCode()
      var at = number
      while true {
        let text = Int(textStarts[at])..<Int(textStarts[at + 1])
        for word in texts[text] where word & IndexLayout.segment == 0 {
          postings.add(word & ~IndexLayout.extra)
        }
        guard parents[at] != IndexLayout.none else { break }
        at = Int(parents[at])
      }
    }
  }

  private func write(_ order: [Int], _ codeCount: Int, into file: inout IndexWriter) {
    var renumbered = [UInt32](repeating: 0, count: parents.count)
    for (new, old) in order.enumerated() { renumbered[old] = UInt32(new) }
    for header in codeCount..<parents.count { renumbered[header] = UInt32(header) }
    let all = order + Array(codeCount..<parents.count)
    var newTexts: [UInt32] = []
    newTexts.reserveCapacity(texts.count)
    var starts: [UInt32] = [0]
    for old in all {
      newTexts += texts[Int(textStarts[old])..<Int(textStarts[old + 1])]
      starts.append(UInt32(newTexts.count))
    }
    file.add(.textStarts, starts)
    file.add(.texts, newTexts)
    file.add(
      .parents,
      all.map { parents[$0] == IndexLayout.none ? IndexLayout.none : renumbered[Int(parents[$0])] })
    file.add(.codes, order.map { codes[$0] })
    file.add(.traits, order.map { traits[$0].rawValue })
    let perBook = (codeCount + 63) / 64
    var books = [UInt64](repeating: 0, count: 2 * perBook)
    for (new, old) in order.enumerated() {
      let book = traits[old].contains(.procedure) ? perBook : 0
      books[book + new / 64] |= 1 << UInt64(new % 64)
    }
    file.add(.books, books)
  }

  /// Eight bytes, the first of the code lowest.
  static func packed(_ code: UnsafeBufferPointer<UInt8>) -> UInt64 {
    code.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}
