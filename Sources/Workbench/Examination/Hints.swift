import Chart
import CodeSets
import Grading
import Practice
import Terminal

extension SessionState {
  /// Why a command that the mode does not allow cannot be carried out; nil where it can.
  package func modeRefusal(of command: CommandID) -> String? {
    let mode = session.start.mode
    switch command {
    case .hint, .checkLine, .opinion:
      return mode == .tutor ? nil : "There is no help in \(mode.rawValue) mode, only in tutor mode"
    case .pause: return mode == .exam ? "An examination has no pause; q leaves the case" : nil
    default: return nil
    }
  }

  /// What a piece of help says, shown over the screen or on the last line.
  enum Help {
    case question(Question)
    case message(Message)
  }

  /// Gives the next hint for the selected line, or for the next line that is not right.
  mutating func giveHint(books: CodeBook, now: Milliseconds) -> Help {
    let lines = gradeSoFar(books).filter { $0.needsAttention && $0.keyed != nil }
    guard let line = hintedLine(of: lines), let keyed = line.keyed else {
      return .message(
        Message(
          text: lines.isEmpty
            ? "Nothing is missing, and every line entered is right"
            : "Nothing more can be hinted at",
          weight: .note))
    }
    let slot = Slot(keyed.place)
    let given = Set(session.hints.filter { $0.slot == slot }.map(\.kind))
    let kinds = line.hintKinds
    let kind = kinds.first { !given.contains($0) } ?? .code
    if !given.contains(kind) { happen(.hinted(Hint(kind, at: slot)), now: now) }
    if kind == .passage { show(line.evidence.first, now: now) }
    let step = (kinds.firstIndex(of: kind) ?? 0) + 1
    return .question(
      Question(
        title: "Hint \(step) of \(kinds.count)",
        lines: words(of: kind, for: line, books)
          + ["", "\(counted(hintCount, "hint")) so far; they stand beside the score."],
        yes: "go on coding", action: .dismiss))
  }

  /// Says whether the selected line is right so far, without giving the code away.
  mutating func checkLine(books: CodeBook, now: Milliseconds) -> Help {
    guard let place = LinePlace(slot), !isEmpty(slot) else {
      return .message(
        Message(text: "Select a line with a code to have it checked", weight: .warning))
    }
    let line = gradeSoFar(books).first { $0.entered?.place == place }
    happen(.hinted(Hint(.check, at: slot)), now: now)
    let words = line.map(feedback) ?? "Nothing can be said of this line"
    return .message(Message(text: words, weight: .note))
  }

  /// Help asked for so far, checks included.
  package var hintCount: Int { session.hints.count }

  private func gradeSoFar(_ books: CodeBook) -> [GradedLine] {
    grade(
      .inpatient(summary), against: chosen.key, policy: chosen.policy,
      encounter: chosen.encounter, using: books
    ).lines
  }

  /// The selected line if it is not right; else the one hinted at last, until its code was told; else
  /// the first that was not.
  private func hintedLine(of lines: [GradedLine]) -> GradedLine? {
    if summaryHasFocus, !isEmpty(slot), let place = LinePlace(slot),
      let line = lines.first(where: { $0.entered?.place == place })
    {
      return line
    }
    func isTold(_ line: GradedLine) -> Bool {
      line.keyed.map { session.hints.contains(Hint(.code, at: Slot($0.place))) } ?? true
    }
    let last = session.hints.last { $0.kind != .check }?.slot
    let open = lines.filter { !isTold($0) }
    return open.first { $0.keyed.map { Slot($0.place) } == last } ?? open.first
  }

  private mutating func show(_ evidence: Evidence?, now: Milliseconds) {
    guard let evidence, let page = reader.index(of: evidence.document) else { return }
    open(page, now: now)
    reader.highlight = reader.page.text.range(of: evidence)
    if let start = reader.highlight?.lowerBound { reader.reveal(start) }
  }

  private func words(of kind: Hint.Kind, for line: GradedLine, _ books: CodeBook) -> [String] {
    let code = line.keyed?.code ?? ""
    switch kind {
    case .check: return []
    case .document:
      let piece = line.evidence.first
      let title = piece.flatMap { reader.index(of: $0.document) }.map {
        reader.pages[$0].title.text
      }
      return ["Read again: \(title ?? piece?.document ?? "the record")."]
    case .passage:
      return ["\u{201C}\(line.evidence.first?.quote ?? "")\u{201D}", "It is marked in the record."]
    case .category: return [categoryWords(line, books)]
    case .code:
      let poa = line.keyed?.poa.map { ", POA \($0)" } ?? ""
      return ["\(code)\(poa)", line.title(in: books), line.why].filter { !$0.isEmpty }
    }
  }

  /// The category of a diagnosis, the first three axes of a procedure; of a line entered what
  /// differs in it.
  private func categoryWords(_ line: GradedLine, _ books: CodeBook) -> String {
    guard let keyed = line.keyed else { return "" }
    switch line.outcome {
    case .correct: return "The code is right; its indicator is not."
    case .wrongPlace: return "The code is right, and stands in the wrong place."
    case .nearMiss where keyed.place.section == .procedure:
      let axes = line.differences.map(\.aspect).joined(separator: ", ")
      return "The code entered differs in: \(axes)."
    case .nearMiss: return "The code entered differs in: \(line.aspects)."
    default: break
    }
    if keyed.place.section == .procedure {
      let axes = books.axes(of: ProcedureCode(keyed.code)).prefix(3)
      return axes.map { "\($0.name): \($0.label)" }.joined(separator: "; ") + "."
    }
    let category = DiagnosisCode(String(DiagnosisCode(keyed.code).text.prefix(3)))
    return "The category is \(category): \(books.diagnosis(category)?.title ?? "")."
  }
}

/// A line as the learner may know of it before the review.
private func feedback(_ line: GradedLine) -> String {
  switch line.outcome {
  case .correct:
    line.poa == .wrong ? "The code is right; look at the indicator again" : "Right so far"
  case .wrongPlace: "A right code, in the wrong place"
  case .nearMiss: "Close: look again at \(line.aspects)"
  case .missed: "Nothing is entered here"
  case .unsupported: "Not supported as it stands: ask which provider documents it, and where"
  case .optional: "Neither asked for nor wrong"
  }
}

extension GradedLine {
  /// In what respects a near miss differs, in words.
  fileprivate var aspects: String {
    differences.map { difference in
      switch difference.aspect {
      case "lessSpecific": "how much detail the record gives"
      case "overSpecific": "detail that the record does not give"
      case "laterality": "the side"
      case "seventhCharacter": "the seventh character"
      case "sibling", "confusable": "which condition it is"
      default: difference.aspect
      }
    }.joined(separator: ", ")
  }

  /// The hints there are for a line, in order.
  fileprivate var hintKinds: [Hint.Kind] {
    evidence.isEmpty ? [.category, .code] : [.document, .passage, .category, .code]
  }
}

extension Slot {
  /// The slot of a place in an inpatient summary or key.
  fileprivate init(_ place: LinePlace) {
    switch place.section {
    case .principal: self = .principal
    case .procedure: self = .procedure(place.index)
    default: self = .secondary(place.index)
    }
  }
}

extension LinePlace {
  /// The place of a line with a code; nil for the abstract.
  init?(_ slot: Slot) {
    switch slot {
    case .principal: self.init(.principal, 0)
    case .secondary(let index): self.init(.secondary, index)
    case .procedure(let index): self.init(.procedure, index)
    case .admitting, .disposition: return nil
    }
  }
}
