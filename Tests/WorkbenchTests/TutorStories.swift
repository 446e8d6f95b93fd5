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

  @Test("in timed mode there is no help before the review")
  func timed() throws {
    var story = try Story.started()
    try story.press("<Tab>R65.21<Enter>yk")
    #expect(story.session?.edits.isEmpty == true)
    try story.press("s<Enter>vvv")
    #expect(story.screen.contains("error: R65.21 is never the principal diagnosis"))
  }
}
