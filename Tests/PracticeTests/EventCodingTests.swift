import Chart
import Practice
import Testing

@Suite("Events as a journal's text")
struct EventCodingTests {
  /// What journals already hold: a line here changes only together with the encoding's version.
  static let golden: [(SessionEvent, String)] = [
    (.opened(document: "03-progress"), #"{"document":"03-progress","event":"opened"}"#),
    (
      .typed(Draft(slot: .secondary(3), field: .code, text: "a41.0", cursor: 4)),
      #"{"cursor":4,"event":"typed","field":"code","slot":"secondary.3","text":"a41.0"}"#
    ),
    (
      .typed(Draft(slot: .procedure(0), field: .date, text: "5/2 \"é\"")),
      #"{"cursor":7,"event":"typed","field":"date","slot":"procedure.0","text":"5/2 \"é\""}"#
    ),
    (.abandoned, #"{"event":"abandoned"}"#),
    (
      .diagnosisSet(.principal, "A41.51"),
      #"{"code":"A4151","event":"diagnosisSet","slot":"principal"}"#
    ),
    (
      .diagnosisSet(.admitting, "R50.9"),
      #"{"code":"R509","event":"diagnosisSet","slot":"admitting"}"#
    ),
    (.poaSet(.principal, .yes), #"{"event":"poaSet","poa":"Y","slot":"principal"}"#),
    (.poaSet(.secondary(0), .invalid("1")), #"{"event":"poaSet","poa":"1","slot":"secondary.0"}"#),
    (.poaSet(.principal, nil), #"{"event":"poaSet","slot":"principal"}"#),
    (.procedureSet(1, "5A1955Z"), #"{"code":"5A1955Z","event":"procedureSet","index":1}"#),
    (.dateSet(0, CivilDate("2026-05-02")), #"{"date":"2026-05-02","event":"dateSet","index":0}"#),
    (.dateSet(0, nil), #"{"event":"dateSet","index":0}"#),
    (.dispositionSet("01"), #"{"event":"dispositionSet","text":"01"}"#),
    (.removed(.disposition), #"{"event":"removed","slot":"disposition"}"#),
    (
      .moved(from: .secondary(2), to: .secondary(0)),
      #"{"event":"moved","slot":"secondary.2","to":"secondary.0"}"#
    ),
    (.promoted(2), #"{"event":"promoted","index":2}"#),
    (.paused, #"{"event":"paused"}"#),
    (.resumed, #"{"event":"resumed"}"#),
    (.submitted, #"{"event":"submitted"}"#),
    (.retried, #"{"event":"retried"}"#),
    (.disputed(line: 4, note: "a/b"), #"{"event":"disputed","line":4,"text":"a/b"}"#),
    (
      .hinted(Hint(.passage, at: .secondary(2))),
      #"{"event":"hinted","kind":"passage","slot":"secondary.2"}"#
    ),
    (.query(0, .opened), #"{"change":"opened","event":"query","query":0}"#),
    (.query(0, .closed), #"{"change":"closed","event":"query","query":0}"#),
    (
      .query(1, .entered(.choice(2))),
      #"{"change":"entered","event":"query","part":"choice.2","query":1}"#
    ),
    (
      .query(0, .spliced(at: 3, removing: 0, inserting: "é")),
      #"{"at":3,"change":"spliced","event":"query","query":0,"text":"é"}"#
    ),
    (
      .query(0, .spliced(at: 3, removing: 2, inserting: "")),
      #"{"at":3,"change":"spliced","event":"query","query":0,"removing":2,"text":""}"#
    ),
    (.query(0, .left), #"{"change":"left","event":"query","query":0}"#),
    (
      .query(0, .purposeChosen(.presentOnAdmission)),
      #"{"change":"purposeChosen","event":"query","purpose":"presentOnAdmission","query":0}"#
    ),
    (
      .query(0, .formChosen(.yesNo)),
      #"{"change":"formChosen","event":"query","form":"yesNo","query":0}"#
    ),
    (
      .query(0, .indicatorAdded(Evidence(in: "04-lab", quote: "K 2.9", line: 7))),
      #"{"change":"indicatorAdded","document":"04-lab","event":"query","line":7,"query":0,"#
        + #""quote":"K 2.9"}"#
    ),
    (
      .query(0, .indicatorRemoved(1)),
      #"{"change":"indicatorRemoved","event":"query","index":1,"query":0}"#
    ),
    (
      .query(0, .choiceRemoved(1)),
      #"{"change":"choiceRemoved","event":"query","index":1,"query":0}"#
    ),
    (.query(2, .sent), #"{"change":"sent","event":"query","query":2}"#),
    (.query(2, .notNeeded), #"{"change":"notNeeded","event":"query","query":2}"#),
    (.query(2, .reopened), #"{"change":"reopened","event":"query","query":2}"#),
    (.query(2, .dropped), #"{"change":"dropped","event":"query","query":2}"#),
    (
      .query(0, .wordingChosen(about: "a", text: "b")),
      #"{"about":"a","change":"wordingChosen","event":"query","query":0,"text":"b"}"#
    ),
    (.undone, #"{"event":"undone"}"#),
    (.redone, #"{"event":"redone"}"#),
    (
      .annotated(.marked(.poa, passage)),
      #"{"document":"02-ed","event":"marked","line":7,"nth":2,"quote":"stage 3","role":"poa"}"#
    ),
    (
      .annotated(.noted("ask \"why\"", second)),
      #"{"document":"02-ed","event":"noted","line":1,"quote":"é","text":"ask \"why\""}"#
    ),
    (
      .annotated(.unmarked(second)),
      #"{"document":"02-ed","event":"unmarked","line":1,"quote":"é"}"#
    ),
    (
      .annotated(.pinned(.secondary(1), second)),
      #"{"document":"02-ed","event":"pinned","line":1,"quote":"é","slot":"secondary.1"}"#
    ),
    (
      .annotated(.unpinned(.principal, second)),
      #"{"document":"02-ed","event":"unpinned","line":1,"quote":"é","slot":"principal"}"#
    ),
    (
      .prompted(PromptDraft(.search, text: "sacral", cursor: 2)),
      #"{"cursor":2,"event":"prompted","purpose":"search","text":"sacral"}"#
    ),
    (
      .prompted(PromptDraft(.dispute(line: 3), text: "no")),
      #"{"cursor":2,"event":"prompted","line":3,"purpose":"dispute","text":"no"}"#
    ),
    (
      .prompted(PromptDraft(.note(passage), text: "")),
      #"{"cursor":0,"document":"02-ed","event":"prompted","line":7,"nth":2,"purpose":"note","#
        + #""quote":"stage 3","text":""}"#
    ),
    (.prompted(nil), #"{"event":"prompted"}"#),
  ]
  private static let passage = Passage(document: "02-ed", line: 7, nth: 2, quote: "stage 3")
  private static let second = Passage(document: "02-ed", line: 1, quote: "é")

  @Test("every kind has the text it always had, and reads back from it", arguments: golden)
  func goldenText(value: SessionEvent, written: String) throws {
    #expect(try text(of: value) == written)
    #expect(try event(from: written) == value)
  }

  @Test("no kind is left out above")
  func everyKind() {
    #expect(Set(Self.golden.map { kind(of: $0.0) }) == Set(1...22))
    #expect(eventEncodingVersion == 1)
  }

  @Test(
    "text that is no event is an error, not a guess",
    arguments: [
      #"{}"#, #"{"event":"guessed"}"#, #"{"event":"hinted"}"#,
      #"{"event":"hinted","kind":"wink","slot":"principal"}"#, #"{"event":"query","query":0}"#,
      #"{"event":"query","query":0,"change":"entered","part":"choice.+1"}"#,
      #"{"event":"query","change":"sent"}"#, #"{"event":"opened"}"#,
      #"{"event":"removed","slot":"secondary"}"#, #"{"event":"promoted","index":"2"}"#,
      #"{"event":"dateSet","index":0,"date":"2026-02-30"}"#,
      #"{"event":"dateSet","index":0,"date":""}"#,
      #"{"event":"poaSet","slot":"principal","poa":""}"#,
      #"{"event":"typed","slot":"principal","field":"poa","text":"","cursor":0}"#,
      #"{"event":"marked","document":"a","line":1,"quote":"x","role":"pink"}"#,
      #"{"event":"pinned","document":"a","line":1,"quote":"x"}"#,
      #"{"event":"noted","document":"a","quote":"x","text":"y"}"#,
      #"{"event":"prompted","purpose":"poem","text":"","cursor":0}"#,
    ])
  func unreadable(written: String) {
    #expect(throws: DecodingError.self) { try event(from: written) }
  }

  /// A number a kind; a new kind does not compile until it is here, and fails until it is above.
  private func kind(of event: SessionEvent) -> Int {
    switch event {
    case .opened: 1
    case .typed: 2
    case .abandoned: 3
    case .diagnosisSet: 4
    case .poaSet: 5
    case .procedureSet: 6
    case .dateSet: 7
    case .dispositionSet: 8
    case .removed: 9
    case .moved: 10
    case .promoted: 11
    case .paused: 12
    case .resumed: 13
    case .submitted: 14
    case .disputed: 15
    case .undone: 16
    case .redone: 17
    case .annotated: 18
    case .prompted: 19
    case .retried: 20
    case .query: 21
    case .hinted: 22
    }
  }
}
