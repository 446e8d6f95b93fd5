import CaseLibrary
import Chart
import Journal
import Practice
import Workbench

// The cases there are, and what the journal knows of them.
extension Desk {
  /// The case list with what the journal knows of each case.
  func list() -> ListState {
    let history = (try? journal?.bestScores()) ?? [:]
    let open = Dictionary(
      openSessions().map { ($0.caseID, $0) }, uniquingKeysWith: { first, _ in first })
    var rows = catalogue.entries.map { entry in
      var row = ListState.Row(id: entry.id, content: content(of: entry))
      if let past = history[entry.id] {
        (row.attempts, row.bestScore, row.lastScore) = (past.attempts, past.best, past.last)
      }
      row.open = open[entry.id]
      return row
    }
    for fault in catalogue.faults {
      rows.append(
        ListState.Row(id: fault.file, content: .broken(faults: [fault.description])))
    }
    let places = caseRoots.joined(separator: " or ")
    var list = ListState(
      rows: rows,
      emptyAdvice: "There is no case in \(places). Put a case pack there, or name a folder with "
        + "--cases.")
    list.examination = openExamination()
    return list
  }

  /// Whether a case is there and can be opened.
  func isThere(_ id: String) -> Bool { catalogue.summary(of: id) != nil }

  /// Sessions that can be gone on with, the one touched last first; only those whose case is still there.
  func openSessions() -> [OpenSession] {
    let stored = (try? journal?.unfinished()) ?? []
    // One walk over the catalogue, which may hold ten thousand cases.
    let wanted = Set(stored.map(\.start.caseID))
    var titles: [String: String] = [:]
    for case .ready(let summary) in catalogue.entries where wanted.contains(summary.info.id) {
      if titles[summary.info.id] == nil { titles[summary.info.id] = summary.info.title }
    }
    return stored.compactMap { session in
      // Those of an examination are gone on with in it.
      guard session.start.mode != .exam, let title = titles[session.start.caseID] else {
        return nil
      }
      return OpenSession(
        id: session.id, caseID: session.start.caseID, title: title,
        clock: session.clock, mode: session.start.mode,
        holder: locks?.holder(of: session.id).map { Int($0) })
    }
  }

  /// A session with the number of codes entered in it.
  func counted(_ open: OpenSession) -> OpenSession {
    var open = open
    open.codes = codesEntered(in: open.id)
    return open
  }

  /// The codes entered in a session that is not over; 0 where it cannot be read.
  func codesEntered(in session: Int64) -> Int { (try? journal?.codesEntered(in: session)) ?? 0 }

  /// A review in which a dispute is half typed, if its case is still there and nobody else has it
  /// open.
  func halfDisputed() -> OpenSession? {
    guard let session = try? journal?.halfDisputed(), locks?.holder(of: session.id) == nil,
      let summary = catalogue.summary(of: session.start.caseID)
    else { return nil }
    return OpenSession(
      id: session.id, caseID: session.start.caseID, title: summary.info.title,
      clock: session.clock)
  }

  /// Of some sessions the one that was written to last; nil where the journal cannot tell.
  func lastTouched(of sessions: [Int64]) -> Int64? { try? journal?.lastTouched(of: sessions) }

  /// A case by its id, or why it cannot be had.
  func load(_ id: String) throws -> PracticeCase {
    for case .broken(let broken, _, let faults) in catalogue.entries where broken == id {
      throw CaseFaults(faults)
    }
    guard let summary = catalogue.summary(of: id) else {
      let known = catalogue.entries.map(\.id).joined(separator: ", ")
      throw Failure(
        what: "there is no case \(id)", remedy: "name one of: \(known.isEmpty ? "none" : known)")
    }
    let chosen = try loadCase(at: summary.folder)
    loaded = chosen
    return chosen
  }

  private func content(of entry: CatalogueEntry) -> ListState.Row.Content {
    switch entry {
    case .ready(let summary): .ready(summary.info, setting: summary.setting)
    case .broken(_, _, let faults): .broken(faults: faults.map(\.description))
    }
  }
}
