/// The terms of imported indexes by the codes that they lead to, with the words of their paths.
struct IndexTexts {
  /// A word of a path.
  struct Word {
    var word: [UInt8]
    /// Whether a query may leave it out: it stands in brackets, or is another form of one before.
    var isExtra: Bool
  }

  private struct Use {
    var entry: Int
    /// The column of a table.
    var column: Int?
  }

  private let index: IndexBook
  private var uses: [UInt64: [Use]] = [:]
  private var words: [[Word]] = []
  private let columns: [IndexKind: [[Word]]]

  init(_ index: IndexBook) {
    self.index = index
    columns = [
      .neoplasm: IndexKind.neoplasm.columns.map { IndexTexts.read($0, isExtra: true) },
      .drug: IndexKind.drug.columns.map { IndexTexts.read($0, isExtra: true) },
    ]
    for number in 0..<index.count {
      let term = index.term(number)
      let isTable = !index.kind(of: number).columns.isEmpty
      var own = IndexTexts.read(term.title, isExtra: false)
      IndexTexts.markForms(&own)
      own += IndexTexts.read(term.modifiers, isExtra: true)
      own += IndexTexts.read(term.ending, isExtra: false)
      words.append(own)
      add(term, of: number, isTable: isTable)
      // A term that only says where to look is another name for what stands there.
      if term.codes.isEmpty, !term.see.isEmpty, let target = index.following(number) {
        let isTable = !index.kind(of: target).columns.isEmpty
        add(index.term(target), of: number, isTable: isTable)
      }
    }
  }

  private mutating func add(_ term: IndexTerm, of number: Int, isTable: Bool) {
    for (column, code) in term.codes.enumerated() {
      add(code, Use(entry: number, column: isTable ? column : nil))
    }
    add(term.manifestation, Use(entry: number, column: nil))
  }

  private mutating func add(_ code: String, _ use: Use) {
    guard let code = IndexCode(code) else { return }
    var text = code.code.text
    let packed = text.withUTF8 { IndexCompiler.packed($0) }
    uses[packed, default: []].append(use)
  }

  /// Calls `body` with each term of a code and the words of its path.
  func forEach(of code: UInt64, _ body: (Int, [Word]) -> Void) {
    for use in uses[code] ?? [] {
      var path: [Word] = []
      for number in index.ancestors(of: use.entry) + [use.entry] { path += words[number] }
      if let column = use.column, let own = columns[index.kind(of: use.entry)] {
        path += own[column]
      }
      body(use.entry, path)
    }
  }

  private static func read(_ text: String, isExtra: Bool) -> [Word] {
    var found: [Word] = []
    var reader = WordReader()
    var text = text
    text.withUTF8 { bytes in
      reader.read(bytes) { word, place in
        if place.isArticle { return }
        found.append(Word(word: word, isExtra: isExtra || place.isInBrackets || word == nec))
      }
    }
    return found
  }

  /// `Abnormal, abnormality, abnormalities`: of forms of one word the first is enough.
  private static func markForms(_ words: inout [Word]) {
    for at in words.indices.dropFirst() where words[at].word.count >= 5 {
      let beginning = words[at].word.prefix(5)
      if words[..<at].contains(where: { $0.word.starts(with: beginning) }) {
        words[at].isExtra = true
      }
    }
  }
}

private let nec = Array("nec".utf8)
