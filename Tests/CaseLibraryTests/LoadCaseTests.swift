import CaseLibrary
import Chart
import Testing

@Suite("A case that is opened")
struct LoadCaseTests {
  @Test("an inpatient case has every part of its files")
  func stay() throws {
    let stay = try loadCase(at: goodPacks + "/inpatient/test-pack-stay")
    expectSame(stay.info.title, "Test pack, a stay")
    expectSame(stay.encounter.age, 70)
    expectSame(stay.encounter.inpatientOrder?.description, "2026-05-02T17:40")
    expectSame(
      stay.documents.map(\.role), [.registration, .provider, .nurse, .laboratory, .provider])
    expectSame(stay.documents[2].lines.first, "NURSING NOTES - THIS IS A TEST PACK")
    expectSame(stay.policy.families.map(\.rule), [.optional, .required, .notReported])
    expectSame(stay.policy.family(of: "W1830XA", in: .cm)?.name, "External cause")
    expectSame(stay.key.admitting, ["R05.1", "J18.9"])
    expectSame(stay.key.queries.first?.options.map(\.isCompliant), [true, false])
    expectSame(stay.key.expectedGroup?.groups, ["167", "570"])
    guard case .inpatient(let key) = stay.key.lines else {
      Issue.record("not an inpatient key")
      return
    }
    expectSame(key.principal.clause, "II.C")
    expectSame(key.principal.lines.map { $0.alternatives.map(\.code) }, [["J18.9"], ["L03.115"]])
    expectSame(key.secondary.last?.alternatives.map(\.poa), [[.yes], [.yes]])
    expectSame(key.secondary.map(\.isOptional), [false, false, false, false, false, false, true])
    expectSame(key.procedures[0].isPrincipal, true)
    expectSame(key.procedures[0].alternatives, ["0JBN0ZZ"])
    expectSame(key.procedures[1].count, Repetition(required: 1, allowed: 2))
    expectSame(key.procedures[1].date, CivilDate("2026-05-03"))
    expectSame(key.sequence.first?.after, "N18.32")
    expectSame(stay.key.traps.map(\.code), ["R509", "D62", "0JDN0ZZ"])
  }

  @Test("a quotation knows its line, across a wrapped line and in a table too")
  func evidenceLines() throws {
    let stay = try loadCase(at: goodPacks + "/inpatient/test-pack-stay")
    guard case .inpatient(let key) = stay.key.lines else {
      Issue.record("not an inpatient key")
      return
    }
    expectSame(
      key.secondary.last?.rationale.evidence,
      [
        Evidence(
          in: "02-history-and-physical", quote: "after a fall at home on a level floor", line: 5)
      ])
    expectSame(stay.key.queries.first?.rationale.evidence.map(\.line), [5])
    expectSame(key.principal.lines[1].rationale.sourceLine, 15)
  }

  @Test("an emergency case has a key of its own form")
  func visit() throws {
    let visit = try loadCase(at: goodPacks + "/emergency/test-pack-visit")
    guard case .outpatient(let key) = visit.key.lines else {
      Issue.record("not an outpatient key")
      return
    }
    expectSame(key.reasonForVisit.first?.alternatives.first?.code, "M25.531")
    expectSame(key.first.alternatives.first?.code, "S52.531A")
    expectSame(key.other.map(\.isOptional), [false, true])
    expectSame(key.lines.map(\.units), [2, 1])
    expectSame(key.lines[1].alternatives, ["A4565", "A4570"])
    expectSame(key.lines[1].modifiers, ["RT"])
  }

  @Test("the revision changes with any file of the case and with the policy, and with nothing else")
  func revision() throws {
    let packs = try PackCopy()
    let first = try loadCase(at: packs.stay).revision
    expectSame(first.utf8.count, 12)
    #expect(first.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) })
    expectSame(try loadCase(at: goodPacks + "/inpatient/test-pack-stay/").revision, first)
    var seen: Set = [first]
    try packs.replace(
      "Height 165", with: "Height 166", in: packs.stay + "/record/03-nursing-notes.txt")
    #expect(seen.insert(try loadCase(at: packs.stay).revision).inserted)
    try packs.replace("why: It leads.", with: "why: It does lead.", in: packs.stay + "/key.yaml")
    #expect(seen.insert(try loadCase(at: packs.stay).revision).inserted)
    try packs.replace(
      "expectedMinutes: 10", with: "expectedMinutes: 11", in: packs.stay + "/case.yaml")
    #expect(seen.insert(try loadCase(at: packs.stay).revision).inserted)
    try packs.replace("Test Pack Hospital", with: "Other Hospital", in: packs.root + "/policy.yaml")
    #expect(seen.insert(try loadCase(at: packs.stay).revision).inserted)
    try packs.write([65], to: packs.stay + "/review.md")
    #expect(!seen.insert(try loadCase(at: packs.stay).revision).inserted)
  }

  @Test("a case with faults is not opened, and all of them are told")
  func broken() throws {
    let packs = try PackCopy()
    try packs.replace("sex: F", with: "sex: X", in: packs.stay + "/case.yaml")
    try packs.replace("needed: true", with: "needed: perhaps", in: packs.stay + "/key.yaml")
    let error = #expect(throws: CaseFaults.self) { try loadCase(at: packs.stay) }
    expectSame(error?.faults.map(\.line), [11, 85])
  }

  @Test("an empty folder has all its files missing")
  func empty() throws {
    let packs = try PackCopy()
    let error = #expect(throws: CaseFaults.self) { try loadCase(at: packs.root + "/nowhere") }
    expectSame(error?.faults.map(\.what), ["there is no such file"])
  }
}
