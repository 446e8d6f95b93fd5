import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: tutor mode")
struct TutorStories {
  @Test("edits arise while a learner codes, and go when the line is put right")
  func live() throws {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>R65.21<Enter>y")
    try story.press("k")
    #expect(story.screen.contains("never the principal diagnosis"))
    try story.press("jA41.01<Enter>ykp")
    #expect(story.session?.summary.principal?.code == "A41.01")
    #expect(story.session?.edits(at: .principal).isEmpty == true)
    try story.press("jjE11.2<Enter>y")
    #expect(story.session?.edits.contains { $0.id == "incomplete-code" } == true)
  }

  @Test("a line just entered is not blamed for its indicator before the cursor has left it")
  func fresh() throws {
    let poa = "needs a POA indicator"
    var story = try Story(size: Size(columns: 80, rows: 24))
    try story.press("<Enter>m<Enter><Tab>J18.9<Enter>")
    let row = try #require(story.screen.split(separator: "\n").last { $0.contains("Pneumonia") })
    #expect(row.hasPrefix(" Pneumonia, unspecified organism"), "its title, not the edit")
    #expect(!story.screen.contains(poa) && story.session?.edits(at: .principal).isEmpty == true)
    #expect(story.session?.edits.contains { $0.id == "poa-missing" } == true)
    try story.press("G")
    #expect(story.session?.edits(at: .principal).map(\.id) == ["poa-missing"])
    try story.press("g")
    #expect(story.screen.contains(poa), "back on it, it is forgotten")
    try story.press("y")
    #expect(story.session?.slot == .principal, "the entering of it is over")
    #expect(!story.screen.contains(poa))
    // Whatever else is amiss is said at once.
    try story.press("jE11.2<Enter>")
    #expect(story.session?.edits(at: .secondary(0)).map(\.id) == ["incomplete-code"])
  }

  @Test("in timed mode there is no help before the review")
  func timed() throws {
    var story = try Story.started()
    try story.press("<Tab>R65.21<Enter>yk")
    #expect(story.session?.edits.isEmpty == true)
    try story.press("s<Enter>vvv")
    #expect(story.screen.contains("error: R65.21 is never the principal diagnosis"))
  }
}
