import Chart
import Practice

/// The case list.
package struct ListState: Hashable, Sendable {
  /// A case as the list shows it.
  package struct Row: Hashable, Sendable {
    /// What is known of a case: its description, or why it cannot be opened.
    package enum Content: Hashable, Sendable {
      case ready(CaseInfo, setting: Setting)
      case broken(faults: [String])
    }

    package var id: String
    package var content: Content
    package var attempts: Int
    /// The best practice score so far; nil before the first.
    package var bestScore: Double?
    package var lastScore: Double?
    /// The session that can be gone on with.
    package var open: OpenSession?

    /// A row of a case that was never practised.
    package init(
      id: String, content: Content, attempts: Int = 0, bestScore: Double? = nil,
      lastScore: Double? = nil, open: OpenSession? = nil
    ) {
      self.id = id
      self.content = content
      self.attempts = attempts
      self.bestScore = bestScore
      self.lastScore = lastScore
      self.open = open
    }
  }

  package var rows: [Row]
  package var selected: Int
  /// Cases marked for an examination, in the order in which they were.
  package var marked: [String] = []
  /// An examination that can be gone on with.
  package var examination: OpenExamination?
  /// The first row shown.
  package var top = 0
  /// What to say where there is no case at all.
  package var emptyAdvice: String

  /// A list with its first row selected.
  package init(rows: [Row], selected: Int = 0, emptyAdvice: String = "") {
    self.rows = rows
    self.selected = selected
    self.emptyAdvice = emptyAdvice
  }

  /// Selects a case, if it is in the list.
  package mutating func select(_ caseID: String) {
    if let index = rows.firstIndex(where: { $0.id == caseID }) { selected = index }
  }

  /// The selected row; nil where there is none.
  package var current: Row? { rows.indices.contains(selected) ? rows[selected] : nil }
}

/// A case about to be started: who, when, how, and how the clock will run.
package struct BriefState: Sendable {
  package var chosen: PracticeCase
  package var mode: Mode
  /// Minutes for the clock; the case's expected ones unless the learner set others.
  package var minutes: Int
  /// Words in the record, counted once.
  let words: Int

  /// A brief of a case that was read.
  package init(_ chosen: PracticeCase, mode: Mode, minutes: Int? = nil) {
    self.chosen = chosen
    self.mode = mode
    self.minutes = minutes ?? chosen.info.expectedMinutes
    words = chosen.documents.reduce(0) { total, document in
      total + document.lines.reduce(0) { $0 + $1.utf8.split(separator: 0x20).count }
    }
  }
}
