/// An entry of the body-part or device key of ICD-10-PCS: what the record says, and how the tables
/// name it.
package struct KeyEntry: Hashable, Sendable {
  /// The section whose tables have these values; `0` for Medical and Surgical.
  package let section: Character
  /// The values, one for each side or system that has its own.
  package let values: [String]
  /// The terms that are coded to them.
  package let terms: [String]
}

/// A term of a key that a query found.
package struct KeyTerm: Hashable, Sendable {
  /// The term as the key has it.
  package let term: String
  /// The values that it is coded to.
  package let values: [String]
  /// The section whose tables have these values.
  package let section: Character

  /// A term by its parts.
  package init(term: String, values: [String], section: Character) {
    self.term = term
    self.values = values
    self.section = section
  }
}

extension CodeBook {
  /// The 328 entries of the body-part key.
  package var bodyPartKey: [KeyEntry] {
    var found: [KeyEntry] = []
    bodyPartKeyTable.forEachLine(startingWith: "") { line in
      found.append(entry(bodyPartKeyTable, line, section: "0", column: 0))
      return true
    }
    return found
  }

  /// The entries of the device key: 145 devices of Medical and Surgical, then the substances of
  /// Administration and what New Technology names.
  package var deviceKey: [KeyEntry] {
    var found: [KeyEntry] = []
    deviceKeyTable.forEachLine(startingWith: "") { line in
      let section = Character(UnicodeScalar(deviceKeyTable.byte(at: line.lowerBound)))
      found.append(entry(deviceKeyTable, line, section: section, column: 1))
      return true
    }
    return found
  }

  /// The terms of the body-part key that have every word of the query, each word perhaps only begun:
  /// `rect abd` finds the rectus abdominis muscle. Whole terms and beginnings first, else by the
  /// alphabet.
  package func bodyPartKey(matching query: String) -> [KeyTerm] {
    terms(bodyPartKeyTable, column: 0, matching: query)
  }

  /// The same in the device key.
  package func deviceKey(matching query: String) -> [KeyTerm] {
    terms(deviceKeyTable, column: 1, matching: query)
  }

  private func entry(
    _ table: MappedTable, _ line: Range<Int>, section: Character, column: Int
  ) -> KeyEntry {
    func list(_ index: Int) -> [String] {
      table.text(table.column(index, of: line)).split(separator: "|").map(String.init)
    }
    return KeyEntry(section: section, values: list(column), terms: list(column + 1))
  }

  private func terms(_ table: MappedTable, column: Int, matching query: String) -> [KeyTerm] {
    let asked = words(query)
    guard !asked.isEmpty else { return [] }
    var found: [(rank: Int, term: KeyTerm)] = []
    table.forEachLine(startingWith: "") { line in
      // The line is asked as a whole first: few have every word.
      let terms = table.column(column + 1, of: line)
      guard asked.allSatisfy({ table.hasWord(beginning: $0, in: terms) }) else { return true }
      let section =
        column == 0 ? "0" : Character(UnicodeScalar(table.byte(at: line.lowerBound)))
      let entry = entry(table, line, section: section, column: column)
      for term in entry.terms {
        let own = words(term)
        guard asked.allSatisfy({ word in own.contains { $0.starts(with: word) } }) else { continue }
        let rank = own == asked ? 0 : begins(own, with: asked) ? 1 : 2
        found.append((rank, KeyTerm(term: term, values: entry.values, section: section)))
      }
      return true
    }
    return found.sorted {
      ($0.rank, $0.term.term, $0.term.values.first ?? "")
        < ($1.rank, $1.term.term, $1.term.values.first ?? "")
    }.map(\.term)
  }

  private func begins(_ words: [ArraySlice<UInt8>], with asked: [ArraySlice<UInt8>]) -> Bool {
    words.count >= asked.count && zip(words, asked).allSatisfy { $0.starts(with: $1) }
  }

  /// The words of a text in lower case. The keys are ASCII: a byte of another letter is of none.
  private func words(_ text: String) -> [ArraySlice<UInt8>] {
    text.utf8.map(lowered).split { !isWord($0) }
  }
}

extension MappedTable {
  /// Whether a word of a range, in either case, begins with `word`, which is in lower case.
  fileprivate func hasWord(beginning word: ArraySlice<UInt8>, in range: Range<Int>) -> Bool {
    guard let first = word.first else { return true }
    var isInside = false
    for at in range {
      let byte = lowered(byte(at: at))
      if !isInside, byte == first, at + word.count <= range.upperBound,
        zip(word, at...).allSatisfy({ $0 == lowered(self.byte(at: $1)) })
      {
        return true
      }
      isInside = isWord(byte)
    }
    return false
  }
}

private func lowered(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte + 32 : byte }

private func isWord(_ byte: UInt8) -> Bool {
  (97...122).contains(byte) || (48...57).contains(byte)
}
