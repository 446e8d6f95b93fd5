import Terminal
import Testing

@testable import Grading
@testable import Workbench

@Suite("Stories: what the summary groups to so far")
struct OpinionStories {
  private let simple = StayGroup(
    drg: "195", title: "Simple Pneumonia and Pleurisy without CC/MCC", weight: 0.6285, gmlos: 2.2,
    severity: "NONE")

  /// Tutor mode, on a line with a code, the question asked.
  private func asked() throws -> Story {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>J18.9<Enter>y<Up>D")
    return story
  }

  @Test("in tutor mode the answer comes over the screen, and is not counted as help")
  func tutor() throws {
    var story = try asked()
    #expect(story.screen.contains("Asking the MS-DRG engine"))
    try story.take(.opinion(.success(SecondOpinion(group: simple))))
    #expect(story.screen.contains("195 Simple Pneumonia"))
    #expect(story.screen.contains("Relative weight 0.6285"))
    try story.press("<Enter>")
    #expect(!story.screen.contains("195 Simple Pneumonia"))
    #expect(story.session?.hintCount == 0)
  }

  @Test("an answer that comes after the learner went on is not put over what is typed")
  func late() throws {
    var story = try asked()
    try story.press("jE11")
    try story.take(.opinion(.success(SecondOpinion(group: simple))))
    #expect(!story.screen.contains("195 Simple Pneumonia"))
    #expect(story.session?.draft?.text == "E11")
  }

  @Test("without an engine it says how to get it")
  func unavailable() throws {
    var story = try asked()
    try story.take(
      .opinion(.failure(.unavailable(what: "there is none", remedy: "run casebook setup"))))
    #expect(story.screen.contains("there is none; run casebook setup"))
  }

  @Test("in timed mode there is none")
  func timed() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y<Up>D")
    #expect(story.screen.contains("only in tutor mode"))
  }
}
