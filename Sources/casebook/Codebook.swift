import ArgumentParser
import CodeSets
import Glibc
import Official

/// The code books: what a learner imports, and what a maintainer makes and proves.
struct Codebook: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Import official indexes; make and prove the books.",
    subcommands: [CodebookImport.self, CodebookBuild.self, CodebookVerify.self])
}

extension UserFiles {
  /// The indexes that the learner imported, compiled.
  var indexBook: String { data + "/index.book" }
}

/// Official index files into the learner's data.
struct CodebookImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import the official ICD-10-CM indexes, to browse and to search by.",
    discussion: """
      Takes the XML files that CDC/NCHS publishes for a fiscal year (index, external-cause index, \
      neoplasm table, drug table), on their own, packed by gzip, or the zip or folder that holds them; \
      of the main index a CSV with the columns Level, Term, See, SeeAlso, NonEssModif and Code as \
      well. They become one file, $XDG_DATA_HOME/casebook/index.book. An index that was imported \
      before stays until one of its kind is imported again.
      """)

  @Option(help: "The fiscal year of files that do not say theirs.")
  var year: Int?

  @Argument(help: ArgumentHelp("Files, folders or zips.", valueName: "path"))
  var paths: [String]

  func validate() throws {
    if let year, !(2016...2100).contains(year) {
      throw ValidationError("--year takes a fiscal year, as 2026")
    }
  }

  func run() throws {
    try reporting {
      let files = UserFiles(environment: DataOptions.environment)
      guard makeFolder(files.data) else {
        throw Failure(
          what: "cannot make the folder \(files.data)",
          remedy: "make room for it, or name another by XDG_DATA_HOME")
      }
      do throws(ImportError) {
        let parts = try IndexImport.read(paths, year: year)
        for part in try IndexImport.save(parts, to: files.indexBook) {
          let kept = part.isNew ? "" : " (imported before)"
          write("\(part.kind.name), FY\(part.year): \(part.terms) terms\(kept)\n")
        }
      } catch {
        throw Failure(describing: error)
      }
    }
  }
}
