import Chart

/// The notes of the tabular list. What a header says holds for every code below it (I.A.1 and
/// following of the guidelines), so that a code has the notes of its chapter, blocks and headers too.
extension CodeBook {
  /// The notes that stand at a code or header and, if asked for, at all above it; the outermost first,
  /// each owner's in the order of the tabular list.
  package func notes(of code: DiagnosisCode, inherited: Bool) -> [Note] {
    guard inherited else { return notes(at: .code(code)) }
    var found: [Note] = []
    for key in places(of: code) { collectNotes(key, into: &found) }
    let text = code.text.utf8
    for length in 3...7 where length <= text.count {
      collectNotes(String(decoding: text.prefix(length), as: UTF8.self), into: &found)
    }
    return found
  }

  /// The notes that stand at a chapter, a block or a code itself.
  package func notes(at owner: NoteOwner) -> [Note] {
    var found: [Note] = []
    collectNotes(owner.key, into: &found)
    return found
  }

  /// The "code first" notes that hold for a code, inherited ones first.
  package func codeFirst(of code: DiagnosisCode) -> [Note] { notes(.codeFirst, for: code) }

  /// The "use additional code" notes that hold for a code, inherited ones first.
  package func useAdditional(of code: DiagnosisCode) -> [Note] { notes(.useAdditional, for: code) }

  /// The "code also" notes that hold for a code, inherited ones first.
  package func codeAlso(of code: DiagnosisCode) -> [Note] { notes(.codeAlso, for: code) }

  /// Whether any note of a kind on which rules stand (both Excludes, code first, use additional, code
  /// also) holds for a code. Cheaper than asking for the notes.
  package func hasNotes(_ kind: NoteKind, for code: DiagnosisCode) -> Bool {
    guard let packed = PackedCode(code.text.utf8), let kind = kind.rawValue.utf8.first else {
      return false
    }
    return noteIndex.value.hasNotes(kind, of: packed)
  }

  /// The 7th characters that the nearest header defines for a code; none if it takes none. A note may
  /// withhold one of them from a code: whether the whole is a code, `diagnosis` says.
  package func sevenths(of code: DiagnosisCode) -> [SeventhCharacter] {
    let text = code.text.utf8
    for length in stride(from: min(7, text.count), through: 3, by: -1) {
      let key = String(decoding: text.prefix(length), as: UTF8.self)
      var found: [SeventhCharacter] = []
      noteTable.forEachLine(startingWith: key + "\t") { line in
        let kind = noteTable.column(2, of: line)
        if noteTable.byte(at: kind.lowerBound) == UInt8(ascii: "7") {
          let own = noteTable.column(4, of: line)
          let value = Character(UnicodeScalar(noteTable.byte(at: own.lowerBound)))
          let meaning = noteTable.text((own.lowerBound + 2)..<own.upperBound)
          found.append(SeventhCharacter(value, meaning: meaning))
        }
        return true
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func collectNotes(_ key: String, into found: inout [Note]) {
    var heading: Range<Int>?
    var list: Range<Int>?
    noteTable.forEachLine(startingWith: key + "\t") { line in
      let place = noteTable.column(1, of: line)
      let here = place.lowerBound..<(place.lowerBound + 2)
      if list.map({ noteTable.repeats($0, at: here.lowerBound) }) != true { heading = nil }
      list = here
      if let note = Note(noteTable, line, heading: heading) { found.append(note) }
      if noteTable.byte(at: line.upperBound - 1) == UInt8(ascii: ":") { heading = line }
      return true
    }
  }
}

extension Note {
  /// From a line of the table, and the line that introduces it.
  init?(_ table: MappedTable, _ line: Range<Int>, heading: Range<Int>?) {
    let place = table.column(1, of: line)
    guard let kind = NoteKind(rawValue: table.text(table.column(2, of: line))),
      let list = Int(table.text(place.lowerBound..<(place.lowerBound + 2)))
    else { return nil }
    self.init(
      kind: kind,
      owner: NoteOwner(key: table.text(table.column(0, of: line))),
      list: list,
      heading: heading.map { table.text(table.column(4, of: $0)) },
      text: table.text(table.column(4, of: line)),
      references: table.text(table.column(3, of: line)).split(separator: " ")
        .compactMap { NoteReference(column: $0) })
  }
}
