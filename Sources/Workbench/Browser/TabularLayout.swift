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

  /// All that holds for a row: its title, marks and notes, then the notes of what stands above it,
  /// the nearest first.
  func card(of entry: OutlineEntry) -> [BookLine] {
    let (lead, title) = heading(of: entry.owner)
    var lines = BookLine.wrap(
      title, column: 10, width: width, role: .heading, lead: lead, leadColumn: 0)
    if let code = entry.code { lines += facts(of: code, entry) }
    let layout = NoteLayout(width: width, labelColumn: 0, termColumn: 2, noteColumn: nil)
    lines.append(.blank)
    lines += layout.lines(books.notes(at: entry.owner), of: entry.owner)
    for owner in owners(above: entry.owner) {
      // The terms of a header are of no code below it in particular.
      let above = layout.lines(books.notes(at: owner), of: owner, leavingOut: .inclusionTerm)
      guard !above.isEmpty else { continue }
      if lines.last != .blank { lines.append(.blank) }
      lines += rule(owner)
      lines += above
    }
    return lines
  }

  /// The references of a card in the order in which it shows them.
  func references(of entry: OutlineEntry) -> [ReferenceID] {
    ([entry.owner] + owners(above: entry.owner)).flatMap { owner in
      books.notes(at: owner).enumerated().flatMap { index, note in
        note.references.indices.map { ReferenceID(owner: owner, note: index, part: $0) }
      }
    }
  }

  /// What stands above a row, the nearest first.
  func owners(above owner: NoteOwner) -> [NoteOwner] {
    var found: [NoteOwner] = []
    let first: DiagnosisCode
    switch owner {
    case .chapter: return []
    case .block:
      guard let section = books.section(of: owner) else { return [] }
      first = section.first
      found = books.blocks(of: first).filter { $0.last >= section.last && $0.owner != owner }
        .map(\.owner)
    case .code(let code):
      first = code
      found = books.blocks(of: code).map(\.owner)
      var headers: [NoteOwner] = []
      var below = code
      while let parent = books.parent(of: below) {
        headers.append(.code(parent.code))
        below = parent.code
      }
      found += headers.reversed()
    }
    if let chapter = books.chapter(of: first) { found.insert(chapter.owner, at: 0) }
    return found.reversed()
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

  private func facts(of code: DiagnosisCode, _ entry: OutlineEntry) -> [BookLine] {
    var words: [(String, Role)] = []
    if entry.isComplete {
      if let record = books.diagnosis(code) {
        let (text, isValid) = validity(record.valid, on: discharge)
        if !text.isEmpty { words.append((text, isValid ? .textDim : .messageWarning)) }
        if record.isPOAExempt {
          words.append(("Exempt from present on admission reporting", .textDim))
        }
      }
      if tellsLevels { words += levels(of: code).map { ($0, .textDim) } }
    } else {
      let next = missingCharacter(of: code).map { "a \($0) character" } ?? "more characters"
      words.append(("Not a complete code: it needs \(next)", .textDim))
    }
    let kept = marks[MarkedCode(.diagnoses, code.description)]
    if kept.isBookmarked { words.append(("Bookmarked", .accent)) }
    if !kept.note.isEmpty { words.append(("Note: \(kept.note)", .recordNote)) }
    return words.flatMap { BookLine.wrap($0.0, column: 0, width: width, role: $0.1) }
  }

  /// What the code editor and MS-DRG hold of a code.
  private func levels(of code: DiagnosisCode) -> [String] {
    var words: [String] = []
    switch books.level(of: code) {
    case .none: break
    case .cc: words.append("CC, unless the principal diagnosis excludes it")
    case .mcc: words.append("MCC, unless the principal diagnosis excludes it")
    }
    // A book without a stay is read as of its last day.
    let day = discharge ?? CivilDate(dayNumber: .max / 2)
    let flags = books.flags(of: code, on: day)
    for (flag, text) in flagWords where flags.contains(flag) { words.append(text) }
    return words
  }
}

private let flagWords: [(DiagnosisFlags, String)] = [
  (.manifestation, "A manifestation: never the principal diagnosis"),
  (.externalCause, "An external cause: never the principal diagnosis"),
  (.unacceptableAsPrincipal, "Not acceptable as principal diagnosis"),
  (.requiresSecondary, "As principal diagnosis it needs a secondary one"),
  (.questionableAdmission, "As principal diagnosis, seldom enough for an admission"),
  (.unspecified, "Unspecified where the side matters"),
]

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
