import Settings
import Terminal
import Testing
import Workbench

@Suite("How the panes share the screen")
struct PaneSettingsTests {
  @Test("the settings and the front end have one rule for the record's share")
  func oneRule() { #expect(LoadedSettings.splitPercents == PaneSettings.shares) }

  @Test("the record gets wider and narrower as far as that, and no further")
  func ends() throws {
    var story = try Story.started()
    try story.press(String(repeating: ">", count: 20))
    #expect(story.state.panes.share == PaneSettings.shares.upperBound)
    try story.press(String(repeating: "<lt>", count: 40))
    #expect(story.state.panes.share == PaneSettings.shares.lowerBound)
  }
}
