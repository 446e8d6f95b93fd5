import ArgumentParser
import CodeSets
import Grading
import Practice

/// `casebook`: without a command, the full screen on the case list.
@main
struct Casebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casebook",
    abstract:
      "Practise hospital coding cases: a record, a coding summary, and an auditor's review.",
    discussion: """
      Casebook is practice material. It is not affiliated with AHIMA, and its practice score is \
      not a CCS score.
      """,
    version: versionText,
    subcommands: [
      Browse.self, Practise.self, Grade.self, Check.self, Validate.self, Lookup.self, Render.self,
      Setup.self, Codebook.self, Stats.self, Export.self, Replay.self,
      KeyTable.self, MakeIndex.self,
    ],
    defaultSubcommand: Browse.self)
}

/// The program's version, the grader's, and the years of the books.
private let versionText: String = {
  let program = "casebook 0.1.0, grader \(GradeReport.graderVersion)"
  guard let home = try? Home.find(named: nil, environment: DataOptions.environment),
    let books = try? CodeBook(directory: home.tables)
  else { return program }
  return "\(program)\n\(books.edition)"
}()

/// The case list.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "The full screen, on the case list (the default).")

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting { try FullScreen(data: data, practising: nil).run() }
  }
}

/// One case, on the full screen.
struct Practise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "Practise one case on the full screen.")

  @Argument(help: "The case, by its name in the list's folder.")
  var `case`: String

  @Option(help: "tutor or timed.")
  var mode: Mode = .timed

  @Option(help: "Minutes for the clock, instead of the case's own.")
  var minutes: Int?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if mode == .exam {
      throw ValidationError("exam mode takes several cases and is not there yet; use timed")
    }
    if let minutes, !(1...600).contains(minutes) {
      throw ValidationError("--minutes takes 1 to 600")
    }
  }

  func run() throws {
    try reporting {
      try FullScreen(data: data, practising: (self.case, mode, minutes)).run()
    }
  }
}
