import Chart
import Testing

@testable import CaseLibrary

@Suite("What a library covers")
struct CoverageTests {
  private func packs() throws -> Coverage { coverage(of: [goodPacks], book: try book()) }

  @Test("cases, settings, difficulty and queries are counted")
  func counts() throws {
    let found = try packs()
    expectSame(found.cases, 2)
    expectSame(found.unopened, [])
    expectSame(found.settings, [.inpatient: 1, .emergency: 1])
    expectSame(found.difficulties, [1: 1, 2: 1])
    expectSame(found.queriesNeeded, 1)
    expectSame(found.queriesNotNeeded, 0)
  }

  @Test("keys give sections, letters, operations, indicators and groups")
  func keys() throws {
    let found = try packs()
    expectSame(
      found.sections.keys.sorted(by: precedes),
      [
        "I.A.13", "I.A.15", "I.B.2", "I.B.5", "I.B.13", "I.B.14", "I.C.4.a.3", "I.C.14.a.1",
        "I.C.19.c.1", "I.C.20.a", "II.C", "III", "III.B", "IV.A", "IV.K", "Appendix I", "B3.2b",
        "B3.5", "F1",
      ])
    expectSame(found.sections["I.C.20.a"], 2)
    expectSame(found.principalLetters, ["C": 1])
    expectSame(found.operations, ["Excision": 1, "Transfusion": 1])
    expectSame(found.indicators, ["Y": 1, "U": 1, "exempt": 1])
    expectSame(found.groups, ["167": 1, "570": 1])
  }

  @Test("a trap brings an edit that the key's own sheet does not")
  func edits() throws {
    // Fever beside pneumonia: R50.9 is a symptom of it.
    var stay = try loadCase(at: goodPacks + "/inpatient/test-pack-stay")
    #expect(exercisedEdits(stay, try book()).contains("integral-symptom"))
    stay.key.traps = []
    #expect(!exercisedEdits(stay, try book()).contains("integral-symptom"))
    expectSame(try packs().edits["integral-symptom"], 1)
  }

  @Test("a topic is covered by its section, one below it, or a keyed operation")
  func topics() throws {
    let open = try packs().openTopics.map(\.subject)
    for covered: Topic.Subject in [
      .section("I.C.20"), .section("II.C"), .section("B3.2"), .operation("Excision"),
    ] { #expect(!open.contains(covered)) }
    for missing: Topic.Subject in [
      .section("I.C.15.a"), .section("II.H"), .section("B3.10"), .operation("Bypass"),
    ] { #expect(open.contains(missing)) }
    var cited = try packs()
    cited.sections["II.H"] = 1
    #expect(cited.openTopics.contains { $0.subject == .section("II.H") })
    cited.principalLetters["H"] = 1
    #expect(!cited.openTopics.contains { $0.subject == .section("II.H") })
    #expect(stands("B3.4b", in: "B3.4") && stands("I.C.1.d.4", in: "I.C.1.d"))
    #expect(!stands("B3.10", in: "B3.1") && !stands("I.C.10.a", in: "I.C.1"))
  }

  @Test("every topic names a section or an operation that exists, once")
  func topicList() throws {
    let known = GuidelineSections()
    let books = try book()
    let tables: [ProcedureCode] = ["10D", "10E", "302", "3E0", "5A1"]
    let operations =
      books.rootOperations.map(\.name) + tables.compactMap { operation(of: $0, books) }
    for topic in Topic.all {
      switch topic.subject {
      case .section(let section):
        #expect(known.section(of: section) == section, "\(topic)")
        // Sections below a PCS letter alone, as C1 below C, would not count as its own.
        #expect(section.count > 1, "\(topic)")
      case .operation(let name): #expect(operations.contains(name))
      }
    }
    expectSame(Set(Topic.all.map(\.subject)).count, Topic.all.count)
  }

  @Test("a case with faults is left out and named; one named twice counts once")
  func unopened() throws {
    let copy = try PackCopy()
    try copy.replace("difficulty: 1", with: "difficulty: many", in: copy.visit + "/case.yaml")
    let found = coverage(of: [copy.root, copy.stay + "/key.yaml"], book: try book())
    expectSame(found.cases, 1)
    expectSame(found.unopened, [copy.visit])
  }

  @Test("the text fits 80 columns and is the same each time")
  func text() throws {
    let text = coverageText(try packs())
    #expect(text.hasPrefix("Coverage of 2 cases\n\nSettings\n  inpatient   1   emergency   1"))
    #expect(text.contains("\nDifficulty\n  1  1  #\n  2  1  #\n  3  0\n"))
    #expect(text.contains("\n  II.H          uncertain diagnosis at discharge\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 && !$0.hasSuffix(" ") })
    expectSame(text, coverageText(try packs()))
  }
}
