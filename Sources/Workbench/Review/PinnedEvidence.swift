import Chart
import Grading
import Practice

extension ReviewState {
  /// The key's evidence of a line, and after it what the learner kept for the code entered.
  package func allEvidence(of line: GradedLine) -> [Evidence] {
    line.evidence + ownEvidence(of: line)
  }

  private func ownEvidence(of line: GradedLine) -> [Evidence] {
    guard let entered = line.entered, !session.work.pins.isEmpty else { return [] }
    let target: Pin.Target
    switch entered.place.section {
    case .procedure: target = .procedure(ProcedureCode(entered.code).text)
    case .line: return []
    default: target = .diagnosis(DiagnosisCode(entered.code).text)
    }
    return session.work.evidence(for: target).map {
      Evidence(in: $0.document, quote: $0.quote, line: $0.line)
    }
  }
}
