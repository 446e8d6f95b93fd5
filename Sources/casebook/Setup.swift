import ArgumentParser
import Chart
import CodeSets
import Glibc
import Grading
import Grouper

/// What a first start needs: the index of words, and the MS-DRG engine, which it gets, proves and tries.
struct Setup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compile the books; install or check the MS-DRG engine.",
    discussion: """
      Makes the index of words in $XDG_CACHE_HOME/casebook, unless it is there for these books. \
      Installs \(EnginePins.release) from PyPI with pip into a folder of Casebook's own, \
      $XDG_DATA_HOME/casebook/engine or CASEBOOK_ENGINE, and leaves the system's Python as it is. \
      Its files must have the digests that this program knows. Without the engine everything works \
      but what has to do with MS-DRGs.
      """)

  @Flag(help: "Only prove and try the engine that is there.")
  var check = false

  @OptionGroup var data: DataOptions

  func run() throws {
    try reporting {
      let home = try data.findHome()
      let books = try data.openBooks(home)
      try compile(books, home)
      let files = EnginePlace.files(DataOptions.environment)
      if !check { try install(files) }
      try engine { () throws(EngineError) in try files.prove(.pinned, anew: true) }
      let opened = try engine { () throws(EngineError) in
        try Engine(files, book: books)
      }
      try tryOut(opened)
      write(
        "\(EnginePins.release) in \(files.folder): its files are right and it groups as it must\n")
    }
  }

  /// Makes the index of words, where the cache has none of these books and imported indexes.
  private func compile(_ books: CodeBook, _ home: Home) throws(Failure) {
    var bar = ProgressBar(title: "Compiling the books")
    _ = try openSearch(
      books, home, UserFiles(environment: DataOptions.environment), progress: { bar.show($0) })
    bar.finish()
  }

  /// Gets the engine, unless the right one is there. It is made ready beside its place and moved there
  /// whole: a download that breaks off leaves what was there.
  private func install(_ files: EngineFiles) throws(Failure) {
    do throws(EngineError) {
      return try files.prove(.pinned, anew: true)
    } catch {
      write("casebook: \(error.what); getting \(EnginePins.release)\n", to: STDERR_FILENO)
    }
    let fresh = EngineFiles(folder: "\(files.folder).new")
    removeTree(fresh.folder)
    defer { removeTree(fresh.folder) }
    guard makeFolder(fresh.folder) else {
      throw Failure(
        what: "cannot make the folder \(fresh.folder)",
        remedy: "make room for it, or name another by CASEBOOK_ENGINE")
    }
    try getPackage(into: fresh.folder)
    try engine { () throws(EngineError) in try fresh.prove(.pinned, anew: true) }
    let old = "\(files.folder).old"
    removeTree(old)
    defer { removeTree(old) }
    guard !isFolder(files.folder) || rename(files.folder, old) == 0,
      rename(fresh.folder, files.folder) == 0
    else {
      throw Failure(
        what: "cannot move the engine to \(files.folder): \(String(cString: strerror(errno)))",
        remedy: "make room for it, or name another folder by CASEBOOK_ENGINE")
    }
  }

  /// Groups a stay whose group is known, with and without a hospital-acquired condition.
  private func tryOut(_ engine: Engine) throws(Failure) {
    for (poa, expected) in [(PresentOnAdmission.yes, "480"), (.no, "482")] {
      let found: String
      do throws(GroupingError) {
        found =
          try knownClaim(poa).map { claim throws(GroupingError) in
            try engine.group(claim).drg
          } ?? ""
      } catch {
        throw Failure(describing: error)
      }
      guard found == expected else {
        throw Failure(
          what: "the MS-DRG engine groups a known stay to \(found), not to \(expected)",
          remedy: "remove its folder and run casebook setup again")
      }
    }
  }

  /// A hip fracture repaired, with a pressure ulcer of stage 4 that was there at admission or not.
  private func knownClaim(_ poa: PresentOnAdmission) -> Claim? {
    guard let admitted = CivilDateTime("2026-05-02T13:05"),
      let discharged = CivilDateTime("2026-05-16T11:00")
    else { return nil }
    return Claim(
      InpatientSummary(
        principal: DiagnosisEntry("S72.001A", poa: .yes),
        secondary: [DiagnosisEntry("L89.154", poa: poa)], procedures: [ProcedureEntry("0QS634Z")]),
      of: Encounter(
        age: 67, sex: .female, admitted: admitted, discharged: discharged, disposition: "06"))
  }

  private func engine<Value>(
    _ work: () throws(EngineError) -> Value
  ) throws(Failure) -> Value {
    do throws(EngineError) { return try work() } catch { throw Failure(describing: error) }
  }
}
