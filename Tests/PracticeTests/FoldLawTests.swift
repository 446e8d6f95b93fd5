import Chart
import CustomDump
import Practice
import Testing

@Suite("Whatever happens in a session")
struct FoldLawTests {
  static let seeds = 0..<80

  @Test("folding event by event equals folding at once, at every prefix", arguments: seeds)
  func prefixes(seed: Int) {
    var random = Seeded(seed)
    let events = random.events(80)
    var session = Session(sepsis)
    for count in 1...events.count {
      session.apply(events[count - 1])
      expectNoDifference(session, Session(sepsis, folding: events.prefix(count)))
    }
  }

  @Test("what is read back from the journal's text makes the same session", arguments: seeds)
  func throughText(seed: Int) throws {
    var random = Seeded(seed)
    let events = random.events(80)
    let read = try events.map {
      StampedEvent(at: $0.clock, try event(from: try text(of: $0.event)))
    }
    expectNoDifference(read, events)
    expectNoDifference(Session(sepsis, folding: read), Session(sepsis, folding: events))
  }

  @Test("moving and promoting lose no entry and make none", arguments: seeds)
  func entriesKept(seed: Int) {
    var random = Seeded(seed)
    var session = Session(sepsis)
    for stamped in random.events(200) {
      let before = session.summary
      session.apply(stamped)
      switch stamped.event {
      case .moved, .promoted:
        #expect(diagnoses(of: session.summary) == diagnoses(of: before))
        #expect(counted(session.summary.procedures) == counted(before.procedures))
      default: break
      }
    }
  }

  @Test("the clock never goes back, and a submitted summary never changes", arguments: seeds)
  func oneWay(seed: Int) {
    var random = Seeded(seed)
    var session = Session(sepsis)
    for stamped in random.events(200) {
      let before = session
      session.apply(stamped)
      #expect(session.clock >= before.clock)
      guard before.phase == .submitted else { continue }
      #expect(session.phase == .submitted)
      #expect(session.clock == before.clock)
      #expect(session.reading == before.reading)
      #expect(session.draft == nil)
      expectNoDifference(session.summary, before.summary)
    }
  }

  @Test("the random events do reach what these laws are about")
  func coverage() {
    var (moves, promotions, submissions) = (0, 0, 0)
    for seed in Self.seeds {
      var random = Seeded(seed)
      var session = Session(sepsis)
      for stamped in random.events(200) {
        let before = session
        session.apply(stamped)
        let hasChanged = session.summary != before.summary
        switch stamped.event {
        case .moved where hasChanged: moves += 1
        case .promoted where hasChanged: promotions += 1
        case .submitted where before.phase != .submitted: submissions += 1
        default: break
        }
      }
    }
    #expect(moves > 10)
    #expect(promotions > 100)
    #expect(submissions > 20)
  }

  private func diagnoses(of summary: InpatientSummary) -> [DiagnosisEntry: Int] {
    counted((summary.principal.map { [$0] } ?? []) + summary.secondary)
  }

  private func counted<T: Hashable>(_ values: [T]) -> [T: Int] {
    Dictionary(values.map { ($0, 1) }, uniquingKeysWith: +)
  }
}
