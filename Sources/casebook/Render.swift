import ArgumentParser
import CodeSets
import Practice
import Settings
import Terminal
import Workbench

extension Size: ExpressibleByArgument {
  /// Reads `120x40`.
  public init?(argument: String) { self.init(argument) }
}

/// One frame as text.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print one frame as text, without a terminal and with the clock at zero.")

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "columns x rows"))
  var size = Size(columns: 120, rows: 40)

  @Option(name: .customLong("case"), help: "A case to start; the case list without it.")
  var caseID: String?

  @Option(
    help: ArgumentHelp(
      "Keys to press first, as in \"j<Tab>A41.01<Enter>\".", valueName: "keys"))
  var keys = ""

  @Option(help: "tutor or timed.")
  var mode: Mode = .timed

  @Flag(help: "Draw with ASCII signs only.")
  var ascii = false

  @Flag(help: ArgumentHelp("Say below it where the cursor stands.", visibility: .hidden))
  var cursor = false

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let pressed: [Key]
      do throws(KeyNotationError) {
        pressed = try Key.sequence(keys)
      } catch {
        throw Failure(what: "cannot read --keys", remedy: error.description)
      }
      let home = try data.findHome()
      let books = try data.openBooks(home)
      let files = UserFiles(environment: DataOptions.environment)
      let desk = Desk(
        books: books, caseRoots: data.caseRoots(home), journal: nil,
        search: SearchOpening(books: books, home: home, files: files, whenReady: nil),
        wall: { 0 })
      var bench = Bench(desk: desk, size: size, now: 0)
      if let caseID {
        _ = try desk.load(caseID)
        bench.prepare(mode: mode, minutes: nil)
        bench.take(.key(.resize(size)), now: 0)
        for input in desk.carryOut(.open(caseID: caseID, session: nil)) {
          bench.take(input, now: 0)
        }
        bench.take(.key(.enter), now: 0)
      }
      for key in pressed { bench.take(.key(key), now: 0) }
      let look = Look(glyphs: ascii ? .ascii : .unicode)
      let frame = view(bench.state, look: look)
      write(frame.text)
      if cursor { write(frame.cursor.map { "\($0.column),\($0.row)\n" } ?? "hidden\n") }
    }
  }
}

/// The table of keys, for README.
struct KeyTable: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys", abstract: "Print the keys as the table that README shows.",
    shouldDisplay: false)

  func run() throws { write(Bindings().table) }
}
