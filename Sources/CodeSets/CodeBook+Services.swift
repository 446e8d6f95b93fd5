import Chart

/// What the book says about a HCPCS Level II code: supplies, drugs and services that outpatient claims
/// report beside CPT codes, which no edition of this book has.
package struct ServiceRecord: Hashable, Sendable {
  /// The code.
  package let code: ServiceCode
  /// The short title of CMS, abbreviated as it is.
  package let title: String
  /// How Medicare's outpatient system pays it: `K`, `S1`; see `CodeBook.meaning(ofStatus:)`.
  package let status: String
  /// Its ambulatory payment class, five digits; nil if it has none.
  package let paymentClass: String?
  /// When it may be reported, as far as the book knows: from the quarter of its source on.
  package let valid: Validity
}

extension CodeBook {
  /// The record of a HCPCS Level II code; nil if the book has none.
  package func service(_ code: ServiceCode) -> ServiceRecord? {
    serviceTable.line(for: code.text).map(serviceRecord)
  }

  /// What begins with `prefix`, as typed, in the order of the codes; at most `limit` records.
  package func services(startingWith prefix: String, limit: Int) -> [ServiceRecord] {
    var found: [ServiceRecord] = []
    guard limit > 0 else { return found }
    serviceTable.forEachLine(startingWith: ServiceCode(prefix).text) { line in
      found.append(serviceRecord(line))
      return found.count < limit
    }
    return found
  }

  /// What a status indicator says: `Clinic or emergency department visit` for `V`.
  package func meaning(ofStatus status: String) -> String? {
    statusTable.line(for: status).map { statusTable.text(statusTable.column(1, of: $0)) }
  }

  /// The title of an ambulatory payment class; nil if there is no such class or it has no title.
  package func title(ofPaymentClass name: String) -> String? {
    let table = paymentClassTable
    return table.line(for: name).map { table.text(table.column(2, of: $0)) }
      .flatMap { $0.isEmpty ? nil : $0 }
  }

  private func serviceRecord(_ line: Range<Int>) -> ServiceRecord {
    let table = serviceTable
    let payment = table.text(table.column(2, of: line))
    return ServiceRecord(
      code: ServiceCode(normalised: table.text(table.column(0, of: line))),
      title: table.text(table.column(3, of: line)),
      status: table.text(table.column(1, of: line)),
      paymentClass: payment.isEmpty ? nil : payment,
      // The source is of one quarter: what was before it does not say.
      valid: Validity(from: CivilDate(year: fiscalYear, month: 4, day: 1)))
  }
}
