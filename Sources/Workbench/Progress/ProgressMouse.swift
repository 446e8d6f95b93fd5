import Terminal

extension State {
  /// Takes a click on the progress screen: the name of a subject shows it, a row is selected, and a
  /// second click on it opens its review.
  mutating func click(at position: Position, _ progress: ProgressState) -> [Effect] {
    let frame = ProgressFrame(size: size)
    var progress = progress
    if frame.tabs.contains(position) {
      let places = subjectPlaces(progress, in: frame.tabs)
      guard let place = places.firstIndex(where: { $0.contains(position.column) }),
        case let subject = progress.subjects[place], subject != progress.subject
      else { return [] }
      let effects = progress.show(subject)
      screen = .progress(progress)
      return effects
    }
    let row: Int?
    switch progress.subject {
    case .sessions:
      row = frame.list.row(at: position, from: progress.firstShown(height: frame.list.rows))
    case .examinations:
      let list = ExaminationsFrame(frame).list
      let top = progress.examinations?.firstShown(height: list.rows) ?? 0
      row = list.row(at: position, from: top)
    case .measures, .misses, .pace: row = nil
    }
    guard let row else { return [] }
    let isSame = progress.select(row: row)
    screen = .progress(progress)
    guard isSame, availability(of: .openReview) == .enabled else { return [] }
    return perform(.openReview, &self)
  }

  /// Takes a click on a replay: a pane is looked at, and on the gauge the moment is gone to.
  mutating func click(at position: Position, _ replay: ReplayState) {
    var replay = replay
    let frame = Frame(size: size, panes: panes, sideHasFocus: replay.shown.summaryHasFocus)
    let gauge = replayGauge(size)
    if gauge.contains(position) {
      replay.seek(to: position.column - gauge.column, of: gauge.columns, books, search, now: now)
    } else if frame.record?.contains(position) == true, replay.shown.summaryHasFocus {
      _ = replay.take(.otherPane, books, search, now: now)
    } else if frame.side?.contains(position) == true, !replay.shown.summaryHasFocus {
      _ = replay.take(.otherPane, books, search, now: now)
    }
    screen = .replay(replay)
  }
}
