import Terminal
import Testing

@testable import Workbench

/// What a newcomer must be able to read off the screen at 80 by 24.
@Suite("Stories: the keys that the screen shows")
struct FooterStories {
  private let size = Size(columns: 80, rows: 24)

  private func foot(_ story: Story) throws -> Substring {
    try #require(story.screen.split(separator: "\n").last)
  }

  @Test(
    "what is open says how it is left, and what it is for",
    arguments: [
      ("v", "Enter evidence", "Esc cancel"),
      ("raCause<Esc>", "s send", "Esc close"),
      ("r", "a write", "Esc close"),
      ("S", "Ctrl-W other", "? help"),
      ("<Tab>", "s submit", "b books"),
      ("<Tab>J18.9<Enter>", "y POA", "s submit"),
      ("<Tab>J18.9<Enter>ys<Enter>", "Enter evidence", "q back"),
    ])
  func session(keys: String, use: String, out: String) throws {
    var story = try Story.started(size: size)
    try story.press(keys)
    #expect(try foot(story).contains(use) && foot(story).contains(out))
  }

  @Test(
    "a case being coded says how it is left, and what matters more is still there",
    arguments: [
      ("", "s submit"), ("/fever<Enter>", "n next match"), ("S", "Ctrl-W other"),
      ("<Tab>", "s submit"), ("<Tab>J18.9<Enter>", "s submit"),
      ("<Tab>o0JBN0ZZ<Enter><Enter>k", "s submit"),
    ])
  func leave(keys: String, use: String) throws {
    for mode in ["", "m"] {
      var story = try Story(size: size)
      try story.press("<Enter>\(mode)<Enter>\(keys)")
      let foot = try foot(story)
      for use in ["Tab pane", use, "q leave"] { #expect(foot.contains(use), "\(foot)") }
      #expect(foot.hasSuffix("? help"))
    }
  }

  @Test(
    "a message stands above the keys, which stay: on the rule, or where nothing is",
    arguments: [
      ("<Enter><Enter>", "~", " ~ does nothing here; ? shows the keys ───", "Tab pane"),
      ("<Enter><Enter>b", "~", " ~ does nothing here; ? shows the keys ───", "Esc close"),
      ("<Enter><Enter><Tab>J18.9<Enter>ys<Enter>", "~", " ~ does nothing here; ", "Enter evid"),
      ("P", "~", " ~ does nothing here; ? shows the keys ───", "? help"),
      ("", "~", " ~ does nothing here; ? shows the keys", "q quit"),
      ("<Enter>", "~", " ~ does nothing here; ? shows the keys", "m mode"),
    ])
  func message(keys: String, key: String, words: String, use: String) throws {
    var story = try Story(size: size)
    try story.press(keys)
    let before = try foot(story)
    try story.press(key)
    let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[22].hasPrefix(words) && rows[23] == before && before.contains(use))
  }

  @Test("a message longer than the row ends in an ellipsis, and one as long as it does not")
  func longMessage() throws {
    var story = try Story.started(size: size)
    for (length, end) in [(70, "x; r ───"), (74, "xxxxx; r"), (75, "xxxxx;…")] {
      let text = String(repeating: "x", count: length)
      try story.take(.refused(what: text, remedy: "r"))
      let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(rows[22].hasPrefix(" ! xxx") && rows[22].hasSuffix(end) && rows[22].count == 80)
    }
  }

  @Test("a replay keeps its bar while something is said")
  func replayMessage() throws {
    var story = try ProgressStories.practised("80x24")
    try story.press("PGp<Space>~")
    let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows[22].hasPrefix(" Replay stands"))
    #expect(rows[23].hasPrefix(" ~ does nothing here"))
  }

  @Test("a case that is marked brings the key of the examination into the footer")
  func examination() throws {
    var story = try Story(size: size)
    #expect(try !foot(story).contains("X examination"))
    try story.press("<Space>")
    #expect(try foot(story).contains("X examination") && foot(story).contains("q quit"))
  }

  @Test("the list of queries offers to open and to delete only what is there")
  func emptyQueries() throws {
    var story = try Story.started(size: size)
    try story.press("r")
    #expect(try !foot(story).contains("open") && !foot(story).contains("delete"))
    try story.press("<Enter>")
    #expect(story.screen.contains("There is no query yet"))
  }

  @Test("a prompt has its keys beside it until the text needs their room")
  func prompt() throws {
    var story = try Story.started(size: size)
    try story.press("/")
    #expect(try foot(story).contains("Enter search   Esc cancel"))
    try story.press(String(repeating: "x", count: 60))
    #expect(try !foot(story).contains("Esc cancel"))
  }

  @Test("help names every key of every place in full", arguments: Context.allCases)
  func help(context: Context) {
    let bindings = Bindings()
    let rows = helpLines(context, bindings, size: size).map(\.keys)
    #expect(rows.allSatisfy { columns(of: $0) <= 20 })
    let shown = Set(rows.flatMap { $0.split(separator: "  ").map(String.init) })
    for command in bindings.available(in: context) {
      #expect(shown.isSuperset(of: command.keys.map(keyName)), "\(command.id)")
    }
  }

  @Test("a line is disputed, and its evidence opened, only where the line is seen")
  func unseenLine() throws {
    var story = try Story.started(size: size)
    try story.press("<Tab>J18.9<Enter>ys<Enter>vv")
    for key in ["d", "e", "<Enter>"] {
      try story.press(key)
      #expect(story.screen.contains("Go to the lines first"))
      #expect(story.review?.recordHasFocus == false)
    }
    try story.press("nd")
    #expect(try foot(story).contains("Why the line should stand"))
  }

  @Test("a diagnosis that takes an indicator has the time of the inpatient order under it")
  func order() throws {
    var story = try Story.started(size: size)
    try story.press("<Tab>J18.9<Enter>")
    let order = try #require(story.session?.chosen.encounter.inpatientOrder)
    #expect(story.screen.contains("Inpatient order \(spokenShort(order.date)) \(order.clock)"))
    try story.press("yZ79.4<Enter><Up>")
    #expect(story.screen.contains("exempt") && !story.screen.contains("Inpatient order"))
  }

  @Test("the fault of a case that cannot be opened is told to its end")
  func brokenCase() throws {
    var story = try Story(size: size)
    let path = "/home/coder/.local/share/casebook/Cases/inpatient/mine/case.yaml"
    func show(_ faults: [String]) {
      story.show(
        ListState(
          rows: [ListState.Row(id: "mine", content: .broken(faults: faults))],
          emptyAdvice: ""))
    }
    show(["\(path): the id `mine` is that of another case; give one of them another id"])
    #expect(story.screen.contains("give one of them another id"))
    show([String(repeating: "many words ", count: 60)])
    let rows = story.screen.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(rows.contains { $0.hasSuffix(String(Character(story.look.glyphs.ellipsis))) })
  }

  @Test("words are not said to find nothing while the index is still being opened")
  func openingIndex() throws {
    var story = try Story.started(size: size)
    try story.press("<Tab>achest pain<Enter>")
    #expect(story.screen.contains("still being opened"))
  }
}
