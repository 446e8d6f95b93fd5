import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: reading and review")
struct ReadingStories {
  @Test("the policy is read first; documents are marked until they are opened")
  func tabs() throws {
    var story = try Story.started()
    #expect(story.screen.contains("REPORTING POLICY"))
    #expect(story.screen.contains("•History and physical"))
    try story.press("]]")
    #expect(!story.screen.contains("•History and physical"))
    #expect(story.screen.contains("3 of 6"))
  }

  @Test("search goes from document to document, and tells when there is nothing")
  func search() throws {
    var story = try Story.started()
    try story.press("/CELLULITIS of the  right<Enter>")
    #expect(story.session?.reader.page.id == "02-history-and-physical")
    try story.press("n")
    #expect(story.screen.contains("ellulitis"))
    try story.press("/nowhere to be found<Enter>")
    #expect(story.screen.contains("is nowhere in the record"))
  }

  @Test("every line can be at the top, going down and coming back up")
  func scrolling() throws {
    var story = try Story.started(size: Size(columns: 120, rows: 24))
    var seen: [Int] = []
    for _ in 0..<6 {
      seen.append(try #require(story.session?.reader.topLine))
      try story.press("j")
    }
    #expect(seen == Array(0..<6).map { min($0, seen.max() ?? 0) })
    let bottom = try #require(story.session?.reader.topLine)
    for line in stride(from: bottom, to: 0, by: -1) {
      #expect(story.session?.reader.topLine == line)
      try story.press("k")
    }
    #expect(story.session?.reader.topLine == 0)
  }

  @Test("a resize keeps the place in the text")
  func resize() throws {
    var story = try Story.started(size: Size(columns: 160, rows: 24))
    try story.press("jjjj")
    let reader = try #require(story.session?.reader)
    let before = reader.tops[reader.current]
    #expect(before > 0)
    for size in ["80x24", "200x60", "100x30", "160x24"] {
      try story.press("<Resize:\(size)>")
    }
    #expect(story.session?.reader.tops[0] == before)
  }

  @Test("time is kept for each document, and stands still in a pause")
  func readingTime() throws {
    var story = try Story.started()
    try story.press("]")
    try story.wait(seconds: 7)
    try story.press("P")
    try story.wait(seconds: 100)
    try story.press("<Enter>]")
    try story.wait(seconds: 5)
    try story.press("<Tab>J18.9<Enter>ys<Enter>")
    let review = try #require(story.review)
    let log = review.session.reading
    #expect(log.time(on: "01-face-sheet", at: review.session.clock) == 7000)
    #expect(log.time(on: "02-history-and-physical", at: review.session.clock) == 5000)
    #expect(!log.hasOpened("04-laboratory"))
    #expect(review.session.clock == 12_000)
  }

  @Test("a pause covers the record")
  func pause() throws {
    var story = try Story.started()
    try story.press("]]P")
    #expect(!story.screen.contains("pneumonia"))
    #expect(story.screen.contains("Paused"))
  }

  @Test("Enter on a missed line goes to its evidence, highlighted")
  func evidence() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>")
    let review = try #require(story.review)
    #expect(review.line?.needsAttention == true)
    try story.press("<Enter>")
    let shown = try #require(story.review)
    #expect(shown.recordHasFocus)
    let range = try #require(shown.reader.highlight)
    let quote = try #require(shown.line?.evidence.first?.quote)
    #expect(shown.reader.page.text.line.text(in: range).contains(quote.prefix(12)))
    try story.press("<Tab>n")
    #expect(story.review?.selected != review.selected)
  }

  @Test("a disputed line keeps its note")
  func dispute() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>dThe attending says otherwise<Enter>")
    #expect(story.screen.contains("Disputed: The attending says otherwise"))
    guard case .disputed(_, let note)? = story.journal.last?.event else {
      Issue.record("the note is not in the journal")
      return
    }
    #expect(note == "The attending says otherwise")
  }
}
