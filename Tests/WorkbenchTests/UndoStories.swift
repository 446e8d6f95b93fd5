import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: undo and redo")
struct UndoStories {
  @Test("every step of coding is taken back in order, and made again, and the line follows")
  func coding() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yE11.22<Enter>nZ79.4<Enter>")
    let coded = try #require(story.session?.summary)
    try story.press("<C-_>")
    #expect(story.session?.summary.secondary.map(\.code) == ["E11.22"])
    #expect(story.session?.slot == .secondary(1))
    #expect(story.screen.contains("Undone: secondary diagnosis 2"))
    try story.press("<C-_>")
    #expect(story.session?.summary.secondary.first?.poa == nil)
    try story.press("<C-r><C-r>")
    #expect(story.session?.summary == coded)
    try story.press("<C-r>")
    #expect(story.screen.contains("There is nothing to do again"))
  }

  @Test("U undoes on a line that holds a code, and types on an empty one")
  func capital() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ykdU")
    #expect(story.session?.draft?.text == "U")
    try story.press("<Esc><C-_>")
    #expect(story.session?.summary.principal?.code == "J18.9")
    try story.press("gU")
    #expect(story.session?.summary.principal?.poa == nil)
    #expect(story.session?.draft == nil)
  }

  @Test(
    "what is deleted is said, with the key that takes it back",
    arguments: [
      ("J18.9<Enter>yE11.22<Enter>ykd", "E11.22 deleted; Ctrl-_ takes it back"),
      ("o0JBN0ZZ<Enter><Enter>kd", "0JBN0ZZ deleted; Ctrl-_ takes it back"),
      ("<End><Enter>01<Enter>d", "Disposition 01 deleted; Ctrl-_ takes it back"),
      ("<End><Up>R05.9<Enter>kd", "Admitting diagnosis R05.9 deleted; Ctrl-_ takes it back"),
    ])
  func told(keys: String, words: String) throws {
    var story = try Story.started(size: Size(columns: 80, rows: 24))
    try story.press("<Tab>" + keys)
    #expect(story.screen.contains(words))
    let before = story.session?.summary
    try story.press("<C-_>")
    #expect(story.session?.summary != before)
  }

  @Test("the key that takes a line back is one that does so there, as the learner has bound it")
  func boundKey() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yk")
    story.bind(try Bindings(replacing: ["undo": [.character("U"), .control("y")]]))
    try story.press("d")
    // U starts a code on the line that is empty now.
    #expect(story.screen.contains("J18.9 deleted; Ctrl-Y takes it back"))
    try story.press("<C-y>d")
    story.bind(try Bindings(replacing: ["undo": [.character("U")]]))
    try story.press("<Down><Up>")
    try story.press("<End>01<Enter>d")
    #expect(story.screen.contains(" deleted "))
    #expect(!story.screen.contains("takes it back"))
  }

  @Test("a deleted, a moved and a promoted line come back to their places")
  func places() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yE11.22<Enter>yN18.31<Enter>y")
    for keys in ["gjd", "gjJ", "gjjp", "gd", "gjKJ"] {
      let before = try #require(story.session?.summary)
      try story.press(keys)
      let changed = try #require(story.session?.summary)
      if changed == before { continue }
      try story.press("<C-_>")
      #expect(story.session?.summary == before, "\(keys)")
      try story.press("<C-r>")
      #expect(story.session?.summary == changed, "\(keys)")
      try story.press("<C-_>")
    }
  }

  @Test("undo goes on across a crash")
  func resume() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yE11.22<Enter>y<C-_>")
    let start = try #require(story.start)
    let before = try #require(story.session)
    var later = try Story()
    try later.take(.opened(before.chosen, resuming: story.resumed(start)))
    #expect(later.session?.session.work == before.session.work)
    try later.press("<C-r>")
    #expect(later.session?.summary.secondary.first?.poa == .yes)
    try later.press("<C-_><C-_><C-_><C-_>")
    #expect(later.session?.summary == InpatientSummary())
    try later.press("<C-_>")
    #expect(later.screen.contains("There is nothing to undo"))
  }
}
