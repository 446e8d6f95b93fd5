/// What clinicians say for what the books say: abbreviations, synonyms and the two keys of
/// ICD-10-PCS, brought to the words that search compares.
struct PhraseBuilder {
  let tables: SearchTables

  /// Phrases in bytewise order, each `words, tab, meanings with | between`.
  func phrases() -> (starts: [UInt32], bytes: [UInt8]) {
    var meanings: [String: [String]] = [:]
    func add(_ phrase: String, _ meaning: String) {
      let mark = meaning.first == Wording.looselyMark ? "\(Wording.looselyMark)" : ""
      let alone = phrase.hasPrefix(Wording.aloneMark) ? Wording.aloneMark : ""
      let meaning = mark + WordReader.phrase(meaning)
      let words = WordReader.phrase(phrase)
      guard !words.isEmpty, words != meaning else { return }
      let phrase = alone + words
      var known = meanings[phrase] ?? []
      if !known.contains(meaning) { known.append(meaning) }
      meanings[phrase] = known
    }
    for table in [tables.abbreviations, tables.synonyms] {
      table.forEachLine { line in
        let phrase = table.text(table.column(0, of: line))
        let column = table.text(table.column(1, of: line))
        for meaning in column.split(separator: "|", omittingEmptySubsequences: false) {
          add(phrase, String(meaning))
        }
      }
    }
    addKey(tables.bodyParts, column: 0, add)
    addKey(tables.devices, column: 1, add)
    let sorted = meanings.map { ($0.key, $0.value) }
      .sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
    var bytes: [UInt8] = []
    var starts: [UInt32] = [0]
    for (phrase, meanings) in sorted {
      bytes += "\(phrase)\t\(meanings.joined(separator: "|"))".utf8
      starts.append(UInt32(bytes.count))
    }
    return (starts, bytes)
  }

  /// Terms stand for the value that they are coded to, whichever side or system it is of.
  private func addKey(_ table: MappedTable, column: Int, _ add: (String, String) -> Void) {
    table.forEachLine { line in
      let values = table.text(table.column(column, of: line))
      var bare: [Substring] = []
      for value in values.split(separator: "|") {
        var value = value
        for side in [", Left", ", Right", ", Bilateral"] where value.hasSuffix(side) {
          value = value.dropLast(side.count)
        }
        if let place = value.firstRange(of: " in ") { value = value[..<place.lowerBound] }
        if !bare.contains(value) { bare.append(value) }
      }
      let terms = table.text(table.column(column + 1, of: line))
      for term in terms.split(separator: "|") {
        for value in bare { add(String(term), String(value)) }
      }
    }
  }
}
