import Journal
import Practice
import Workbench

/// Keeps the learner's bookmarks and notes on codes in the journal. What it does not take is kept
/// and written with the next one.
final class MarkDesk {
  private let journal: JournalStore?
  private let wall: () -> Int
  private var unwritten: [CodeMark] = []

  init(journal: JournalStore?, wall: @escaping () -> Int) {
    self.journal = journal
    self.wall = wall
  }

  /// What the journal holds.
  func load() -> [Input] {
    guard let journal else { return [] }
    do throws(JournalError) {
      return [.marks(try journal.codeMarks())]
    } catch {
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
      return wasBehind ? [.saved] : []
    } catch {
      return [.notSaved(what: error.what, remedy: error.remedy)]
    }
  }
}
