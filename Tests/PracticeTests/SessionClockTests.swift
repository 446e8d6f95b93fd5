import Practice
import Testing

@Suite("The session's clock")
struct SessionClockTests {
  @Test("it shows what passes while it runs, and nothing of what passes while it stands")
  func runsAndStops() {
    var clock = SessionClock(passed: 500)
    #expect(!clock.isRunning)
    #expect(clock.reading(at: 99_999) == 500)
    clock.run(from: 1000)
    #expect(clock.isRunning)
    #expect(clock.reading(at: 1250) == 750)
    clock.stop(at: 1300)
    #expect(!clock.isRunning)
    #expect(clock.reading(at: 50_000) == 800)
    clock.run(from: 50_000)
    #expect(clock.reading(at: 50_010) == 810)
  }

  @Test("running twice keeps the first start, stopping twice the first stop")
  func twice() {
    var clock = SessionClock()
    clock.run(from: 100)
    clock.run(from: 150)
    #expect(clock.reading(at: 200) == 100)
    clock.stop(at: 200)
    clock.stop(at: 900)
    #expect(clock.reading(at: 1000) == 100)
  }

  @Test("a time before the start takes nothing off")
  func backwards() {
    var clock = SessionClock(passed: 70)
    clock.run(from: 1000)
    #expect(clock.reading(at: 10) == 70)
    clock.stop(at: 10)
    #expect(clock.reading(at: 2000) == 70)
  }
}
