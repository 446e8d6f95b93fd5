import Chart
import Practice
import Terminal

/// A list over the screen, one row of which is chosen: documents, matches, marks, values.
package struct Listing: Hashable, Sendable {
  /// What is listed, and so what choosing a row does.
  package enum Kind: Hashable, Sendable {
    case matches, timeline, marks, trends
    /// Lines of the summary, one of which the passage is to be evidence for.
    case lines(Passage)
  }

  /// A row of the list.
  package struct Row: Hashable, Sendable {
    /// Stands before the row: what a mark was made for.
    package var letter: Unicode.Scalar?
    /// Whether it is a document that was never opened.
    package var isUnread = false
    /// What the row is called, on its left.
    package var head: String
    /// What is told of it.
    package var text: String = ""
    /// Shown as a row of bars in place of the text.
    package var values: [Double] = []
    /// At the right end.
    package var tail: String = ""
    /// What is said of the row while it is selected; parts that are kept whole.
    package var detail: [String] = []
    /// Where the row leads; nil for a row that is only told.
    package var page: Int?
    /// What to show of that page; nil for its beginning.
    package var range: Range<Int>?
    /// The line of the summary that the row stands for.
    package var slot: Slot?
    /// The mark that the row stands for.
    package var mark: PlacedMark?
  }

  /// What is listed.
  package var kind: Kind
  /// On the frame of the list.
  package var title: String
  /// Top to bottom.
  package var rows: [Row]
  /// The selected row, by its place.
  package var selected: Int

  /// The selected row; nil in an empty list.
  package var row: Row? { rows.indices.contains(selected) ? rows[selected] : nil }

  mutating func move(by step: Int) {
    selected = min(max(0, selected + step), max(0, rows.count - 1))
  }
}

extension Reader {
  /// Documents that hold the words searched for, with how often, and the first line that does.
  func matchListing() -> Listing? {
    guard let search, !search.matches.isEmpty else { return nil }
    let rows = pages.indices.compactMap { index -> Listing.Row? in
      let found = search.ranges(on: index)
      guard let first = found.first else { return nil }
      return Listing.Row(
        head: pages[index].title.text, text: pages[index].text.line(around: first),
        tail: "\(found.count)", page: index, range: first)
    }
    return Listing(
      kind: .matches,
      title: "'\(search.words)': \(search.total) in \(counted(rows.count, "document"))",
      rows: rows, selected: rows.firstIndex { $0.page == current } ?? 0)
  }

  /// The documents by date and time.
  func timelineListing(
    unread: (String) -> Bool, encounter: Encounter
  ) -> Listing {
    var timed: [(CivilDateTime, Listing.Row)] = pages.indices.compactMap { index in
      guard let document = pages[index].document else { return nil }
      let row = Listing.Row(
        isUnread: unread(document.id), head: spoken(document.at),
        text: document.title, tail: document.author,
        detail: [document.kind.words, unread(document.id) ? "not opened yet" : "opened"],
        page: index)
      return (document.at, row)
    }
    let turns = [
      (encounter.admitted, "arrival"), (encounter.inpatientOrder, "order to admit"),
      (encounter.discharged, "discharge"),
    ]
    for case (let time?, let words) in turns {
      let row = Listing.Row(head: spoken(time), text: "* \(words)")
      timed.append((time, row))
    }
    let rows = timed.enumerated().sorted {
      ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
    }.map(\.element.1)
    return Listing(
      kind: .timeline, title: "Timeline", rows: rows,
      selected: rows.firstIndex { $0.page == current } ?? 0)
  }

  /// Highlights, notes and evidence in the order of the record.
  func markListing() -> Listing {
    var rows: [Listing.Row] = []
    for page in marks.byPage.keys.sorted() {
      for mark in marks.byPage[page] ?? [] {
        let number = mark.number.map { "note \($0)" }
        let what = mark.kind == .note ? number ?? "note" : mark.words
        var detail = ["\u{201C}\(mark.passage.quote)\u{201D}"]
        if !mark.note.isEmpty { detail.append("\(number ?? "note"): \(mark.note)") }
        rows.append(
          Listing.Row(
            letter: mark.letter, head: what,
            text: mark.note.isEmpty ? mark.passage.quote : mark.note,
            tail: pages[page].title.text, detail: detail, page: page, range: mark.range,
            mark: mark))
      }
    }
    let here = tops[current]
    let next = rows.firstIndex {
      ($0.page ?? 0, $0.range?.lowerBound ?? 0) >= (current, here)
    }
    return Listing(kind: .marks, title: "Marks and notes", rows: rows, selected: next ?? 0)
  }

  /// What was measured more than once, over time: the open document's first.
  func trendListing() -> Listing {
    var rows: [Listing.Row] = []
    for page in [current] + pages.indices.filter({ $0 != current }) {
      for series in labSeries(pages[page].text) {
        let (first, last) = (series.points.first, series.points.last)
        rows.append(
          Listing.Row(
            head: series.label, values: series.points.map(\.number),
            tail: "\(first?.text ?? "") to \(last?.text ?? "")\(series.extremes)",
            detail: series.points.map { "\($0.when)  \($0.text)\($0.flag?.words ?? "")" },
            page: page, range: series.place..<(series.place + 1)))
      }
    }
    return Listing(
      kind: .trends, title: "Values over time", rows: rows,
      selected: rows.firstIndex {
        $0.page == current && ($0.range?.lowerBound ?? 0) >= tops[current]
      }
        ?? 0)
  }
}

/// Numbers as a row of bars, the least the lowest and the most the highest.
package func sparkline(_ numbers: [Double], _ levels: [Unicode.Scalar]) -> String {
  guard let least = numbers.min(), let most = numbers.max(), let last = levels.indices.last else {
    return ""
  }
  var text = ""
  for number in numbers {
    let part = most > least ? (number - least) / (most - least) : 0.5
    text.unicodeScalars.append(levels[Int((part * Double(last)).rounded())])
  }
  return text
}

extension LabSeries {
  /// The least and the most of the values, each where neither the first nor the last tells it.
  fileprivate var extremes: String {
    guard let first = points.first, let last = points.last,
      let least = points.min(by: { $0.number < $1.number }),
      let most = points.max(by: { $0.number < $1.number })
    else { return "" }
    func bare(_ point: Point) -> Substring { point.text.prefix { $0 != " " } }
    // Never "(6.8-10.9)": behind a value that reads as the laboratory's own range.
    let ends = [first.number, last.number]
    var text = ""
    if !ends.contains(least.number) { text += ", min \(bare(least))" }
    if !ends.contains(most.number) { text += ", max \(bare(most))" }
    return text
  }
}

extension LabFlag {
  /// What is said of the value where the record does not say it itself.
  fileprivate var words: String {
    guard !isFlagged, let isHigh else { return "" }
    return isHigh ? " (high)" : " (low)"
  }
}

extension RecordText {
  /// The words around a place, for a list.
  func line(around range: Range<Int>) -> String {
    let paragraph = paragraphs[paragraphIndex(at: range.lowerBound)].range
    var start = max(paragraph.lowerBound, range.lowerBound - 24)
    // Not from the middle of a word.
    if start > paragraph.lowerBound {
      while start < range.lowerBound, line.cells[start - 1] != .blank { start += 1 }
    }
    let end = min(paragraph.upperBound, range.upperBound + 80)
    let words = line.text(in: start..<max(start, end))
    return words.split(separator: " ").joined(separator: " ")
  }
}

extension DocumentKind {
  /// The kind in words: `history and physical`.
  var words: String {
    var text = ""
    for letter in rawValue {
      if letter.isUppercase { text += " " }
      text += letter.lowercased()
    }
    return text
  }
}
