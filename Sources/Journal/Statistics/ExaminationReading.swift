import GRDB
import Practice

extension JournalStore {
  /// Examinations that were handed in, the latest first, each case with what came of it; one that
  /// cannot be read is left out.
  ///
  /// - Parameter limit: Of so many of the latest that were ended, given up ones among them.
  package func finishedExaminations(
    limit: Int
  ) throws(JournalError) -> [FinishedExamination] {
    try onQueue { db in
      let sql = "SELECT id, begun, payload FROM examination WHERE ended ORDER BY id DESC LIMIT ?"
      return try Row.fetchAll(db, sql: sql, arguments: [max(0, limit)]).compactMap { row in
        guard
          let paper = try? value(Examination.self, from: try row.cell("payload")), paper.isFinished
        else { return nil }
        let items = try paper.items.map { try finished($0, in: db) }
        return FinishedExamination(
          id: try row.cell("id"),
          at: try items.compactMap(\.session?.at).max() ?? row.cell("begun"),
          minutes: paper.minutes, clock: paper.clock, items: items)
      }
    }
  }

  private func finished(
    _ item: Examination.Item, in db: Database
  ) throws -> FinishedExamination.Item {
    let sums = Self.summed.map { "tally.\($0)" }.joined(separator: ", ")
    let sql = """
      SELECT 1, tally.score AS score, \(sums), session, tally.caseID AS caseID, mode, at, attempt
      FROM tally JOIN session ON id = session WHERE session = ?
      """
    guard let session = item.session,
      let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [session])
    else { return FinishedExamination.Item(caseID: item.caseID) }
    let hasNumbers = try row.cell("codes") as Int? != nil
    return FinishedExamination.Item(
      caseID: item.caseID, session: try finishedSession(row),
      totals: hasNumbers ? try periodTotals(row) : PeriodTotals())
  }
}
