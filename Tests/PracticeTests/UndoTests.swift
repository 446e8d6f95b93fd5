import Chart
import CustomDump
import Practice
import Testing

@Suite("Undo and redo")
struct UndoTests {
  static let seeds = 0..<80

  /// Calls `check` with the session before and after each event that changes the work by itself.
  private func eachChange(
    _ seed: Int, _ check: (_ before: Session, _ after: Session) throws -> Void
  ) rethrows -> Int {
    var random = Seeded(seed)
    var session = Session(sepsis)
    var changes = 0
    for stamped in random.events(200) {
      let before = session
      session.apply(stamped)
      if stamped.event == .undone || stamped.event == .redone { continue }
      guard session.work != before.work else { continue }
      changes += 1
      try check(before, session)
    }
    return changes
  }

  private func after(_ session: Session, _ events: SessionEvent...) -> Session {
    var session = session
    for event in events { session.apply(StampedEvent(at: session.clock, event)) }
    return session
  }

  @Test("undo after any change gives the work before it, and redo the work after", arguments: seeds)
  func inverse(seed: Int) {
    _ = eachChange(seed) { before, now in
      #expect(now.canUndo)
      #expect(!now.canRedo)
      let undone = after(now, .undone)
      expectNoDifference(undone.work, before.work)
      #expect(undone.canRedo)
      expectNoDifference(after(undone, .redone).work, now.work)
      expectNoDifference(after(undone, .redone, .undone).work, before.work)
    }
  }

  @Test("the random events do change the work")
  func coverage() {
    #expect(Self.seeds.reduce(0) { $0 + eachChange($1) { _, _ in } } > 1500)
  }

  @Test("a change after an undo leaves nothing to be made again", arguments: seeds)
  func newChange(seed: Int) {
    _ = eachChange(seed) { _, now in
      let other: SessionEvent =
        now.summary.disposition == "66" ? .dispositionSet("65") : .dispositionSet("66")
      let branched = after(now, .undone, other)
      #expect(!branched.canRedo)
      expectNoDifference(after(branched, .redone).work, branched.work)
    }
  }

  @Test("undoing all goes back to nothing, and redoing all to the end", arguments: seeds)
  func allTheWay(seed: Int) {
    var random = Seeded(seed)
    let events = random.events(120).filter { $0.event != .submitted }
    let end = Session(sepsis, folding: events)
    var session = end
    var steps = 0
    while session.canUndo {
      session = after(session, .undone)
      steps += 1
    }
    expectNoDifference(session.work, Work())
    for _ in 0..<steps { session = after(session, .redone) }
    expectNoDifference(session.work, end.work)
  }

  @Test("a submitted summary is not undone")
  func submitted() {
    let submitted = session([.diagnosisSet(.principal, "A41.51"), .submitted, .undone])
    #expect(submitted.summary.principal?.code == "A41.51")
  }

  @Test("evidence follows its code when it is edited, moved and promoted, and goes with it")
  func evidence() {
    let passage = Passage(document: "02-ed", line: 3, quote: "lactate 4.1")
    let base: [SessionEvent] = [
      .diagnosisSet(.principal, "N39.0"), .diagnosisSet(.secondary(0), "A41.9"),
      .annotated(.pinned(.secondary(0), passage)), .diagnosisSet(.secondary(0), "A41.51"),
    ]
    #expect(session(base).work.evidence(at: .secondary(0)) == [passage])
    let promoted = session(base + [.promoted(0)])
    #expect(promoted.work.evidence(at: .principal) == [passage])
    #expect(promoted.work.evidence(at: .secondary(0)) == [])
    let removed = session(base + [.removed(.secondary(0))])
    #expect(removed.work.pins == [])
    let back = session(base + [.removed(.secondary(0)), .undone])
    #expect(back.work.evidence(at: .secondary(0)) == [passage])
    let nothing = session([.annotated(.pinned(.secondary(4), passage))])
    #expect(nothing.work == Work())
  }

  @Test("a passage has one mark: a role laid over a note keeps it, an empty note takes it away")
  func marks() {
    let passage = Passage(document: "02-ed", line: 3, quote: "stage 3")
    let both = session([
      .annotated(.noted("admitting RN", passage)), .annotated(.marked(.poa, passage)),
      .annotated(.marked(.query, passage)),
    ])
    #expect(both.work.marks == [Mark(passage, role: .query, note: "admitting RN")])
    let noNote = session([
      .annotated(.marked(.poa, passage)), .annotated(.noted("x", passage)),
      .annotated(.noted("", passage)),
    ])
    #expect(noNote.work.marks == [Mark(passage, role: .poa)])
    let none = session([
      .annotated(.noted("x", passage)), .annotated(.noted("", passage)),
    ])
    #expect(none.work.marks == [])
    #expect(
      session([.annotated(.marked(.poa, passage)), .annotated(.unmarked(passage))]).work
        == Work())
  }

  @Test("a prompt is what was typed last, until it is answered, and after submitting too")
  func prompt() {
    let draft = PromptDraft(.search, text: "sac")
    #expect(session([.prompted(draft)]).prompt == draft)
    #expect(session([.prompted(draft), .prompted(nil)]).prompt == nil)
    #expect(session([.prompted(draft), .submitted]).prompt == nil)
    let dispute = PromptDraft(.dispute(line: 2), text: "but")
    #expect(session([.submitted, .prompted(dispute)]).prompt == dispute)
  }
}
