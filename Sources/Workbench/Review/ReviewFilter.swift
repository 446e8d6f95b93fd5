import Grading

/// Which lines of a review are shown.
package enum ReviewFilter: CaseIterable, Hashable, Sendable {
  case all, misses, wrongPlace, nearMiss, missed, unsupported, wrongPOA, disputed, right

  /// As the head of the pane names it.
  package var words: String {
    switch self {
    case .all: "every line"
    case .misses: "all misses"
    case .wrongPlace: "wrong place"
    case .nearMiss: "near misses"
    case .missed: "missed"
    case .unsupported: "unsupported"
    case .wrongPOA: "wrong POA"
    case .disputed: "disputed"
    case .right: "right"
    }
  }

  /// Whether a line is shown.
  func shows(_ line: GradedLine, isDisputed: Bool) -> Bool {
    switch self {
    case .all: true
    case .misses: line.needsAttention
    case .wrongPlace: line.outcome == .wrongPlace
    case .nearMiss: line.outcome == .nearMiss
    case .missed: line.outcome == .missed
    case .unsupported: line.outcome == .unsupported
    case .wrongPOA: line.poa == .wrong
    case .disputed: isDisputed
    case .right: !line.needsAttention
    }
  }
}

extension ReviewState {
  /// The lines that a filter would show, by their index in the report.
  func lines(of filter: ReviewFilter) -> [Int] {
    report.lines.indices.filter {
      filter.shows(report.lines[$0], isDisputed: note(of: $0) != nil)
    }
  }

  /// Shows the lines of the next filter that has any, and every line again after the last.
  mutating func nextFilter() {
    let all = ReviewFilter.allCases
    let here = all.firstIndex(of: filter) ?? 0
    let next = (1...all.count).map { all[(here + $0) % all.count] }
    show(next.first { $0 == .all || !lines(of: $0).isEmpty } ?? .all)
  }

  /// What the head of the pane says of the filter; nil while every line is shown.
  var filterWords: String? {
    guard filter != .all else { return nil }
    return "\(filter.words), \(visible.count) of \(report.lines.count)"
  }
}

extension GradedLine {
  /// Whether the learner should look at it again: anything but right and optional.
  package var needsAttention: Bool {
    switch outcome {
    case .correct: poa == .wrong
    case .optional: false
    default: true
    }
  }
}
