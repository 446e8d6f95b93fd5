import GRDB
import Synchronization

/// Folds the write-ahead log into the file from time to time, on a connection and a thread of its
/// own.
///
/// SQLite would do it within every 350th commit or so, which then waits for the disk: 15 ms here
/// where a commit takes 0.02, and a learner's key with it.
final class Checkpoints: Sendable {
  /// Commits from one time to the next.
  static let interval = 1024

  private let path: String
  private let state = Mutex(State())

  private struct State {
    var commits = 0
    var connection: DatabaseQueue?
  }

  init(path: String) { self.path = path }

  /// The connection, once the log has been folded in for the first time.
  var connection: DatabaseQueue? { state.withLock { $0.connection } }

  /// Counts a commit, and lets the log be folded in when enough have come together.
  func committed() {
    guard let connection = state.withLock({ connectionIfDue(&$0) }) else { return }
    connection.asyncWriteWithoutTransaction { db in
      // What fails now, as while another program reads an older state, is done the next time.
      _ = try? db.checkpoint(.passive)
    }
  }

  private func connectionIfDue(_ state: inout State) -> DatabaseQueue? {
    state.commits += 1
    guard state.commits % Self.interval == 0 else { return nil }
    if state.connection == nil { state.connection = try? DatabaseQueue(path: path) }
    return state.connection
  }
}
