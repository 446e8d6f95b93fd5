import Chart
import CodeSets
import Practice
import Terminal

extension TabularLayout {
  /// What the book and the learner have to say of a code beside its title and notes.
  func facts(of code: DiagnosisCode, _ entry: OutlineEntry) -> [BookLine] {
    var words: [(String, Role)] = []
    if entry.isComplete {
      if let record = books.diagnosis(code) {
        let (text, isValid) = validity(record.valid, on: discharge)
        if !text.isEmpty { words.append((text, isValid ? .textDim : .messageWarning)) }
        if record.isPOAExempt {
          words.append(("Exempt from present on admission reporting", .textDim))
        }
      }
      if tellsLevels { words += levels(of: code).map { ($0, .textDim) } }
    } else {
      let next = missingCharacter(of: code).map { "a \($0) character" } ?? "more characters"
      words.append(("Not a complete code: it needs \(next)", .textDim))
    }
    let kept = marks[MarkedCode(.diagnoses, code.description)]
    if kept.isBookmarked { words.append(("Bookmarked", .accent)) }
    if !kept.note.isEmpty { words.append(("Note: \(kept.note)", .recordNote)) }
    return words.flatMap { BookLine.wrap($0.0, column: 0, width: width, role: $0.1) }
  }

  /// What the code editor and MS-DRG hold of a code.
  private func levels(of code: DiagnosisCode) -> [String] {
    var words: [String] = []
    switch books.level(of: code) {
    case .none: break
    case .cc: words.append("CC, unless the principal diagnosis excludes it")
    case .mcc: words.append("MCC, unless the principal diagnosis excludes it")
    }
    // A book without a stay is read as of its last day.
    let day = discharge ?? CivilDate(dayNumber: .max / 2)
    let flags = books.flags(of: code, on: day)
    for (flag, text) in flagWords where flags.contains(flag) { words.append(text) }
    return words
  }
}

private let flagWords: [(DiagnosisFlags, String)] = [
  (.manifestation, "A manifestation: never the principal diagnosis"),
  (.externalCause, "An external cause: never the principal diagnosis"),
  (.unacceptableAsPrincipal, "Not acceptable as principal diagnosis"),
  (.requiresSecondary, "As principal diagnosis it needs a secondary one"),
  (.questionableAdmission, "As principal diagnosis, seldom enough for an admission"),
  (.unspecified, "Unspecified where the side matters"),
]
