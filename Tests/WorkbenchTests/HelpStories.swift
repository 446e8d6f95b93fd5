import Chart
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: help and the clock")
struct HelpStories {
  @Test("hints come step by step, are counted, and leave the score as it is")
  func hints() throws {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>")
    var told: [String] = []
    for _ in 0..<4 {
      try story.press("h")
      told.append(story.screen)
      try story.press("<Enter>")
    }
    #expect(told[0].contains("Hint 1 of 4") && told[0].contains("Read again: "))
    #expect(told[1].contains("Hint 2 of 4") && told[1].contains("It is marked in the record"))
    #expect(told[2].contains("The category is") || told[2].contains("Section:"))
    #expect(told[3].contains("Hint 4 of 4") && told[3].contains("4 hints so far"))
    let first = try #require(story.session?.session.hints.first)
    #expect(first == Hint(.document, at: .principal))
    // The next line that is missing, once all is told of the first.
    try story.press("h")
    #expect(story.session?.session.hints.last?.slot != .principal)
    try story.press("<Enter>sx")
    #expect(story.screen.contains("5 hints"))
    #expect(story.report?.practiceScore == 0)
    var alone = try Story.started()
    try alone.press("sx")
    #expect(alone.report == story.report)
  }

  @Test("the selected line is hinted at before the others, and never its code first")
  func selected() throws {
    var story = try Story()
    try story.press("<Enter>m<Enter><Tab>J18.9<Enter>yE11.9<Enter>yk")
    try story.press("c")
    let feedback = story.screen
    #expect(!feedback.contains("E11.22") && feedback.contains("look again at"))
    #expect(story.session?.session.hints == [Hint(.check, at: .secondary(0))])
    try story.press("h")
    #expect(story.screen.contains("Hint 1 of"))
    #expect(!story.screen.contains("E11.22"))
  }

  @Test("there is no help but in tutor mode, and the key says so")
  func noHelp() throws {
    var story = try Story.started()
    try story.press("<Tab>h")
    #expect(story.screen.contains("no help in timed mode"))
    try story.press("c")
    #expect(story.screen.contains("no help in timed mode"))
    #expect(story.session?.session.hints == [])
  }

  @Test("the clock can be hidden, and is back for the last five minutes, which are told")
  func clock() throws {
    var story = try Story.started()
    let minutes = try #require(story.session?.session.start.minutes)
    try story.press("C")
    #expect(story.screen.contains("clock hidden"))
    try story.wait(seconds: (minutes - 5) * 60 - 1)
    #expect(story.screen.contains("clock hidden"))
    try story.wait(seconds: 1)
    #expect(!story.screen.contains("clock hidden"))
    #expect(story.screen.contains("Five minutes are left"))
    try story.press("j")
    #expect(!story.screen.contains("Five minutes are left"))
    try story.wait(seconds: 300)
    #expect(story.screen.contains("The time is over"))
    try story.wait(seconds: 61)
    #expect(story.screen.contains("over time"))
    try story.press("<Tab>J18.9<Enter>yi")
    #expect(story.screen.contains("1 code, "))
    try story.press("s<Enter>vvG")
    #expect(story.screen.contains("Over time"))
    #expect(story.screen.contains("1 min"))
  }

  @Test("frames of a hint and of the pace", arguments: ["80x24", "120x40"])
  func frames(size: String) throws {
    let size = try #require(Size(size))
    var story = try Story(size: size)
    try story.press("<Enter>m<Enter><Tab>hh<Enter>h")
    try expectFrame(story.screen, "hint-\(size.columns)x\(size.rows)")
    try story.press("<Enter>i")
    try expectFrame(story.screen, "pace-\(size.columns)x\(size.rows)")
  }
}
