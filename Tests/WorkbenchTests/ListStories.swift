import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: lists of the record, two documents, values over time")
struct ListStories {
  @Test("a search counts its matches by document, and leads to each")
  func matches() throws {
    var story = try Story.started()
    try story.press("F")
    #expect(story.screen.contains("Search the record first"))
    try story.press("/cellulitis<Enter>")
    #expect(story.screen.contains("Match 1 of"))
    let search = try #require(story.session?.reader.search)
    let counts = try #require(story.session).reader.pages.indices.map { search.count(on: $0) }
    #expect(counts.reduce(0, +) == search.total)
    try story.press("FG")
    guard case .listing(let listing)? = story.state.overlay else {
      Issue.record("no list")
      return
    }
    #expect(listing.rows.compactMap { Int($0.tail) } == counts.filter { $0 > 0 })
    try story.press("<Enter>")
    #expect(story.session?.reader.current == listing.rows.last?.page)
    #expect(story.session?.reader.search?.match?.page == listing.rows.last?.page)
  }

  @Test("the timeline goes by date and time, and Enter opens")
  func timeline() throws {
    var story = try Story.started()
    try story.press("t")
    guard case .listing(let listing)? = story.state.overlay else {
      Issue.record("no list")
      return
    }
    let pages = try #require(story.session?.reader.pages)
    let times = listing.rows.compactMap { $0.page }.compactMap { pages[$0].document?.at }
    #expect(times.count == pages.count - 1)
    #expect(times == times.sorted())
    #expect(listing.rows.contains { $0.text.contains("order to admit") })
    try story.press("G<Enter>")
    let last = try #require(listing.rows.last { $0.page != nil }?.page)
    if listing.rows.last?.page == nil {
      #expect(story.screen.contains("This row leads nowhere"))
      try story.press("k<Enter>")
    }
    #expect(story.session?.reader.current == last)
    try story.press("t")
    guard case .listing(let again)? = story.state.overlay else { return }
    #expect(again.row?.page == last)
    #expect(again.row?.isUnread == false)
  }

  @Test("two documents scroll by themselves, and come back after a crash")
  func beside() throws {
    var story = try Story.started(size: Size(columns: 120, rows: 24))
    try story.press("]]S")
    let one = try #require(story.session?.reader.page.id)
    let other = try #require(story.session?.beside?.page.id)
    #expect(one != other)
    try story.press("jj<C-w>j")
    let session = try #require(story.session)
    #expect(session.reader.page.id == other)
    #expect(session.beside?.page.id == one)
    #expect(session.besideIsFirst)
    #expect(session.session.reading.hasOpened(other))
    try story.wait(seconds: 1)
    let start = try #require(story.start)
    var later = try Story(size: Size(columns: 120, rows: 24))
    try later.take(.opened(session.chosen, resuming: story.resumed(start)))
    #expect(later.session?.reader.page.id == other)
    #expect(later.session?.beside?.page.id == one)
    #expect(later.session?.besideIsFirst == true)
    #expect(later.session?.beside?.topLine == session.beside?.topLine)
    try later.press("S")
    #expect(later.session?.beside == nil)
    try later.press("<C-w>")
    #expect(later.screen.contains("One document is shown"))
  }

  @Test("lists, two documents and trends on the screen", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("/cellulitis<Enter>")
    try expectFrame(story.screen, "search-\(size)")
    try story.press("F")
    try expectFrame(story.screen, "matches-\(size)")
    try story.press("<Esc>t")
    try expectFrame(story.screen, "timeline-\(size)")
    try story.press("<Esc>T")
    try expectFrame(story.screen, "trends-\(size)")
    try story.press("<Enter>S")
    try expectFrame(story.screen, "beside-\(size)")
    try story.press("z")
    try expectFrame(story.screen, "beside-zoomed-\(size)")
  }
}
