import Practice
import Terminal

extension SessionState {
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
}
