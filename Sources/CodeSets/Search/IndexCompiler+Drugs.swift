extension IndexCompiler {
  /// The names of the drugs and chemicals of a category, each a text of its own; a stem is a word that
  /// nobody types, its hyphen included.
  mutating func addDrugs(of code: String) {
    let drugs = tables.drugs
    drugs.forEachLine(startingWith: code + "\t") { line in
      var start = drugs.column(1, of: line).lowerBound
      while start < line.upperBound {
        var end = start
        while end < line.upperBound, drugs.byte(at: end) != UInt8(ascii: ",") { end += 1 }
        begin(drug: start, drugs.bytes(start..<end))
        start = end + 2
      }
      return true
    }
  }

  private mutating func begin(drug start: Int, _ name: UnsafeBufferPointer<UInt8>) {
    let mark = IndexLayout.segment | IndexLayout.drug | UInt32(start)
    if name.first == hyphen || name.last == hyphen {
      add(mark: mark, word: Array(name))
    } else {
      add(mark: mark, name)
    }
  }
}

private let hyphen = UInt8(ascii: "-")
