import ArgumentParser
import CodeSets
import Grouper

/// The MS-DRG engine, where commands look for it.
enum EnginePlace {
  /// The engine's files: the folder of CASEBOOK_ENGINE, or that of the learner's data.
  static func files(_ environment: [String: String]) -> EngineFiles {
    if let folder = environment["CASEBOOK_ENGINE"], !folder.isEmpty {
      return EngineFiles(folder: folder)
    }
    return EngineFiles(folder: UserFiles(environment: environment).data + "/engine")
  }

  /// The engine, opened when it is first asked.
  static func engine(_ books: CodeBook) -> DeferredEngine {
    DeferredEngine(files(DataOptions.environment), book: books)
  }
}

/// What every command that groups takes.
struct GroupOptions: ParsableArguments {
  @Flag(inversion: .prefixedNo, help: "Group to MS-DRGs, where the engine is installed.")
  var drg = true

  /// The engine, opened when it is first asked; a report without it says how to get it. Nil where no
  /// groups are wanted.
  func deferred(_ books: CodeBook) -> DeferredEngine? { drg ? EnginePlace.engine(books) : nil }

  /// The engine, opened; nil where there is none, which the lines of a batch tell by `"drg": null`.
  func opened(_ books: CodeBook) -> Engine? { drg ? try? EnginePlace.engine(books).open() : nil }
}
