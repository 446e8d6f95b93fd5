import Chart
import CodeSets
import Practice
import Terminal

/// Lays out rows of the tabular list, and the card of one of them.
struct TabularLayout {
  let books: CodeBook
  let marks: CodeMarks
  let tellsLevels: Bool
  let discharge: CivilDate?
  var width: Int

  /// A row with its title and, where it is open, its notes.
  func lines(of entry: OutlineEntry) -> [BookLine] {
    let indent = min(entry.depth, 8) * 2 + 2
    let column = indent + 9
    let (lead, title) = heading(of: entry.owner)
    let trail = entry.code.map { self.trail(of: $0, entry) } ?? ""
    var lines = BookLine.wrap(
      title, column: column, width: width - max(8, trail.count + 3),
      role: entry.isComplete ? .text : .heading, lead: lead, leadColumn: indent)
    lines[0].trail = trail
    guard entry.isOpen else { return lines }
    let notes = NoteLayout(
      width: width - 1, labelColumn: indent + 3, termColumn: column + 2, noteColumn: indent + 18)
    lines += notes.lines(books.notes(at: entry.owner), of: entry.owner)
    if entry.owner.isSection { lines.append(.blank) }
    return lines
  }

  /// The notes of one owner as the cards of what is below it show them.
  struct OwnerNotes: Hashable, Sendable {
    var lines: [BookLine]
    var references: [ReferenceID]
  }

  /// All that holds for a row: its title, marks and notes, then the notes of what stands above it,
  /// the nearest first; and the references of all these notes in the same order.
  func card(
    of entry: OutlineEntry, in above: [NoteOwner], known: inout [NoteOwner: OwnerNotes]
  ) -> (lines: [BookLine], references: [ReferenceID]) {
    let (lead, title) = heading(of: entry.owner)
    var lines = BookLine.wrap(title, column: 10, width: width, role: .heading, lead: lead)
    if let code = entry.code { lines += facts(of: code, entry) }
    lines.append(.blank)
    let own = notes(of: entry.owner, leavingOut: nil)
    lines += own.lines
    var references = own.references
    for owner in above {
      // The terms of a header are of no code below it in particular.
      let notes = known[owner] ?? notes(of: owner, leavingOut: .inclusionTerm)
      known[owner] = notes
      references += notes.references
      guard !notes.lines.isEmpty else { continue }
      if lines.last != .blank { lines.append(.blank) }
      lines += rule(owner) + notes.lines
    }
    return (lines, references)
  }

  private func notes(of owner: NoteOwner, leavingOut kind: NoteKind?) -> OwnerNotes {
    let notes = books.notes(at: owner)
    let layout = NoteLayout(width: width, labelColumn: 0, termColumn: 2, noteColumn: nil)
    let references = notes.enumerated().flatMap { index, note in
      note.kind == kind
        ? [] : note.references.indices.map { ReferenceID(owner: owner, note: index, part: $0) }
    }
    return OwnerNotes(
      lines: layout.lines(notes, of: owner, leavingOut: kind), references: references)
  }

  /// What stands above a row, the nearest first.
  func owners(above owner: NoteOwner) -> [NoteOwner] {
    guard case .code(let code) = owner else { return books.sections(around: owner).reversed() }
    var found: [NoteOwner] = []
    var below = code
    while let parent = books.parent(of: below) {
      found.append(.code(parent.code))
      below = parent.code
    }
    found += books.blocks(of: code).reversed().map(\.owner)
    if let chapter = books.chapter(of: code) { found.append(chapter.owner) }
    return found
  }

  /// The code or number, and the title.
  func heading(of owner: NoteOwner) -> (lead: String, title: String) {
    switch owner {
    case .chapter(let number):
      guard let section = books.section(of: owner) else { return ("\(number)", "") }
      return ("\(number)", "\(section.title) (\(section.first)-\(section.last))")
    case .block(let key): return (key, books.section(of: owner)?.title ?? "")
    case .code(let code): return (code.description, books.title(of: code) ?? "")
    }
  }

  private func rule(_ owner: NoteOwner) -> [BookLine] {
    let (lead, title) = heading(of: owner)
    let words: String =
      switch owner {
      case .chapter: "From chapter \(lead), \(title)"
      default: "From \(lead), \(title)"
      }
    return BookLine.wrap(words, column: 0, width: width, role: .textDim)
  }

  /// What stands at the end of a row: what the code lacks, or the marks it has.
  private func trail(of code: DiagnosisCode, _ entry: OutlineEntry) -> String {
    let kept = marks[MarkedCode(.diagnoses, code.description)]
    var parts: [String] = []
    if kept.isBookmarked { parts.append("*") }
    if !kept.note.isEmpty { parts.append("note") }
    guard entry.isComplete else {
      if let next = missingCharacter(of: code) { parts.append(next) }
      return parts.joined(separator: " ")
    }
    if tellsLevels {
      switch books.level(of: code) {
      case .none: break
      case .cc: parts.append("CC")
      case .mcc: parts.append("MCC")
      }
    }
    if books.isPOAExempt(code) { parts.append("exempt") }
    return parts.joined(separator: " ")
  }

  /// Which character a header lacks next: `5th`.
  func missingCharacter(of code: DiagnosisCode) -> String? {
    guard let child = books.children(of: code).first else { return nil }
    // A placeholder stands between a short stem and its 7th character.
    return ordinal(child.code.text.utf8.count == 7 ? 7 : code.text.utf8.count + 1)
  }
}

/// When a code may be reported, in words, and whether it may on a date; empty for always.
func validity(_ valid: Validity, on date: CivilDate?) -> (text: String, isValid: Bool) {
  let span: String
  switch (valid.from, valid.through) {
  case (nil, nil): span = ""
  case (let from?, nil): span = "from \(spoken(from))"
  case (nil, let through?): span = "through \(spoken(through))"
  case (let from?, let through?): span = "from \(spoken(from)) through \(spoken(through))"
  }
  guard let date else { return (span.isEmpty ? "" : "Valid \(span)", true) }
  if valid.contains(date) {
    return (span.isEmpty ? "" : "Valid \(span)", true)
  }
  return ("Not valid at discharge: \(span)", false)
}

/// `4th`, `5th`.
func ordinal(_ number: Int) -> String { number == 3 ? "3rd" : "\(number)th" }

extension NoteOwner {
  /// Whether it is a chapter or a block.
  var isSection: Bool { if case .code = self { false } else { true } }
}
