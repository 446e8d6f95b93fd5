/// Words searched for across the record, and where they were found.
package struct RecordSearch: Hashable, Sendable {
  /// A place of the record.
  package struct Match: Hashable, Sendable {
    package var page: Int
    package var range: Range<Int>
  }

  package let words: String
  /// In the order of the record.
  package let matches: [Match]
  /// For each page where its matches start, and behind the last where they end.
  private let starts: [Int]
  /// The match the learner is on.
  package private(set) var current: Int

  /// Searches every page, and starts at the first match on or after a place.
  package init(_ words: String, in pages: [Reader.Page], from page: Int, offset: Int) {
    self.words = words
    var matches: [Match] = []
    var starts: [Int] = []
    for (index, page) in pages.enumerated() {
      starts.append(matches.count)
      matches += page.text.matches(of: words).map { Match(page: index, range: $0) }
    }
    starts.append(matches.count)
    self.matches = matches
    self.starts = starts
    current =
      matches.firstIndex { ($0.page, $0.range.lowerBound) >= (page, offset) } ?? 0
  }

  /// The match the learner is on; nil where nothing was found.
  package var match: Match? { matches.indices.contains(current) ? matches[current] : nil }

  /// How many there are in all.
  package var total: Int { matches.count }

  /// Goes to the next or the previous match, round the end.
  package mutating func step(forward: Bool) {
    guard !matches.isEmpty else { return }
    current = (current + (forward ? 1 : matches.count - 1)) % matches.count
  }

  /// Goes to a match by its place among all, if there is one.
  mutating func go(toMatch place: Int) {
    if matches.indices.contains(place) { current = place }
  }

  /// How many matches a page holds.
  package func count(on page: Int) -> Int { indices(on: page).count }

  /// Where the matches of a page stand, in the order of the text.
  func ranges(on page: Int) -> [Range<Int>] { matches[indices(on: page)].map(\.range) }

  /// The matches that reach into a stretch of a page, by their place in `matches`.
  func indices(on page: Int, in range: Range<Int>) -> Range<Int> {
    let all = indices(on: page)
    var low = all.lowerBound
    var high = all.upperBound
    while low < high {
      let middle = (low + high) / 2
      if matches[middle].range.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var end = low
    while end < all.upperBound, matches[end].range.lowerBound < range.upperBound { end += 1 }
    return low..<end
  }

  private func indices(on page: Int) -> Range<Int> {
    guard page >= 0, page + 1 < starts.count else { return 0..<0 }
    return starts[page]..<starts[page + 1]
  }

  /// Goes to a match by where it stands.
  mutating func go(to page: Int, _ range: Range<Int>) {
    let found = indices(on: page, in: range)
    if !found.isEmpty { current = found.lowerBound }
  }

  /// When a page is opened by other means the current match follows, if the page has one.
  mutating func settle(on page: Int) {
    let here = indices(on: page)
    guard match?.page != page, !here.isEmpty else { return }
    current = here.lowerBound
  }
}
