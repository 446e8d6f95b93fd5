import Chart
import CustomDump
import Practice
import Testing

/// One edit of the summary that `EditingTests.base` makes, and what it leaves.
struct Edit: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var event: SessionEvent
  var expected: InpatientSummary

  init(
    _ name: String, _ event: SessionEvent, _ change: (inout InpatientSummary) -> Void
  ) {
    testDescription = name
    self.event = event
    expected = EditingTests.before
    change(&expected)
  }
}

@Suite("Editing the coding summary")
struct EditingTests {
  static let day = CivilDate("2026-05-02")
  static let (p, s0, s1, s2) = (
    DiagnosisEntry("A41.51", poa: .yes), DiagnosisEntry("N39.0", poa: .yes),
    DiagnosisEntry("J96.01", poa: .no), DiagnosisEntry("E11.9")
  )
  static let (q0, q1, q2) = (
    ProcedureEntry("5A1955Z", on: day), ProcedureEntry("02HV33Z"), ProcedureEntry("0BH17EZ")
  )

  static let base: [SessionEvent] = [
    .opened(document: "01-face"), .diagnosisSet(.admitting, "R50.9"), .dispositionSet("01"),
    .diagnosisSet(.principal, "A41.51"), .poaSet(.principal, .yes),
    .diagnosisSet(.secondary(0), "N39.0"), .poaSet(.secondary(0), .yes),
    .diagnosisSet(.secondary(1), "J96.01"), .poaSet(.secondary(1), .no),
    .diagnosisSet(.secondary(2), "E11.9"), .procedureSet(0, "5A1955Z"), .dateSet(0, day),
    .procedureSet(1, "02HV33Z"), .procedureSet(2, "0BH17EZ"),
  ]
  static let before = InpatientSummary(
    admitting: "R50.9", disposition: "01", principal: p, secondary: [s0, s1, s2],
    procedures: [q0, q1, q2])

  static let edits = [
    Edit("admitting replaced", .diagnosisSet(.admitting, "R65.21")) { $0.admitting = "R65.21" },
    Edit("admitting removed", .removed(.admitting)) { $0.admitting = nil },
    Edit("disposition replaced", .dispositionSet("20")) { $0.disposition = "20" },
    Edit("disposition emptied", .dispositionSet("")) { $0.disposition = nil },
    Edit("disposition removed", .removed(.disposition)) { $0.disposition = nil },
    Edit("principal replaced, its indicator kept", .diagnosisSet(.principal, "A41.9")) {
      $0.principal = DiagnosisEntry("A41.9", poa: .yes)
    },
    Edit("principal's indicator", .poaSet(.principal, .undetermined)) {
      $0.principal = DiagnosisEntry("A41.51", poa: .undetermined)
    },
    Edit("principal removed", .removed(.principal)) { $0.principal = nil },
    Edit("secondary replaced, its indicator kept", .diagnosisSet(.secondary(1), "J96.00")) {
      $0.secondary = [s0, DiagnosisEntry("J96.00", poa: .no), s2]
    },
    Edit("secondary added on the empty line", .diagnosisSet(.secondary(3), "I10")) {
      $0.secondary = [s0, s1, s2, DiagnosisEntry("I10")]
    },
    Edit("secondary's indicator", .poaSet(.secondary(2), .unknown)) {
      $0.secondary = [s0, s1, DiagnosisEntry("E11.9", poa: .unknown)]
    },
    Edit("secondary's indicator cleared", .poaSet(.secondary(0), nil)) {
      $0.secondary = [DiagnosisEntry("N39.0"), s1, s2]
    },
    Edit("first secondary removed", .removed(.secondary(0))) { $0.secondary = [s1, s2] },
    Edit("last secondary removed", .removed(.secondary(2))) { $0.secondary = [s0, s1] },
    Edit("secondary moved down", .moved(from: .secondary(0), to: .secondary(2))) {
      $0.secondary = [s1, s2, s0]
    },
    Edit("secondary moved up", .moved(from: .secondary(2), to: .secondary(0))) {
      $0.secondary = [s2, s0, s1]
    },
    Edit("secondary moved nowhere", .moved(from: .secondary(1), to: .secondary(1))) { _ in },
    Edit("first secondary promoted", .promoted(0)) {
      ($0.principal, $0.secondary) = (s0, [p, s1, s2])
    },
    Edit("last secondary promoted", .promoted(2)) {
      ($0.principal, $0.secondary) = (s2, [p, s0, s1])
    },
    Edit("procedure replaced, its date kept", .procedureSet(0, "5A1945Z")) {
      $0.procedures = [ProcedureEntry("5A1945Z", on: day), q1, q2]
    },
    Edit("procedure added on the empty line", .procedureSet(3, "30233N1")) {
      $0.procedures = [q0, q1, q2, ProcedureEntry("30233N1")]
    },
    Edit("procedure's date", .dateSet(1, day)) {
      $0.procedures = [q0, ProcedureEntry("02HV33Z", on: day), q2]
    },
    Edit("procedure's date cleared", .dateSet(0, nil)) {
      $0.procedures = [ProcedureEntry("5A1955Z"), q1, q2]
    },
    Edit("procedure removed", .removed(.procedure(1))) { $0.procedures = [q0, q2] },
    Edit("procedure moved down", .moved(from: .procedure(0), to: .procedure(1))) {
      $0.procedures = [q1, q0, q2]
    },
    Edit("procedure moved up", .moved(from: .procedure(2), to: .procedure(0))) {
      $0.procedures = [q2, q0, q1]
    },
  ]

  @Test("the events before each edit make the summary they should")
  func baseline() { expectNoDifference(session(Self.base).summary, Self.before) }

  @Test(
    "an edit changes what it names, nothing else, and ends what was being typed", arguments: edits)
  func edit(edit: Edit) {
    let draft = Draft(slot: .principal, field: .code, text: "a")
    let session = session(Self.base + [.typed(draft), edit.event])
    expectNoDifference(session.summary, edit.expected)
    #expect(session.draft == nil)
    #expect(session.phase == .running)
  }

  @Test(
    "an edit of what is not there changes nothing, not even what is being typed",
    arguments: [
      .diagnosisSet(.secondary(4), "I10"), .diagnosisSet(.secondary(-1), "I10"),
      .diagnosisSet(.disposition, "I10"), .diagnosisSet(.procedure(0), "I10"),
      .poaSet(.secondary(3), .yes), .poaSet(.secondary(-1), .yes), .poaSet(.admitting, .yes),
      .poaSet(.procedure(0), .yes), .procedureSet(4, "5A1955Z"), .procedureSet(-1, "5A1955Z"),
      .dateSet(3, day), .dateSet(-1, nil), .removed(.secondary(3)), .removed(.procedure(-1)),
      .moved(from: .secondary(0), to: .secondary(3)),
      .moved(from: .secondary(3), to: .secondary(0)),
      .moved(from: .secondary(0), to: .secondary(-1)),
      .moved(from: .procedure(0), to: .procedure(3)),
      .moved(from: .secondary(0), to: .procedure(0)), .moved(from: .principal, to: .secondary(0)),
      .promoted(3), .promoted(-1),
    ] as [SessionEvent])
  func misfit(event: SessionEvent) {
    let draft = Draft(slot: .principal, field: .code, text: "a")
    let session = session(Self.base + [.typed(draft), event])
    expectNoDifference(session.summary, Self.before)
    #expect(session.draft == draft)
  }

  @Test("promoting without a principal only moves the line up")
  func promotedToEmpty() {
    let summary = session([.diagnosisSet(.secondary(0), "N39.0"), .promoted(0)]).summary
    expectNoDifference(summary, InpatientSummary(principal: DiagnosisEntry("N39.0")))
  }

  @Test("what is typed is kept to the key until it is accepted, abandoned or submitted")
  func drafts() {
    let first = Draft(slot: .secondary(0), field: .code, text: "n")
    let second = Draft(slot: .secondary(0), field: .code, text: "n3", cursor: 1)
    #expect(first.cursor == 1)
    #expect(session([.typed(first), .typed(second)]).draft == second)
    #expect(session([.typed(first), .paused, .resumed]).draft == first)
    #expect(session([.typed(first), .opened(document: "a")]).draft == first)
    #expect(session([.typed(first), .abandoned]).draft == nil)
    #expect(session([.typed(first), .submitted]).draft == nil)
  }

  @Test("a session pauses, goes on, and is submitted for good; disputes may follow")
  func phases() {
    #expect(session([]).phase == .running)
    #expect(session([.resumed]).phase == .running)
    #expect(session([.paused]).phase == .paused)
    #expect(session([.paused, .resumed]).phase == .running)
    #expect(session([.paused, .submitted]).phase == .submitted)
    #expect(session([.submitted, .paused, .resumed]).phase == .submitted)

    let notes: [SessionEvent] = [
      .disputed(line: 2, note: "a"), .disputed(line: 5, note: "b"), .disputed(line: 2, note: "c"),
      .disputed(line: 5, note: ""),
    ]
    let reviewed = session(Self.base + [.submitted, .diagnosisSet(.principal, "I10")] + notes)
    #expect(reviewed.disputes == [2: "c"])
    expectNoDifference(reviewed.summary, Self.before)
  }
}
