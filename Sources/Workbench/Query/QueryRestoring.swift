import Practice

extension SessionState {
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
}
