import ArgumentParser
import CodeSets
import Official

/// Proves the books by the official files.
struct CodebookVerify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compare the books, code by code, with the official files of their year.",
    discussion: """
      Prints every difference and exits 1 if there is one, else the number of facts compared. Compared \
      are the files that are there, by their usual names, as they are published or packed by gzip: \
      mce_dx_flags, mce_pcs_flags, poa_exempt, msdrg_dx, msdrg_pcs_attributes, icd10pcs_order, \
      icd10pcs_tables with tables_addenda, table5, hcpcs_level2, and the tabular list (icd10cm-tabular) \
      for its notes.
      """)

  @Option(help: ArgumentHelp("Folder of the official files.", valueName: "dir"))
  var official: String

  @Option(
    help: ArgumentHelp("The XML of the tabular list, where it is elsewhere.", valueName: "file"))
  var tabular: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    var hasDifferences = false
    try reporting {
      let books = try data.openBooks(try data.findHome())
      var verification = Verification(
        book: books, official: [official] + (tabular.map { [$0] } ?? []))
      do throws(ImportError) {
        try verification.run()
      } catch {
        throw Failure(describing: error)
      }
      for line in verification.differences { write("\(line)\n") }
      var compared = 0
      for (what, count) in verification.counts {
        write("\(count.map { "\($0)" } ?? "not compared, no file of it"): \(what)\n")
        if count != nil { compared += 1 }
      }
      guard compared > 0 else {
        throw Failure(
          what: "there is no official file in \(official)",
          remedy: "name the folder that holds them; casebook help codebook verify lists their names"
        )
      }
      write("\(verification.differences.count) differences\n")
      hasDifferences = !verification.differences.isEmpty
    }
    if hasDifferences { throw ExitCode(1) }
  }
}
