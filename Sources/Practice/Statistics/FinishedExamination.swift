import Grading

/// An examination that was handed in, as a list of them shows it.
package struct FinishedExamination: Hashable, Sendable, Identifiable {
  /// A case of it.
  package struct Item: Hashable, Sendable {
    /// The case's id in the catalogue.
    package var caseID: String
    /// Nil where the journal holds no finished session of it.
    package var session: FinishedSession?
    /// The session's own numbers, as totals of one; nothing without one.
    package var totals: PeriodTotals

    /// A case with its session.
    package init(
      caseID: String, session: FinishedSession? = nil, totals: PeriodTotals = PeriodTotals()
    ) {
      self.caseID = caseID
      self.session = session
      self.totals = totals
    }
  }

  /// Its number in the journal.
  package var id: Int64
  /// When it was handed in, in unix seconds.
  package var at: Int
  /// Minutes that were given for all cases together.
  package var minutes: Int
  /// What its one clock showed at the end.
  package var clock: Milliseconds
  /// In the order of the paper.
  package var items: [Item]

  /// An examination of its cases.
  package init(id: Int64, at: Int, minutes: Int, clock: Milliseconds, items: [Item]) {
    self.id = id
    self.at = at
    self.minutes = minutes
    self.clock = clock
    self.items = items
  }

  /// Sums over its cases.
  package var total: PeriodTotals { items.reduce(into: PeriodTotals()) { $0 += $1.totals } }
}
