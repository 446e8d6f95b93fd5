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

/// The learner's journal for the full screen, which writes it; where there is none, why; and what the
/// learner should know of it.
func openOrBeginJournal(
  _ files: UserFiles
) -> (journal: JournalStore?, trouble: JournalError?, note: String?) {
  let stamp = String(wallNow())
  do throws(JournalError) {
    return (try JournalStore(path: files.journal, backupStamp: stamp), nil, nil)
  } catch {
    guard case .corrupt = error else { return (nil, error, nil) }
    // A damaged journal is set aside, never deleted, and a new one begun.
    do throws(JournalError) {
      let kept = try JournalStore.setAside(path: files.journal, stamp: stamp)
      let journal = try JournalStore(path: files.journal, backupStamp: stamp)
      // The name alone: the line is short, and the folder is the journal's own.
      let name = kept.split(separator: "/").last ?? ""
      return (journal, nil, "Damaged journal kept as \(name); a new one is begun")
    } catch {
      return (nil, error, nil)
    }
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
