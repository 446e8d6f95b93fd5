import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: questions whose answer cannot be taken back")
struct OfferStories {
  private let open = OpenSession(
    id: 7, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 760_000, codes: 4)

  @Test("Enter submits no empty summary: it goes back, and another key is shown for it")
  func emptySummary() throws {
    var story = try Story.started()
    try story.press("<Tab>s")
    #expect(story.screen.contains("Submit without a single code?"))
    #expect(story.screen.contains("Enter go back   x submit it all the same"))
    try story.press("<Enter>")
    #expect(story.review == nil)
    #expect(story.session?.session.phase == .running)
    try story.press("sepsis<Enter>")
    #expect(story.review == nil, "words typed where no field is open submit nothing")
    try story.press("<Esc>sx")
    #expect(story.review?.report.practiceScore == 0)
  }

  @Test(
    "words typed where no line is open submit nothing, whatever letters are in them",
    arguments: ["sepsis", "sinus tachycardia", "syncope, exertional", "stroke", "s s"])
  func typedWords(words: String) throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>y\(words)<Enter>")
    #expect(story.review == nil)
    #expect(story.session?.session.phase == .running)
    #expect(story.session?.summary.entryCount == 1)
    try story.press("s<Enter>")
    #expect(story.review != nil)
  }

  @Test("letters typed while nothing can be saved do not end the program, but for the one shown")
  func typedUnsaved() throws {
    var story = try Story.started()
    try story.press("<Tab>a")
    try story.take(.notSaved(what: "no room", remedy: "make room"))
    try story.press("pneumonia")
    #expect(!story.hasQuit)
    try story.press("q")
    #expect(story.hasQuit)
  }

  @Test("the list stands on the case that is offered")
  func selected() throws {
    var story = try Story()
    story.show(
      ListState(
        rows: ["another", "test-pack-stay"].map {
          ListState.Row(id: $0, content: .broken(faults: ["none"]))
        }, emptyAdvice: ""))
    try story.take(.unfinished(open))
    try story.press("<Esc>")
    #expect(story.state.list.current?.id == "test-pack-stay")
  }

  @Test("the submit question says what else is missing, admitting diagnosis and disposition too")
  func openEnds() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys")
    #expect(story.screen.contains("There is no admitting diagnosis."))
    #expect(story.screen.contains("There is no discharge disposition."))
    try story.press("<Esc><End>kR05.1<Enter>01<Enter>s")
    #expect(story.screen.contains("Submit 1 code for review?"))
    #expect(!story.screen.contains("There is no"))
    try story.press("<Enter>")
    #expect(story.review != nil)
  }

  @Test("giving a session up is asked for, on another key, and Enter keeps it")
  func giveUp() throws {
    var story = try Story()
    try story.take(.unfinished(open))
    #expect(story.screen.contains("4 codes entered, stopped at 12:40."))
    try story.press("x")
    #expect(story.screen.contains("Give up 4 codes, entered in 12:40?"))
    #expect(story.screen.contains("Enter keep it"))
    #expect(story.givenUp.isEmpty)
    try story.press("x")
    #expect(story.screen.contains("Give up 4 codes"), "a key that repeats gives nothing up")
    try story.press("<Enter>")
    #expect(story.screen.contains("Go on where you left off?"))
    try story.press("x<Esc>")
    #expect(story.state.overlay == nil)
    #expect(story.givenUp.isEmpty)
    try story.take(.unfinished(open))
    try story.press("xg")
    #expect(story.givenUp == [7])
    #expect(story.state.overlay == nil)
  }

  @Test("the same of an examination")
  func giveUpExamination() throws {
    var story = try Story()
    try story.take(
      .unfinishedExamination(OpenExamination(id: 4, cases: 3, clock: 61_000, codes: 11)))
    #expect(story.screen.contains("3 cases: 11 codes entered, the clock at 01:01."))
    try story.press("x")
    #expect(story.screen.contains("Give up 11 codes, entered in 01:01?"))
    try story.press("<Enter>")
    #expect(story.screen.contains("Go on with the examination?"))
    #expect(story.givenUp.isEmpty)
    try story.press("xg")
    #expect(story.givenUp == [4])
  }

  @Test("r asks before it begins a second attempt, and may go on with the open one")
  func retry() throws {
    var story = try ReviewStories.reviewed()
    story.openAttempt = open
    try story.press("r")
    #expect(story.screen.contains("An attempt is open; go on with it?"))
    #expect(story.screen.contains("4 codes entered, stopped at 12:40."))
    try story.press("r<Esc>")
    #expect(story.review != nil)
    try story.press("rb")
    #expect(story.session?.session.isRetry == true)
    var other = try ReviewStories.reviewed()
    other.openAttempt = open
    try other.press("r<Enter>")
    #expect(other.screen.contains("Everything is as you left it"))
    var alone = try ReviewStories.reviewed()
    try alone.press("r")
    #expect(alone.session?.session.isRetry == true)
  }

  @Test("a report that cannot be written leaves its name to be mended, and says the fault")
  func save() throws {
    var story = try ReviewStories.reviewed()
    story.saveFault = "cannot write /nowhere/a.html: No such file or directory"
    try story.press("S<C-u>/nowhere/a.html<Enter>")
    #expect(story.screen.contains("cannot write /nowhere/a.html: No such file"))
    #expect(story.screen.contains("Save as .txt, .json or .html: /nowhere/a.html"))
    try story.press("<C-u>dqs")
    #expect(story.review != nil, "a name typed again is no command")
    #expect(story.screen.contains("Save as .txt, .json or .html: dqs"))
    try story.press("<C-u><Enter>")
    #expect(story.screen.contains("A file needs a name"))
    story.saveFault = nil
    try story.press("b.txt<Enter>")
    #expect(story.screen.contains("Written to b.txt"))
    #expect(story.state.overlay == nil)
    try story.press("S<C-u>b.txt<Enter><Esc>")
    #expect(story.screen.contains("Save as .txt, .json or .html: b.txt"))
    story.saveFault = "cannot write b.txt: Permission denied"
    try story.press("<Enter>")
    #expect(story.screen.contains("Permission denied"))
    #expect(story.screen.contains("Save as .txt, .json or .html: b.txt"))
  }
}
