import Chart

/// The days on which a code may be reported, both ends included.
///
/// The books date what begins or ends inside their fiscal year. An open end means that the code was
/// valid before the year began, or is not known to end with it.
package struct Validity: Hashable, Sendable {
  /// The first day; nil if the code is older than the book's year.
  package let from: CivilDate?
  /// The last day; nil if the code is valid beyond the book's year.
  package let through: CivilDate?

  /// A span between two days, either of them open.
  package init(from: CivilDate? = nil, through: CivilDate? = nil) {
    self.from = from
    self.through = through
  }

  /// Whether a code may be reported for a discharge on `date`.
  package func contains(_ date: CivilDate) -> Bool {
    if let from, date < from { return false }
    if let through, through < date { return false }
    return true
  }

  /// From a column of a table: `2026-04-01/`, `/2026-03-31`, or nothing.
  init(column: String) {
    guard !column.isEmpty else {
      self.init()
      return
    }
    let ends = column.split(separator: "/", omittingEmptySubsequences: false)
    self.init(
      from: ends.first.flatMap { CivilDate($0) }, through: ends.last.flatMap { CivilDate($0) })
  }
}
