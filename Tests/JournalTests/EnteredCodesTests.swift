import Chart
import Practice
import Testing

@testable import Journal

@Suite("Codes entered in a session that is not over")
struct EnteredCodesTests {
  @Test("they are counted as the events leave them, typing passed over, undo and removal taken in")
  func count() throws {
    let folder = try TemporaryFolder()
    let store = try folder.open()
    let id = try store.begin(sepsis, at: 1)
    #expect(try store.codesEntered(in: id) == 0)
    let typing = Draft(slot: .secondary(1), field: .code, text: "\"event\":\"typed\"", cursor: 2)
    let passage = Passage(document: "01-face", line: 2, nth: 0, quote: "\"event\":\"typed\"")
    let events: [SessionEvent] = [
      .diagnosisSet(.principal, "A41.51"), .diagnosisSet(.secondary(0), "N39.0"), .typed(typing),
      .abandoned, .diagnosisSet(.admitting, "R50.9"), .procedureSet(0, "5A1955Z"),
      .annotated(.marked(.query, passage)), .undone, .procedureSet(1, "0JBN0ZZ"),
      .removed(.procedure(0)),
    ]
    try store.append(
      events.enumerated().map { StampedEvent(at: $0.offset, $0.element) }, bookmark: nil, to: id)
    #expect(try store.codesEntered(in: id) == 3)
    #expect(try store.codesEntered(in: 99) == 0)
    let whole = try store.load(id)
    #expect(Session(whole.start, folding: whole.events).summary.entryCount == 3)
  }
}
