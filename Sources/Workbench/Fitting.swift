import Practice
import Terminal

extension State {
  /// Lays the record out for the pane it has now.
  mutating func fitPanes() {
    let (size, panes, books) = (size, panes, books)
    switch screenKind {
    case .session:
      withSession { session in
        let frame = Frame(size: size, panes: panes, sideHasFocus: session.summaryHasFocus)
        session.reader.marks.place(session.session.work, in: session.reader.pages)
        session.fit(to: frame)
        session.refreshEdits(books: books)
      }
    case .review:
      withReview { review in
        let frame = Frame(size: size, panes: panes, sideHasFocus: !review.recordHasFocus)
        review.reader.marks.place(review.session.work, in: review.reader.pages)
        if let pane = frame.record { review.reader.fit(to: pane) }
      }
    case .replay:
      guard case .replay(var replay) = screen else { return }
      screen = .list
      replay.fit(size: size, panes: panes)
      screen = .replay(replay)
    case .other: break
    }
  }

  mutating func takePending(isTick: Bool) -> Effect? {
    let (now, around) = (now, viewAround)
    switch screenKind {
    case .session:
      return withSession { session in
        session.viewAround = around
        return session.takePending(now: now, isTick: isTick)
      } ?? nil
    case .review: return withReview { $0.takePending() } ?? nil
    default: return nil
    }
  }
}

extension SessionState {
  fileprivate mutating func fit(to frame: Frame) {
    guard let record = frame.record else { return }
    guard beside != nil else { return reader.fit(to: record) }
    let panes = ReaderPanes(record)
    let (own, other) = besideIsFirst ? (panes.second, panes.first) : (panes.first, panes.second)
    reader.fit(to: own)
    beside?.fit(to: other)
  }
}
