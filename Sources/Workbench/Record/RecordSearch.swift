/// Words searched for across the record, and where they were found.
package struct RecordSearch: Hashable, Sendable {
  /// A place of the record.
  package struct Match: Hashable, Sendable {
    package var page: Int
    package var range: Range<Int>
  }

  package let words: String
  package let matches: [Match]
  /// The match the learner is on.
  package private(set) var current: Int

  /// Searches every page, and starts at the first match on or after a place.
  package init(_ words: String, in pages: [Reader.Page], from page: Int, offset: Int) {
    self.words = words
    var matches: [Match] = []
    for (index, page) in pages.enumerated() {
      matches += page.text.matches(of: words).map { Match(page: index, range: $0) }
    }
    self.matches = matches
    current =
      matches.firstIndex { ($0.page, $0.range.lowerBound) >= (page, offset) } ?? 0
  }

  /// The match the learner is on; nil where nothing was found.
  package var match: Match? { matches.indices.contains(current) ? matches[current] : nil }

  /// Goes to the next or the previous match, round the end.
  package mutating func step(forward: Bool) {
    guard !matches.isEmpty else { return }
    current = (current + (forward ? 1 : matches.count - 1)) % matches.count
  }

  /// How many matches each page holds.
  package func count(on page: Int) -> Int { matches.count { $0.page == page } }

  /// When a page is opened by other means the current match follows, if the page has one.
  mutating func settle(on page: Int) {
    guard match?.page != page, let first = matches.firstIndex(where: { $0.page == page }) else {
      return
    }
    current = first
  }
}
