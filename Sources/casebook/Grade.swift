import ArgumentParser
import CaseLibrary
import Chart
import Grading

/// A sheet against a case's key.
struct Grade: ParsableCommand {
  /// How the report is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    abstract: "Grade a coding summary against the key of a case.")

  @Argument(help: "The case.")
  var `case`: String

  @Argument(help: "The coding summary, YAML or JSON; - for standard input.")
  var sheet: String

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      let desk = Desk(books: books, caseRoots: data.caseRoots(home), journal: nil, wall: { 0 })
      let chosen = try desk.load(self.case)
      let name = sheet == "-" ? "standard input" : sheet
      let read = try readSheet(try readBytes(sheet), name: name)
      if let other = read.caseID, other != chosen.info.id {
        throw Failure(
          what: "\(name) is a sheet for \(other), not for \(chosen.info.id)",
          remedy: "name its own case, or mend its field case")
      }
      let report = grade(
        read.summary, against: chosen.key, policy: chosen.policy, encounter: chosen.encounter,
        using: books)
      switch format {
      case .text: write(reportText(report, title: chosen.info.title))
      case .json:
        let bytes = reportJSON(
          report, id: read.id, caseID: chosen.info.id, caseRevision: chosen.revision)
        write(String(decoding: bytes, as: UTF8.self) + "\n")
      }
    }
  }
}
