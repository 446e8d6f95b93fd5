import Chart

/// A grouper: what assigns a coded stay to its MS-DRG, and the code editor that comes with it.
///
/// The core knows no more of an engine than this, so that it stays pure: which claim goes in is
/// decided by `Claim`, and what comes out is a value.
package protocol Grouping: Sendable {
  /// The group of a stay.
  ///
  /// - Throws: `GroupingError` where there is no answer; never for the codes of the claim, which
  ///   may be anything: what cannot be grouped is group 999.
  func group(_ claim: Claim) throws(GroupingError) -> StayGroup

  /// The group of a stay that is asked for again and again, as that of a key with each sheet of a
  /// batch: a grouper may keep it.
  func group(again claim: Claim) throws(GroupingError) -> StayGroup

  /// What the Medicare Code Editor counts on a claim. It names kinds of edits, never the codes.
  func edits(of claim: Claim) throws(GroupingError) -> [EditorCount]
}

extension Grouping {
  /// Asks anew each time.
  package func group(again claim: Claim) throws(GroupingError) -> StayGroup { try group(claim) }
}

/// How often the code editor found one kind of edit on a claim.
package struct EditorCount: Hashable, Sendable {
  /// The editor's own name of the kind: `UNACCEPTABLE_PDX`.
  package var name: String
  package var count: Int

  /// A kind with its count.
  package init(name: String, count: Int) {
    self.name = name
    self.count = count
  }
}

/// Why there is no answer of a grouper.
package enum GroupingError: Error, Hashable, Sendable {
  /// There is no engine to ask, or it cannot be used.
  case unavailable(what: String, remedy: String)
  /// No version of the grouper is in force on the day of discharge.
  case noVersion(CivilDate)
  /// The engine took the claim and gave nothing back, or nothing that can be read.
  case noAnswer(what: String)
}

extension GroupingError: CustomStringConvertible {
  /// `what; what to do`.
  package var description: String {
    switch self {
    case .unavailable(let what, let remedy): "\(what); \(remedy)"
    case .noVersion(let date):
      "no version of the MS-DRG grouper is known for a discharge on \(date); "
        + "correct the date of discharge"
    case .noAnswer(let what):
      "the MS-DRG engine gave no answer: \(what); run casebook setup --check and report the sheet"
    }
  }
}

extension CivilDate {
  /// The version of the grouper in force on a day, as the engine numbers it: 431 from April 2026.
  /// Nil before fiscal year 2023 and after the first half of 2027.
  package var grouperVersion: Int? {
    var known: Int?
    for (from, version) in versions {
      if self < from { return known }
      known = version
    }
    return nil
  }
}

/// The first day of each version, and the first day for which none is known. CMS replaces the
/// grouper with each fiscal year and each April update of the codes.
private let versions: [(from: CivilDate, version: Int)] = [
  (2022, 10, 400), (2023, 4, 401), (2023, 10, 410), (2024, 4, 411), (2024, 10, 420),
  (2025, 4, 421), (2025, 10, 430), (2026, 4, 431), (2026, 10, 440), (2027, 4, 0),
].compactMap { year, month, version in
  CivilDate(year: year, month: month, day: 1).map { ($0, version) }
}
