/// The step `3`: what lists and statistics ask for, in small columns and tables of their own, so that
/// neither a start nor a screen ever reads the reports.
///
/// Sessions finished before it have their line in `tally` at once, and its numbers (`codes` and what
/// follows) when they are first asked for.
let statisticsStep = """
  ALTER TABLE session ADD COLUMN finished INTEGER NOT NULL DEFAULT 0;
  UPDATE session SET finished = 1 WHERE id IN (SELECT session FROM result);
  CREATE INDEX unfinished ON session (id) WHERE NOT finished AND NOT abandoned;

  CREATE TABLE tally (
    session INTEGER PRIMARY KEY REFERENCES session (id),
    caseID TEXT NOT NULL,
    at INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    score REAL NOT NULL,
    -- 1 for the first finished session of the case, and so on; 0 for a retry.
    attempt INTEGER NOT NULL,
    codes INTEGER,
    correct INTEGER, wrongPlace INTEGER, nearMiss INTEGER, missed INTEGER, unsupported INTEGER,
    optional INTEGER, wrongPOA INTEGER,
    principalDiagnosisN REAL, principalDiagnosisD REAL,
    secondaryPrecisionN REAL, secondaryPrecisionD REAL,
    secondaryRecallN REAL, secondaryRecallD REAL,
    secondaryF1N REAL, secondaryF1D REAL,
    poaN REAL, poaD REAL,
    procedurePrecisionN REAL, procedurePrecisionD REAL,
    procedureRecallN REAL, procedureRecallD REAL,
    procedureF1N REAL, procedureF1D REAL,
    principalProcedureN REAL, principalProcedureD REAL,
    procedureDateN REAL, procedureDateD REAL,
    sequencingN REAL, sequencingD REAL,
    codeOverCodeN REAL, codeOverCodeD REAL,
    correctOverKeyedN REAL, correctOverKeyedD REAL,
    caseOverCaseN REAL, caseOverCaseD REAL,
    abstractN REAL, abstractD REAL,
    drgN REAL, drgD REAL
  ) STRICT;
  INSERT INTO tally (session, caseID, at, clock, score, attempt)
    SELECT id, caseID, at, clock, score, row_number() OVER (PARTITION BY caseID ORDER BY at, id)
    FROM result JOIN session ON id = session ORDER BY id;
  CREATE INDEX unread ON tally (session) WHERE codes IS NULL;
  CREATE INDEX firstAttempts ON tally (session) WHERE attempt = 1;
  CREATE INDEX attempts ON tally (caseID, session);

  CREATE TABLE miss (
    session INTEGER NOT NULL REFERENCES session (id),
    citation TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (session, citation, kind)
  ) STRICT, WITHOUT ROWID;

  -- Retries apart.
  CREATE TABLE history (
    caseID TEXT PRIMARY KEY,
    attempts INTEGER NOT NULL,
    best REAL NOT NULL,
    last REAL NOT NULL,
    lastAt INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO history
    SELECT tally.caseID, latest, best, score, at
    FROM (SELECT caseID, max(attempt) AS latest, max(score) AS best FROM tally GROUP BY caseID) AS c
    JOIN tally ON tally.caseID = c.caseID AND attempt = latest;
  """
