import GRDB

/// The steps that bring a journal up to date.
///
/// A step, once released, never changes: what is to be otherwise becomes another step. So does a
/// new mode of practice or a new kind of event, with an empty step: it keeps an older Casebook from
/// meeting what it cannot read.
struct Schema: Sendable {
  /// In the header of every journal ("CBJL"), so that no other program's file is taken for one.
  static let applicationID = 0x4342_4A4C

  var migrator: DatabaseMigrator

  /// The journal of this Casebook.
  static let current = Schema(migrator: steps())

  private static func steps() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { try $0.execute(sql: first) }
    migrator.registerMigration("2") { try $0.execute(sql: codeMarks) }
    migrator.registerMigration("3") { try $0.execute(sql: statisticsStep) }
    migrator.registerMigration("4") { try $0.execute(sql: examinationStep) }
    migrator.registerMigration("5") { try $0.execute(sql: codeNoteDraftStep) }
    migrator.registerMigration("6") { try $0.execute(sql: touchedStep) }
    return migrator
  }

  /// The latest step a journal has been through, by name; `0` before the first.
  func version(of db: Database) throws -> String {
    try migrator.appliedMigrations(db).last ?? "0"
  }

  // Event rows live in the tree of their key: appending touches one page at its end. The result has
  // a table of its own so that listing sessions reads no reports.
  static let first = """
    CREATE TABLE session (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      caseID TEXT NOT NULL,
      caseRevision TEXT NOT NULL,
      mode TEXT NOT NULL,
      minutes INTEGER NOT NULL,
      encoding INTEGER NOT NULL,
      begun INTEGER NOT NULL,
      clock INTEGER NOT NULL DEFAULT 0,
      abandoned INTEGER NOT NULL DEFAULT 0,
      bookmark TEXT
    ) STRICT;
    CREATE TABLE event (
      session INTEGER NOT NULL REFERENCES session (id),
      number INTEGER NOT NULL,
      clock INTEGER NOT NULL,
      payload TEXT NOT NULL,
      PRIMARY KEY (session, number)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE result (
      session INTEGER PRIMARY KEY REFERENCES session (id),
      at INTEGER NOT NULL,
      score REAL NOT NULL,
      graderVersion TEXT NOT NULL,
      report BLOB NOT NULL,
      summary BLOB
    ) STRICT;
    """
}
