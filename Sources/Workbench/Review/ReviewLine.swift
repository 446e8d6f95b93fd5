import Chart
import CodeSets
import Grading
import Terminal

/// A row of the review's pane, before it is drawn.
struct ReviewRow: Hashable {
  /// Which line of the report it belongs to.
  var line: Int
  var text: Line
  var role: Role
  /// The title of the code, after the text of a headline.
  var title = ""
  /// Columns it is set in by.
  var indent: Int
  /// Drawn in the first column, beside colour.
  var mark: Unicode.Scalar?
}

extension Outcome {
  var role: Role {
    switch self {
    case .correct: .outcomeCorrect
    case .wrongPlace: .outcomeWrongPlace
    case .nearMiss: .outcomeNearMiss
    case .missed: .outcomeMissed
    case .unsupported: .outcomeUnsupported
    case .optional: .outcomeOptional
    }
  }

  func mark(_ glyphs: GlyphSet) -> Unicode.Scalar {
    switch self {
    case .correct: glyphs.correct
    case .wrongPlace: glyphs.misplaced
    case .nearMiss: glyphs.nearly
    case .missed: glyphs.missed
    case .unsupported: glyphs.extra
    case .optional: glyphs.dot
    }
  }

  /// The outcome as the screen says it.
  var words: String {
    switch self {
    case .correct: "correct"
    case .wrongPlace: "wrong place"
    case .nearMiss: "near miss"
    case .missed: "missed"
    case .unsupported: "not supported"
    case .optional: "optional"
    }
  }
}

extension GradedLine {
  /// `A41.01 principal, POA Y`, `L89.152 entered, L89.153 keyed`, `02HV33Z missed`.
  func headline(_ glyphs: GlyphSet) -> String {
    let isPrincipal = (keyed ?? entered)?.place.section == .principal
    let place = isPrincipal ? " principal" : ""
    switch outcome {
    case .nearMiss: return "\(entered?.code ?? "") entered, \(keyed?.code ?? "") keyed\(place)"
    case .missed: return "\(keyed?.code ?? "") missed\(place)"
    case .unsupported: return "\(entered?.code ?? "") not supported"
    case .wrongPlace: return "\(entered?.code ?? "") wrong place\(poaWords(glyphs))"
    case .optional:
      return entered == nil
        ? "\(keyed?.code ?? "") optional, not entered" : "\(entered?.code ?? "") optional"
    case .correct: return "\(entered?.code ?? "")\(place)\(poaWords(glyphs))"
    }
  }

  /// The title of the code the line is about; empty for one that no book has.
  func title(in books: CodeBook) -> String {
    guard let view = keyed ?? entered else { return "" }
    switch view.place.section {
    case .procedure: return books.procedure(ProcedureCode(view.code))?.title ?? ""
    case .line: return ""
    default: return books.diagnosis(DiagnosisCode(view.code))?.title ?? ""
    }
  }

  private func poaWords(_ glyphs: GlyphSet) -> String {
    switch poa {
    case .notGraded: return ""
    case .correct: return ", POA \(entered?.poa ?? "")"
    case .wrong:
      let entered = entered?.poa ?? "none"
      return ", POA \(entered) \(String(glyphs.notEqual)) \(keyed?.poa ?? "none")"
    }
  }
}

extension ReviewState {
  /// The rows of the lines: every line's headline, and of the selected one all there is to say.
  func rows(width: Int, glyphs: GlyphSet, books: CodeBook) -> [ReviewRow] {
    var rows: [ReviewRow] = []
    let report = report
    for index in visible where report.lines.indices.contains(index) {
      let line = report.lines[index]
      let isWrongPOA = line.outcome == .correct && line.poa == .wrong
      rows.append(
        ReviewRow(
          line: index, text: Line(line.headline(glyphs)),
          role: isWrongPOA ? .outcomeNearMiss : line.outcome.role,
          title: index == selected ? "" : line.title(in: books), indent: 2,
          mark: isWrongPOA ? glyphs.nearly : line.outcome.mark(glyphs)))
      guard index == selected else { continue }
      func add(_ text: String, _ role: Role) {
        guard !text.isEmpty else { return }
        let whole = Line(text)
        for row in whole.wrap(max(10, width - 4)) {
          rows.append(
            ReviewRow(
              line: index, text: whole[row.range], role: role, indent: 4 + row.indent,
              mark: nil))
        }
      }
      add(line.title(in: books), .text)
      for difference in line.differences { add(difference.text, .text) }
      add(line.why, .text)
      if !line.cite.isEmpty { add(line.cite.joined(separator: "  "), .textDim) }
      for (number, piece) in allEvidence(of: line).enumerated() {
        let title = reader.index(of: piece.document).map { reader.pages[$0].title.text }
        let mark = number == evidence ? String(glyphs.pointer) : String(glyphs.bullet)
        let whose = number < line.evidence.count ? "" : "yours, "
        add(
          "\(mark) \(whose)\(title ?? piece.document): \u{201C}\(piece.quote)\u{201D}", .textDim)
      }
      if let note = note(of: index) { add("Disputed: \(note)", .messageWarning) }
      rows.append(ReviewRow(line: index, text: .empty, role: .text, indent: 0, mark: nil))
    }
    return rows
  }
}
