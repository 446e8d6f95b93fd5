import ArgumentParser
import CaseLibrary
import Chart
import CodeSets
import Glibc
import Grading

/// A sheet by itself: edits and MS-DRG without a key.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Check a coding summary without a key: edits and MS-DRG. The sheet carries its encounter, "
      + "or names the case that has it.")

  @Argument(help: "The coding summary, YAML or JSON; - for standard input.")
  var sheet: String?

  @Option(help: "text or json.")
  var format: Grade.Format = .text

  @OptionGroup var batchOptions: BatchOptions
  @OptionGroup var groups: GroupOptions
  @OptionGroup var data: DataOptions

  func validate() throws {
    if batchOptions.batch, sheet != nil { throw ValidationError("--batch takes no sheet") }
    if !batchOptions.batch, sheet == nil { throw ValidationError("name a sheet, or give --batch") }
  }

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      guard let sheet else {
        let catalogue = CaseLibrary.catalogue(of: data.caseRoots(home))
        let engine = groups.opened(books)
        try batchOptions.run {
          let books = try data.openBooks(home)
          let shelf = CaseShelf(catalogue: catalogue, books: books)
          return { checkLine($0, shelf, books, engine, &$1) }
        }
        return
      }
      let name = sheet == "-" ? "standard input" : sheet
      let read = try readSheet(try readBytes(sheet), name: name)
      let encounter = try read.encounter ?? encounter(of: read.caseID, for: name, home, books)
      let found = edits(of: read.summary, encounter: encounter, using: books)
      let drg = checkedGroup(
        of: read.summary, encounter: encounter, using: groups.deferred(books))
      switch format {
      case .text: write(editsText(found) + groupText(drg))
      case .json:
        let bytes = checkJSON(edits: found, drg: try? drg?.get(), id: read.id)
        write(String(decoding: bytes, as: UTF8.self) + "\n")
      }
    }
  }
}

extension Check {
  /// The encounter of the case that a sheet names.
  private func encounter(
    of caseID: String?, for name: String, _ home: Home, _ books: CodeBook
  ) throws -> Encounter {
    guard let caseID else {
      throw Failure(
        what: "\(name) has no encounter",
        remedy: "name its case, or add an encounter with age, sex, admitted, discharged and "
          + "disposition")
    }
    let desk = Desk(books: books, caseRoots: data.caseRoots(home), journal: nil, wall: { 0 })
    return try desk.load(caseID).encounter
  }
}

/// What every batch takes.
struct BatchOptions: ParsableArguments {
  @Flag(help: "Sheets from standard input as JSON, one a line; JSON lines out, in the same order.")
  var batch = false

  @Option(help: "Threads at work in a batch; as many as the machine has without it.")
  var jobs: Int?

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs takes 1 to 256") }
  }

  /// Answers every line of standard input; `makeAnswer` makes what answers on one thread.
  func run(_ makeAnswer: () throws -> BatchRunner.Answer) throws {
    let count = jobs ?? max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let runner = BatchRunner(answers: try (0..<count).map { _ in try makeAnswer() })
    if !runner.run() { throw ExitCode(1) }
  }
}

/// Checks one line of batch input and appends the answer, a line of JSON.
private func checkLine(
  _ line: UnsafeBufferPointer<UInt8>, _ shelf: CaseShelf, _ books: CodeBook,
  _ grouping: (any Grouping)?, _ output: inout JSONBytes
) {
  var id: String?
  do throws(LineFault) {
    let sheet = try readSheetLine(line, id: &id)
    let encounter: Encounter
    if let own = sheet.encounter {
      encounter = own
    } else if let caseID = sheet.caseID {
      encounter = try shelf.find(caseID).encounter
    } else {
      throw LineFault(what: "the line has no encounter and names no case")
    }
    let drg = checkedGroup(of: sheet.summary, encounter: encounter, using: grouping)
    output.check(
      edits: edits(of: sheet.summary, encounter: encounter, using: books), drg: try? drg?.get(),
      id: sheet.id)
  } catch {
    output.fault(error, id: id)
  }
  output.byte(10)
}
