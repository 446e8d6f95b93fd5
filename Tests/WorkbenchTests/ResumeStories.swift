import Chart
import CodeSets
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: leaving and coming back")
struct ResumeStories {
  @Test("after a crash everything is as it was: entries, open field, cursor, document, clock")
  func resume() throws {
    var story = try Story.started()
    try story.press("]]<Tab>J18.9<Enter>yL03.1")
    try story.wait(seconds: 42)
    try story.press("<Left>")
    let before = try #require(story.session)
    var later = try Story()
    let start = try #require(story.start)
    try later.take(.opened(before.chosen, resuming: story.resumed(start)))
    let after = try #require(later.session)
    #expect(after.summary == before.summary)
    #expect(after.draft == before.draft)
    #expect(after.draft?.cursor == 4)
    #expect(after.reader.page.id == before.reader.page.id)
    #expect(after.summaryHasFocus)
    #expect(after.clock.reading(at: 0) == 42_000)
    #expect(later.screen.contains("Everything is as you left it"))
  }

  @Test("where a document is scrolled to is kept once the keys rest, inside a broken line too")
  func scrolledTo() throws {
    var story = try Story.started(size: Size(columns: 100, rows: 24))
    let from = try #require(story.bookmark)
    for step in 1...4 {
      try story.press("j")
      #expect(story.bookmark == from)
      #expect(story.session?.hasScrolled == true)
      let reader = try #require(story.session?.reader)
      #expect(reader.topLine == step)
    }
    try story.take(.tick)
    #expect(story.session?.hasScrolled == false)
    let shown = try #require(story.session?.reader)
    let start = try #require(story.start)
    var later = try Story(size: Size(columns: 100, rows: 24))
    try later.take(.opened(try #require(story.session).chosen, resuming: story.resumed(start)))
    let resumed = try #require(later.session?.reader)
    #expect(resumed.topLine == shown.topLine)
    #expect(resumed.tops == shown.tops)
    // The policy's paragraphs are long lines: at least one of the steps ended within one.
    #expect(story.bookmark?.topOffsets.isEmpty == false)
  }

  @Test("every prefix of the journal of a story resumes to what was shown then")
  func everyPrefix() throws {
    var story = try Story.started()
    let keys = "]j<Tab>J18.9<Enter>yE11.22<Enter>y<BS>Z794<Enter>o0JBN0ZZ<Enter>5/4<Enter>kkkdgp"
    for key in try Key.sequence(keys) {
      try story.take(.key(key))
      let start = try #require(story.start)
      let shown = try #require(story.session)
      var later = try Story()
      try later.take(.opened(shown.chosen, resuming: story.resumed(start)))
      let resumed = try #require(later.session)
      #expect(resumed.summary == shown.summary)
      #expect(resumed.draft == shown.draft)
      #expect(resumed.slot == shown.slot)
    }
  }

  /// The session of a story as it comes back after a kill, in another window.
  private func again(_ story: Story, search: SearchIndex? = nil) throws -> Story {
    var later = try Story(size: story.state.size)
    later.search = search
    let chosen = try #require(story.session).chosen
    try later.take(.opened(chosen, resuming: story.resumed(try #require(story.start))))
    return later
  }

  @Test("the candidate chosen under a field is chosen again, and Enter takes it")
  func candidate() throws {
    var story = try Story.started()
    try story.press("<Tab>J18<Down><Down><Down>")
    let choice = try #require(story.session?.candidates.choice)
    var later = try again(story)
    #expect(later.session?.candidates.choice == choice)
    try later.press("<Enter>")
    #expect(later.session?.summary.principal?.code == DiagnosisCode(choice.code))
  }

  @Test("the candidate of a text typed on is not chosen for what was typed since")
  func candidateTypedOver() throws {
    var story = try Story.started()
    try story.press("<Tab>J18<Down><Down>.")
    #expect(try again(story).session?.candidates.choice == nil)
  }

  @Test("a candidate found by words is chosen again once the index is open")
  func candidateOfWords() throws {
    var story = try Story.started()
    story.search = try searchIndex.get()
    try story.press("<Tab>aNSTEMI<Down><Down>")
    let choice = try #require(story.session?.candidates.choice)
    var later = try again(story)
    #expect(later.session?.candidates.choice == nil)
    // A kill before that changes nothing.
    try later.take(.tick)
    #expect(later.bookmark?.view.candidate == 1)
    let last = try again(story, search: try searchIndex.get())
    #expect(last.session?.candidates.choice == choice)
  }

  @Test("keys typed into a field write no bookmark of their own")
  func typing() throws {
    var story = try Story.started()
    try story.press("<Tab>J")
    let kept = story.bookmark
    try story.press("18.9<BS>")
    #expect(story.bookmark == kept)
  }

  @Test(
    "lists, queries, the books and the hidden clock are there again",
    arguments: [
      ("t<Down><Down>", "Timeline"), ("T<Down>", "Values over time"),
      ("/insulin<Enter>F<Down>", "'insulin'"), ("<Tab>raAnemia<Enter><Down>", "Anemia"),
      ("<Tab>rwj", "onset of the hypokalemia"), ("<Tab>o0JB<C-o>", "Body Part"),
      ("<Tab>b", "by chapter"),
      ("]]v<Right><Right>", "History"), ("C<Tab>z", "clock hidden"),
    ])
  func laidOver(keys: String, words: String) throws {
    var story = try Story.started()
    try story.press(keys)
    try story.take(.tick)
    #expect(story.screen.contains(words), "\(story.screen)")
    let later = try again(story)
    #expect(above(later.screen) == above(story.screen))
  }

  /// A screen without its last rows, of the message and of the keys.
  private func above(_ screen: String) -> [Substring] {
    screen.split(separator: "\n", omittingEmptySubsequences: false).prefix(38).map { $0 }
  }

  @Test("a view kept of a case that has changed leads to what is left of it")
  func strayView() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y")
    var resuming = story.resumed(try #require(story.start))
    var view = Bookmark.View()
    view.candidate = 99
    view.list = Bookmark.View.List(kind: "timeline", selected: 4000)
    view.match = 7
    view.queries = Bookmark.View.Queries(
      stage: "wordings", selected: -3, row: 80, stretch: 9000, subject: 44)
    view.selection = Bookmark.View.Selection(
      cursor: Bookmark.View.Place(line: 90000, offset: 0), anchor: nil, unit: "word", intent: "any")
    view.books = Bookmark.View.Books(page: "index.200", at: "")
    (view.sideways, view.share) = (.max / 2, -5)
    resuming.bookmark?.view = view
    var later = try Story()
    try later.take(.opened(try #require(story.session).chosen, resuming: resuming))
    try later.press("<Esc><Esc>")
    #expect(later.session?.summary.principal?.code == "J18.9")
    #expect(later.session?.reader.selection == nil)
    #expect(later.state.panes.share == 30)
  }

  @Test("queries at the wordings of a subject that is gone come back as the list, on a row it has")
  func straySubject() throws {
    let story = try Story.started()
    var resuming = story.resumed(try #require(story.start))
    resuming.bookmark?.view.queries = Bookmark.View.Queries(
      stage: "wordings", selected: 40, row: 0, stretch: 0, subject: 44)
    var later = try Story()
    try later.take(.opened(try #require(story.session).chosen, resuming: resuming))
    #expect(later.session?.desk?.stage == .list)
    #expect(later.session?.desk?.selected == 0)
  }

  @Test("queries opened from the record go back to it after a kill, those from the summary to that")
  func queriesFromRecord() throws {
    for (keys, summaryHasFocus) in [("r", false), ("<Tab>r", true)] {
      var story = try Story.started()
      try story.press(keys)
      var later = try again(story)
      try later.press("<Esc>")
      #expect(later.session?.desk == nil)
      #expect(later.session?.summaryHasFocus == summaryHasFocus, "\(keys)")
    }
  }

  @Test(
    "a session left plain comes back plain, however another was left that was gone on with before")
  func twoViews() throws {
    var story = try Story.started()
    let plain = story.resumed(try #require(story.start))
    try story.press("C>><Tab>z")
    try story.take(.tick)
    var later = try again(story)
    #expect(later.state.panes.share == 63)
    #expect(later.state.panes.isZoomed && later.state.panes.hidesClock)
    try later.take(.opened(try #require(story.session).chosen, resuming: plain))
    #expect(later.state.panes.share == later.state.panes.usualShare)
    #expect(!later.state.panes.isZoomed && !later.state.panes.hidesClock)
  }

  @Test("the builder is open again on the axes valid on the day of discharge, and on no others")
  func builderOnItsDay() throws {
    let story = try Story.started()
    var resuming = story.resumed(try #require(story.start))
    // A code that ended with March 2026.
    resuming.bookmark?.view.books = Bookmark.View.Books(page: "builder", at: "30233AZ")
    for (day, isValid) in [("2026-03-31", true), ("2026-04-01", false)] {
      var chosen = try #require(story.session).chosen
      let date = try #require(CivilDate(day))
      chosen.encounter.discharged = try #require(CivilDateTime(date, hour: 11, minute: 0))
      var later = try Story()
      try later.take(.opened(chosen, resuming: resuming))
      #expect(later.state.browser?.builder?.isComplete == isValid, "\(day)")
    }
  }

  @Test("a cursor of a journal that is in no text is brought into it", arguments: [-4, 0, 2, 40])
  func strayCursor(cursor: Int) {
    var line = LineInput("ab", cursor: cursor)
    #expect(line.cursor == min(2, max(0, cursor)))
    let isTaken = line.take(.character("x"))
    #expect(isTaken)
    #expect(line.text == (cursor > 0 ? "abx" : "xab"))
  }

  @Test("a case edited since is said so, and nothing typed is lost")
  func editedCase() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y")
    var chosen = try #require(story.session?.chosen)
    chosen.revision = "another"
    let start = try #require(story.start)
    var later = try Story()
    try later.take(.opened(chosen, resuming: story.resumed(start)))
    #expect(later.screen.contains("edited after this session began"))
    #expect(later.session?.summary.principal?.code == "J18.9")
  }

  @Test("leaving pauses; the list offers to go on")
  func leave() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y<Tab>q")
    #expect(story.journal.last?.event == .paused)
    #expect(story.screen.contains("Casebook"))
    try story.take(
      .unfinished(
        OpenSession(id: 1, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 0)))
    #expect(story.screen.contains("Go on where you left off?"))
    try story.press("<Enter>")
    #expect(story.session?.summary.principal?.code == "J18.9")
  }

  @Test("a journal that cannot be written is said once, and coding goes on")
  func unsaved() throws {
    var story = try Story.started()
    try story.take(.notSaved(what: "no room left on the disk", remedy: "free some space"))
    #expect(story.screen.contains("Nothing can be saved"))
    #expect(story.screen.contains("free some space"))
    try story.press("<Enter><Tab>J18.9<Enter>y")
    #expect(story.session?.summary.principal?.code == "J18.9")
    #expect(story.screen.contains("NOT SAVED"))
    try story.take(.notSaved(what: "no room left on the disk", remedy: "free some space"))
    #expect(!story.screen.contains("Nothing can be saved"))
    try story.take(.saved)
    #expect(!story.screen.contains("NOT SAVED"))
  }
}
