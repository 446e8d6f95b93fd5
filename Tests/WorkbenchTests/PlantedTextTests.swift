import CaseLibrary
import Chart
import Terminal
import Testing
import Workbench

/// The screen's own guard: what a case holds is refused when it is read, and would not reach the
/// terminal if it were not.
@Suite("Text that would steer the terminal")
struct PlantedTextTests {
  private static let bad =
    "\u{1B}[31m\u{9B}2J\u{202E}\u{2066}\u{200E}\u{200B}\u{7}\u{8}\r\u{FEFF}\u{E0041}\u{85}x"

  private func planted(_ chosen: PracticeCase) -> PracticeCase {
    var chosen = chosen
    let bad = Self.bad
    chosen.info.title += bad
    chosen.info.specialty += bad
    chosen.info.attending += bad
    chosen.info.objectives += [bad]
    chosen.patient.name += bad
    chosen.policy.hospital += bad
    for index in chosen.policy.families.indices {
      chosen.policy.families[index].name += bad
      chosen.policy.families[index].says += bad
    }
    for index in chosen.documents.indices {
      chosen.documents[index].title += bad
      chosen.documents[index].author += bad
      for line in chosen.documents[index].lines.indices {
        chosen.documents[index].lines[line] += bad
      }
    }
    if case .inpatient(var key) = chosen.key.lines {
      key.principal.rationale.why += bad
      for index in key.principal.lines.indices { key.principal.lines[index].rationale.why += bad }
      for index in key.secondary.indices {
        key.secondary[index].rationale.why += bad
        key.secondary[index].rationale.cite += [bad]
      }
      for index in key.procedures.indices { key.procedures[index].rationale.why += bad }
      chosen.key.lines = .inpatient(key)
    }
    return chosen
  }

  @Test("every screen of a case that is full of it", arguments: ["80x24", "120x40", "200x60"])
  func screens(size: String) throws {
    let stay = try loadCase(at: Fixture.packs + "/inpatient/test-pack-stay")
    var story = try Story(size: try #require(Size(size)))
    try story.take(.opened(planted(stay), resuming: nil))
    expectClean(story, "brief")
    try story.press("<Enter>")
    for _ in 0..<6 {
      expectClean(story, "record")
      try story.press("]")
    }
    try story.press("/x<Enter>")
    expectClean(story, "search")
    try story.press("<Tab>J18.9<Enter>yR50.9<Enter>ys")
    expectClean(story, "question")
    try story.press("<Enter>")
    for _ in 0..<12 {
      expectClean(story, "review")
      try story.press("j")
    }
    for _ in 0..<6 {
      try story.press("v")
      expectClean(story, "view")
    }
  }

  @Test("messages, faults, lists and what is typed")
  func others() throws {
    var story = try Story()
    let bad = Self.bad
    try story.take(.failed(caseID: bad, faults: [bad, bad]))
    expectClean(story, "faults")
    try story.press("<Esc>")
    try story.take(.busy(OpenSession(id: 1, caseID: bad, title: bad, clock: 0), holder: 1))
    expectClean(story, "busy")
    try story.press("<Esc>")
    try story.take(.unfinished(OpenSession(id: 1, caseID: bad, title: bad, clock: 0)))
    expectClean(story, "offer")
    try story.press("<Esc>")
    try story.take(.notSaved(what: bad, remedy: bad))
    expectClean(story, "not saved")
    try story.press("<Enter>")
    try story.take(.searchFailed(bad))
    expectClean(story, "message")
    try story.take(.themes([ThemeChoice(name: bad, about: bad, theme: nil)]))
    expectClean(story, "themes")
    try story.press("<Esc>")
    let rows = [ListState.Row(id: bad, content: .broken(faults: [bad]))]
    try story.take(.listed(ListState(rows: rows, emptyAdvice: bad)))
    expectClean(story, "list")
    try story.take(.listed(ListState(rows: [], emptyAdvice: bad)))
    expectClean(story, "empty list")
    story = try Story.started()
    try story.press("<Tab>a")
    try story.take(.key(.paste(bad)))
    expectClean(story, "field")
  }

  private func expectClean(_ story: Story, _ what: String) {
    let canvas = view(story.state, look: story.look)
    for cell in canvas.cells where cell.scalar != Line.continuation {
      guard let scalar = Unicode.Scalar(cell.scalar), isShowable(scalar) else {
        Issue.record("\(what): U+\(String(cell.scalar, radix: 16))")
        return
      }
    }
  }
}

/// Whether a scalar may reach a terminal: it takes a place and does nothing else.
func isShowable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
    .nonspacingMark, .enclosingMark:
    false
  default: true
  }
}
