import Chart

/// One code that search found.
package struct SearchHit: Hashable, Sendable {
  /// What of the book answered the query.
  package enum Matched: Hashable, Sendable {
    /// The code begins with what was typed.
    case code
    /// The words of the title.
    case title
    /// An inclusion term, an includes note or a term of the procedure index, by its words.
    case term(String)
  }

  /// The book it is in.
  package let book: SearchIndex.Book
  /// The code as coders write it: `A41.01`, `0DTJ4ZZ`.
  package let code: String
  /// The title.
  package let title: String
  /// Whether it may be reported: no further character is needed.
  package let isComplete: Bool
  /// When it may be reported.
  package let valid: Validity
  /// Why it was found.
  package let matched: Matched

  init(_ record: DiagnosisRecord, matched: Matched) {
    book = .diagnoses
    code = record.code.description
    title = record.title
    isComplete = record.isComplete
    valid = record.valid
    self.matched = matched
  }

  init(_ record: ServiceRecord, matched: Matched) {
    book = .services
    code = record.code.description
    title = record.title
    isComplete = true
    valid = record.valid
    self.matched = matched
  }

  init(_ record: ProcedureRecord, matched: Matched) {
    book = .procedures
    code = record.code.description
    title = record.title
    isComplete = true
    valid = record.valid
    self.matched = matched
  }
}
