import ArgumentParser
import Grading
import Journal
import Practice
import Workbench

/// Every session with its measures, for a spreadsheet or a program.
struct Export: ParsableCommand {
  /// How sessions are written.
  enum Form: String, CaseIterable, ExpressibleByArgument { case csv, jsonl }

  static let configuration = CommandConfiguration(
    abstract: "Print every session with its measures; as JSON lines with its events too.",
    discussion: """
      One session a line, oldest first. The columns of csv, which keep their names and order:

        \(ExportColumns.names.joined(separator: "\n  "))

      Times are unix seconds (begun, finished) or seconds of the session's own clock (seconds). \
      state is unfinished, abandoned or finished; attempt is 0 for a retry, else 1 for the first \
      of its case and so on. N and D after a measure are numerator and denominator. What is not \
      known is empty.

      jsonl: {"schema", "session", "case", "caseRevision", "mode", "minutes", "state", "begun", \
      "finished", "seconds", "attempt", "score", "graderVersion", "codes", "outcomes", "wrongPOA", \
      "measures", "events": [{"clock", "event", …}], "damage"}; clock is in milliseconds, and what \
      is not known is null.
      """)

  @Option(help: "csv or jsonl.")
  var format: Form = .csv

  func run() throws {
    try reporting {
      let files = UserFiles(environment: DataOptions.environment)
      let journal = try openJournal(files)
      if format == .csv { write(ExportColumns.names.joined(separator: ",") + "\n") }
      guard let journal else { return }
      try reading { () throws(JournalError) in try journal.readAllTallies() }
      var after: Int64 = 0
      while true {
        let page = try reading { () throws(JournalError) in
          try journal.exported(after: after, limit: 256)
        }
        guard let last = page.last else { return }
        after = last.stored.id
        switch format {
        case .csv: write(page.map { ExportColumns.line($0) + "\n" }.joined())
        case .jsonl:
          for session in page {
            let events = try reading { () throws(JournalError) in
              try journal.eventTexts(of: session.stored.id)
            }
            write(safeJSON(jsonLine(session, events: events.lines, damage: events.damage)) + "\n")
          }
        }
      }
    }
  }
}

/// The columns of a sheet of sessions.
enum ExportColumns {
  static let names: [String] =
    [
      "session", "case", "caseRevision", "mode", "minutes", "state", "begun", "finished",
      "seconds", "attempt", "score", "graderVersion", "codes",
    ] + Outcome.allCases.map(\.rawValue) + ["wrongPOA"]
    + MeasureName.allCases.flatMap { ["\($0.rawValue)N", "\($0.rawValue)D"] }

  static func line(_ session: ExportedSession) -> String {
    let stored = session.stored
    var cells = [
      "\(stored.id)", stored.start.caseID, stored.start.caseRevision, stored.start.mode.rawValue,
      "\(stored.start.minutes)", stored.state.name, "\(stored.begun)",
      stored.state.finishedAt.map { "\($0)" } ?? "", "\(stored.clock / 1000)",
      session.attempt.map { "\($0)" } ?? "", stored.state.score.map(number) ?? "",
      session.graderVersion ?? "",
    ]
    guard let totals = session.totals else {
      cells += Array(repeating: "", count: names.count - cells.count)
      return cells.map(quoted).joined(separator: ",")
    }
    cells.append("\(totals.codes)")
    cells += Outcome.allCases.map { "\(totals.outcomes[$0] ?? 0)" }
    cells.append("\(totals.wrongPOA)")
    cells += totals.measures.flatMap { [number($0.numerator), number($0.denominator)] }
    return cells.map(quoted).joined(separator: ",")
  }

  /// A cell as a spreadsheet takes it: in quotes where it has to be, and never a formula.
  private static func quoted(_ cell: String) -> String {
    var cell = safe(cell)
    if let first = cell.first, "=+-@".contains(first), Double(cell) == nil { cell = "'" + cell }
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

/// A session as a line of JSON with sorted keys.
private func jsonLine(_ session: ExportedSession, events: [String], damage: String?) -> String {
  let stored = session.stored
  func orNull<Value>(_ value: Value?, _ write: (Value) -> String) -> String {
    value.map(write) ?? "null"
  }
  let measures = orNull(session.totals) { totals in
    "{"
      + totals.measures.sorted { $0.name.rawValue < $1.name.rawValue }.map {
        "\"\($0.name.rawValue)\":{\"denominator\":\(number($0.denominator)),"
          + "\"numerator\":\(number($0.numerator))}"
      }.joined(separator: ",") + "}"
  }
  let outcomes = orNull(session.totals) { totals in
    "{"
      + Outcome.allCases.map(\.rawValue).sorted().map { name in
        "\"\(name)\":\(Outcome(rawValue: name).flatMap { totals.outcomes[$0] } ?? 0)"
      }.joined(separator: ",") + "}"
  }
  return "{\"attempt\":\(orNull(session.attempt) { "\($0)" }),\"begun\":\(stored.begun),"
    + "\"case\":\(jsonString(stored.start.caseID)),"
    + "\"caseRevision\":\(jsonString(stored.start.caseRevision)),"
    + "\"codes\":\(orNull(session.totals) { "\($0.codes)" }),"
    + "\"damage\":\(orNull(damage, jsonString)),\"events\":[\(events.joined(separator: ","))],"
    + "\"finished\":\(orNull(stored.state.finishedAt) { "\($0)" }),"
    + "\"graderVersion\":\(orNull(session.graderVersion, jsonString)),\"measures\":\(measures),"
    + "\"minutes\":\(stored.start.minutes),\"mode\":\(jsonString(stored.start.mode.rawValue)),"
    + "\"outcomes\":\(outcomes),\"schema\":1,\"score\":\(orNull(stored.state.score, number)),"
    + "\"seconds\":\(stored.clock / 1000),\"session\":\(stored.id),"
    + "\"state\":\(jsonString(stored.state.name)),"
    + "\"wrongPOA\":\(orNull(session.totals) { "\($0.wrongPOA)" })}"
}

/// A number without closing zeros and at most four decimals, whatever the locale.
private func number(_ value: Double) -> String {
  let units = Int(exactly: (value * 10_000).rounded()) ?? 0
  let fraction = units.magnitude % 10_000
  let whole = "\(units < 0 ? "-" : "")\(units.magnitude / 10_000)"
  guard fraction > 0 else { return whole }
  var digits = String(repeating: "0", count: 4 - "\(fraction)".count) + "\(fraction)"
  while digits.hasSuffix("0") { digits.removeLast() }
  return "\(whole).\(digits)"
}

extension StoredSession.State {
  fileprivate var name: String {
    switch self {
    case .unfinished: "unfinished"
    case .abandoned: "abandoned"
    case .finished: "finished"
    }
  }

  fileprivate var finishedAt: Int? {
    if case .finished(_, let at) = self { at } else { nil }
  }

  fileprivate var score: Double? {
    if case .finished(let score, _) = self { score } else { nil }
  }
}
