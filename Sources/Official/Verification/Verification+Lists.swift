import Chart
import CodeSets

extension Verification {
  /// Table 5: every group with its weights, stays and kinds of pay.
  mutating func compareGroups() throws(ImportError) {
    guard let file = try file("table5", ending: ".csv") else {
      return count("groups of table 5", nil)
    }
    var theirs: Set<String> = []
    var rows = try Rows(file)
    while let row = try rows.next() {
      let drg = row("drg")
      theirs.insert(drg)
      guard let own = book.group(drg) else { continue }
      func yes(_ column: String) -> Bool { row(column).lowercased() == "yes" }
      func number(_ column: String) -> Double? { Double(row(column)) }
      let kind: DRGRow.Kind =
        switch row("type") {
        case "SURG": .surgical
        case "MED": .medical
        default: .none
        }
      compare("title of MS-DRG \(drg)", ours: own.title, theirs: row("title"))
      compare("MDC of MS-DRG \(drg)", ours: own.mdc, theirs: row("mdc"))
      let same =
        own.kind == kind && own.isPostAcuteTransfer == yes("post_acute")
        && own.isSpecialPay == yes("special_pay") && own.weight == number("weight")
        && own.uncappedWeight == number("weight_before_cap")
        && own.geometricMeanStay == number("gmlos") && own.arithmeticMeanStay == number("amlos")
      if !same { differ("MS-DRG \(drg): kind, pay, weight or stay is another in table 5") }
    }
    compare("groups", ours: Set(book.groups.map(\.drg)), theirs: theirs)
    count("groups of table 5", theirs.count)
  }

  /// HCPCS Level II.
  mutating func compareServices() throws(ImportError) {
    guard let file = try file("hcpcs_level2", ending: ".csv") else { return count("services", nil) }
    var theirs: Set<String> = []
    var rows = try Rows(file)
    while let row = try rows.next() {
      let code = row("hcpcs")
      theirs.insert(code)
      let own = book.service(ServiceCode(normalised: code))
      compare(
        "title of \(code)", ours: own?.title,
        theirs: OfficialIndex.spaced(row("short_description")))
      compare("status of \(code)", ours: own?.status, theirs: row("status_indicator"))
      compare("class of \(code)", ours: own?.paymentClass ?? "00000", theirs: row("apc"))
    }
    let ours = book.services(startingWith: "", limit: .max)
    compare("services", ours: Set(ours.map(\.code.text)), theirs: theirs)
    count("services", theirs.count)
  }
}
