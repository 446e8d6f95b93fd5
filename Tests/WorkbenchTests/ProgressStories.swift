import Chart
import Grading
import Practice
import Terminal
import Testing
import Workbench

@Suite("Stories: progress and replay")
struct ProgressStories {
  /// Three finished sessions: a poor one, a retry of it, and a better one.
  static func practised(_ size: String = "120x40") throws -> Story {
    var story = try Story.started(size: try #require(Size(size)))
    try story.press("]]<Tab>J18.9<Enter>yE11.22<Enter>n")
    try story.wait(seconds: 90)
    try story.press("N18.31<Enter>yR50.9<Enter>ys<Enter>")
    try story.press("rE87.6<Enter>us<Enter>q")
    try story.press("<Enter><Enter>]]<Tab>J18.9<Enter>yL03.115<Enter>y")
    try story.wait(seconds: 200)
    try story.press("E11.22<Enter>yN18.32<Enter>yE87.6<Enter>uE66.813<Enter>ys<Enter>q")
    return story
  }

  @Test("sessions stand newest first, a retry by its name, and Enter opens the review")
  func sessions() throws {
    var story = try Self.practised()
    try story.press("P")
    let rows = story.screen.split(separator: "\n").filter { $0.contains("Test pack, a stay") }
    #expect(rows.count == 3)
    #expect(rows[1].contains("retry"))
    #expect(rows[2].contains(" 1 "))
    try story.press("G<Enter>")
    #expect(story.review?.isReopened == true)
    #expect(story.review?.session.summary.secondary.first?.code == "E11.22")
    try story.press("q")
    #expect(story.screen.contains("3 finished sessions"))
  }

  @Test("measures are totals over first attempts, with a chart and no verdict")
  func measures() throws {
    var story = try Self.practised()
    try story.press("Pv")
    #expect(story.screen.contains("latest 50, first attempts"))
    #expect(story.screen.contains("no verdict"))
    let first = try #require(story.archive[1]).report
    let recall = try #require(first.measure(.secondaryRecall))
    let counts = "\(Int(recall.numerator)) of \(Int(recall.denominator))"
    let row = try #require(line("Secondary diagnoses, recall", story.screen))
    #expect(row.contains(counts))
    try story.press("a")
    #expect(story.screen.contains("every attempt"))
    let both = try #require(line("Secondary diagnoses, recall", story.screen))
    let third = try #require(story.archive[3]?.report.measure(.secondaryRecall))
    #expect(
      both.contains(
        "\(Int(recall.numerator + third.numerator)) of "
          + "\(Int(recall.denominator + third.denominator))"))
    #expect(both.contains("▂") || both.contains("▁"))
  }

  @Test("the window goes round, and the keys that need a session say so elsewhere")
  func window() throws {
    var story = try Self.practised()
    try story.press("Pv")
    for latest in ["latest 250", "latest 1000", "latest 10", "latest 50"] {
      try story.press("w")
      #expect(story.screen.contains(latest))
    }
    try story.press("p")
    #expect(story.screen.contains("Select a session first"))
  }

  @Test("misses are counted by section and by kind")
  func misses() throws {
    var story = try Self.practised()
    try story.press("Pav")
    let row = try #require(line("Tabular", story.screen))
    #expect(row.contains("notes of the tabular list"))
    #expect(line("Lines:", story.screen)?.contains("correct") == true)
  }

  @Test("without a finished session the screen says what to do")
  func empty() throws {
    var story = try Story()
    try story.press("P")
    #expect(story.screen.contains("No session is finished yet"))
    try story.press("<Enter>")
    #expect(story.screen.contains("There is no finished session yet"))
    try story.press("vvvGkjq")
    #expect(story.screen.contains("Specialty"))
    try story.press("h")
    #expect(story.screen.contains("No session of this case is finished yet"))
  }

  @Test("a replay shows every moment as it was, forward, back and by seeking")
  func replay() throws {
    var story = try Self.practised()
    try story.press("PGp<Space>g")
    let entry = try #require(story.archive[1])
    for count in 1...entry.events.count {
      try story.press("l")
      let replay = try #require(story.replay)
      #expect(replay.count == count)
      let then = Session(entry.start, folding: entry.events.prefix(count))
      #expect(replay.shown.summary == then.summary)
      #expect(replay.shown.draft == then.draft)
      if then.reading.openDocument == "02-history-and-physical" {
        #expect(replay.shown.reader.page.id == "02-history-and-physical")
      }
    }
    try story.press("l")
    #expect(story.replay?.count == entry.events.count)
    #expect(story.replay?.shown.session.phase == .submitted)
    for count in stride(from: entry.events.count - 1, to: entry.events.count - 9, by: -1) {
      try story.press("h")
      let then = Session(entry.start, folding: entry.events.prefix(count))
      #expect(story.replay?.shown.summary == then.summary)
    }
    try story.press("g]]")
    #expect(story.replay?.clock == 60_000)
    #expect(story.replay?.shown.summary.secondary.count == 1)
    try story.press("]]")
    #expect(story.replay?.clock == 90_000, "no further than the end")
    try story.press("q")
    #expect(story.screen.contains("3 finished sessions"))
  }

  @Test("it plays by the clock, at the speed that is set, and stands at the end")
  func playing() throws {
    var story = try Self.practised()
    try story.press("PGp")
    #expect(story.replay?.isPlaying == true)
    try story.wait(seconds: 5)
    #expect(story.replay?.clock == 40_000, "8 times as fast to begin with")
    try story.press("---")
    try story.wait(seconds: 2)
    #expect(story.replay?.clock == 42_000)
    try story.press("<Space>")
    try story.wait(seconds: 10)
    #expect(story.replay?.clock == 42_000)
    try story.press("<Space>+++++")
    try story.wait(seconds: 2)
    #expect(story.replay?.clock == 90_000)
    #expect(story.replay?.isPlaying == false)
    try story.press("<Space>")
    #expect(story.replay?.clock == 0, "and again from the start")
  }

  private func line(_ start: String, _ screen: String) -> Substring? {
    screen.split(separator: "\n").first {
      $0.drop { $0 == " " }.hasPrefix(start)
    }
  }
}

extension Story {
  /// The progress on the screen.
  var progress: ProgressState? {
    if case .progress(let progress) = state.screen { progress } else { nil }
  }

  /// The replay on the screen.
  var replay: ReplayState? {
    if case .replay(let replay) = state.screen { replay } else { nil }
  }
}
