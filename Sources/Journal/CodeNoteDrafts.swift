import GRDB
import Practice

/// The step `5`: the note on a code that is being written, in one row; there is none while none is.
///
/// The row is the journal's, not a window's: of two windows that write notes at once it has what the
/// last key of either wrote, and is gone once either note is finished or dropped. A finished note is
/// safe; what the other window had written is kept again, whole, with its next key, and is lost only
/// if its program is killed before that.
let codeNoteDraftStep = """
  CREATE TABLE codeNoteDraft (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    book TEXT NOT NULL,
    code TEXT NOT NULL,
    text TEXT NOT NULL,
    cursor INTEGER NOT NULL
  ) STRICT;
  """

extension JournalStore {
  /// The note on a code that was being written when a program was last killed; nil for none, or for
  /// one of a book that only a later Casebook knows.
  package func codeNoteDraft() throws(JournalError) -> CodeNoteDraft? {
    try onQueue { db in
      let sql = "SELECT book, code, text, cursor FROM codeNoteDraft"
      guard let row = try Row.fetchOne(db, sql: sql),
        let book = MarkedCode.Book(rawValue: row["book"])
      else { return nil }
      return CodeNoteDraft(
        MarkedCode(book, row["code"]), text: row["text"], cursor: row["cursor"])
    }
  }

  /// Keeps the note being written in place of what it was before; nil once none is.
  package func keep(_ draft: CodeNoteDraft?) throws(JournalError) {
    try onQueue { db in
      guard let draft else {
        try db.cachedStatement(sql: "DELETE FROM codeNoteDraft").execute()
        return
      }
      try db.cachedStatement(
        sql: "INSERT OR REPLACE INTO codeNoteDraft VALUES (1, ?, ?, ?, ?)"
      ).execute(arguments: [draft.code.book.rawValue, draft.code.code, draft.text, draft.cursor])
    }
  }
}
