import Chart
import Foundation
import GRDB
import Practice
import Testing

@testable import Journal

/// A folder of one test's own, gone when the test is.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("\(NSTemporaryDirectory())/casebook-journal-XXXXXX".utf8CString)
    let made = try #require(mkdtemp(&template), "no temporary folder: errno \(errno)")
    path = String(cString: made)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  var journal: String { "\(path)/journal.sqlite" }

  /// Names of the files in the folder, sorted.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func open(_ schema: Schema = .current) throws -> JournalStore {
    try JournalStore(path: journal, backupStamp: "20260502-141000", schema: schema)
  }
}

let sepsis = SessionStart(
  caseID: "sepsis-urosepsis", caseRevision: "9f2c", mode: .timed, minutes: 25)

let bookmark = Bookmark(
  clock: 91_000, document: "03-progress", topLines: ["01-face": 0, "03-progress": 42],
  summaryHasFocus: true, slot: .secondary(2))

/// One of every kind of event, with the awkward values each can carry.
func everyEvent() throws -> [StampedEvent] {
  let date = try #require(CivilDate("2026-05-02"))
  let draft = Draft(slot: .procedure(0), field: .date, text: "5/2 \"é\\/\u{1F4C5}\n", cursor: 3)
  let passage = Passage(document: "01-face", line: 2, nth: 1, quote: "a \"b\"")
  let events: [SessionEvent] = [
    .opened(document: "01-face"), .typed(draft), .abandoned,
    .diagnosisSet(.principal, "A41.51"), .diagnosisSet(.admitting, ""),
    .poaSet(.principal, .yes), .poaSet(.principal, nil), .poaSet(.principal, .invalid("1")),
    .diagnosisSet(.secondary(0), "N39.0"), .procedureSet(0, "5A1955Z"), .dateSet(0, date),
    .dateSet(0, nil), .dispositionSet("01"), .removed(.disposition),
    .moved(from: .secondary(0), to: .secondary(0)), .promoted(0), .paused, .resumed, .submitted,
    .disputed(line: 3, note: "see I.C.1.d"), .undone, .redone,
    .annotated(.marked(.query, passage)), .annotated(.noted("\"why\"?", passage)),
    .annotated(.pinned(.principal, passage)), .annotated(.unpinned(.principal, passage)),
    .annotated(.unmarked(passage)), .prompted(PromptDraft(.note(passage), text: "é")),
    .prompted(nil), .hinted(Hint(.check, at: .principal)), .query(0, .opened),
    .query(0, .entered(.question)), .query(0, .spliced(at: 0, removing: 0, inserting: "\"é\"?\n")),
    .query(0, .left), .query(0, .indicatorAdded(Evidence(in: "01-face", quote: "a\nb", line: 2))),
    .query(0, .purposeChosen(.conflict)), .query(0, .formChosen(.open)), .query(0, .sent),
    .query(1, .wordingChosen(about: "x", text: "y")),
  ]
  return events.enumerated().map { StampedEvent(at: $0.offset * 1000, $0.element) }
}

let result = SessionResult(
  practiceScore: 87.5, report: Array(#"{"schema":1,"score":87.5}"#.utf8), graderVersion: "1.0",
  summary: Array(#"{"principal":"A41.51"}"#.utf8))

/// The journal error that `body` throws.
func journalError(_ body: () throws -> Void) throws -> JournalError {
  let error = try #require(throws: (any Error).self) { try body() }
  return try #require(error as? JournalError, "\(error)")
}
