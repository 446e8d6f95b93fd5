import Chart
import Practice
import Testing
import Workbench

@Suite("Stories: coding")
struct CodingStories {
  @Test("codes are typed straight onto empty lines, and an indicator leads on")
  func typing() throws {
    var story = try Story.started()
    try story.press("<Tab>i")
    #expect(story.session?.draft == nil, "a small letter is a command")
    try story.press("J18.9<Enter>yL03.115<Enter>nZ79.4<Enter>E876<Enter>w")
    let summary = try #require(story.session?.summary)
    #expect(summary.principal == DiagnosisEntry("J18.9", poa: .yes))
    #expect(
      summary.secondary == [
        DiagnosisEntry("L03.115", poa: .no), DiagnosisEntry("Z79.4"),
        DiagnosisEntry("E87.6", poa: .undetermined),
      ])
  }

  @Test("a procedure asks for its date, and takes it as coders write it")
  func procedures() throws {
    var story = try Story.started()
    try story.press("<Tab>o0jbn0zz<Enter>5/4<Enter>30233N1<Enter><Enter>")
    let summary = try #require(story.session?.summary)
    #expect(
      summary.procedures == [
        ProcedureEntry("0JBN0ZZ", on: CivilDate("2026-05-04")), ProcedureEntry("30233N1"),
      ])
    try story.press("kt13/45<Enter>")
    #expect(story.screen.contains("is no date"))
    #expect(story.session?.draft?.text == "13/45", "what was typed stays")
  }

  @Test("lines are promoted, moved and deleted")
  func editing() throws {
    var story = try Story.started()
    try story.press("<Tab>J18.9<Enter>yL03.115<Enter>yE87.6<Enter>y")
    try story.press("kp")
    #expect(story.session?.summary.principal?.code == "E87.6")
    #expect(story.session?.summary.secondary.map(\.code) == ["J18.9", "L03.115"])
    try story.press("jJ")
    #expect(story.session?.summary.secondary.map(\.code) == ["L03.115", "J18.9"])
    try story.press("Kd")
    #expect(story.session?.summary.secondary.map(\.code) == ["L03.115"])
  }

  @Test("a title stands beside a code as it is typed, and candidates under it")
  func candidates() throws {
    var story = try Story.started()
    try story.press("<Tab>E11.2")
    #expect(story.screen.contains("E11.22"))
    try story.press("2")
    #expect(story.screen.contains("E11.22     Type 2 diabetes mell"))
    try story.press("<BS>")
    try story.press("<Down><Down><Enter>")
    #expect(story.session?.summary.principal?.code.text.hasPrefix("E112") == true)
  }

  @Test("a disabled key says why, an unknown one where to look")
  func refusals() throws {
    var story = try Story.started()
    try story.press("<Tab>y")
    #expect(story.screen.contains("An indicator belongs on a diagnosis"))
    try story.press("<F9>")
    #expect(story.screen.contains("does nothing here"))
    try story.press("<Tab>n")
    #expect(story.screen.contains("Search the record first"))
  }

  @Test("a huge paste into a field is cut to what a field holds, without its controls")
  func paste() throws {
    var story = try Story.started()
    let blob = String(repeating: "A41.01%0A%1B[31m", count: 5000)
    try story.press("<Tab>a<Paste:\(blob)>")
    let draft = try #require(story.session?.draft)
    #expect(draft.text.count <= 60)
    #expect(!draft.text.unicodeScalars.contains { $0.value < 32 })
    try story.press("<Esc>")
    #expect(story.session?.draft == nil)
  }

  @Test("the admitting diagnosis and the disposition are entered at the end")
  func abstract() throws {
    var story = try Story.started()
    try story.press("<Tab><End>kR05.1<Enter>06<Enter>")
    #expect(story.session?.summary.admitting == "R05.1")
    #expect(story.session?.summary.disposition == "06")
    #expect(story.screen.contains("home health"))
  }
}
