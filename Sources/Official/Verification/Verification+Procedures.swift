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
    try compareProcedureFlags(records)
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

  private mutating func compareProcedureFlags(_ records: [ProcedureRecord]) throws(ImportError) {
    guard let file = try file("mce_pcs_flags", ending: ".csv") else {
      return count("procedures and their editor flags", nil)
    }
    var theirs = [Set<String>](repeating: [], count: days.count)
    var flags = 0
    var rows = try Rows(file)
    while let row = try rows.next() {
      guard let start = day(row("date_start")), let end = day(row("date_end")) else { continue }
      let code = row("code")
      var expected: ProcedureFlags = []
      for word in row("flags").split(separator: " ") {
        if let flag = Self.words[String(word)] {
          expected.insert(flag)
        } else {
          differ("\(code): the editor has a flag of no known meaning: \(word)")
        }
      }
      for (at, day) in days.enumerated() where start <= day && day <= end {
        theirs[at].insert(code)
        flags += expected.rawValue.nonzeroBitCount
        let own = book.flags(of: ProcedureCode(normalised: code), on: day)
          .subtracting(.nonOperatingRoom)
        if own != expected {
          differ("flags of \(code) on \(day): \(own.rawValue), officially \(expected.rawValue)")
        }
      }
    }
    for (at, day) in days.enumerated() {
      let ours = Set(records.filter { $0.valid.contains(day) }.map(\.code.text))
      compare("procedures on \(day)", ours: ours, theirs: theirs[at])
      count("procedures on \(day)", ours.count)
    }
    count("editor flags of procedures, over \(days.count) days", flags)
  }
}
