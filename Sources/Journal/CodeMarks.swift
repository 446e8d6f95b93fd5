import GRDB
import Practice

/// Bookmarks and notes on codes: each in a table of its own, for a code may have either without the
/// other.
extension JournalStore {
  /// Everything the learner keeps with codes, in the order in which codes were first marked.
  package func codeMarks() throws(JournalError) -> [CodeMark] {
    try onQueue { db in
      var marks: [CodeMark] = []
      for row in try Row.fetchAll(db, sql: Self.readingMarks) {
        // A book of a later Casebook is that one's business.
        guard let book = MarkedCode.Book(rawValue: row["book"]) else { continue }
        marks.append(
          CodeMark(
            MarkedCode(book, row["code"]), isBookmarked: row["isBookmarked"], note: row["note"]))
      }
      return marks
    }
  }

  /// Keeps what the learner has with a code, in place of what was kept; `wall` is the time in unix
  /// seconds.
  package func keep(_ mark: CodeMark, at wall: Int) throws(JournalError) {
    try onQueue { db in
      let (book, code) = (mark.code.book.rawValue, mark.code.code)
      try db.inTransaction(.immediate) {
        if mark.isBookmarked {
          try db.execute(
            sql: "INSERT OR IGNORE INTO codeBookmark (book, code, at) VALUES (?, ?, ?)",
            arguments: [book, code, wall])
        } else {
          try db.execute(
            sql: "DELETE FROM codeBookmark WHERE book = ? AND code = ?", arguments: [book, code])
        }
        if mark.note.isEmpty {
          try db.execute(
            sql: "DELETE FROM codeNote WHERE book = ? AND code = ?", arguments: [book, code])
        } else {
          try db.execute(
            sql: """
              INSERT INTO codeNote (book, code, at, text) VALUES (?, ?, ?, ?)
              ON CONFLICT (book, code) DO UPDATE SET text = excluded.text
              """, arguments: [book, code, wall, mark.note])
        }
        return .commit
      }
    }
  }

  private static let readingMarks = """
    SELECT book, code, max(isBookmarked) AS isBookmarked, max(note) AS note, min(at) AS at
    FROM (
      SELECT book, code, at, 1 AS isBookmarked, '' AS note FROM codeBookmark
      UNION ALL
      SELECT book, code, at, 0, text FROM codeNote
    )
    GROUP BY book, code ORDER BY at, book, code
    """
}

extension Schema {
  /// The second step: what a learner keeps with codes, whatever the session.
  static let codeMarks = """
    CREATE TABLE codeBookmark (
      book TEXT NOT NULL,
      code TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (book, code)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE codeNote (
      book TEXT NOT NULL,
      code TEXT NOT NULL,
      at INTEGER NOT NULL,
      text TEXT NOT NULL,
      PRIMARY KEY (book, code)
    ) STRICT, WITHOUT ROWID;
    """
}
