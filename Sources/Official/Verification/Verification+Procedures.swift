import Chart
import CodeSets

extension Verification {
  private static let words: [String: ProcedureFlags] = [
    "noncovered": .nonCovered, "lcov": .limitedCoverage, "ncov_z302": .nonCoveredForSterilization,
    "ncov6": .nonCoveredByLeukemia, "ncov45": .pancreasTransplant,
    "ncov12agele60": .nonCoveredUpTo60, "kidneyxp": .kidneyTransplant,
    "vagdel": .vaginalDelivery, "csect": .cesareanDelivery, "los": .longVentilation,
  ]

  /// Codes, editor flags, operating room and titles.
  mutating func compareProcedures() throws(ImportError) {
    let records = book.procedures(startingWith: "", limit: .max)
    let book = book
    try compareEditorFlags(
      of: "procedures", list: "mce_pcs_flags", words: Self.words,
      spans: records.map { ($0.code.text, $0.valid) }
    ) {
      // The editor's list does not tell the operating room: the MS-DRG's does, below.
      book.flags(of: ProcedureCode(normalised: $0), on: $1).subtracting(.nonOperatingRoom)
    }
    if let file = try file("msdrg_pcs_attributes", ending: ".csv") {
      let valid = Set(records.map(\.code.text))
      var rows = try Rows(file)
      var compared = 0
      while let row = try rows.next() {
        guard valid.contains(row("code")) else { continue }
        let code = ProcedureCode(normalised: row("code"))
        let isMinor = row("attributes").split(separator: " ").contains("nonor")
        let own = days.map { book.flags(of: code, on: $0).contains(.nonOperatingRoom) }
        if own.contains(!isMinor) { differ("operating room: \(code)") }
        compared += 1
      }
      count("procedures, operating room or not", compared)
    } else {
      count("procedures, operating room or not", nil)
    }
    guard let file = try file("icd10pcs_order", ending: ".txt") else {
      return count("PCS titles", nil)
    }
    var theirs: Set<String> = []
    for line in file.lines {
      let bytes = Array(line.utf8)
      guard bytes.count > 77, bytes[14] == UInt8(ascii: "1") else { continue }
      let code = String(decoding: bytes[6..<13], as: UTF8.self)
      theirs.insert(code)
      compare(
        "title of \(code)", ours: book.procedure(ProcedureCode(normalised: code))?.title,
        theirs: String(decoding: bytes[77...], as: UTF8.self).trimmed)
    }
    let ours = records.filter { record in days.last.map(record.valid.contains) ?? false }
    compare("PCS codes of April", ours: Set(ours.map(\.code.text)), theirs: theirs)
    count("PCS titles", theirs.count)
  }
}
