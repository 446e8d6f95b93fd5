import ArgumentParser
import CaseLibrary
import Chart
import CodeSets
import Grading
import Grouper

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

  @Option(
    help: ArgumentHelp(
      "What the hospital is paid for a relative weight of 1: adds the difference in payment to the "
        + "text.", valueName: "amount"))
  var baseRate: Double?

  @OptionGroup var groups: GroupOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    if let baseRate, !(0...1_000_000).contains(baseRate) {
      throw ValidationError("--base-rate takes an amount from 0 to 1000000")
    }
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
        let catalogue = CaseLibrary.catalogue(of: data.caseRoots(home))
        let engine = groups.opened(books)
        try batchOptions.run {
          let shelf = CaseShelf(catalogue: catalogue, books: try data.openBooks(home))
          return { gradeLine($0, shelf, engine, &$1) }
        }
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
      let engine = groups.deferred(books)
      let report = grade(
        read.summary, against: chosen.key, policy: chosen.policy, encounter: chosen.encounter,
        using: books, grouping: engine)
      switch format {
      case .text:
        write(
          reportText(
            report, title: chosen.info.title, titles: books,
            groups: detail(of: report, read.summary, chosen, engine), baseRate: baseRate))
      case .json:
        let bytes = reportJSON(
          report, id: read.id, caseID: chosen.info.id, caseRevision: chosen.revision)
        write(String(decoding: bytes, as: UTF8.self) + "\n")
      }
    }
  }

  /// What lies behind the MS-DRGs; nil where there are none.
  private func detail(
    of report: GradeReport, _ summary: CodingSummary, _ chosen: PracticeCase,
    _ engine: DeferredEngine?
  ) -> GroupDetail? {
    guard let engine, case .inpatient(let sheet) = summary else { return nil }
    return try? groupDetail(
      of: report, summary: sheet, encounter: chosen.encounter, using: engine)
  }
}
