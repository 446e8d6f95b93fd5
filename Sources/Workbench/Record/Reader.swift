import Chart
import Practice
import Terminal

/// The record as it is read: its documents, the one that is open, and where it is scrolled to.
package struct Reader: Sendable {
  /// A document with its text prepared.
  package struct Page: Sendable {
    /// That of the document, or `policyPageID`.
    package var id: String
    /// Measured once, for the tabs.
    package var title: Line
    /// Date, time and author, for the line under the title; empty for the policy.
    package var caption: String
    /// What is read.
    package var text: RecordText
    /// The document it shows; nil for the hospital's policy.
    package var document: RecordDocument?
    /// Values of its tables that are out of their range.
    package var flags: [LabFlag] = []

    /// Whether it is part of the record, not the hospital's policy.
    package var isRecord: Bool { document != nil }
  }

  /// The policy, then the documents in chart order.
  package let pages: [Page]
  /// Columns that the title of each page takes: the tabs are laid out anew in every frame.
  let titleColumns: [Int]
  /// The page that is open, by its place.
  package private(set) var current = 0
  /// For each page the text offset at its top: it stays put when the width changes.
  package private(set) var tops: [Int]
  /// The open page, laid out for the pane.
  package private(set) var layout: RecordLayout
  /// Rows of the pane.
  package private(set) var height = 1
  /// Columns that wide tables are scrolled by.
  package private(set) var sideways = 0
  /// The last search; nil for none.
  package var search: RecordSearch?
  /// Evidence that is highlighted on the open page.
  package var highlight: Range<Int>?
  /// The phrase that is being selected on the open page.
  package var selection: RecordSelection?
  /// What was marked in the record.
  var marks = PlacedMarks()

  /// The record of a case, the hospital's policy before it, opened on the policy.
  package init(_ practiceCase: PracticeCase) {
    var pages = practiceCase.documents.map { document in
      Page(
        id: document.id, title: Line(document.title),
        caption: "\(spoken(document.at))  \(document.author)",
        text: RecordText(lines: document.lines), document: document)
    }
    for index in pages.indices where pages[index].document?.kind == .laboratory {
      pages[index].flags = labFlags(pages[index].text)
    }
    pages.insert(policyPage(practiceCase.policy), at: 0)
    self.pages = pages
    titleColumns = pages.map(\.title.columns)
    tops = Array(repeating: 0, count: pages.count)
    layout = RecordLayout(pages[0].text, width: 1)
  }

  /// The page that is open.
  package var page: Page { pages[current] }

  /// The line at the top of the pane.
  package var topLine: Int {
    min(layout.line(of: tops[current]), max(0, layout.lines.count - 1))
  }

  /// The last line that may stand at the top.
  private var lastTop: Int { max(0, layout.lines.count - height) }

  /// Lays the open page out for a pane; called when the pane or the page changes.
  package mutating func fit(width: Int, height: Int) {
    self.height = max(1, height)
    guard layout.width != width || laidOut != current else { return }
    layout = RecordLayout(page.text, width: width)
    laidOut = current
    scrollSideways(by: 0)
  }
  private var laidOut = -1

  /// Opens a page by its place; false where there is none.
  package mutating func open(_ index: Int) -> Bool {
    guard pages.indices.contains(index), index != current || laidOut < 0 else { return false }
    current = index
    sideways = 0
    highlight = nil
    selection = nil
    search?.settle(on: index)
    layout = RecordLayout(page.text, width: layout.width)
    laidOut = index
    return true
  }

  /// The place of a document by its id.
  package func index(of document: String) -> Int? { pages.firstIndex { $0.id == document } }

  /// Moves the pane by lines.
  package mutating func scroll(by lines: Int) { scroll(to: topLine + lines) }

  /// Puts a line at the top, as far as there are lines to fill the pane.
  package mutating func scroll(to line: Int) {
    let line = min(max(0, line), lastTop)
    tops[current] = layout.lines.isEmpty ? 0 : layout.lines[line].range.lowerBound
  }

  /// Brings the text at an offset into view, a third down the pane, if it is not in view already.
  package mutating func reveal(_ offset: Int) {
    let line = layout.line(of: offset)
    guard !(topLine..<topLine + height - 1).contains(line) || line < topLine else { return }
    scroll(to: line - height / 3)
  }

  /// Brings the text at an offset into view with the least scrolling, sideways as well.
  package mutating func show(_ offset: Int) {
    let index = layout.line(of: offset)
    if index < topLine { scroll(to: index) }
    if index >= topLine + height { scroll(to: index - height + 1) }
    guard layout.lines.indices.contains(index), layout.lines[index].kind == .table else { return }
    let column = offset - layout.lines[index].range.lowerBound
    let label = layout.lines[index].label
    if column < sideways + label { scrollSideways(by: column - sideways - label) }
    if column >= sideways + layout.width {
      scrollSideways(by: column - sideways - layout.width + 1)
    }
  }

  /// The marks of the open page, in the order of the text.
  package var placedMarks: [PlacedMark] { marks.byPage[current] ?? [] }

  /// The marks of the whole record, in its order.
  package var marksOfAllPages: [PlacedMark] {
    marks.byPage.keys.sorted().flatMap { marks.byPage[$0] ?? [] }
  }

  /// Scrolls wide tables sideways.
  package mutating func scrollSideways(by columns: Int) {
    sideways = min(max(0, sideways + columns), max(0, layout.tableWidth - layout.width + 1))
  }

  /// Scrolls wide tables to where they were, before the page is laid out.
  mutating func restore(sideways columns: Int) { sideways = max(0, columns) }

  /// Goes to the next or the previous heading.
  package mutating func goToHeading(forward: Bool) {
    let top = topLine
    let headings = layout.lines.indices.filter { layout.lines[$0].kind == .heading }
    let target = forward ? headings.first { $0 > top } : headings.last { $0 < top }
    if let target { scroll(to: target) }
  }

  /// Restores where documents were scrolled to: a source line, and how far into it.
  package mutating func restore(_ bookmark: Bookmark) {
    for (index, page) in pages.enumerated() {
      guard let line = bookmark.topLines[page.id] else { continue }
      put(index, at: line, offset: bookmark.topOffsets[page.id] ?? 0)
    }
  }

  /// Puts the open document where it was beside another.
  mutating func put(_ place: Bookmark.Beside) {
    put(current, at: place.line, offset: place.offset)
  }

  private mutating func put(_ index: Int, at line: Int, offset: Int) {
    let text = pages[index].text
    guard text.lineStarts.indices.contains(line) else { return }
    let start = text.lineStarts[line]
    let place = start + max(0, offset)
    // In a document edited since, the line may be shorter.
    tops[index] = text.sourceLine(at: place) == line ? place : start
  }

  /// Marks where documents are scrolled to, those at their top left out.
  package func mark(_ bookmark: inout Bookmark) {
    for (index, page) in pages.enumerated() where tops[index] > 0 {
      let line = page.text.sourceLine(at: tops[index])
      bookmark.topLines[page.id] = line
      let offset = tops[index] - page.text.lineStarts[line]
      if offset > 0 { bookmark.topOffsets[page.id] = offset }
    }
  }
}
