import ArgumentParser
import CaseLibrary
import CodeSets
import Glibc
import Grouper

/// Every check with what it proves, for the help of the command.
private let checkTable: String = {
  let width = Audit.checks.map(\.id.count).max() ?? 0
  let lines = Audit.checks.map { check in
    let id = check.id + String(repeating: " ", count: width - check.id.count)
    let mark = check.isWaivable ? " (may be waived)" : ""
    return "  \(id)  \(check.proves)\(mark)"
  }
  return "Checks:\n" + lines.joined(separator: "\n")
}()

/// The lint of case packs.
struct Validate: ParsableCommand {
  /// What becomes of the checks that need the engine where there is none.
  enum EngineNeed: String, CaseIterable, ExpressibleByArgument { case optional, required }

  static let configuration = CommandConfiguration(
    abstract: "Check case packs: every fault as file:line, exit 1 on any.",
    discussion: checkTable)

  @Argument(help: "Folders of cases, or single cases; the project's own without any.")
  var paths: [String] = []

  @Option(help: "Whether the checks that need the MS-DRG engine may be left out without it.")
  var engine: EngineNeed = .optional

  @Flag(help: "Tell afterwards what the cases exercise, and the topics none covers yet.")
  var coverage = false

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      // A name mistyped is no case that lacks its files.
      if let missing = paths.first(where: { !exists($0) }) {
        throw Failure(
          what: "there is no file or folder \(missing)",
          remedy: "name a folder of cases, or a case in one")
      }
      let checked = paths.isEmpty ? data.caseRoots(home) : paths
      let faults = CaseLibrary.validate(
        paths: checked, book: books, grouping: try grouper(books))
      write(faults.isEmpty ? "no faults\n" : faults.map { "\($0)\n" }.joined())
      if coverage {
        write("\n" + coverageText(CaseLibrary.coverage(of: checked, book: books)))
      }
      if !faults.isEmpty { throw ExitCode(1) }
    }
  }

  /// The engine; nil, after saying so once, where there is none and none is required.
  private func grouper(_ books: CodeBook) throws(Failure) -> Engine? {
    do throws(EngineError) {
      return try EnginePlace.engine(books).open()
    } catch {
      if engine == .required { throw Failure(describing: error) }
      let left = Audit.checks.filter(\.needsGrouper).map(\.id).joined(separator: " and ")
      write(
        "casebook: \(error.what), so \(left) were left out; \(error.remedy)\n", to: STDERR_FILENO)
      return nil
    }
  }
}
