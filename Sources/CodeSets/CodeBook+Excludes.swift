import Chart

/// Two codes of one summary that an Excludes1 note keeps apart.
package struct ExcludedPair: Hashable, Sendable {
  /// Where the earlier of the two stands in the list asked about.
  package let first: Int
  /// Where the later of the two stands.
  package let second: Int
  /// The note, at or above either of them, that names the other.
  package let note: Note
}

/// A note that holds for one code of a list and names another of it.
package struct NoteLink: Hashable, Sendable {
  /// Where the code that the note holds for stands in the list.
  package let holder: Int
  /// Where the code that it names stands.
  package let named: Int
  /// The note.
  package let note: Note
}

/// That a note which holds for one code of a list names another of it.
package struct CodeLink: Hashable, Sendable {
  /// Where the code that the note holds for stands in the list.
  package let holder: Int
  /// Where the code that it names stands.
  package let named: Int
  /// Whether the note is of a code or category, not of a block or chapter.
  package let isOfCode: Bool
}

extension CodeBook {
  /// The Excludes1 note, at or above either code, that names the other; nil if there is none, and for
  /// a code and itself. Of several, the nearest to `a`, else the nearest to `b`.
  ///
  /// The two may still be reported together if they are unrelated (I.A.12.a).
  package func excludes1(_ a: DiagnosisCode, _ b: DiagnosisCode) -> Note? {
    guard let first = PackedCode(a.text.utf8), let second = PackedCode(b.text.utf8),
      first != second
    else { return nil }
    let index = noteIndex.value
    return nearestNote(notCodedHere, of: first, naming: second, index)
      ?? nearestNote(notCodedHere, of: second, naming: first, index)
  }

  /// Every pair of a list that an Excludes1 note keeps apart, each once, in the order of the list.
  /// Costs a few microseconds for a whole summary.
  package func excludes1(among codes: [DiagnosisCode]) -> [ExcludedPair] {
    let packed = codes.map { PackedCode($0.text.utf8) }
    let index = noteIndex.value
    var found: [Int: (entry: NoteIndex.Entry, owner: Int)] = [:]
    for (at, code) in packed.enumerated() {
      guard let code else { continue }
      index.forEachNote(notCodedHere, of: code) { entry in
        guard !entry.references.isEmpty else { return }
        for (other, named) in packed.enumerated() {
          guard let named, named != code, index.names(entry, named) else { continue }
          let pair = min(at, other) * packed.count + max(at, other)
          // As for two codes: a note of the earlier code goes before one of the later.
          if (found[pair]?.owner ?? at) == at { found[pair] = (entry, at) }
        }
      }
    }
    return found.sorted { $0.key < $1.key }.compactMap { pair, found in
      note(found.entry).map {
        ExcludedPair(first: pair / packed.count, second: pair % packed.count, note: $0)
      }
    }
  }

  /// Every note of a kind on which rules stand that holds for one code of a list and names another of
  /// it: by the code it holds for, then by the outermost note, then by the code named. What a "code
  /// first" note names should be `named` before `holder`, what "use additional" names, after.
  package func notes(_ kind: NoteKind, among codes: [DiagnosisCode]) -> [NoteLink] {
    guard let letter = kind.rawValue.utf8.first else { return [] }
    let packed = codes.map { PackedCode($0.text.utf8) }
    let index = noteIndex.value
    var found: [NoteLink] = []
    for (holder, code) in packed.enumerated() {
      guard let code else { continue }
      index.forEachNote(letter, of: code) { entry in
        guard !entry.references.isEmpty else { return }
        for (named, other) in packed.enumerated() where other != code {
          guard let other, index.names(entry, other), let note = note(entry) else { continue }
          found.append(NoteLink(holder: holder, named: named, note: note))
        }
      }
    }
    return found
  }

  /// Which codes of a list the notes of a kind that hold for some others of it name, as
  /// `notes(_:among:)`, without the notes: a summary is asked at every key, and seldom are they read.
  ///
  /// - Parameter holders: Where the codes stand whose notes are wanted.
  package func links(
    _ kind: NoteKind, among codes: [DiagnosisCode], holders: [Int]
  ) -> [CodeLink] {
    guard let letter = kind.rawValue.utf8.first else { return [] }
    let packed = codes.map { PackedCode($0.text.utf8) }
    let present = packed.reduce(0) { $0 | ($1?.letter ?? 0) }
    let index = noteIndex.value
    var found: [CodeLink] = []
    for holder in holders {
      guard let code = packed[holder] else { continue }
      index.forEachNote(letter, of: code) { entry in
        guard entry.letters & present != 0 else { return }
        for named in packed.indices {
          guard let other = packed[named], other != code, index.names(entry, other) else {
            continue
          }
          found.append(CodeLink(holder: holder, named: named, isOfCode: entry.isOfCode))
        }
      }
    }
    return found
  }

  /// Every pair of a list that an Excludes1 note keeps apart, as `excludes1(among:)`, without the
  /// notes: where the two stand, the earlier first.
  package func excludedPairs(among codes: [DiagnosisCode]) -> [(first: Int, second: Int)] {
    let packed = codes.map { PackedCode($0.text.utf8) }
    let present = packed.reduce(0) { $0 | ($1?.letter ?? 0) }
    let index = noteIndex.value
    var found: Set<Int> = []
    for (at, code) in packed.enumerated() {
      guard let code else { continue }
      index.forEachNote(notCodedHere, of: code) { entry in
        guard entry.letters & present != 0 else { return }
        for other in packed.indices {
          guard let named = packed[other], named != code, index.names(entry, named) else {
            continue
          }
          found.insert(min(at, other) * packed.count + max(at, other))
        }
      }
    }
    return found.sorted().map { ($0 / packed.count, $0 % packed.count) }
  }

  /// The Excludes2 note, at or above either code, that names the other: both may be reported.
  package func excludes2(_ a: DiagnosisCode, _ b: DiagnosisCode) -> Note? {
    guard let first = PackedCode(a.text.utf8), let second = PackedCode(b.text.utf8),
      first != second
    else { return nil }
    let index = noteIndex.value
    return nearestNote(notIncludedHere, of: first, naming: second, index)
      ?? nearestNote(notIncludedHere, of: second, naming: first, index)
  }

  /// The notes of a kind that hold for a code, the outermost first.
  func notes(_ kind: NoteKind, for code: DiagnosisCode) -> [Note] {
    guard let packed = PackedCode(code.text.utf8), let letter = kind.rawValue.utf8.first else {
      return []
    }
    return noteMemo.notes(kind, code) {
      var found: [Note] = []
      noteIndex.value.forEachNote(letter, of: packed) { entry in
        if let note = note(entry) { found.append(note) }
      }
      return found
    }
  }

  private func nearestNote(
    _ kind: UInt8, of code: PackedCode, naming other: PackedCode, _ index: NoteIndex
  ) -> Note? {
    var found: NoteIndex.Entry?
    // The outermost come first: the last that names the code is the nearest.
    index.forEachNote(kind, of: code) { entry in
      if index.names(entry, other) { found = entry }
    }
    return found.flatMap(note)
  }

  private func note(_ entry: NoteIndex.Entry) -> Note? {
    Note(
      noteTable, noteTable.line(at: Int(entry.line)),
      heading: entry.heading < 0 ? nil : noteTable.line(at: Int(entry.heading)))
  }
}

private let notCodedHere = UInt8(ascii: "1")
private let notIncludedHere = UInt8(ascii: "2")
