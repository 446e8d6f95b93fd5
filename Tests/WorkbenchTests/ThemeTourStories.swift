import Practice
import Terminal
import Testing
import Workbench

@Suite("Themes, tour, interruptions")
struct ThemeTourStories {
  private static let bold = Theme(name: "bold", rules: [.text: StyleRule(on: .bold)])
  private static let plain = Theme(name: "plain", rules: [:])
  static let choices = [
    ThemeChoice(name: "bold", about: "Everything in bold type.", theme: bold),
    ThemeChoice(name: "broken", about: "broken.yaml:3: a fault; mend it", theme: nil),
    ThemeChoice(name: "plain", about: "Nothing but letters.", theme: plain),
  ]

  private func corner(_ story: Story) -> Style {
    view(story.state, look: story.look).style(at: Position(row: 3, column: 0))
  }

  @Test("moving tries a theme, Esc goes back, Enter keeps; a theme with faults is not kept")
  func picker() throws {
    var story = try Story()
    story.themes = Self.choices
    let before = corner(story)
    try story.press("<A-t>")
    #expect(corner(story).attributes.contains(.bold))
    try story.press("j<Enter>")
    #expect(story.screen.contains("has faults"))
    #expect(story.keptTheme == nil)
    try story.press("<Esc>")
    #expect(corner(story) == before)
    try story.press("<A-t>g<Enter>")
    #expect(story.keptTheme == "bold")
    #expect(corner(story).attributes.contains(.bold))
    try story.press("<A-t>")
    #expect(story.screen.contains("bold (on)"))
    try story.take(.themeKept("bold", problem: "cannot write x (full)"))
    #expect(story.state.message?.text.contains("until you quit") == true)
  }

  @Test("the tour names the keys as they are bound, goes on and back, and tells when it ends")
  func tour() throws {
    var story = try Story(size: Size(columns: 80, rows: 24))
    story.bind(try Bindings(replacing: ["submit": [.function(2)]]))
    try story.take(.firstStart)
    #expect(story.screen.contains("1 of 4"))
    try story.press("<Enter><Enter>")
    #expect(story.screen.contains("F2"))
    try story.press("<Left>")
    #expect(story.screen.contains("2 of 4"))
    #expect(!story.hasSeenTour)
    try story.press("<Enter><Enter><Enter>")
    #expect(story.hasSeenTour)
    #expect(story.screen.contains("Specialty"))
    try story.press("<A-i>q")
    #expect(story.screen.contains("Specialty"))
  }

  @Test("time in which the program did not run does not count, and the record is covered")
  func away() throws {
    var story = try Story.started()
    try story.wait(seconds: 5)
    let before = story.now
    story.passes(8 * 3_600_000)
    try story.take(.away(since: before))
    #expect(story.screen.contains("Paused"))
    #expect(!story.screen.contains("REPORTING POLICY"))
    try story.press("x")
    #expect(story.session?.clock.reading(at: story.now) == 5000)
    #expect(story.session?.clock.isRunning == true)
    // With a question open it stays; the clock goes on from here.
    try story.press("s")
    let then = story.now
    story.passes(3_600_000)
    try story.take(.away(since: then))
    #expect(story.screen.contains("Submit"))
    #expect(story.session?.clock.reading(at: story.now) == 5000)
  }

  @Test("a session open elsewhere is said so; Enter begins anew, Esc leaves it")
  func busy() throws {
    var story = try Story()
    let open = OpenSession(id: 3, caseID: "test-pack-stay", title: "Test pack, a stay", clock: 0)
    try story.take(.busy(open, holder: 4711))
    #expect(story.screen.contains("process 4711"))
    try story.press("<Esc>")
    #expect(!story.screen.contains("process"))
    try story.take(.busy(open, holder: 4711))
    try story.press("<Enter>")
    #expect(story.screen.contains("Attending"))
  }

  @Test("Ctrl-C leaves a window that is too small, and says the way out of a case")
  func interrupt() throws {
    var story = try Story.started()
    try story.press("<C-c>")
    #expect(story.screen.contains("q leaves the case"))
    try story.press("<Tab>J18<C-c>")
    #expect(story.session?.draft == nil)
    try story.take(.key(.resize(Size(columns: 60, rows: 20))))
    #expect(!story.hasQuit)
    try story.press("<C-c>")
    #expect(story.hasQuit)
  }
}
