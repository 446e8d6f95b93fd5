import Practice
import Testing

@Suite("Time on documents")
struct ReadingLogTests {
  private func session(_ events: [(Int, SessionEvent)]) -> Session {
    Session(sepsis, folding: events.map { StampedEvent(at: $0.0, $0.1) })
  }

  @Test("each document has the stretches it was open, the running one included")
  func stretches() {
    let reading = session([
      (0, .opened(document: "a")), (100, .opened(document: "b")), (250, .opened(document: "a")),
    ]).reading
    #expect(reading.time(on: "a", at: 300) == 150)
    #expect(reading.time(on: "b", at: 300) == 150)
    #expect(reading.time(on: "c", at: 300) == 0)
    #expect(reading.openDocument == "a")
    #expect(reading.hasOpened("b"))
    #expect(!reading.hasOpened("c"))
  }

  @Test("nothing is added while paused, and the same document goes on after")
  func paused() {
    let session = session([
      (0, .opened(document: "a")), (100, .paused), (100, .resumed), (160, .paused),
    ])
    #expect(session.phase == .paused)
    #expect(session.reading.openDocument == "a")
    #expect(session.reading.time(on: "a", at: 9000) == 160)
  }

  @Test("a document opened while paused counts from when the session goes on")
  func openedWhilePaused() {
    let reading = session([
      (0, .opened(document: "a")), (100, .paused), (100, .opened(document: "b")), (400, .resumed),
    ]).reading
    #expect(reading.hasOpened("b"))
    #expect(reading.time(on: "a", at: 450) == 100)
    #expect(reading.time(on: "b", at: 450) == 50)
  }

  @Test("what is opened in the review was not read for the coding")
  func review() {
    let reading = session([
      (0, .opened(document: "a")), (100, .submitted), (300, .opened(document: "b")),
      (400, .resumed),
    ]).reading
    #expect(reading.time(on: "a", at: 900) == 100)
    #expect(!reading.hasOpened("b"))
  }

  @Test("the times add up to the clock of the stretches with a document open", arguments: 0..<80)
  func addUp(seed: Int) {
    var random = Seeded(seed)
    let events = random.events(150)
    var (clock, open, isOpen, isRunning, isOver) = (0, 0, false, true, false)
    for stamped in events where !isOver {
      let now = max(clock, stamped.clock)
      if isOpen && isRunning { open += now - clock }
      clock = now
      switch stamped.event {
      case .opened: isOpen = true
      case .paused: isRunning = false
      case .resumed: isRunning = true
      case .submitted: (isRunning, isOver) = (false, true)
      default: break
      }
    }
    let end = clock + 77
    if isOpen && isRunning { open += 77 }

    let reading = Session(sepsis, folding: events).reading
    let times = ["01-face", "02-ed", "03-progress"].map { reading.time(on: $0, at: end) }
    #expect(times.reduce(0, +) == open)
  }
}
