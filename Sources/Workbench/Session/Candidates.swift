import Chart
import CodeSets
import Practice

/// What the text in a field could become: the codes that start with it, in the order of the book.
package struct Candidates: Hashable, Sendable {
  /// A code that can be taken.
  package struct Candidate: Hashable, Sendable {
    package var code: String
    package var title: String
    /// Whether it can be reported as it is; a category needs more characters.
    package var isComplete: Bool
  }

  package private(set) var list: [Candidate] = []
  /// The candidate the learner moved to; nil while the typed text itself would be taken.
  package private(set) var chosen: Int?
  /// More than any pane shows; the text narrows the list down soon enough.
  private static let limit = 40

  /// None.
  package init() {}

  /// Those for the text of a field.
  package init(for draft: Draft, in books: CodeBook) {
    guard draft.field == .code else { return }
    switch draft.slot {
    case .disposition: return
    case .procedure:
      let prefix = ProcedureCode(draft.text).text
      guard !prefix.isEmpty else { return }
      list = books.procedures(startingWith: prefix, limit: Self.limit).map {
        Candidate(code: $0.code.description, title: $0.title, isComplete: true)
      }
    case .principal, .secondary, .admitting:
      let prefix = DiagnosisCode(draft.text).text
      guard !prefix.isEmpty else { return }
      list = books.diagnoses(startingWith: prefix, limit: Self.limit).map {
        Candidate(code: $0.code.description, title: $0.title, isComplete: $0.isComplete)
      }
    }
  }

  /// The candidate that Enter would take.
  package var choice: Candidate? { chosen.map { list[$0] } }

  /// Moves the choice; above the first stands the typed text itself.
  package mutating func move(by step: Int) {
    guard !list.isEmpty else { return }
    let next = (chosen ?? -1) + step
    chosen = next < 0 ? nil : min(next, list.count - 1)
  }
}
