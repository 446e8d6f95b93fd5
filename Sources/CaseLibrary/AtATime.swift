#if canImport(Glibc)
  import Glibc
#else
  import Musl
#endif
import Synchronization

/// Does two things at a time, the first of them on a thread that is gone afterwards.
///
/// The runtime's queues would serve, but keep a thread that looks after them every second from then
/// on: a program that waits for a key is to do nothing.
func atATime<Other: Sendable, Own>(
  _ other: @escaping @Sendable () -> Other, _ own: () -> Own
) -> (Other, Own) {
  let errand = Errand(other)
  var thread = pthread_t()
  let argument = Unmanaged.passRetained(errand).toOpaque()
  let status = pthread_create(
    &thread, nil,
    { argument in
      if let argument { Unmanaged<AnyErrand>.fromOpaque(argument).takeRetainedValue().run() }
      return nil
    }, argument)
  guard status == 0 else {
    // No thread is to be had: one after the other.
    Unmanaged<AnyErrand>.fromOpaque(argument).release()
    return (other(), own())
  }
  let mine = own()
  pthread_join(thread, nil)
  return (errand.result ?? other(), mine)
}

/// Something to be done on another thread.
private class AnyErrand {
  func run() {}
}

private final class Errand<Result: Sendable>: AnyErrand {
  private let work: @Sendable () -> Result
  private let box = Mutex<Result?>(nil)

  init(_ work: @escaping @Sendable () -> Result) { self.work = work }

  override func run() {
    let done = work()
    box.withLock { $0 = done }
  }

  /// What came of it, once it is done.
  var result: Result? { box.withLock { $0 } }
}
