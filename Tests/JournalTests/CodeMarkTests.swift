import CustomDump
import GRDB
import Practice
import Testing

@testable import Journal

@Suite("Bookmarks and notes on codes")
struct CodeMarkTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private let ckd = MarkedCode(.diagnoses, "E11.22")
  private let chole = MarkedCode(.procedures, "0FT44ZZ")

  @Test("they are kept, replaced and taken off, and read back in the order they came")
  func roundTrip() throws {
    let store = try folder.open()
    #expect(try store.codeMarks().isEmpty)
    try store.keep(CodeMark(chole, isBookmarked: true), at: 10)
    try store.keep(CodeMark(ckd, note: "the \"stage\"; \u{1F4C5}"), at: 20)
    try store.keep(CodeMark(ckd, isBookmarked: true, note: "N18.-"), at: 30)
    expectNoDifference(
      try folder.open().codeMarks(),
      [
        CodeMark(chole, isBookmarked: true), CodeMark(ckd, isBookmarked: true, note: "N18.-"),
      ])
    try store.keep(CodeMark(ckd, isBookmarked: true), at: 40)
    try store.keep(CodeMark(chole), at: 50)
    expectNoDifference(try store.codeMarks(), [CodeMark(ckd, isBookmarked: true)])
    try store.keep(CodeMark(ckd), at: 60)
    #expect(try store.codeMarks().isEmpty)
  }

  @Test("the note being written is one row, and gone once none is")
  func draft() throws {
    let store = try folder.open()
    #expect(try store.codeNoteDraft() == nil)
    try store.keep(CodeNoteDraft(ckd, text: "the", cursor: 3))
    let later = CodeNoteDraft(chole, text: "the \u{202E}'stage'", cursor: 2)
    try store.keep(later)
    #expect(try folder.open().codeNoteDraft() == later)
    #expect(try store.codeMarks().isEmpty)
    try store.queue.write { try $0.execute(sql: "UPDATE codeNoteDraft SET book = 'cpt5'") }
    #expect(try store.codeNoteDraft() == nil, "that of a later Casebook's book is left alone")
    try store.keep(nil)
    let count = try store.queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM codeNoteDraft")
    }
    #expect(count == 0)
  }

  @Test("a journal of the first version gets their tables, and its backup has none")
  func migration() throws {
    let queue = try DatabaseQueue(path: folder.journal)
    try queue.writeWithoutTransaction { try $0.execute(sql: MigrationTests.version1) }
    try queue.close()
    let store = try folder.open()
    try store.keep(CodeMark(ckd, note: "kept"), at: 1)
    #expect(try store.codeMarks() == [CodeMark(ckd, note: "kept")])
    #expect(try store.load(1).start == sepsis)
    #expect(try folder.files().contains("journal-1-20260502-141000.sqlite"))
    let backup = try DatabaseQueue(path: "\(folder.path)/journal-1-20260502-141000.sqlite")
    #expect(try backup.read { try $0.tableExists("codeNote") } == false)
    #expect(try backup.read { try $0.tableExists("event") })
    try backup.close()
  }

  @Test("a book that only a later Casebook knows is left alone")
  func laterBook() throws {
    let store = try folder.open()
    try store.queue.write {
      try $0.execute(sql: "INSERT INTO codeBookmark VALUES ('cpt5', '99213', 1)")
    }
    try store.keep(CodeMark(ckd, isBookmarked: true), at: 2)
    #expect(try store.codeMarks() == [CodeMark(ckd, isBookmarked: true)])
    let kept = try store.queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM codeBookmark")
    }
    #expect(kept == 2)
  }
}
