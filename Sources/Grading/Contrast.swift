import Chart
import CodeSets

/// A near miss: what was entered beside what the key has, and the book that names the difference.
struct Contrast: Hashable, Sendable {
  /// Which classification the two codes are of.
  enum Kind: Hashable, Sendable { case diagnosis, procedure }

  let kind: Kind
  /// Both as normalised.
  let entered: String
  let keyed: String
  let book: BookReference

  /// The differences by kind or by axis.
  func differences() -> [Difference] {
    EditMemo.of(book.book).differences(self) { workedOut }
  }

  private var workedOut: [Difference] {
    switch kind {
    case .diagnosis:
      diagnosisDifferences(
        DiagnosisCode(normalised: entered), DiagnosisCode(normalised: keyed), in: book.book)
    case .procedure:
      procedureDifferences(
        ProcedureCode(normalised: entered), ProcedureCode(normalised: keyed), in: book.book)
    }
  }
}

/// A book that compares as its edition: two copies of one edition say the same. An object, so that a
/// line costs one reference to carry it.
final class BookReference: Hashable, Sendable {
  let book: CodeBook

  init(_ book: CodeBook) { self.book = book }

  static func == (a: BookReference, b: BookReference) -> Bool {
    a === b || a.book.edition == b.book.edition
  }

  func hash(into hasher: inout Hasher) { hasher.combine(book.edition) }
}
