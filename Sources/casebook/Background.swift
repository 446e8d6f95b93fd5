import Dispatch
import Grading
import Grouper
import Synchronization
import Terminal
import Workbench

/// Work off the interface's thread. What comes of it waits in a box, and the loop is woken.
final class Background: Sendable {
  /// The MS-DRG engine; opened when it is first asked.
  let engine: DeferredEngine?
  private let queue = DispatchQueue(label: "casebook.background")
  private let box = Mutex<[Input]>([])
  private let wakeup: Wakeup

  init(engine: DeferredEngine?, wakeup: Wakeup) {
    self.engine = engine
    self.wakeup = wakeup
  }

  /// Does a piece of work after those before it.
  func run(_ work: @escaping @Sendable () -> Input) {
    queue.async { [self] in
      let input = work()
      box.withLock { $0.append(input) }
      wakeup.call()
    }
  }

  /// What has come since the last call, in order.
  func take() -> [Input] {
    box.withLock { inputs in
      defer { inputs = [] }
      return inputs
    }
  }
}
