import Grading

/// Why the engine cannot be used, and what to do about it.
package enum EngineError: Error, Hashable, Sendable {
  /// A file of the engine is not there, or cannot be read.
  case missing(path: String)
  /// A file is another than the one pinned.
  case otherHash(path: String, found: String)
  /// The library cannot be loaded, or lacks a function.
  case broken(path: String, why: String)
  /// The library is loaded and does not take its data.
  case noContext(path: String)
}

extension EngineError: CustomStringConvertible {
  /// What is wrong.
  package var what: String {
    switch self {
    case .missing(let path): "the MS-DRG engine is not installed (no \(path))"
    case .otherHash(let path, let found):
      "\(path) is not that of \(EnginePins.release) (its SHA-256 is \(found))"
    case .broken(let path, let why): "\(path) cannot be loaded: \(why)"
    case .noContext(let path): "the MS-DRG engine does not take its data at \(path)"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch self {
    case .missing: "get it with: casebook setup"
    case .otherHash, .broken, .noContext: "install it again with: casebook setup"
    }
  }

  /// `what; what to do`.
  package var description: String { "\(what); \(remedy)" }
}

extension GroupingError {
  /// An engine that cannot be used, as the core knows it.
  package init(_ error: EngineError) {
    self = .unavailable(what: error.what, remedy: error.remedy)
  }
}
