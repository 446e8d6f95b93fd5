import ArgumentParser
import Glibc

/// Makes the tables of a fiscal year, in a checkout.
struct CodebookBuild: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Make the books of a fiscal year out of official releases (for maintainers).",
    discussion: """
      Works in a checkout, with Python 3: it runs .ci/build.py, whose head says what the folder must \
      hold, the PyPI packages that the tables are derived from among it. The tables of before stay \
      until all new ones are made. Then prove them: casebook codebook verify --official DIR.
      """)

  @Option(
    name: .customLong("from"), help: ArgumentHelp("Folder of the releases.", valueName: "dir"))
  var source: String

  @Option(help: "The fiscal year, where the folder holds several.")
  var year: Int?

  @Option(help: ArgumentHelp("Where the tables go; those of the checkout else.", valueName: "dir"))
  var tables: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let script = "\(home.root)/.ci/build.py"
      guard access(script, R_OK) == 0 else {
        throw Failure(
          what: "there are no generators at \(script)",
          remedy: "run it in a checkout of Casebook, or name one by --home")
      }
      var command = ["python3", script, "--from", source, "--tables", tables ?? home.tables]
      if let year { command += ["--year", "\(year)"] }
      guard let status = runToEnd(command) else {
        throw Failure(what: "python3 cannot be started", remedy: "install Python 3")
      }
      guard status == 0 else {
        throw Failure(
          what: "the tables were not made",
          remedy: "see above what is missing; the tables of before are untouched")
      }
    }
  }
}
