import CaseLibrary
import Chart
import Foundation
import Practice
import Terminal
import Testing
import Workbench

/// The screen's own guard: what a case holds is refused when it is read, and would not reach the
/// terminal if it were not.
@Suite("Text that would steer the terminal")
struct PlantedTextTests {
  private static let bad =
    "\u{1B}[31m\u{9B}2J\u{202E}\u{2066}\u{200E}\u{200B}\u{7}\u{8}\r\u{FEFF}\u{E0041}\u{85}x"

  /// A case with it in every field that holds text.
  static func planted(_ chosen: PracticeCase) -> PracticeCase {
    var chosen = chosen
    chosen.info.id += bad
    chosen.info.title += bad
    chosen.info.specialty += bad
    chosen.info.attending += bad
    chosen.info.objectives += [bad]
    chosen.patient.name += bad
    chosen.patient.medicalRecordNumber += bad
    chosen.revision += bad
    chosen.policy.hospital += bad
    for index in chosen.policy.families.indices {
      chosen.policy.families[index].name += bad
      chosen.policy.families[index].says += bad
      chosen.policy.families[index].prefixes += [bad]
    }
    for index in chosen.documents.indices {
      chosen.documents[index].title += bad
      chosen.documents[index].author += bad
      for line in chosen.documents[index].lines.indices {
        chosen.documents[index].lines[line] += bad
      }
    }
    if case .inpatient(var key) = chosen.key.lines {
      plant(&key.principal.rationale)
      key.principal.clause = key.principal.clause.map { $0 + bad }
      for index in key.principal.lines.indices { plant(&key.principal.lines[index].rationale) }
      for index in key.secondary.indices { plant(&key.secondary[index].rationale) }
      for index in key.procedures.indices { plant(&key.procedures[index].rationale) }
      for index in key.sequence.indices { plant(&key.sequence[index].rationale) }
      key.secondary.append(
        DiagnosisLine(
          [DiagnosisAlternative(DiagnosisCode("Q" + bad), poa: [.invalid(bad)])],
          rationale: Rationale(why: bad)))
      key.procedures.append(ProcedureLine([ProcedureCode("0" + bad)]))
      chosen.key.lines = .inpatient(key)
    }
    chosen.key.admitting = [DiagnosisCode("R" + bad)]
    chosen.key.disposition = bad
    for index in chosen.key.traps.indices { plant(&chosen.key.traps[index].rationale) }
    for index in chosen.key.queries.indices {
      chosen.key.queries[index].about += bad
      plant(&chosen.key.queries[index].rationale)
      for option in chosen.key.queries[index].options.indices {
        chosen.key.queries[index].options[option].text += bad
        chosen.key.queries[index].options[option].why += bad
      }
    }
    chosen.key.waivers = [Waiver(check: bad, codes: [bad], rationale: Rationale(why: bad))]
    chosen.key.expectedGroup = ExpectedGroup(version: bad, groups: [bad])
    return chosen
  }

  private static func plant(_ rationale: inout Rationale) {
    rationale.why += bad
    rationale.cite = rationale.cite.map { $0 + bad } + [bad]
    for index in rationale.evidence.indices {
      rationale.evidence[index].document += index == 0 ? "" : bad
      rationale.evidence[index].quote += bad
    }
    rationale.evidence.append(Evidence(in: bad, quote: bad))
  }

  @Test("every screen of a case that is full of it", arguments: ["80x24", "120x40", "200x60"])
  func screens(size: String) throws {
    let stay = try loadCase(at: Fixture.packs + "/inpatient/test-pack-stay")
    var story = try Story(size: try #require(Size(size)))
    try story.take(.opened(Self.planted(stay), resuming: nil))
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
    for _ in 0..<7 {
      try story.press("v")
      expectClean(story, "view")
    }
  }

  @Test(
    "a saved report of such a case, as text, JSON and HTML", arguments: ["txt", "json", "html"])
  func saved(format: String) throws {
    let stay = try loadCase(at: Fixture.packs + "/inpatient/test-pack-stay")
    var story = try Story()
    try story.take(.opened(Self.planted(stay), resuming: nil))
    try story.press("<Enter>]]")
    try story.press(ReviewStories.keys)
    let lines = try #require(story.review?.report.lines)
    for _ in lines {
      try story.press("d")
      try story.take(.key(.paste(Self.bad + "note")))
      try story.press("<Enter>j")
    }
    try story.press("S")
    expectClean(story, "the name of the file")
    try story.press("<C-u>report.\(format)<Enter>")
    let text = try #require(story.files["report.\(format)"])
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(isHarmless(scalar), "U+\(String(scalar.value, radix: 16))")
    }
    // What was planted is there all the same: in place of each scalar, a sign that it was.
    #expect(text.contains(format == "json" ? "\\u202e" : "\u{FFFD}"))
    switch format {
    case "json":
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let report = try #require(object?["report"] as? [String: Any])
      #expect(report["case"] as? String == "test-pack-stay" + Self.bad)
      #expect(report["caseRevision"] as? String == stay.revision + Self.bad)
    case "html": _ = try XMLCheck(text)
    default: #expect(text.contains("Disputed"))
    }
  }

  @Test("a sheet that holds it: what was entered is told without it, on screen and in a report")
  func entered() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>ys<Enter>")
    let entry = try #require(story.archive.reopened(1))
    let chosen = try #require(story.review?.chosen)
    let bad = Self.bad
    let events: [SessionEvent] = [
      .diagnosisSet(.principal, DiagnosisCode("J18" + bad)), .poaSet(.principal, .invalid(bad)),
      .diagnosisSet(.secondary(0), DiagnosisCode(bad)),
      .diagnosisSet(.admitting, DiagnosisCode(bad)),
      .procedureSet(0, ProcedureCode("0J" + bad)), .dispositionSet(bad), .opened(document: bad),
    ]
    let stamped = events.map { StampedEvent(at: 0, $0) } + [StampedEvent(at: 1, .submitted)]
    let reopened = ReopenedSession(
      start: entry.start, events: stamped, stored: nil, damage: bad)
    try story.take(.reviewed(chosen, reopened))
    for _ in 0..<9 {
      expectClean(story, "review")
      try story.press("v")
    }
    for format in ["txt", "json", "html"] {
      try story.press("S<C-u>sheet.\(format)<Enter>")
      let text = try #require(story.files["sheet.\(format)"])
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || isHarmless($0) }, "\(format)")
    }
    let told = eventsText(stamped)
    #expect(told.contains("enters J18"))
    #expect(told.unicodeScalars.allSatisfy { $0 == "\n" || isHarmless($0) })
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

/// Whether a scalar may stand in a file: marks that stand on a letter are a text's own affair there.
func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: false
  default: true
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
