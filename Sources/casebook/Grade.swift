import ArgumentParser
import CaseLibrary
import Chart
import CodeSets
import Grading

/// A sheet against a case's key.
struct Grade: ParsableCommand {
  /// How the report is written.
  enum Format: String, CaseIterable, ExpressibleByArgument { case text, json }

  static let configuration = CommandConfiguration(
    abstract: "Grade a coding summary against the key of a case.")

  @Argument(help: "The case.")
  var `case`: String?

  @Argument(help: "The coding summary, YAML or JSON; - for standard input.")
  var sheet: String?

  @OptionGroup var batchOptions: BatchOptions

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var data: DataOptions

  func validate() throws {
    if batchOptions.batch {
      guard self.case == nil, sheet == nil else {
        throw ValidationError("--batch takes no case and no sheet: each line names its case")
      }
    } else if self.case == nil || sheet == nil {
      throw ValidationError("name a case and a sheet, or give --batch")
    }
  }

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      let desk = Desk(books: books, caseRoots: data.caseRoots(home), journal: nil, wall: { 0 })
      guard let caseID = self.case, let sheet else {
        let shelf = CaseShelf(catalogue: CaseLibrary.catalogue(of: data.caseRoots(home)))
        try batchOptions.run { gradeLine($0, shelf, books, &$1) }
        return
      }
      let chosen = try desk.load(caseID)
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
