import ArgumentParser
import CaseLibrary
import Journal

/// The learner's journal for a command that only looks at it.
///
/// - Returns: Nil where the learner has none yet.
func openJournal(_ files: UserFiles) throws(Failure) -> JournalStore? {
  guard exists(files.journal) else { return nil }
  do throws(JournalError) {
    return try JournalStore(path: files.journal, backupStamp: String(wallNow()))
  } catch {
    throw Failure(what: error.what, remedy: error.remedy)
  }
}

/// Runs a reading of the journal, its errors told as any command's.
func reading<Value>(
  _ work: () throws(JournalError) -> Value
) throws(Failure) -> Value {
  do throws(JournalError) {
    return try work()
  } catch {
    throw Failure(what: error.what, remedy: error.remedy)
  }
}
