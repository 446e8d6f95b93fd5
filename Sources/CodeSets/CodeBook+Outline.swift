import Chart

/// A code in the outline of its category.
package struct OutlineCode: Hashable, Sendable {
  /// The code or header.
  package let code: DiagnosisCode
  /// Whether it may be reported as it is.
  package let isComplete: Bool
}

/// The tabular list as it is browsed: what stands directly below what.
extension CodeBook {
  /// A chapter or a block; nil for a code and for what is not in the book.
  package func section(of owner: NoteOwner) -> TabularSection? {
    if case .code = owner { return nil }
    return sectionTable.line(for: owner.key).map(section)
  }

  /// The blocks of a chapter in the order of the book, each before those inside it.
  package func blocks(in chapter: TabularSection) -> [TabularSection] {
    var found: [TabularSection] = []
    sectionTable.forEachLine(startingWith: "") { line in
      guard sectionTable.byte(at: line.lowerBound) >= UInt8(ascii: "A") else { return true }
      let block = section(line)
      if chapter.first <= block.first, block.last <= chapter.last { found.append(block) }
      return true
    }
    return found.sorted { ($0.first, $1.last) < ($1.first, $0.last) }
  }

  /// The chapter of a block and the blocks around it, the outermost first; none for anything else.
  package func sections(around owner: NoteOwner) -> [NoteOwner] {
    // Not by its first category: U00-U49 begins before there is one.
    guard case .block = owner, let inner = section(of: owner),
      let chapter = chapters.first(where: { $0.first <= inner.first && inner.last <= $0.last })
    else { return [] }
    return [chapter.owner]
      + blocks(in: chapter).filter {
        $0.owner != owner && $0.first <= inner.first && inner.last <= $0.last
      }.map(\.owner)
  }

  /// The categories whose innermost block is `block`, in order.
  package func categories(directlyIn block: TabularSection) -> [DiagnosisCode] {
    // Its ends tell the letters alone: C4A stands in C43-C44, and X92-Y09 has two.
    let letters = (block.first.text.utf8.first ?? 0, block.last.text.utf8.first ?? 0)
    guard letters.0 <= letters.1 else { return [] }
    var found: [DiagnosisCode] = []
    for letter in letters.0...letters.1 {
      categoryTable.forEachLine(startingWith: String(UnicodeScalar(letter))) { line in
        let blocks = categoryTable.text(categoryTable.column(2, of: line))
        if blocks.split(separator: " ").last.map(String.init) == block.owner.key {
          found.append(
            DiagnosisCode(normalised: categoryTable.text(categoryTable.column(0, of: line))))
        }
        return true
      }
    }
    return found
  }

  /// Every header and code of a category, the category first; those with a 7th character only below
  /// `stem`, since a category of fractures has thousands of them.
  package func outline(
    of category: DiagnosisCode, seventhsOf stem: DiagnosisCode?
  ) -> [OutlineCode] {
    let table = diagnosisTable
    var found: [OutlineCode] = []
    var showsSevenths = false
    table.forEachLine(startingWith: category.text) { line in
      let key = table.column(0, of: line)
      if key.count == 7, !showsSevenths { return true }
      let code = DiagnosisCode(normalised: table.text(key))
      if key.count < 7 { showsSevenths = code == stem }
      let status = table.byte(at: table.column(1, of: line).lowerBound)
      found.append(OutlineCode(code: code, isComplete: status != UInt8(ascii: "-")))
      return true
    }
    return found
  }

  /// Where a reference of a note leads: the block or chapter that it names as a whole, else its first
  /// code, else the nearest header above that.
  package func place(named reference: NoteReference) -> NoteOwner? {
    if reference.first != reference.last {
      let block = NoteOwner.block("\(reference.first.text)-\(reference.last.text)")
      if section(of: block) != nil { return block }
      if let chapter = chapters.first(where: {
        $0.first == reference.first && $0.last == reference.last
      }) {
        return chapter.owner
      }
    }
    if diagnosis(reference.first) != nil { return .code(reference.first) }
    return parent(of: reference.first).map { .code($0.code) }
  }

  /// The names of the seven axes of a procedure section: `Section`, `Body System`, …; none for what is
  /// no section.
  package func axisNames(inSection section: Character) -> [String] {
    guard let line = axisTable.line(for: String(section)) else { return [] }
    return axisTable.text(axisTable.column(2, of: line)).split(
      separator: "|", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// What the labels of an axis mean: `Approach`, `Operation`, `Type` or `Modality`; by the alphabet.
  package func definitions(ofAxis name: String) -> [(label: String, definition: String)] {
    var found: [(label: String, definition: String)] = []
    definitionTable.forEachLine(startingWith: "\(name): ") { line in
      let key = definitionTable.text(definitionTable.column(0, of: line))
      found.append(
        (
          String(key.dropFirst(name.count + 2)),
          definitionTable.text(definitionTable.column(1, of: line))
        ))
      return true
    }
    return found
  }
}

/// The keys read the other way: what the record may call a value.
extension CodeBook {
  /// The terms that the body-part key gives for a value of Medical and Surgical.
  package func bodyPartTerms(for label: String) -> [String] {
    terms(bodyPartKeyTable, column: 0) { $0 == label }
  }

  /// The terms that the device key gives for a value of Medical and Surgical; the key may say of a
  /// value in which system it is meant.
  package func deviceTerms(for label: String) -> [String] {
    let inSystem = "\(label) in "
    return terms(deviceKeyTable, column: 1) { $0 == label || $0.hasPrefix(inSystem) }
  }

  private func terms(
    _ table: MappedTable, column: Int, of isMeant: (Substring) -> Bool
  ) -> [String] {
    var found: [String] = []
    table.forEachLine(startingWith: column == 0 ? "" : "0\t") { line in
      let values = table.text(table.column(column, of: line)).split(separator: "|")
      guard values.contains(where: isMeant) else { return true }
      for term in table.text(table.column(column + 1, of: line)).split(separator: "|")
      where !found.contains(String(term)) {
        found.append(String(term))
      }
      return true
    }
    return found
  }
}
