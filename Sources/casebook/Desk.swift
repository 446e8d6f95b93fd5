import CaseLibrary
import Chart
import CodeSets
import Grading
import Journal
import Practice
import Workbench

/// Carries out what the workbench asks for: reads cases, writes the journal.
final class Desk {
  let books: CodeBook
  let caseRoots: [String]
  private let catalogueCache: CatalogueCache?
  private(set) var catalogue: Catalogue
  /// The case that was read last to see whether it can be, for whoever opens it next.
  var loaded: PracticeCase?
  let journal: JournalStore?
  let wall: () -> Int
  /// Runs work off the interface's thread and brings what comes of it back as an input; nil where
  /// nothing waits for it.
  private let background: Background?
  private let search: SearchOpening?
  /// Which sessions other programs have open; nil where nobody can tell.
  let locks: SessionLocks?
  /// The themes and the settings; nil where nothing is chosen, as for a frame as text.
  var wardrobe: Wardrobe?
  private let marks: MarkDesk
  private(set) var wantsToQuit = false

  /// The session that is written.
  var writing = Writing()
  /// Those of the other cases of an examination.
  var seats = ExaminationSeats()
  private var isBehind = false

  /// A desk. Without a journal nothing is kept, and nobody is told: the caller knows. Without `search`
  /// codes are found by their beginning alone.
  init(
    books: CodeBook, caseRoots: [String], journal: JournalStore?, search: SearchOpening? = nil,
    wall: @escaping () -> Int, background: Background? = nil, locks: SessionLocks? = nil,
    catalogueCache: CatalogueCache? = nil
  ) {
    self.catalogueCache = catalogueCache
    self.locks = locks
    self.background = background
    self.search = search
    self.books = books
    self.caseRoots = caseRoots
    self.journal = journal
    marks = MarkDesk(journal: journal, wall: wall)
    self.wall = wall
    catalogue = CaseLibrary.catalogue(of: caseRoots, cache: catalogueCache)
  }

  /// Does what one effect says; what came of it, for the workbench to take in.
  func carryOut(_ effect: Effect) -> [Input] {
    if let inputs = carryOutExamination(effect) { return inputs }
    switch effect {
    case .open(let id, let session): return [open(id, session: session)]
    case .begin(let start):
      writing = Writing(pinned: start, start: start)
      return write()
    case .journal(let events, let bookmark):
      writing.unwritten += events
      writing.unmarked = bookmark ?? writing.unmarked
      return write()
    case .finish(let report, let summary): return finish(report, summary)
    case .group(let summary, let chosen):
      let (books, engine) = (books, background?.engine)
      background?.run {
        let report = grade(
          .inpatient(summary), against: chosen.key, policy: chosen.policy,
          encounter: chosen.encounter, using: books, grouping: engine)
        let detail = engine.flatMap {
          try? groupDetail(of: report, summary: summary, encounter: chosen.encounter, using: $0)
        }
        return .grouped(report, detail)
      }
      return []
    case .opinion(let summary, let chosen, let place):
      let engine = background?.engine
      background?.run {
        .opinion(
          Result { () throws(GroupingError) in
            try secondOpinion(on: summary, of: chosen.encounter, about: place, using: engine)
          })
      }
      return []
    case .giveUp(let id):
      if let holder = locks?.holder(of: id), let open = openSessions().first(where: { $0.id == id })
      {
        return [.busy(open, holder: Int(holder))]
      }
      return attempt { (journal) throws(JournalError) in try journal.abandon(id) }
    case .openSearch: return search?.begin().map { [searchInput($0)] } ?? []
    case .openIndexes: return search.map { [indexInput($0.indexPath)] } ?? []
    case .loadMarks: return marks.load()
    case .keepMark(let mark): return afterMarks(marks.keep(mark))
    case .keepNoting(let draft): return afterMarks(marks.keep(draft))
    case .list:
      locks?.release()
      catalogue = CaseLibrary.catalogue(of: caseRoots, cache: catalogueCache)
      return [.listed(list())]
    case .findAttempt(let id):
      return [.attempt(openSessions().first { $0.caseID == id }.map(counted))]
    case .listThemes: return [.themes(wardrobe?.choices() ?? [])]
    case .keepTheme(let name): return [.themeKept(name, problem: wardrobe?.keep(name))]
    case .tourSeen:
      wardrobe?.markTourSeen()
      return []
    case .progress(let scope): return [progress(over: scope)]
    case .examinations: return [finishedExaminations()]
    case .olderSessions(let caseID, let before): return [sessions(of: caseID, before: before)]
    case .review(let session): return [review(session)]
    case .replay(let session): return [replay(session)]
    case .save(let report): return [save(report, home: DataOptions.environment["HOME"])]
    case .quit:
      wantsToQuit = true
      return []
    default: return []
    }
  }

  /// What other threads have finished since this was last asked.
  func finished() -> [Input] { search?.take().map { [searchInput($0)] } ?? [] }

  private func searchInput(_ outcome: SearchOpening.Outcome) -> Input {
    switch outcome {
    case .success(let index): .searchOpened(index)
    case .failure(let error): .searchFailed("\(error)")
    }
  }

  /// What came of writing what is kept with codes: not all is saved while the session is behind.
  private func afterMarks(_ inputs: [Input]) -> [Input] {
    guard isBehind else { return inputs }
    return inputs.filter { if case .saved = $0 { false } else { true } }
  }

  /// Tries to write; says so when it fails, and again when it works after having failed: then what
  /// is kept with codes is written too, if that is behind, for all is saved or it is not said.
  func attempt(_ write: (JournalStore) throws(JournalError) -> Void) -> [Input] {
    guard let journal else { return [] }
    do throws(JournalError) {
      try write(journal)
      defer { isBehind = false }
      if marks.isBehind { return marks.write() }
      return isBehind ? [.saved] : []
    } catch {
      isBehind = true
      return [.notSaved(what: error.what, remedy: error.remedyWhileRunning)]
    }
  }
}
