import Chart
import CodeSets
import Practice

extension State {
  /// Opens the code books where the learner is: at the code of the line or the field, or at the
  /// chapters. The words to say where they cannot be.
  mutating func openBooks() -> String? {
    switch screen {
    case .list, .brief, .progress, .replay, .examination:
      let tells = mayTellLevels()
      open(at: nil, origin: .nothing, tellsLevels: tells, discharge: nil)
      if !tells { tellOfLevels() }
      return nil
    case .session(let session): return openBooks(for: session)
    case .review(let review):
      let tells = mayTellLevels(reviewing: review.chosen.info.id)
      open(
        at: review.browsable, origin: .nothing, tellsLevels: tells,
        discharge: review.chosen.encounter.discharged.date)
      if !tells { tellOfLevels() }
      return nil
    }
  }

  private mutating func tellOfLevels() {
    tell("Levels and flags are not told while a case is left that is coded without help")
  }

  private mutating func openBooks(for session: SessionState) -> String? {
    let slot = session.draft?.slot ?? session.slot
    // What a printed book does not tell is told by the tutor alone.
    let tellsLevels = session.session.start.mode == .tutor
    let discharge = session.chosen.encounter.discharged.date
    if let draft = session.draft, draft.field == .date {
      return "A date is in no book; leave the field first"
    }
    if slot == .disposition {
      guard session.draft == nil else { return "Dispositions are in no code book" }
      open(at: nil, origin: .nothing, tellsLevels: tellsLevels, discharge: discharge)
      return nil
    }
    let book: SearchIndex.Book = if case .procedure = slot { .procedures } else { .diagnoses }
    let text = session.candidates.choice?.code ?? session.draft?.text
    if session.draft != nil, let text, session.candidates.areByWords,
      session.candidates.choice == nil, !beginsCode(text, of: book, on: discharge)
    {
      // Words lead nowhere in a book but by looking for them.
      open(at: nil, origin: .line(slot), tellsLevels: tellsLevels, discharge: discharge)
      if book == .procedures { browser?.page = .builder(BuilderPage("", on: discharge, in: books)) }
      browser?.search = BookSearch(text, in: book, books: books, index: search)
      return nil
    }
    let code = text ?? session.text(of: .code, at: slot)
    open(
      at: MarkedCode(book == .procedures ? .procedures : .diagnoses, code), origin: .line(slot),
      tellsLevels: tellsLevels, discharge: discharge)
    return nil
  }

  /// Whether a text that is no code begins one: `E11.2299`, `0FTX`. Words have no digits.
  private func beginsCode(
    _ text: String, of book: SearchIndex.Book, on date: CivilDate
  ) -> Bool {
    guard !text.contains(" "), text.contains(where: \.isNumber) else { return false }
    guard book == .procedures else { return books.parent(of: DiagnosisCode(text)) != nil }
    return BuilderPage(text, on: date, in: books).reach >= 2
  }

  private mutating func open(
    at code: MarkedCode?, origin: BrowserState.Origin, tellsLevels: Bool, discharge: CivilDate?
  ) {
    browser = BrowserState(
      origin: origin, tellsLevels: tellsLevels, discharge: discharge,
      page: code.map { self.page(at: $0, on: discharge) }
        ?? .tabular(TabularPage(at: nil, in: books)))
  }

  /// The page at a code, or at as much of it as the book knows. A procedure code is built from what
  /// is valid for a discharge on `date`; with none, from the edition as it stands.
  func page(at code: MarkedCode, on date: CivilDate?) -> BrowserState.Page {
    switch code.book {
    case .procedures: return .builder(BuilderPage(code.code, on: date, in: books))
    case .diagnoses:
      let code = DiagnosisCode(code.code)
      if books.diagnosis(code) != nil {
        return .tabular(TabularPage(at: .code(code), in: books))
      }
      // Fewer than three characters begin no category: the first that begins so is nearest.
      let near =
        books.parent(of: code)
        ?? (code.isEmpty ? nil : books.diagnoses(startingWith: code.text, limit: 1).first)
      return .tabular(TabularPage(at: near.map { .code($0.code) }, in: books))
    }
  }
}

extension ReviewState {
  /// The code of the selected line: as it is keyed or, where nothing is, as it was entered.
  var browsable: MarkedCode? {
    guard let view = line.flatMap({ $0.keyed ?? $0.entered }) else { return nil }
    let isProcedure = view.place.section == .procedure
    return MarkedCode(isProcedure ? .procedures : .diagnoses, view.code)
  }
}

extension SessionState {
  /// Puts a code from the books into the field of a line, to be accepted there.
  mutating func take(
    _ code: String, at slot: Slot, books: CodeBook, search: SearchIndex?, now: Milliseconds
  ) {
    self.slot = slot
    summaryHasFocus = true
    isEntering = false
    type(
      Draft(slot: slot, field: .code, text: code), books: books, search: search, now: now)
  }
}
