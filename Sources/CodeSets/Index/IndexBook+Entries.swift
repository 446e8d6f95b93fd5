extension IndexBook {
  /// An entry. A number that the book has not gives an empty one.
  package func entry(_ number: Int) -> IndexEntry {
    let kind = kind(of: number)
    let term = term(number)
    let hasColumns = !kind.columns.isEmpty
    let codes = term.codes.map { IndexCode($0) }
    let title = term.ending.isEmpty ? term.title : "\(term.title) \(term.ending)"
    return IndexEntry(
      number: number, kind: kind, level: term.level, title: title, modifiers: term.modifiers,
      text: [term.title, term.modifiers, term.ending].filter { !$0.isEmpty }
        .joined(separator: " "),
      codes: hasColumns ? [] : codes.compactMap(\.self),
      manifestation: IndexCode(term.manifestation),
      cells: hasColumns && !codes.isEmpty ? codes : [],
      references: references(term, number))
  }

  /// The index that an entry is of.
  package func kind(of number: Int) -> IndexKind {
    IndexKind.allCases.first { entries(of: $0).contains(number) } ?? .main
  }

  /// How deep an entry is indented; 0 for a main term.
  package func level(of number: Int) -> Int {
    holds(number) ? file.field(.level, of: number) : 0
  }

  /// The entry that it stands below; nil for a main term.
  package func parent(of number: Int) -> Int? {
    guard holds(number) else { return nil }
    let parent = file.field(.parent, of: number)
    // Only upwards, so that a damaged file leads nobody in a ring.
    return parent < number ? parent : nil
  }

  /// The entries above it, main term first.
  package func ancestors(of number: Int) -> [Int] {
    var found: [Int] = []
    var at = parent(of: number)
    while let above = at {
      found.append(above)
      at = parent(of: above)
    }
    return found.reversed()
  }

  /// The numbers of all entries below it, at any depth.
  package func below(_ number: Int) -> Range<Int> {
    guard holds(number) else { return number..<number }
    return (number + 1)..<max(number + 1, min(file.field(.end, of: number), count))
  }

  /// The entries one level below it, in order.
  package func children(of number: Int) -> [Int] {
    var found: [Int] = []
    let below = below(number)
    var at = below.lowerBound
    while at < below.upperBound {
      found.append(at)
      at = self.below(at).upperBound
    }
    return found
  }

  /// Its place in words, main term first: `Anemia, blood loss, acute`.
  package func path(of number: Int) -> String {
    (ancestors(of: number) + [number]).map { entry($0).title }.joined(separator: ", ")
  }

  /// Where a `see` leads in the end, through others; nil if the entry has none or it names no entry.
  package func following(_ number: Int) -> Int? {
    var seen: Set<Int> = [number]
    var at = number
    while let next = entry(at).references.first(where: { !$0.isAlso })?.target,
      seen.insert(next).inserted
    {
      at = next
    }
    return at == number ? nil : at
  }

  /// One of the indexes as an importer reads it; nil if it has not been imported.
  package func part(_ kind: IndexKind) -> IndexPart? {
    year(of: kind).map { year in
      IndexPart(kind: kind, year: year, terms: entries(of: kind).map(term))
    }
  }

  func term(_ number: Int) -> IndexTerm {
    guard holds(number) else { return IndexTerm(level: 0) }
    return IndexTerm(
      level: file.field(.level, of: number),
      line: String(decoding: file.line(of: number), as: UTF8.self))
  }

  func holds(_ number: Int) -> Bool { number >= 0 && number < count }

  private func references(_ term: IndexTerm, _ number: Int) -> [IndexReference] {
    guard !term.see.isEmpty || !term.seeAlso.isEmpty else { return [] }
    var at = file.field(.targets, of: number)
    var found: [IndexReference] = []
    for (text, isAlso) in [(term.see, false), (term.seeAlso, true)] {
      for part in IndexReferenceText.parts(text) {
        let target = at < file.targets.count ? file.targets[at] : IndexBookFile.none
        at += 1
        found.append(
          IndexReference(
            isAlso: isAlso, text: part, target: holds(Int(target)) ? Int(target) : nil,
            code: IndexReferenceText.code(part)))
      }
    }
    return found
  }
}
