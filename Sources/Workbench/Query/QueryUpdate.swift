import Chart
import Practice
import Terminal

extension SessionState {
  /// The context of the queries; nil while they are closed.
  var queryContext: Context? {
    guard let desk else { return nil }
    if session.queries.field != nil { return .queryField }
    return switch desk.stage {
    case .list: .queries
    case .compose: .query
    case .picking: .queryRecord
    case .wordings: .queryWordings
    }
  }

  /// Opens the queries where a session that is gone on with left them.
  mutating func restoreQueries(_ place: Bookmark.View.Queries?) {
    let isWriting = session.queries.query != nil
    guard isWriting || place != nil else { return }
    let focus = summaryHasFocus
    openDesk()
    desk?.stage = isWriting ? .compose : .list
    if let place { restore(place, isWriting: isWriting, summaryHasFocus: focus) }
    if let part = session.queries.field?.part { select(part) }
    checkQuery()
  }

  private mutating func restore(
    _ place: Bookmark.View.Queries, isWriting: Bool, summaryHasFocus focus: Bool
  ) {
    selectRow(place.row, of: session.queries.query?.rows.count ?? 0)
    desk?.selected = min(max(0, place.selected), max(0, session.queries.list.count - 1))
    if let isFromRecord = place.isFromRecord { desk?.isFromRecord = isFromRecord }
    switch QueryDesk.Stage(notation: place.stage, place.subject) {
    case .picking where isWriting:
      desk?.stage = .picking
      summaryHasFocus = focus
      let stretches = reader.page.text.stretches
      desk?.stretches = stretches
      guard !stretches.isEmpty else { break }
      let stretch = min(max(0, place.stretch), stretches.count - 1)
      desk?.stretch = stretch
      reader.highlight = stretches[stretch]
    case .wordings(let subject) where !isWriting:
      let all = chosen.wordings
      // In a case edited since, the subject may be gone.
      guard subject.map(all.indices.contains) ?? !all.isEmpty else { break }
      desk?.stage = .wordings(subject: subject)
      let count = subject.map { all[$0].options.count } ?? all.count
      desk?.selected = min(max(0, place.selected), max(0, count - 1))
    default: break
    }
  }

  /// Checks the query that is being worked on, where the mode tells what the checks say.
  private mutating func checkQuery() {
    guard session.start.mode == .tutor else { return }
    desk?.check(session.queries.query)
  }

  private mutating func openDesk() {
    desk = QueryDesk(chosen)
    desk?.isFromRecord = !summaryHasFocus
    summaryHasFocus = true
  }

  /// Carries out a command of the queries; nil where it is none, or they are closed.
  mutating func query(_ command: CommandID, now: Milliseconds) -> Outcome? {
    guard let stage = desk?.stage else {
      guard command == .queries else { return nil }
      openDesk()
      return Outcome()
    }
    defer { checkQuery() }
    return switch stage {
    case .list: queryList(command, now: now)
    case .compose: compose(command, now: now)
    case .picking: pick(command, now: now)
    case .wordings(let subject): wordings(command, subject, now: now)
    }
  }

  /// A command that was carried out, and what to say of it.
  struct Outcome {
    var message: Message?
    var question: Question?

    init(_ words: String? = nil, _ weight: Message.Weight = .note) {
      message = words.map { Message(text: $0, weight: weight) }
    }
  }

  private mutating func queryList(_ command: CommandID, now: Milliseconds) -> Outcome? {
    guard var desk else { return nil }
    let list = session.queries.list
    switch command {
    case .down: desk.selected = min(desk.selected + 1, max(0, list.count - 1))
    case .up: desk.selected = max(0, desk.selected - 1)
    case .top: desk.selected = 0
    case .bottom: desk.selected = max(0, list.count - 1)
    case .closeQueries:
      summaryHasFocus = !desk.isFromRecord
      self.desk = nil
      return Outcome()
    case .writeQuery:
      happen(.query(list.count, .opened), now: now)
      happen(.query(list.count, .entered(.title)), now: now)
      (desk.stage, desk.row) = (.compose, 0)
    case .chooseWording:
      guard !chosen.key.queries.isEmpty else {
        return Outcome("This case has no wordings to choose from; write one with a", .warning)
      }
      (desk.stage, desk.selected) = (.wordings(subject: nil), 0)
    case .editRow:
      guard list.indices.contains(desk.selected) else {
        return Outcome("There is no query yet; a writes one", .warning)
      }
      guard list[desk.selected].wording == nil else {
        return Outcome("A wording of the case stands as it is; d takes it back", .warning)
      }
      happen(.query(desk.selected, .opened), now: now)
      if list[desk.selected].stage != .draft {
        happen(.query(desk.selected, .reopened), now: now)
      }
      (desk.stage, desk.row) = (.compose, 0)
    case .dropRow:
      guard list.indices.contains(desk.selected) else {
        return Outcome("There is no query to throw away", .warning)
      }
      var outcome = Outcome()
      outcome.question = Question(
        title: "Throw the query away?", lines: [list[desk.selected].title], yes: "throw away",
        action: .dropQuery(desk.selected))
      return outcome
    default: return nil
    }
    self.desk = desk
    return Outcome()
  }

  /// Throws a query away.
  mutating func dropQuery(_ place: Int, now: Milliseconds) {
    happen(.query(place, .dropped), now: now)
    desk?.selected = max(0, min(place, session.queries.list.count - 1))
  }

  private mutating func compose(_ command: CommandID, now: Milliseconds) -> Outcome? {
    guard let place = session.queries.current, let query = session.queries.query else {
      desk?.stage = .list
      return Outcome()
    }
    let rows = query.rows
    let here = min(desk?.row ?? 0, rows.count - 1)
    let row = rows[here]
    switch command {
    case .down: selectRow(here + 1, of: rows.count)
    case .up: selectRow(here - 1, of: rows.count)
    case .top: desk?.row = 0
    case .bottom: desk?.row = rows.count - 1
    case .editRow: edit(row, of: query, place, now: now)
    case .pickIndicators: startPicking(now: now)
    case .takeMarks:
      let marked = session.work.marks.filter { $0.role == .query }.map {
        Evidence(in: $0.passage.document, quote: $0.passage.quote, line: $0.passage.line)
      }.filter { !query.indicators.contains($0) }
      guard !marked.isEmpty else {
        return Outcome("Nothing more is highlighted as calling for a query", .warning)
      }
      for evidence in marked { happen(.query(place, .indicatorAdded(evidence)), now: now) }
      return Outcome("\(counted(marked.count, "highlight")) taken as indicators")
    case .addChoice:
      guard query.form == .multipleChoice else {
        return Outcome("Choices belong to multiple choice", .warning)
      }
      edit(.addChoice, of: query, place, now: now)
    case .dropRow:
      switch row {
      case .indicator(let index): happen(.query(place, .indicatorRemoved(index)), now: now)
      case .choice(let index): happen(.query(place, .choiceRemoved(index)), now: now)
      default: return Outcome("Select an indicator or a choice to take out", .warning)
      }
    case .sendQuery:
      guard !query.title.isEmpty, !query.question.isEmpty else {
        return Outcome("A query needs a title and a question before it is sent", .warning)
      }
      settle(place, .sent, now: now)
      return Outcome("The query is sent; Enter on it takes it back")
    case .notNeeded:
      guard !query.title.isEmpty else {
        return Outcome("Write in the title what needs no query", .warning)
      }
      settle(place, .notNeeded, now: now)
      return Outcome("Noted: no query is needed about \(query.title)")
    case .closeQueries: settle(place, .closed, now: now)
    default: return nil
    }
    return Outcome()
  }

  private mutating func settle(_ place: Int, _ change: QueryChange, now: Milliseconds) {
    happen(.query(place, change), now: now)
    desk?.stage = .list
    desk?.selected = max(0, min(place, session.queries.list.count - 1))
  }

  private mutating func edit(
    _ row: QueryRow, of query: ProviderQuery, _ place: Int, now: Milliseconds
  ) {
    func next<Value: CaseIterable & Equatable>(_ value: Value) -> Value {
      let all = Array(Value.allCases)
      return all[((all.firstIndex(of: value) ?? 0) + 1) % all.count]
    }
    switch row {
    case .title: enter(.title, place, now: now)
    case .question: enter(.question, place, now: now)
    case .choice(let index): enter(.choice(index), place, now: now)
    case .addChoice: enter(.choice(query.choices.count), place, now: now)
    case .purpose: happen(.query(place, .purposeChosen(next(query.purpose))), now: now)
    case .form: happen(.query(place, .formChosen(next(query.form))), now: now)
    case .indicator, .addIndicator: startPicking(now: now)
    }
  }

  private mutating func enter(_ part: QueryPart, _ place: Int, now: Milliseconds) {
    happen(.query(place, .entered(part)), now: now)
    select(part)
  }

  /// Selects the row of a text.
  private mutating func select(_ part: QueryPart) {
    let wanted: QueryRow =
      switch part {
      case .title: .title
      case .question: .question
      case .choice(let index): .choice(index)
      }
    if let row = session.queries.query?.rows.firstIndex(of: wanted) { desk?.row = row }
  }

  /// Takes a key into the text of a query that is being written.
  mutating func takeQueryKey(_ key: Key, bindings: Bindings, now: Milliseconds) {
    guard let place = session.queries.current, let field = session.queries.field,
      let text = session.queries.query?.text(of: field.part)
    else { return }
    defer { checkQuery() }
    switch bindings.command(bound: key, in: .queryField)?.id {
    case .accept, .cancel:
      let wasEmpty = text.allSatisfy(\.isWhitespace)
      happen(.query(place, .left), now: now)
      let rows = session.queries.query?.rows.count ?? 1
      let row = desk?.row ?? 0
      guard key != .escape else { break }
      if case .choice(let index) = field.part, !wasEmpty {
        enter(.choice(index + 1), place, now: now)
      } else {
        selectRow(row + 1, of: rows)
      }
    default:
      var line = LineInput(text, cursor: field.cursor, limit: 1500)
      guard line.take(key) else { return }
      let change = QueryChange.splice(
        from: (text, field.cursor), to: (line.text, line.cursor))
      if let change { happen(.query(place, change), now: now) }
    }
    let row = desk?.row ?? 0
    if let rows = session.queries.query?.rows.count { selectRow(row, of: rows) }
  }

  private mutating func selectRow(_ row: Int, of count: Int) {
    desk?.row = min(max(0, row), max(0, count - 1))
  }

  private mutating func wordings(
    _ command: CommandID, _ subject: Int?, now: Milliseconds
  ) -> Outcome? {
    guard var desk else { return nil }
    let all = chosen.wordings
    let count = subject.map { all[$0].options.count } ?? all.count
    switch command {
    case .down: desk.selected = min(desk.selected + 1, max(0, count - 1))
    case .up: desk.selected = max(0, desk.selected - 1)
    case .top: desk.selected = 0
    case .bottom: desk.selected = max(0, count - 1)
    case .editRow:
      guard let subject else {
        (desk.stage, desk.selected) = (.wordings(subject: desk.selected), 0)
        break
      }
      guard all[subject].options.indices.contains(desk.selected) else { return nil }
      let about = all[subject].about
      // One wording a subject: another takes the place of the first.
      if let former = session.queries.list.firstIndex(where: {
        $0.wording != nil && $0.title == about
      }) {
        happen(.query(former, .dropped), now: now)
      }
      let place = session.queries.list.count
      let text = all[subject].options[desk.selected].text
      happen(.query(place, .wordingChosen(about: about, text: text)), now: now)
      (desk.stage, desk.selected) = (.list, place)
    case .closeQueries:
      desk.stage = subject == nil ? .list : .wordings(subject: nil)
      desk.selected = subject ?? 0
    default: return nil
    }
    self.desk = desk
    return Outcome()
  }
}
