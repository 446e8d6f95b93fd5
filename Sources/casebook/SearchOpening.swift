import CodeSets
import Foundation
import Synchronization

/// Opens the search index when it is first asked for. Where it has to be made first, which takes a
/// second and a good deal of memory, a process of its own makes it.
final class SearchOpening: Sendable {
  /// The index, or why there is none.
  typealias Outcome = Result<SearchIndex, CodeBookError>

  private let books: CodeBook
  private let root: String
  private let directory: String
  private let cache: String
  private let indexes: IndexBook?
  /// Where the learner's import lies, if there is one.
  let indexPath: String
  /// Called on another thread when `take` has something; nil makes `begin` wait.
  private let whenReady: (@Sendable () -> Void)?
  private let outcome = Mutex<Outcome?>(nil)
  private let hasBegun = Mutex(false)

  init(books: CodeBook, home: Home, files: UserFiles, whenReady: (@Sendable () -> Void)?) {
    self.books = books
    root = home.root
    directory = home.tables
    cache = files.cache
    indexes = openIndexes(files)
    indexPath = files.indexBook
    self.whenReady = whenReady
  }

  /// Begins to open it, once; the outcome where it is there at once.
  func begin() -> Outcome? {
    let isFirst = hasBegun.withLock { hasBegun in
      defer { hasBegun = true }
      return !hasBegun
    }
    guard isFirst else { return nil }
    makeFolder(cache)
    let isThere = SearchIndex.isCompiled(
      book: books, directory: directory, cache: cache, index: indexes)
    guard !isThere, let whenReady else { return open() }
    Thread.detachNewThread { [self] in
      // If the process cannot make it, opening does, or says why it cannot.
      _ = runToEnd(["/proc/self/exe", "index", "--home", root])
      let made = open()
      outcome.withLock { $0 = made }
      whenReady()
    }
    return nil
  }

  /// What another thread made, once.
  func take() -> Outcome? {
    outcome.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
  }

  private func open() -> Outcome {
    do throws(CodeBookError) {
      return .success(
        try SearchIndex(book: books, directory: directory, cache: cache, index: indexes))
    } catch {
      return .failure(error)
    }
  }
}
