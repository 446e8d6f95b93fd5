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

  /// Checks the query that is being worked on, where the mode tells what the checks say.
  mutating func checkQuery() {
    guard session.start.mode == .tutor else { return }
    desk?.check(session.queries.query)
  }

  mutating func openDesk() {
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

  mutating func enter(_ part: QueryPart, _ place: Int, now: Milliseconds) {
    happen(.query(place, .entered(part)), now: now)
    select(part)
  }

  /// Selects the row of a text.
  mutating func select(_ part: QueryPart) {
    let wanted: QueryRow =
      switch part {
      case .title: .title
      case .question: .question
      case .choice(let index): .choice(index)
      }
    if let row = session.queries.query?.rows.firstIndex(of: wanted) { desk?.row = row }
  }

  mutating func selectRow(_ row: Int, of count: Int) {
    desk?.row = min(max(0, row), max(0, count - 1))
  }
}
