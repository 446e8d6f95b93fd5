/// Makes an index out of the tables.
///
/// Codes are numbered twice: first as they stand in the tables, then by `StaticRank`, so that what a
/// coder most likely means comes first in every posting.
struct IndexCompiler {
  let tables: SearchTables
  private var vocabulary = Vocabulary()
  private var reader = WordReader()

  /// As they stand in the tables: codes, and after them the headers of procedure terms.
  private(set) var texts: [UInt32] = []
  private(set) var textStarts: [UInt32] = []
  private(set) var parents: [UInt32] = []
  private(set) var codes: [UInt64] = []
  private(set) var traits: [Traits] = []
  private var ranks: [Int32] = []

  init(tables: SearchTables) { self.tables = tables }

  /// The bytes of the file. `progress` is told how much is done, up to 0.98: the file remains to be
  /// written.
  mutating func compile(_ progress: (Double) -> Void) -> [UInt8] {
    // The shares are those that the parts take of the whole time.
    readDiagnoses { progress(0.3 * $0) }
    readServices()
    readProcedures { progress(0.3 + 0.3 * $0) }
    let codeCount = codes.count
    textStarts.append(UInt32(texts.count))
    let words = vocabulary.sorted()
    for at in texts.indices where texts[at] & IndexLayout.segment == 0 {
      let mark = texts[at] & IndexLayout.marks
      texts[at] = words.numbers[Int(texts[at] ^ mark)] | mark
    }
    let order = (0..<codeCount).sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    var postings = PostingBuilder(codes: codeCount, words: words.starts.count - 1)
    gather(into: &postings, order: order)
    progress(0.8)

    var file = IndexWriter(digest: tables.digest, codes: codeCount, texts: parents.count)
    file.add(.wordSettings, wordSettings(words: words.starts.count - 1, codeCount: codeCount))
    file.add(.wordStarts, words.starts)
    file.add(.words, words.words)
    file.add(.weights, postings.weights(words.words, words.starts))
    let layout = postings.layOut(words.words, words.starts)
    file.add(.postingSpans, layout.spans)
    file.add(.postings, layout.postings)
    file.add(.beginnings, layout.beginnings)
    file.add(.beginningSpans, layout.beginningSpans)
    progress(0.9)
    write(order, codeCount, into: &file)
    let phrases = PhraseBuilder(tables: tables).phrases()
    file.add(.phraseStarts, phrases.starts)
    file.add(.phrases, phrases.bytes)
    progress(0.98)
    return file.bytes()
  }

  /// The text of a code begins: its title is of these words.
  private mutating func begin(parent: UInt32) {
    textStarts.append(UInt32(texts.count))
    parents.append(parent)
    texts.append(IndexLayout.segment)
  }

  private mutating func add(
    _ table: MappedTable, _ range: Range<Int>, isDiagnosis: Bool = false
  ) {
    // `unspecified stage`, `without complications`: the word after says no more than the one before.
    var follows = 0
    var mark = IndexLayout.extra
    var clause: UInt32 = 0
    let first = texts.count
    let (or, unspecified) = (vocabulary.number(of: orWord), vocabulary.number(of: unspecifiedWord))
    reader.read(table.bytes(range)) { word, place in
      if place.isArticle { return }
      if place.isAfterComma { follows = 0 }
      let number = vocabulary.number(of: word)
      let own = follows > 0 ? mark : 0
      if number == unspecified, texts.count >= first + 2, texts[texts.count - 1] == or {
        // `Chronic or unspecified`: the word before says no more than that nothing is said.
        texts[texts.count - 2] |= IndexLayout.extra
      }
      texts.append(number | own | clause | (place.isInBrackets ? IndexLayout.extra : 0))
      if isDiagnosis, texts.count > first + 1, Wording.clauses.contains(word) {
        clause = IndexLayout.clause
      }
      follows -= 1
      if let count = Wording.extras[word] {
        // `Unspecified acute appendicitis`: what comes first is of the thing itself.
        follows = texts.count == first + 1 ? 0 : count
        mark = word == whetherWord ? IndexLayout.extra | IndexLayout.absent : IndexLayout.extra
      } else if let count = Wording.absences[word] {
        follows = count
        mark = IndexLayout.extra | IndexLayout.absent
      }
    }
  }

  private mutating func readDiagnoses(_ progress: (Double) -> Void) {
    let table = tables.diagnoses
    let common = commonCodes()
    let terms = tables.index.map { IndexTexts($0) }
    let mentions = Mentions(tables.notes)
    var above: [(code: Range<Int>, number: Int, title: Range<Int>)] = []
    table.forEachLine { line in
      let code = table.column(0, of: line)
      while let last = above.last, !table.repeats(last.code, at: code.lowerBound) {
        above.removeLast()
      }
      let number = codes.count
      if number % 4096 == 0 { progress(Double(line.lowerBound) / Double(table.size)) }
      begin(parent: above.last.map { UInt32($0.number) } ?? IndexLayout.none)
      var title = table.column(3, of: line)
      if !title.isEmpty, table.byte(at: title.lowerBound) == UInt8(ascii: "^"),
        let last = above.last
      {
        title = (title.lowerBound + 1)..<title.upperBound
        self.traits[last.number].insert(.stem)
        // A copy: a slice of the array would make appending copy all of it.
        texts += Array(texts[last.title])
      }
      // `Contact with hot water` leads with nothing else.
      let isExternal = (UInt8(ascii: "V")...UInt8(ascii: "Y")).contains(
        table.byte(at: code.lowerBound))
      add(table, title, isDiagnosis: !isExternal)
      let own = (Int(textStarts[number]) + 1)..<texts.count
      var traits = StaticRank.traits(table, line)
      if common.contains(where: { table.holds($0, at: code.lowerBound) }) {
        traits.insert(.common)
      }
      if StaticRank.isStem(table.bytes(code), traits) { traits.insert(.stem) }
      ranks.append(StaticRank.diagnosis(table.bytes(code), words: count(own), traits))
      self.traits.append(traits)
      codes.append(IndexCompiler.packed(table.bytes(code)))
      addNotes(of: table.text(code))
      addDrugs(of: table.text(code))
      for line in mentions[table.text(code)] {
        texts.append(IndexLayout.segment | UInt32(line))
        let mark = texts.count - 1
        add(tables.notes, Mentions.words(tables.notes, line: line), isDiagnosis: true)
        if texts.last == vocabulary.number(of: nosWord) { texts[mark] |= IndexLayout.usual }
      }
      terms?.forEach(of: IndexCompiler.packed(table.bytes(code))) { entry, words in
        texts.append(IndexLayout.segment | IndexLayout.entry | UInt32(entry))
        for word in words {
          texts.append(vocabulary.number(of: word.word) | (word.isExtra ? IndexLayout.extra : 0))
        }
      }
      above.append((code, number, own))
    }
  }

  /// How many words of a title say more than that nothing is said.
  private mutating func count(_ words: Range<Int>) -> Int {
    let defaults = Wording.defaults.map { vocabulary.number(of: Array($0.utf8)) }
    return texts[words].count { word in
      word & (IndexLayout.segment | IndexLayout.extra) == 0
        && !defaults.contains(word & ~IndexLayout.marks)
    }
  }

  /// A text of one word, as it stands.
  mutating func add(mark: UInt32, word: [UInt8]) {
    texts += [mark, vocabulary.number(of: word)]
  }

  /// A text of the words of a name.
  mutating func add(mark: UInt32, _ name: UnsafeBufferPointer<UInt8>) {
    texts.append(mark)
    reader.read(name) { word, _ in texts.append(vocabulary.number(of: word)) }
  }

  private mutating func addNotes(of code: String) {
    let notes = tables.notes
    notes.forEachLine(startingWith: code + "\t") { line in
      let kind = notes.column(2, of: line)
      let letter = notes.byte(at: kind.lowerBound)
      if letter == UInt8(ascii: "i") || letter == UInt8(ascii: "t") {
        texts.append(IndexLayout.segment | UInt32(line.lowerBound))
        let mark = texts.count - 1
        add(notes, notes.column(4, of: line), isDiagnosis: true)
        if texts.last == vocabulary.number(of: nosWord) { texts[mark] |= IndexLayout.usual }
      }
      return true
    }
  }

  private mutating func readServices() {
    let table = tables.services
    table.forEachLine { line in
      begin(parent: IndexLayout.none)
      add(table, table.column(3, of: line))
      let words = texts.count - Int(textStarts[textStarts.count - 1]) - 1
      ranks.append(StaticRank.service(words: words))
      traits.append(.service)
      codes.append(IndexCompiler.packed(table.bytes(table.column(0, of: line))))
    }
  }

  private mutating func readProcedures(_ progress: (Double) -> Void) {
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
      if codes.count % 4096 == 0 { progress(Double(line.lowerBound) / Double(table.size)) }
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

  /// Eight bytes, the first of the code lowest.
  static func packed(_ code: UnsafeBufferPointer<UInt8>) -> UInt64 {
    code.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

private let orWord = Array("or".utf8)
private let nosWord = Array("nos".utf8)
private let whetherWord = Array("whether".utf8)
private let unspecifiedWord = Array("unspecified".utf8)
