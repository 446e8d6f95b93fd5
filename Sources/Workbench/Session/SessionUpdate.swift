import Chart
import CodeSets
import Practice
import Terminal

extension SessionState {
  /// The context whose commands the keys mean now.
  package var context: Context {
    if draft != nil { return .field }
    if let queryContext { return queryContext }
    if summaryHasFocus { return .summary }
    return reader.selection == nil ? .record : .selection
  }

  /// Carries out a command of the record pane or of both panes; false where it is none of these.
  mutating func read(_ command: CommandID, now: Milliseconds) -> Bool {
    let page = max(1, reader.height - 2)
    switch command {
    case .otherPane: summaryHasFocus.toggle()
    case .nextDocument: open(reader.current + 1, now: now)
    case .previousDocument: open(reader.current - 1, now: now)
    case _ where summaryHasFocus: return false
    default: return reader.take(command, page: page)
    }
    return true
  }

  /// Opens a document of the record by its place.
  mutating func open(_ index: Int, now: Milliseconds) {
    if reader.open(index) { happen(.opened(document: reader.page.id), now: now) }
  }

  /// Searches the record and goes to the first match from here on; false where there is none.
  mutating func search(_ words: String, now: Milliseconds) -> Bool {
    let found = RecordSearch(
      words, in: reader.pages, from: reader.current, offset: reader.tops[reader.current])
    guard let match = found.match else { return false }
    reader.search = found
    open(match.page, now: now)
    reader.reveal(match.range.lowerBound)
    summaryHasFocus = false
    return true
  }

  mutating func stepSearch(forward: Bool, now: Milliseconds) {
    reader.search?.step(forward: forward)
    guard let match = reader.search?.match else { return }
    open(match.page, now: now)
    reader.reveal(match.range.lowerBound)
  }
}

extension Reader {
  /// Carries out a scrolling command; false where it is none.
  mutating func take(_ command: CommandID, page: Int) -> Bool {
    switch command {
    case .down: scroll(by: 1)
    case .up: scroll(by: -1)
    case .pageDown: scroll(by: page)
    case .pageUp: scroll(by: -page)
    case .halfPageDown: scroll(by: max(1, page / 2))
    case .halfPageUp: scroll(by: -max(1, page / 2))
    case .top: scroll(to: 0)
    case .bottom: scroll(to: layout.lines.count)
    case .left: scrollSideways(by: -8)
    case .right: scrollSideways(by: 8)
    case .nextHeading: goToHeading(forward: true)
    case .previousHeading: goToHeading(forward: false)
    default: return false
    }
    return true
  }
}
