import Chart
import CodeSets
import Grading

extension AnswerKey {
  /// Every citation of its lines, traps and queries; a waiver's is of no coding rule.
  var citations: [Citation] {
    let own: [Rationale]
    var clause: [Citation] = []
    switch lines {
    case .inpatient(let lines):
      clause = lines.principal.clause.map { [$0] } ?? []
      own =
        [lines.principal.rationale] + lines.principal.lines.map(\.rationale)
        + lines.secondary.map(\.rationale) + lines.procedures.map(\.rationale)
        + lines.sequence.map(\.rationale)
    case .outpatient(let lines):
      own =
        lines.reasonForVisit.map(\.rationale) + [lines.first.rationale]
        + lines.other.map(\.rationale) + lines.lines.map(\.rationale)
    }
    return clause + (own + traps.map(\.rationale) + queries.map(\.rationale)).flatMap(\.cite)
  }
}

extension PrincipalKey {
  /// The letters of Section II that it rests on, by clause or citation.
  var letters: Set<Character> {
    let cited = [clause].compactMap(\.self) + rationale.cite + lines.flatMap(\.rationale.cite)
    return Set(cited.filter { $0.hasPrefix("II.") }.compactMap { $0.dropFirst(3).first })
  }
}

/// The ids of the edits on every sheet the key asks for, alone and with each of the traps.
func exercisedEdits(_ chosen: PracticeCase, _ book: CodeBook) -> Set<String> {
  var resolutions = 1
  if case .inpatient(let lines) = chosen.key.lines { resolutions = lines.principal.lines.count }
  var found: Set<String> = []
  for resolution in 0..<max(1, resolutions) {
    let sheet = modelSheet(for: chosen.key, principal: resolution)
    let tried = [sheet] + chosen.key.traps.map { sheet.adding($0, stay: chosen.encounter, book) }
    for sheet in tried {
      found.formUnion(edits(of: sheet, encounter: chosen.encounter, using: book).map(\.id))
    }
  }
  return found
}

extension CodingSummary {
  /// The sheet of a learner who takes the trap: its code last, as a careful one would enter it.
  fileprivate func adding(_ trap: Trap, stay: Encounter, _ book: CodeBook) -> CodingSummary {
    let diagnosis = DiagnosisCode(trap.code)
    switch self {
    case .inpatient(var sheet):
      if book.diagnosis(diagnosis) == nil {
        sheet.procedures.append(
          ProcedureEntry(ProcedureCode(trap.code), on: stay.discharged.date))
      } else {
        // An indicator missing or too many would be an edit of this entry, not of the trap.
        sheet.secondary.append(
          DiagnosisEntry(diagnosis, poa: book.isPOAExempt(diagnosis) ? nil : .yes))
      }
      return .inpatient(sheet)
    case .outpatient(var sheet):
      if book.diagnosis(diagnosis) != nil { sheet.other.append(diagnosis) }
      return .outpatient(sheet)
    }
  }
}
