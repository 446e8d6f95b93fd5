import Journal
import Practice
import Workbench

/// Keeps the learner's bookmarks and notes on codes in the journal. A mark that it does not take is
/// kept here, and written before the next. Of a note being written each key brings all of it, so
/// nothing is kept of one that it does not take: the next key writes it whole. The learner is told
/// that everything is saved once neither is behind.
final class MarkDesk {
  private let journal: JournalStore?
  private let wall: () -> Int
  private var unwritten: [CodeMark] = []
  /// Whether the note being written could not be, when it last was to be.
  private var isDraftBehind = false

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

  /// Writes the note on a code as far as it is written.
  func keep(_ draft: CodeNoteDraft?) -> [Input] {
    guard let journal else { return [] }
    do throws(JournalError) {
      try journal.keep(draft)
      defer { isDraftBehind = false }
      return isDraftBehind && unwritten.isEmpty ? [.saved] : []
    } catch {
      isDraftBehind = true
      return [.notSaved(what: error.what, remedy: error.remedy)]
    }
  }

  /// Writes a mark, and any that are still to be written.
  func keep(_ mark: CodeMark) -> [Input] {
    guard let journal else { return [] }
    let wasBehind = !unwritten.isEmpty
    unwritten.append(mark)
    do throws(JournalError) {
      while let next = unwritten.first {
        try journal.keep(next, at: wall())
        unwritten.removeFirst()
      }
      return wasBehind && !isDraftBehind ? [.saved] : []
    } catch {
      return [.notSaved(what: error.what, remedy: error.remedy)]
    }
  }
}
