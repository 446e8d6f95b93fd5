/// The question of a query taken apart: what is said, and what can be answered.
///
/// Choices may be written into the question (`… : contrast medium; blood loss; other`), as the
/// wordings of a case are.
struct QueryWording {
  /// The question without the choices.
  let stem: ClinicalWords
  /// The question as it stands.
  let whole: String
  let choices: [String]
  let form: QueryForm
  /// A wording of the case says by itself what form it has, and not what it is for.
  let hasNoOwnForm: Bool

  init(_ query: ProviderQuery) {
    whole = query.wording ?? query.question
    let (stem, inline) = Self.split(whole)
    self.stem = ClinicalWords(stem)
    let words = ClinicalWords(whole)
    let asksYesNo = words.holds("yes no") || words.holds("yes or no")
    hasNoOwnForm = query.wording != nil
    if query.wording != nil {
      form = asksYesNo ? .yesNo : inline.isEmpty ? .open : .multipleChoice
      choices = inline
    } else {
      form = asksYesNo ? .yesNo : query.form
      choices = inline + (query.form == .multipleChoice ? query.choices : [])
    }
  }

  var isBlank: Bool { whole.allSatisfy(\.isWhitespace) }

  /// What stands before the choices, and the choices: two and more after a colon, between
  /// semicolons.
  private static func split(_ text: String) -> (stem: String, choices: [String]) {
    var place = text.startIndex
    while let colon = text[place...].firstIndex(of: ":") {
      let rest = text[text.index(after: colon)...]
      // `02:55` is a time.
      let isTime = rest.first?.isNumber ?? false
      let parts = rest.split(separator: ";")
      if !isTime, parts.count > 2, !parts[0].contains(". ") {
        return (
          String(text[..<colon]),
          parts.map { String($0.drop(while: \.isWhitespace)) }.filter { !$0.isEmpty }
        )
      }
      place = text.index(after: colon)
    }
    return (text, [])
  }
}
