import CodeSets

/// Terms drawn from imported indexes, to see how often search finds the codes that they give.
package struct IndexTermSample {
  /// One of them.
  package struct Term {
    /// Its path as one would type it: `Anemia, blood loss, acute`; of a row of a table the name of one
    /// of its columns is the last part.
    package let words: String
    /// The codes that the index gives; any of them, or of those below it, will do.
    package let codes: [IndexCode]
    /// The index it is of.
    package let kind: IndexKind

    /// The place of its code among the hits, from 0, or nil.
    package func place(in hits: [SearchHit]) -> Int? {
      hits.firstIndex { hit in
        let code = hit.code.filter { $0 != "." }
        return codes.contains { code.hasPrefix($0.code.text) }
      }
    }
  }

  package let terms: [Term]

  /// Terms that have a code, every term of an index as likely as another; of a row of a table one of
  /// its columns. The same seed draws the same terms.
  package init(_ count: Int, from index: IndexBook, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var terms: [Term] = []
    while terms.count < count {
      let number = Int.random(in: 0..<index.count, using: &generator)
      let entry = index.entry(number)
      if let column = entry.cells.indices.filter({ entry.cells[$0] != nil })
        .randomElement(using: &generator), let code = entry.cells[column]
      {
        let words = "\(index.path(of: number)), \(entry.kind.columns[column])"
        terms.append(Term(words: words, codes: [code], kind: entry.kind))
      } else if !entry.codes.isEmpty {
        terms.append(Term(words: index.path(of: number), codes: entry.codes, kind: entry.kind))
      }
    }
    self.terms = terms
  }

  /// The places that search gives their codes among the first ten, in the order of the terms.
  package func places(in search: SearchIndex) -> [Int?] {
    terms.map { $0.place(in: search.search($0.words, in: .diagnoses, limit: 10)) }
  }

  /// The share of places that are among the first `count`, in hundredths.
  package static func share(_ places: [Int?], first count: Int) -> Double {
    let found = places.count { ($0 ?? count) < count }
    return places.isEmpty ? 0 : Double(found) * 100 / Double(places.count)
  }
}
