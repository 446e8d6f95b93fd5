import Chart
import CodeSets

/// The weights and lengths of stay of a book's fiscal year, at hand for every claim.
struct GroupTable: Sendable {
  /// What the book says of a group.
  struct Row: Hashable, Sendable {
    /// Relative weight; 0 for the groups that are paid nothing.
    var weight: Double
    /// Mean lengths of stay in days.
    var gmlos: Double?
    var amlos: Double?
  }

  /// By group, 0 to 999.
  private var rows = [Row?](repeating: nil, count: 1000)
  /// The days of discharge for which they hold; nil if the book does not name its year.
  private let days: ClosedRange<CivilDate>?

  init(_ book: CodeBook) {
    days = fiscalYear(in: book.edition)
    for group in book.groups {
      guard let drg = Int(group.drg), rows.indices.contains(drg) else { continue }
      // 998 and 999 have no weight: nothing is paid for them.
      rows[drg] = Row(
        weight: group.weight ?? 0, gmlos: group.geometricMeanStay, amlos: group.arithmeticMeanStay)
    }
  }

  /// What the book says of a group on a day of discharge; nil outside its year.
  func row(_ drg: Int, on day: CivilDate) -> Row? {
    guard let days, days.contains(day), rows.indices.contains(drg) else { return nil }
    return rows[drg]
  }
}

/// October to September of the year that an edition names: `… FY2026, …`.
private func fiscalYear(in edition: String) -> ClosedRange<CivilDate>? {
  let words = edition.split { " ,".contains($0) }
  guard let year = words.first(where: { $0.hasPrefix("FY") }).flatMap({ Int($0.dropFirst(2)) }),
    let first = CivilDate(year: year - 1, month: 10, day: 1),
    let last = CivilDate(year: year, month: 9, day: 30)
  else { return nil }
  return first...last
}
