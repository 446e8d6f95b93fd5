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
  /// `brach pl` finds the brachial plexus. Whole terms and beginnings first, else by the alphabet.
  package func bodyPartKey(matching query: String) -> [KeyTerm] {
    terms(bodyPartKey, matching: query)
  }

  /// The same in the device key.
  package func deviceKey(matching query: String) -> [KeyTerm] { terms(deviceKey, matching: query) }

  private func entry(
    _ table: MappedTable, _ line: Range<Int>, section: Character, column: Int
  ) -> KeyEntry {
    func list(_ index: Int) -> [String] {
      table.text(table.column(index, of: line)).split(separator: "|").map(String.init)
    }
    return KeyEntry(section: section, values: list(column), terms: list(column + 1))
  }

  private func terms(_ entries: [KeyEntry], matching query: String) -> [KeyTerm] {
    let asked = words(query)
    guard !asked.isEmpty else { return [] }
    var found: [(rank: Int, term: KeyTerm)] = []
    for entry in entries {
      for term in entry.terms {
        let own = words(term)
        guard asked.allSatisfy({ word in own.contains { $0.hasPrefix(word) } }) else { continue }
        let rank = own == asked ? 0 : own.starts(with: asked, by: { $0.hasPrefix($1) }) ? 1 : 2
        found.append((rank, KeyTerm(term: term, values: entry.values, section: entry.section)))
      }
    }
    return found.sorted {
      ($0.rank, $0.term.term, $0.term.values[0]) < ($1.rank, $1.term.term, $1.term.values[0])
    }.map(\.term)
  }

  private func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }
}
