import Chart
import CodeSets

/// Present on admission (Appendix I).
extension DiagnosisComparison {
  /// Whether an indicator is reported with a code and graded in this hospital.
  func takesPOA(_ alternative: DiagnosisAlternative) -> Bool {
    context.gradesPOA && !alternative.poa.isEmpty
  }

  /// The verdict on the indicator of a line with the right code. On an exempt code none is graded
  /// until one is entered, which is then wrong.
  func judge(
    _ poa: PresentOnAdmission?, _ alternative: DiagnosisAlternative
  ) -> POAVerdict {
    guard context.gradesPOA else { return .notGraded }
    guard alternative.poa.isEmpty else {
      return poa.map(alternative.poa.contains) == true ? .correct : .wrong
    }
    // A key without indicators for a code that takes one leaves it ungraded.
    guard poa != nil, context.book.book.isPOAExempt(alternative.code) else {
      return .notGraded
    }
    return .wrong
  }

  /// What is wrong with an indicator.
  func poaDifference(
    _ entered: PresentOnAdmission?, _ alternative: DiagnosisAlternative
  ) -> Difference {
    func spelled(_ poa: PresentOnAdmission) -> String { "\(poa.letter) (\(poa.meaning))" }
    let keyed = alternative.poa.map(\.letter).joined(separator: " or ")
    let text: String
    if alternative.poa.isEmpty {
      text = "\(alternative.code) is exempt from POA reporting: no indicator goes with it."
    } else {
      let wanted = alternative.poa.map(spelled).joined(separator: " or ")
      let given = entered.map { "\(spelled($0)) was entered" } ?? "No indicator was entered"
      text = "\(given); the record supports \(wanted)."
    }
    return Difference(aspect: "poa", entered: entered?.letter ?? "", keyed: keyed, text: text)
  }
}
