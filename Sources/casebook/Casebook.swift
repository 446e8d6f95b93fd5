import ArgumentParser
import CodeSets
import Grading
import Practice
import SourceText

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

extension ParsableCommand {
  /// What a command is called: as its type, unless it says otherwise.
  fileprivate static var name: String { configuration.commandName ?? "\(Self.self)".lowercased() }
}

/// The case list.
struct Browse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse", abstract: "The full screen, on the case list (the default).",
    usage: "casebook [--home <dir>] [--cases <dir> ...]")

  /// What was taken for a command, and all behind it.
  @Argument(parsing: .allUnrecognized, help: .hidden)
  var rest: [String] = []

  @OptionGroup var data: DataOptions

  func validate() throws {
    guard let word = rest.first else { return }
    let known = Casebook.configuration.subcommands
      .filter { $0.configuration.shouldDisplay }.map { $0.name }
    let what = word.hasPrefix("-") ? "option" : "command"
    let remedy =
      closest(to: word, among: known).map { "did you mean casebook \($0)?" }
      ?? "casebook --help lists the commands and their options"
    _ = fail(["casebook: there is no \(what) \(word); \(remedy)", "Usage: casebook <command>"])
    throw ExitCode.validationFailure
  }

  func run() throws {
    try reporting { try FullScreen(data: data, practising: nil).run() }
  }
}

/// One case, on the full screen.
struct Practise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice",
    abstract: "Practise a case on the full screen, or an examination of several.")

  @Argument(help: "The case, by its name in the list's folder; with --mode exam one or more.")
  var cases: [String]

  @Option(help: "tutor, timed or exam.")
  var mode: Mode = .timed

  @Option(help: "Minutes for the clock, instead of the case's own.")
  var minutes: Int?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if mode != .exam, cases.count > 1 {
      throw ValidationError("several cases are an examination: --mode exam")
    }
    if Set(cases).count < cases.count { throw ValidationError("a case is named twice") }
    if let minutes, !(1...600).contains(minutes) {
      throw ValidationError("--minutes takes 1 to 600")
    }
  }

  func run() throws {
    try reporting {
      try FullScreen(data: data, practising: (cases, mode, minutes)).run()
    }
  }
}
