import Chart
import Practice
import Terminal

// Marking lines of the record as indicators of a query.

extension SessionState {
  /// Gives the keys to the record.
  mutating func startPicking(now: Milliseconds) {
    desk?.stage = .picking
    summaryHasFocus = false
    // The policy is no part of the record.
    if !reader.page.isRecord, let first = reader.pages.firstIndex(where: \.isRecord) {
      open(first, now: now)
    }
    goToTop()
  }

  /// Carries out a command while lines are being marked; nil where it is none.
  mutating func pick(_ command: CommandID, now: Milliseconds) -> Outcome? {
    let stretches = desk?.stretches ?? []
    let here = min(desk?.stretch ?? 0, max(0, stretches.count - 1))
    let page = max(1, reader.height / 3)
    switch command {
    case .down: go(to: here + 1, stretches)
    case .up: go(to: here - 1, stretches)
    case .pageDown: go(to: here + page, stretches)
    case .pageUp: go(to: here - page, stretches)
    case .top: go(to: 0, stretches)
    case .bottom: go(to: stretches.count - 1, stretches)
    case .nextDocument: openPage(reader.current + 1, now: now)
    case .previousDocument: openPage(reader.current - 1, now: now)
    case .markIndicator: return mark(here, stretches, now: now)
    case .closeQueries:
      reader.highlight = nil
      desk?.stage = .compose
      summaryHasFocus = true
      desk?.row = session.queries.query?.rows.firstIndex(of: .addIndicator) ?? 0
    default: return nil
    }
    return Outcome()
  }

  private mutating func openPage(_ index: Int, now: Milliseconds) {
    open(index, now: now)
    goToTop()
  }

  /// Selects the first stretch that the pane shows.
  private mutating func goToTop() {
    let stretches = reader.page.text.stretches
    desk?.stretches = stretches
    let top = reader.tops[reader.current]
    go(to: stretches.firstIndex { $0.lowerBound >= top } ?? 0, stretches)
  }

  private mutating func go(to index: Int, _ stretches: [Range<Int>]) {
    guard !stretches.isEmpty else {
      reader.highlight = nil
      return
    }
    let index = min(max(0, index), stretches.count - 1)
    desk?.stretch = index
    reader.highlight = stretches[index]
    reader.reveal(stretches[index].lowerBound)
  }

  private mutating func mark(
    _ index: Int, _ stretches: [Range<Int>], now: Milliseconds
  ) -> Outcome {
    guard let place = session.queries.current, let query = session.queries.query,
      stretches.indices.contains(index)
    else { return Outcome("There is nothing to mark here", .warning) }
    guard reader.page.isRecord else {
      return Outcome("The policy is no part of the record", .warning)
    }
    let evidence = reader.page.text.evidence(stretches[index], in: reader.page.id)
    if let marked = query.indicators.firstIndex(of: evidence) {
      happen(.query(place, .indicatorRemoved(marked)), now: now)
      return Outcome("No longer an indicator")
    }
    happen(.query(place, .indicatorAdded(evidence)), now: now)
    let count = query.indicators.count + 1
    return Outcome("\(counted(count, "indicator")); Tab goes back to the query")
  }

  /// Where the indicators of the query being worked on stand on the open page.
  var indicatorRanges: [Range<Int>] {
    (session.queries.query?.indicators ?? []).compactMap { indicator in
      guard indicator.document == reader.page.id else { return nil }
      return reader.page.text.range(of: indicator)
    }
  }
}
