import ArgumentParser
import CaseLibrary

/// The lint of case packs.
struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check case packs: every fault as file:line, exit 1 on any.",
    discussion: "Checks:\n" + Audit.table)

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
