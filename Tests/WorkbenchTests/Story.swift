import CaseLibrary
import Chart
import CodeSets
import Foundation
import Grading
import Practice
import Terminal
import Testing
import Workbench

/// The workbench driven by keys alone, on the test packs, with a journal in memory.
struct Story {
  private(set) var state: State
  /// What a journal would hold of the current session.
  private(set) var journal: [StampedEvent] = []
  private(set) var start: SessionStart?
  private(set) var bookmark: Bookmark?
  private(set) var report: GradeReport?
  private(set) var hasQuit = false
  /// What is open of the case under review, and what was given up.
  var openAttempt: OpenSession?
  private(set) var givenUp: [Int64] = []
  /// Why no file can be written, if none can.
  var saveFault: String?
  /// What a journal would hold of the examination, and of the other sessions of it.
  private(set) var paper: Examination?
  private var seats: [Int: Seat] = [:]
  private var seat: Int?
  private(set) var archive = Archive()
  /// The session that events go to, and the latest that was begun.
  private var current: Int64 = 0
  private var id: Int64 = 0
  /// Examinations that were handed in, with the sessions of their cases.
  private var papers: [Examination] = []
  /// Cases that were given and are in no folder, by their id.
  private var given: [String: PracticeCase] = [:]
  /// What the case's revision has become since; nil while it is as it was.
  var revision: String?
  /// What was saved, by path.
  private(set) var files: [String: String] = [:]
  private(set) var now: Milliseconds = 0
  /// How often an index for search was asked for, and what is answered at once, if anything.
  private(set) var asksForSearch = 0
  var search: SearchIndex?
  /// What the learner imported of the official indexes, and how often it was asked for.
  var indexes: IndexBook?
  private(set) var asksForIndexes = 0
  /// The themes there are, the name of the one that was kept, and whether the tour was ended.
  var themes: [ThemeChoice] = []
  private(set) var keptTheme: String?
  private(set) var hasSeenTour = false
  /// What the journal holds of bookmarks and notes on codes.
  var kept = CodeMarks()
  var noting: CodeNoteDraft?
  let folder: String
  let look = Look()

  /// The case list, with the test packs in it.
  init(size: Size = Size(columns: 120, rows: 40), packs: String = Fixture.packs) throws {
    folder = packs
    let catalogue = CaseLibrary.catalogue(of: [packs])
    let rows = catalogue.entries.map { entry -> ListState.Row in
      switch entry {
      case .ready(let summary):
        ListState.Row(id: entry.id, content: .ready(summary.info, setting: summary.setting))
      case .broken(_, _, let faults):
        ListState.Row(id: entry.id, content: .broken(faults: faults.map(\.description)))
      }
    }
    state = State(
      size: size, list: ListState(rows: rows, emptyAdvice: "no cases"), books: try Fixture.books())
  }

  /// The stay of the test packs, started.
  static func started(size: Size = Size(columns: 120, rows: 40)) throws -> Story {
    var story = try Story(size: size)
    try story.press("<Enter><Enter>")
    return story
  }

  /// Shows another case list.
  mutating func show(_ list: ListState) { state.list = list }

  /// Goes on with other keys.
  mutating func bind(_ bindings: Bindings) { state.bindings = bindings }

  /// Presses keys in the notation of `Key.sequence`.
  mutating func press(_ keys: String) throws {
    for key in try Key.sequence(keys) { try take(.key(key)) }
  }

  /// Lets time pass, second by second.
  mutating func wait(seconds: Int) throws {
    for _ in 0..<seconds {
      now += 1000
      try take(.tick)
    }
  }

  /// Lets time pass in which nothing runs.
  mutating func passes(_ time: Milliseconds) { now += time }

  mutating func take(_ input: Input) throws {
    if case .paper(let cases, _) = input { for chosen in cases { given[chosen.info.id] = chosen } }
    var inputs = [input]
    while !inputs.isEmpty {
      for effect in update(&state, inputs.removeFirst(), now: now) {
        switch effect {
        case .open(let id, let session):
          guard FileManager.default.fileExists(atPath: "\(folder)/inpatient/\(id)") else {
            inputs.append(.failed(caseID: id, faults: ["not an inpatient case"]))
            continue
          }
          let chosen = try loadCase(at: "\(folder)/inpatient/\(id)")
          let resumed = session == nil ? nil : start.map { self.resumed($0) }
          inputs.append(.opened(chosen, resuming: resumed))
        case .begin(let start):
          (self.start, journal, bookmark) = (start, [], nil)
          id += 1
          current = id
        case .journal(let events, let bookmark):
          journal += events
          self.bookmark = bookmark ?? self.bookmark
          archive.append(events, to: current)
        case .finish(let report, _):
          self.report = report
          if let start { archive.keep(current, start, journal, report) }
        case .progress(let scope):
          inputs.append(
            .progressed(archive.progress(over: scope), archive.listed(of: scope.caseID)))
        case .olderSessions: inputs.append(.olderSessions([]))
        case .review(let session):
          guard let entry = archive[session], let reopened = archive.reopened(session) else {
            break
          }
          current = session
          var chosen = try chosen(entry.start.caseID)
          if let revision { chosen.revision = revision }
          inputs.append(.reviewed(chosen, reopened))
        case .replay(let session):
          guard let entry = archive[session] else { break }
          let chosen = try chosen(entry.start.caseID)
          inputs.append(
            .replaying(chosen, Timeline(entry.start, events: entry.events), damage: nil))
        case .quit: hasQuit = true
        case .findAttempt: inputs.append(.attempt(openAttempt))
        case .save(let report):
          if let saveFault {
            inputs.append(.refused(what: saveFault, remedy: "name another place"))
          } else if files[report.path] != nil, !report.overwrites {
            inputs.append(.reportExists(report))
          } else {
            files[report.path] = report.text
            inputs.append(.reportSaved(path: report.path))
          }
        case .openSearch:
          asksForSearch += 1
          if let search { inputs.append(.searchOpened(search)) }
        case .openIndexes:
          asksForIndexes += 1
          inputs.append(
            indexes.map { .indexes($0) } ?? .noIndexes("\(IndexBookError.missing(path: ""))"))
        case .openPaper(let ids, let minutes):
          let cases = try ids.map { try loadCase(at: "\(folder)/inpatient/\($0)") }
          inputs.append(.paper(cases, minutes: minutes))
        case .takeSeat(let place):
          takeSeat(place)
        case .leaveSeats: takeSeat(nil)
        case .examine(let paper):
          self.paper = paper
          if paper.isFinished { keep(paper) }
        case .examinations: inputs.append(.examinations(archive.examinations(papers)))
        case .keepTheme(let name): keptTheme = name
        case .listThemes: inputs.append(.themes(themes))
        case .tourSeen: hasSeenTour = true
        case .loadMarks:
          inputs.append(.marks(kept.all))
          if let noting { inputs.append(.noting(noting)) }
        case .keepNoting(let draft): noting = draft
        case .keepMark(let mark): kept.keep(mark)
        case .giveUp(let session): givenUp.append(session)
        case .giveUpExamination(let paper): givenUp.append(paper)
        case .list, .group, .opinion, .resumeExamination: break
        }
      }
    }
  }

  private func chosen(_ id: String) throws -> PracticeCase {
    try given[id] ?? loadCase(at: "\(folder)/inpatient/\(id)")
  }

  private mutating func takeSeat(_ place: Int?) {
    if let seat {
      seats[seat] = Seat(id: current, start: start, events: journal, bookmark: bookmark)
    }
    let taken = place.flatMap { seats[$0] }
    (start, journal, bookmark) = (taken?.start, taken?.events ?? [], taken?.bookmark)
    if let taken { current = taken.id }
    seat = place
  }

  /// Keeps an examination that was handed in, with the sessions that its cases have.
  private mutating func keep(_ paper: Examination) {
    takeSeat(seat)
    var paper = paper
    for place in paper.items.indices { paper.items[place].session = seats[place]?.id }
    papers.append(paper)
  }

  /// The sessions of an examination as they would be read back after a crash.
  func resumedSeats(_ count: Int) -> [ResumedSession?] {
    (0..<count).map { place in
      guard place != seat else { return start.map { resumed($0) } }
      return seats[place].flatMap { kept in
        kept.start.map {
          ResumedSession(start: $0, events: kept.events, bookmark: kept.bookmark)
        }
      }
    }
  }

  /// The session as it would be read back after a crash.
  func resumed(_ start: SessionStart) -> ResumedSession {
    ResumedSession(start: start, events: journal, bookmark: bookmark)
  }

  /// The screen as text.
  var screen: String { view(state, look: look).text }

  /// The session on the screen.
  var session: SessionState? {
    if case .session(let session) = state.screen { session } else { nil }
  }

  /// The review on the screen.
  var review: ReviewState? {
    if case .review(let review) = state.screen { review } else { nil }
  }
}

/// What a journal would hold of a case of an examination.
private struct Seat {
  var id: Int64
  var start: SessionStart?
  var events: [StampedEvent]
  var bookmark: Bookmark?
}

/// Where the tests find what they work on.
enum Fixture {
  static let tests = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let packs = tests + "/Packs"
  static let root = URL(fileURLWithPath: tests).deletingLastPathComponent().path
  static let frames = tests + "/WorkbenchTests/Frames"

  static func books() throws -> CodeBook {
    try CodeBook(directory: root + "/Sources/CodeSets/Tables")
  }
}

/// Compares a screen with the frame recorded for it; `RECORD=1` records it anew.
func expectFrame(
  _ screen: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let path = "\(Fixture.frames)/\(name).txt"
  if ProcessInfo.processInfo.environment["RECORD"] == "1" {
    try screen.write(toFile: path, atomically: true, encoding: .utf8)
    return
  }
  let recorded = try String(contentsOfFile: path, encoding: .utf8)
  #expect(
    screen == recorded, "\(name) differs; RECORD=1 records it", sourceLocation: sourceLocation)
}
