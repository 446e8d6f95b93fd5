import Journal
import Practice
import Workbench

/// Keeps the learner's bookmarks and notes on codes in the journal. What it does not take is kept
/// here, and written before whatever comes next: every mark, and of a note being written the latest.
final class MarkDesk {
  private let journal: JournalStore?
  private let wall: () -> Int
  private var unwritten: [CodeMark] = []
  /// The note being written, or that there is none, where the journal has not been told.
  private var unwrittenDraft: CodeNoteDraft??
  /// Whether the journal did not take something when it last was to.
  private(set) var isBehind = false

  init(journal: JournalStore?, wall: @escaping () -> Int) {
    self.journal = journal
    self.wall = wall
  }

  /// What the journal holds.
  func load() -> [Input] {
    guard let journal else { return [] }
    do throws(JournalError) {
      let marks = Input.marks(try journal.codeMarks())
      return [marks] + [try journal.codeNoteDraft().map { .noting($0) }].compactMap { $0 }
    } catch {
      return [.notSaved(what: error.what, remedy: error.remedy)]
    }
  }

  /// Writes the note on a code as far as it is written; nil once none is.
  func keep(_ draft: CodeNoteDraft?) -> [Input] {
    unwrittenDraft = .some(draft)
    return write()
  }

  /// Writes a mark, and any that are still to be written.
  func keep(_ mark: CodeMark) -> [Input] {
    unwritten.append(mark)
    return write()
  }

  /// Writes what the journal has not taken yet; says so when that works after having failed.
  func write() -> [Input] {
    guard let journal else { return [] }
    do throws(JournalError) {
      while let next = unwritten.first {
        try journal.keep(next, at: wall())
        unwritten.removeFirst()
      }
      if let draft = unwrittenDraft { try journal.keep(draft) }
      unwrittenDraft = nil
      defer { isBehind = false }
      return isBehind ? [.saved] : []
    } catch {
      isBehind = true
      return [.notSaved(what: error.what, remedy: error.remedyWhileRunning)]
    }
  }
}
