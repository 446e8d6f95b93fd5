import CodeSets
import Workbench

/// Opens the official indexes that the learner imported, to be browsed. It maps a file and reads
/// nothing, so it is done at once, and anew for every visit until there are some.
func indexInput(_ path: String) -> Input {
  do throws(IndexBookError) {
    return .indexes(try IndexBook(path: path))
  } catch {
    return .noIndexes("\(error)")
  }
}
