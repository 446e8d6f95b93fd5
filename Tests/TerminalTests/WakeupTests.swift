import CNcurses
import Glibc
import Terminal
import Testing

@Suite("Waiting", .serialized)
struct WakeupTests {
  /// Both ends of a pipe, closed in the end; the body may close the second before and say so.
  private func withPipe(
    closesWriteEnd: Bool = false, _ body: (_ read: Int32, _ write: Int32) throws -> Void
  ) throws {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    defer {
      close(ends[0])
      if !closesWriteEnd { close(ends[1]) }
    }
    try body(ends[0], ends[1])
  }

  @Test("nothing but time passes")
  func timeout() throws {
    let wakeup = try Wakeup()
    try withPipe { read, _ in
      #expect(waitForInput(read, wakeup, milliseconds: 0).isEmpty)
      #expect(waitForInput(read, wakeup, milliseconds: -5).isEmpty)
    }
  }

  @Test("a call wakes, once however often it came")
  func calls() throws {
    let wakeup = try Wakeup()
    try withPipe { read, _ in
      wakeup.call()
      wakeup.call()
      #expect(waitForInput(read, wakeup) == .called)
      #expect(waitForInput(read, wakeup, milliseconds: 0).isEmpty)
    }
  }

  @Test("input and a call come together")
  func both() throws {
    let wakeup = try Wakeup()
    try withPipe { read, write in
      #expect(Glibc.write(write, "j", 1) == 1)
      wakeup.call()
      #expect(waitForInput(read, wakeup) == [.input, .called])
      #expect(waitForInput(read, wakeup) == .input)
    }
  }

  @Test("a terminal that is gone is told")
  func gone() throws {
    let wakeup = try Wakeup()
    try withPipe(closesWriteEnd: true) { read, write in
      close(write)
      #expect(waitForInput(read, wakeup) == .gone)
    }
  }

  @Test("a change of the window's size just before the wait ends it")
  func resizes() throws {
    let wakeup = try Wakeup()
    // Signals without a handler end no wait; on the screen curses has one.
    let before = signal(SIGWINCH) { _ in }
    casebook_hold_signals(true)
    defer {
      casebook_hold_signals(false)
      signal(SIGWINCH, before)
    }
    try withPipe { read, _ in
      pthread_kill(pthread_self(), SIGWINCH)
      #expect(waitForInput(read, wakeup, milliseconds: 20_000) == .input)
      #expect(waitForInput(read, wakeup, milliseconds: 0).isEmpty)
    }
  }

  @Test("signals are noted, wake the loop, and are taken once")
  func signals() throws {
    let wakeup = try Wakeup()
    casebook_watch_signals(wakeup.descriptor, -1)
    defer { casebook_unwatch_signals() }
    // To the process, not to this thread, where signals may be blocked.
    try withPipe { read, _ in
      var signals: Signals = []
      for signal in [SIGTERM, SIGINT] {
        kill(getpid(), signal)
        while !waitForInput(read, wakeup).contains(.called) {}
        signals.formUnion(Signals.take())
      }
      #expect(signals == [.terminate, .interrupt])
      #expect(signals.exitStatus == 143)
    }
    #expect(Signals.take().isEmpty)
    #expect(Signals.interrupt.exitStatus == 130)
    #expect(Signals.hangUp.exitStatus == 129)
    #expect(Signals().exitStatus == nil)
  }
}
