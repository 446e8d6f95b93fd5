import ArgumentParser
import CaseLibrary

/// Every check with what it proves, for the help of the command.
private let checkTable: String = {
  let width = Audit.checks.map(\.id.count).max() ?? 0
  let lines = Audit.checks.map { check in
    let id = check.id + String(repeating: " ", count: width - check.id.count)
    let mark = check.stage == .planned ? " (to come)" : check.isWaivable ? " (may be waived)" : ""
    return "  \(id)  \(check.proves)\(mark)"
  }
  return "Checks:\n" + lines.joined(separator: "\n")
}()

/// The lint of case packs.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check case packs: every fault as file:line, exit 1 on any.",
    discussion: checkTable)

  @Argument(help: "Folders of cases, or single cases; the project's own without any.")
  var paths: [String] = []

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      let checked = paths.isEmpty ? data.caseRoots(home) : paths
      let faults = CaseLibrary.validate(paths: checked, book: books)
      guard faults.isEmpty else {
        write(faults.map(\.description).joined(separator: "\n") + "\n")
        throw ExitCode(1)
      }
      write("no faults\n")
    }
  }
}
