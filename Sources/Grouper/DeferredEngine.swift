import Chart
import CodeSets
import Grading
import Synchronization

/// An engine that is opened when it is first asked, by whichever thread asks. Where it cannot be
/// opened, every answer is why; a program that runs on may make another after `casebook setup`.
package final class DeferredEngine: Grouping {
  private enum State {
    case closed
    case open(Engine)
    case failed(EngineError)
  }

  private let state = Mutex<State>(.closed)
  private let make: @Sendable () throws(EngineError) -> Engine

  /// An engine to be opened.
  ///
  /// - Parameters:
  ///   - files: Where it is.
  ///   - book: Has the weights and lengths of stay.
  ///   - pins: The digests its files must have.
  package init(_ files: EngineFiles, book: CodeBook, pins: EnginePins = .pinned) {
    make = { () throws(EngineError) in
      try Engine(files, book: book, pins: pins)
    }
  }

  /// Opens the engine, or says why it cannot be opened; others who ask wait.
  package func open() throws(EngineError) -> Engine {
    let result: Result<Engine, EngineError> = state.withLock { state in
      switch state {
      case .open(let engine): return .success(engine)
      case .failed(let error): return .failure(error)
      case .closed:
        do throws(EngineError) {
          let engine = try make()
          state = .open(engine)
          return .success(engine)
        } catch {
          state = .failed(error)
          return .failure(error)
        }
      }
    }
    return try result.get()
  }

  package func group(_ claim: Claim) throws(GroupingError) -> StayGroup {
    try engine().group(claim)
  }

  package func group(again claim: Claim) throws(GroupingError) -> StayGroup {
    try engine().group(again: claim)
  }

  package func edits(of claim: Claim) throws(GroupingError) -> [EditorCount] {
    try engine().edits(of: claim)
  }

  private func engine() throws(GroupingError) -> Engine {
    do throws(EngineError) { return try open() } catch { throw GroupingError(error) }
  }
}
