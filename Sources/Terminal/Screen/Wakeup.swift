import CNcurses
import Glibc

/// What other threads and signals wake the loop by: a counter in the kernel that poll watches.
package final class Wakeup: Sendable {
  /// The descriptor to poll; readable once something has called.
  package let descriptor: Int32

  /// A wakeup nobody has called yet.
  package init() throws(TerminalError) {
    descriptor = casebook_event_descriptor()
    if descriptor < 0 { throw .noDescriptor(errno) }
  }

  deinit { Glibc.close(descriptor) }

  /// Makes the loop look. May be called from any thread.
  package func call() {
    var one: UInt64 = 1
    // Full only after 2^64 calls unread, and then the loop is awake already.
    _ = write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Forgets the calls so far; whether there was one.
  @discardableResult
  package func clear() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, MemoryLayout<UInt64>.size) > 0
  }
}

/// Why `waitForInput` came back; several may hold, none means that the time was up.
package struct WakeReasons: OptionSet, Hashable, Sendable {
  /// One bit a reason.
  package let rawValue: UInt8
  /// The reasons of these bits.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The terminal may have a key; after a signal too, for that is how a resize comes.
  package static let input = WakeReasons(rawValue: 1)
  /// The wakeup was called. Its calls are forgotten.
  package static let called = WakeReasons(rawValue: 2)
  /// The terminal is gone: nothing will come from it, and nothing be seen on it.
  package static let gone = WakeReasons(rawValue: 4)
}

/// Waits for the terminal, for a call or for a time.
///
/// - Parameters:
///   - descriptor: the terminal, `STDIN_FILENO`.
///   - milliseconds: how long at most; nil waits without end.
package func waitForInput(
  _ descriptor: Int32 = STDIN_FILENO, _ wakeup: Wakeup, milliseconds: Int? = nil
) -> WakeReasons {
  let timeout = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
  var watched = [
    pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
    pollfd(fd: wakeup.descriptor, events: Int16(POLLIN), revents: 0),
  ]
  let count = poll(&watched, nfds_t(watched.count), timeout)
  if count < 0 {
    // A signal came. One of ours has called as well; the call must not wait for the next poll.
    return wakeup.clear() ? [.input, .called] : .input
  }
  var reasons: WakeReasons = []
  if watched[0].revents & Int16(POLLIN) != 0 { reasons.insert(.input) }
  if watched[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { reasons.insert(.gone) }
  if watched[1].revents & Int16(POLLIN) != 0, wakeup.clear() { reasons.insert(.called) }
  return reasons
}

/// The signals that ask the program to end, noted as they come and handled by the loop.
package struct Signals: OptionSet, Hashable, Sendable {
  /// Bit n for signal n.
  package let rawValue: UInt64
  /// The signals of these bits.
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Asked to end, as by `kill -INT`; Ctrl-C is a key.
  package static let interrupt = Signals(rawValue: 1 << UInt64(SIGINT))
  /// Asked to end.
  package static let terminate = Signals(rawValue: 1 << UInt64(SIGTERM))
  /// The terminal hung up.
  package static let hangUp = Signals(rawValue: 1 << UInt64(SIGHUP))

  /// Stopped by Ctrl-Z and gone on: the screen is empty and must be drawn.
  package static let resumed = Signals(rawValue: 1 << UInt64(SIGCONT))

  /// The status to exit with after these signals: 128 and the number of the gravest; nil for none.
  package var exitStatus: Int32? {
    if contains(.terminate) { return 128 + SIGTERM }
    if contains(.hangUp) { return 128 + SIGHUP }
    return contains(.interrupt) ? 128 + SIGINT : nil
  }

  /// The signals that came since the last call. `NcursesScreen` notes them while it is open.
  package static func take() -> Signals { Signals(rawValue: casebook_take_signals()) }
}
