import Chart
import CodeSets
import Testing
import Workbench

@Suite("The tabular list as rows")
struct TabularPageTests {
  @Test("whatever is opened is there once, in the order of the book, below what holds it")
  func everyPlace() throws {
    let books = try Fixture.books()
    var places: [NoteOwner] = []
    for chapter in books.chapters {
      places += [chapter.owner] + books.blocks(in: chapter).map(\.owner)
    }
    places += ["S82", "C80.1", "S72.001A", "W19.XXXD", "U07.1", "I10"].map { .code($0) }
    for place in places {
      let page = TabularPage(at: place, in: books)
      #expect(page.entry?.owner == place)
      let owners = page.entries.map(\.owner)
      #expect(Set(owners).count == owners.count, "\(place)")
      #expect(owners.count { if case .chapter = $0 { true } else { false } } == 22)
      for (above, entry) in zip(page.entries, page.entries.dropFirst()) {
        #expect(entry.depth <= above.depth + 1, "\(place): \(entry.owner)")
      }
      for (above, entry) in zip(page.entries, page.entries.dropFirst()) {
        guard let a = above.code, let b = entry.code else { continue }
        #expect(a < b, "\(place)")
      }
    }
  }

  @Test("a place the book does not have opens the nearest that it has")
  func nearest() throws {
    var story = try Story.started()
    try story.press("<Tab>")
    for (typed, code) in [("E11.2299", "E11.22"), ("E1", "E10"), ("S72.001Q9", "S72.001Q")] {
      try story.press("a\(typed)<C-o>")
      #expect(story.state.browser?.tabular?.entry?.code == DiagnosisCode(code), "\(typed)")
      try story.press("<Esc><Esc>")
    }
  }
}
