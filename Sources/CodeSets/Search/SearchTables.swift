/// The tables that an index is made of and that its hits are told from.
struct SearchTables: Sendable {
  let diagnoses: MappedTable
  let notes: MappedTable
  let procedures: MappedTable
  let services: MappedTable
  let terms: MappedTable
  let bodyParts: MappedTable
  let devices: MappedTable
  let abbreviations: MappedTable
  let synonyms: MappedTable
  let common: MappedTable
  let drugs: MappedTable
  /// The indexes that the learner imported.
  let index: IndexBook?

  init(directory: String, book: CodeBook, index: IndexBook?) throws(CodeBookError) {
    self.index = index
    diagnoses = book.diagnosisTable
    notes = book.noteTable
    procedures = book.procedureTable
    services = book.serviceTable
    bodyParts = book.bodyPartKeyTable
    devices = book.deviceKeyTable
    terms = try MappedTable(directory: directory, name: "procedure-terms")
    abbreviations = try MappedTable(directory: directory, name: "abbreviations")
    synonyms = try MappedTable(directory: directory, name: "synonyms")
    common = try MappedTable(directory: directory, name: "common-codes")
    drugs = try MappedTable(directory: directory, name: "drugs")
  }

  /// The name of a drug that begins at an offset of their table; of a stem, what it stands for.
  func drug(at start: Int) -> String {
    let name = drugs.text(start..<drugs.line(at: start).upperBound).prefix { $0 != "," }
    if name.hasPrefix("-") { return "generic names in \(name)" }
    return name.hasSuffix("-") ? "generic names in \(name)" : String(name)
  }

  private var all: [MappedTable] {
    [
      diagnoses, notes, procedures, services, terms, bodyParts, devices, abbreviations, synonyms,
      common, drugs,
    ]
  }

  /// A number that changes with the edition, the imported indexes, the size of any table and the words of the
  /// small tables written by hand, which may change and keep their size.
  var digest: UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    func mix(_ bytes: some Sequence<UInt8>) {
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    func mix(_ number: UInt64) {
      withUnsafeBytes(of: number) { bytes in mix(bytes) }
    }
    mix(IndexLayout.version)
    for table in all {
      mix(UInt64(table.size))
      mix(table.edition.utf8)
    }
    mix(index?.digest ?? 0)
    for table in [abbreviations, synonyms, common, drugs] { mix(table.bytes(0..<table.size)) }
    return hash
  }
}

extension MappedTable {
  /// Calls `body` on every line of the table.
  func forEachLine(_ body: (Range<Int>) -> Void) {
    forEachLine(startingWith: "") { line in
      body(line)
      return true
    }
  }
}
